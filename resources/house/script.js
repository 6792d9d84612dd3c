// Everything on the page works without this; it adds copying, the system's share sheet and sign-up in place.
(() => {
const root = document.documentElement, n = navigator;
root.dataset.can = (n.clipboard ? 'copy ' : '') + (n.share ? 'share' : '');
const link = () => (document.querySelector('link[rel=canonical]') || location).href;
addEventListener('click', event => {
  const button = event.target.closest('[data-share]');
  if (!button) return;
  if (button.dataset.share == 'native') return n.share({title: document.title, url: link()}).catch(() => 0);
  const words = button.querySelector('span'), said = words.textContent;
  n.clipboard.writeText(link()).then(() => words.textContent = button.dataset.done, () => words.textContent = link());
  setTimeout(() => words.textContent = said, 3e3);
});
const show = (box, state, text) => {
  const form = box.querySelector('form'), field = form.elements.email, button = form.lastElementChild.previousElementSibling;
  const busy = state == 'sending', wrong = state == 'error';
  box.dataset.state = state;
  field.readOnly = busy;
  field.setAttribute('aria-invalid', wrong);
  button.setAttribute('aria-busy', busy);
  button.textContent = busy ? text : box.dataset.button;
  form.lastElementChild.textContent = wrong ? text : '';
  if (wrong) field.focus();
};
addEventListener('invalid', event => {
  event.preventDefault();
  show(event.target.closest('[data-state]'), 'error', event.target.validationMessage);
}, true);
addEventListener('submit', event => {
  // What an old browser lacks throws here, before the form's own way of posting is prevented.
  const form = event.target, body = new URLSearchParams(new FormData(form)), signal = AbortSignal.timeout(1e4);
  const box = form.closest('[data-state]'), said = box.dataset;
  event.preventDefault();
  if (said.state == 'sending') return;
  show(box, 'sending', said.sending);
  fetch(form.action, {method: 'POST', body, signal}).then(reply => {
    if (!reply.ok) throw 0;
    const title = box.querySelector('h2');
    show(box, 'success');
    title.textContent = said.success;
    title.tabIndex = -1;
    title.focus();
  }).catch(() => show(box, 'error', said.failure));
});
})();

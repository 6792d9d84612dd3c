// Everything on the page works without this; it adds copying, the system's share sheet and sign-up in place.
(() => {
const root = document.documentElement, n = navigator;
root.dataset.can = (n.clipboard ? 'copy ' : '') + (n.share ? 'share' : '');
const link = () => (document.querySelector('link[rel=canonical]') || location).href;
addEventListener('click', event => {
  const button = event.target.closest('[data-share]');
  if (!button) return;
  if (button.dataset.share == 'native') return n.share({title: document.title, url: link()}).catch(() => 0);
  const words = button.querySelector('span');
  n.clipboard.writeText(link()).then(() => {
    words.textContent = 'Link copied';
    setTimeout(() => words.textContent = 'Copy link', 3e3);
  }, () => words.textContent = 'Not copied');
});
addEventListener('submit', event => {
  const form = event.target, box = form.closest('[data-state]');
  if (!box) return;
  event.preventDefault();
  const field = form.elements.email, button = form.querySelector('button'), answer = form.querySelector('.answer'), label = button.textContent;
  const show = (state, text) => {
    box.dataset.state = state;
    const busy = state == 'sending', wrong = state == 'error';
    field.readOnly = busy;
    button.setAttribute('aria-busy', busy);
    button.textContent = busy ? text : label;
    field.setAttribute('aria-invalid', wrong);
    answer.textContent = wrong ? text : '';
    if (wrong) field.focus();
  };
  const said = box.dataset;
  if (said.state == 'sending') return;
  show('sending', said.sending);
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), 1e4);
  fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form)), signal: stop.signal}).then(reply => {
    if (!reply.ok) throw 0;
    show('success');
    const title = box.querySelector('h2');
    title.textContent = said.success;
    title.tabIndex = -1;
    title.focus();
  }).catch(() => show('error', said.failure + '. ' + said.hint)).finally(() => clearTimeout(clock));
});
})();

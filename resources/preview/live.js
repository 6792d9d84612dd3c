// The preview's own hand on a page on show. It runs in the application's world: no page ever sees it, and
// nothing of it stands in the DOM that the export writes.
(function () {
  const MANY = 192; // nodes of a body from which on it is laid out in sections
  const SIZE = 64; // nodes of a section
  const KEYS = ["name", "property", "rel", "media"]; // attributes that say what an entry of a head is about

  const body = () => document.querySelector('[data-part="body"]');

  function parsed(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content;
  }

  // Sections. A browser lays out anew what stands beside a changed node; content-visibility keeps that to
  // some sixty nodes. The boxes are a shadow tree around the body's children: those stay children of the body,
  // for every selector and for whoever reads the DOM. Each box is a formatting context of its own, so a border
  // between two is put where no margins would collapse across it.
  let root = null;
  let sections = [];

  function begins(node) {
    const before = node.previousElementSibling;
    return node.localName === "p" && before !== null && before.localName === "p"
      && getComputedStyle(node).marginTop === "0px";
  }

  function section(nodes, before) {
    const box = document.createElement("div");
    const slot = document.createElement("slot");
    box.append(slot);
    root.insertBefore(box, before);
    slot.assign(...nodes);
    let letters = 0;
    for (const node of nodes) letters += node.textContent.length + 40;
    box.style.containIntrinsicHeight = `auto ${Math.round(letters * 0.55)}px`; // until it has been seen
    return { box, slot, nodes };
  }

  function canBeDivided(element) {
    const style = getComputedStyle(element);
    return ["block", "flow-root"].includes(style.display) && style.columnCount === "auto"
      && style.columnWidth === "auto";
  }

  function divided(nodes) {
    const parts = [];
    let from = 0;
    for (let at = SIZE; at <= nodes.length - SIZE / 2; at++) {
      const isLong = at - from >= SIZE;
      if (isLong && (begins(nodes[at]) || at - from >= 2 * SIZE)) {
        parts.push(nodes.slice(from, at));
        from = at;
      }
    }
    parts.push(nodes.slice(from));
    return parts;
  }

  function divide() {
    const element = body();
    if (root !== null || element.childElementCount <= MANY || !canBeDivided(element)) return;
    const parts = divided([...element.children]); // before they leave the tree that is laid out
    try {
      root = element.attachShadow({ mode: "open", slotAssignment: "manual" });
    } catch {
      return; // an element that can have none is laid out in one piece
    }
    const style = new CSSStyleSheet();
    style.replaceSync( // the margins of the first and the last block reach out of the body
      "div:not(:first-child, :last-child) { content-visibility: auto; overflow-clip-margin: 100vw; }",
    );
    root.adoptedStyleSheets = [style];
    sections = parts.map((nodes) => section(nodes, null));
  }

  function place(first) {
    let at = 0;
    while (at < sections.length - 1 && first >= sections[at].nodes.length) {
      first -= sections[at].nodes.length;
      at += 1;
    }
    return [at, first];
  }

  function resection(first, removed, added) {
    const [from, inside] = place(first);
    let [at, start, left] = [from, inside, removed];
    for (;;) {
      left -= sections[at].nodes.splice(start, left).length;
      if (left <= 0 || at === sections.length - 1) break;
      at += 1;
      start = 0;
    }
    sections[from].nodes.splice(inside, 0, ...added);
    for (let one = Math.min(at + 1, sections.length - 1); one >= from; one--) balance(one);
  }

  function balance(at) {
    const { nodes, slot } = sections[at];
    const isBehind = at > 0;
    if (isBehind && (nodes.length < SIZE / 4 || !begins(nodes[0]))) {
      join(at);
    } else if (nodes.length > 3 * SIZE) {
      exchange(at, 1, divided(nodes));
    } else {
      slot.assign(...nodes);
    }
  }

  function join(at) {
    const nodes = [...sections[at - 1].nodes, ...sections[at].nodes];
    exchange(at - 1, 2, nodes.length > 3 * SIZE ? divided(nodes) : [nodes]);
  }

  function exchange(at, count, parts) {
    for (const gone of sections.splice(at, count)) gone.box.remove();
    const next = at < sections.length ? sections[at].box : null;
    sections.splice(at, 0, ...parts.map((nodes) => section(nodes, next)));
  }

  // Patches

  function exchangePart(name, html) {
    if (name === "head") renewHead([...parsed(html).childNodes]);
    else document.querySelector(`[data-part="${name}"]`).replaceWith(parsed(html));
  }

  // The first words of a story may be its description, so typing them changes the head with each key. What
  // says the same stays: a browser styles the whole page anew when its viewport or its colour scheme comes.
  function renewHead(now) {
    const policy = document.head.querySelector("meta[http-equiv]");
    const all = [...document.head.childNodes];
    const was = all.slice(0, all.indexOf(policy));
    if (was.length === now.length) {
      was.forEach((old, at) => renewEntry(old, now[at]));
    } else {
      for (const old of was) old.remove();
      policy.before(...now);
    }
  }

  function renewEntry(old, fresh) {
    if (old.isEqualNode(fresh)) return;
    const isSame = isAlike(old, fresh)
      && (old.nodeType === Node.TEXT_NODE || KEYS.every((key) => said(old, key) === said(fresh, key)));
    if (isSame) renew(old, fresh);
    else old.replaceWith(fresh);
  }

  function child(element, index) {
    if (root === null) return element.children[index] || null;
    const [at, inside] = place(index);
    return sections[at].nodes[inside] || null;
  }

  // A key changes some words of a block. They are changed where they stand: the element, what else is in it,
  // a selection and the sections stay, and no more is laid out anew than must be. What comes of it is what
  // exchanging the whole block would make, to the order of attributes.

  const isOurs = (name) => name.startsWith("data-desk-");
  const said = (node, name) => node.getAttribute(name);

  function isAlike(old, fresh) {
    if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName) return false;
    if (old.nodeType !== Node.ELEMENT_NODE) return old.nodeType === Node.TEXT_NODE;
    const names = old.getAttributeNames().filter((name) => !isOurs(name));
    return old.namespaceURI === fresh.namespaceURI && names.join() === fresh.getAttributeNames().join();
  }

  function common(limit, isSame) { // how many there are, by halves: so letters are not compared one by one
    let [low, high] = [0, limit];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (isSame(low, middle)) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  function renewText(old, words) {
    const before = old.data;
    const [length, other] = [before.length, words.length];
    const limit = Math.min(length, other);
    const head = common(limit, (from, to) => before.slice(from, to) === words.slice(from, to));
    const tail = common(limit - head, (from, to) =>
      before.slice(length - to, length - from) === words.slice(other - to, other - from));
    old.replaceData(head, length - tail - head, words.slice(head, other - tail));
  }

  function renew(old, fresh) {
    if (old.nodeType === Node.TEXT_NODE) {
      renewText(old, fresh.data);
      return;
    }
    for (const { name, value } of fresh.attributes) {
      if (said(old, name) !== value) old.setAttribute(name, value);
    }
    const [was, now] = [[...old.childNodes], [...fresh.childNodes]];
    const limit = Math.min(was.length, now.length);
    let [head, tail] = [0, 0];
    while (head < limit && was[head].isEqualNode(now[head])) head++;
    while (tail < limit - head && was.at(-1 - tail).isEqualNode(now.at(-1 - tail))) tail++;
    const [gone, come] = [was.slice(head, was.length - tail), now.slice(head, now.length - tail)];
    if (gone.length === 1 && come.length === 1 && isAlike(gone[0], come[0])) {
      renew(gone[0], come[0]);
      return;
    }
    const after = was[was.length - tail] || null;
    for (const node of gone) node.remove();
    for (const node of come) old.insertBefore(node, after);
  }

  function renewAll(element, first, added) { // whether they could be renewed
    const olds = added.map((_, at) => child(element, first + at));
    const stands = (old, fresh) => ["class", "style"].every((name) => said(old, name) === said(fresh, name));
    if (!olds.every((old, at) => old && isAlike(old, added[at]) && stands(old, added[at]))) return false;
    olds.forEach((old, at) => renew(old, added[at]));
    return true;
  }

  function splice(element, first, removed, html) {
    const come = parsed(html);
    const added = [...come.children];
    if (added.length === removed && renewAll(element, first, added)) return;
    const after = child(element, first + removed);
    let node = removed ? child(element, first) : after;
    while (node !== after) {
      const next = node.nextSibling;
      node.remove();
      node = next;
    }
    element.insertBefore(come, after);
    if (root !== null) resection(first, removed, added);
  }

  function patch(parts, splices) {
    for (const [name, html] of parts) exchangePart(name, html);
    const element = body();
    for (const [first, removed, html] of splices) splice(element, first, removed, html);
    divide();
    return true;
  }

  // Places. A place is a node of the body by its number, in the footnotes an item of their list (else -1), and
  // how far down in it.

  const MARK = "data-desk-caret"; // on what comes of the block under the caret

  function element(node, item) {
    const found = child(body(), node);
    return (item >= 0 && found && found.querySelectorAll(":scope > ol > li")[item]) || found;
  }

  let marked = [];

  function mark(first, count, item) {
    const wanted = [];
    for (let node = first; node < first + count; node++) {
      const found = element(node, item);
      if (found) wanted.push(found);
    }
    for (const old of marked) if (!wanted.includes(old)) old.removeAttribute(MARK);
    for (const found of wanted) if (!found.hasAttribute(MARK)) found.setAttribute(MARK, "");
    marked = wanted;
  }

  // What was never seen has an estimated height: it is laid out once it comes near, so look again.
  let sought = 0;

  function bring(first, last, item, share, offset) {
    const turn = ++sought;
    const step = (left) => {
      const [start, end] = [element(first, item), element(last, item)];
      if (turn !== sought || !start || !end) return;
      const top = start.getBoundingClientRect().top;
      const bottom = end.getBoundingClientRect().bottom;
      const by = top + (bottom - top) * share - offset * innerHeight;
      if (Math.abs(by) >= 1) scrollBy({ top: by, behavior: "instant" });
      if (left > 0) requestAnimationFrame(() => step(left - 1));
    };
    step(4);
  }

  function show(first, count, item, share) {
    bring(first, first + count - 1, item, share, 0);
  }

  function reveal(first, count, item, offset) {
    const found = element(first, item);
    if (!found) return;
    const place = found.getBoundingClientRect();
    if (place.bottom < 24 || place.top > innerHeight - 24) bring(first, first + count - 1, item, 0, offset);
  }

  function home() {
    sought++;
    scrollTo({ top: 0, behavior: "instant" });
  }

  function placeOf(target, y) {
    const element = body();
    if (!element.contains(target) || target === element) return null;
    let node = target;
    while (node.parentNode !== element) node = node.parentNode;
    const index = [...element.children].indexOf(node);
    const note = node.localName === "section" ? target.closest?.("li") : null;
    const item = note ? [...note.parentNode.children].indexOf(note) : -1;
    const { top, height } = (note || node).getBoundingClientRect();
    return [index, item, height ? Math.min(1, Math.max(0, (y - top) / height)) : 0];
  }

  function top() {
    const box = body().getBoundingClientRect();
    for (let y = Math.max(0, box.top + 1); y < Math.min(innerHeight, box.bottom); y += 6) {
      const found = placeOf(document.elementFromPoint(box.left + box.width / 2, y), y);
      if (found) return JSON.stringify(box.top > 0 ? [found[0], found[1], 0] : found);
    }
    return JSON.stringify(box.top > 0 ? [0, -1, 0] : null);
  }

  function hit(x, y) {
    const target = document.elementFromPoint(x, y);
    if (!target || target.closest("a[href]") || !getSelection().isCollapsed) return "null";
    const place = placeOf(target, y);
    if (!place) return "null";
    const caret = document.caretRangeFromPoint(x, y);
    const before = document.createRange();
    before.setStart(element(place[0], place[1]), 0);
    if (!caret || !before.startContainer.contains(caret.startContainer)) return JSON.stringify([...place, ""]);
    before.setEnd(caret.startContainer, caret.startOffset);
    return JSON.stringify([...place, before.toString()]);
  }

  const NOTE = "data-desk-note"; // on a block that is shown as it was typed: why

  let explained = [];

  function explain(notes) {
    for (const old of explained) old.removeAttribute(NOTE);
    explained = notes.map(([node]) => element(node, -1));
    explained.forEach((found, at) => found.setAttribute(NOTE, notes[at][1]));
  }

  const faint = new CSSStyleSheet();
  faint.replaceSync(`@media screen { [${MARK}] {
    background-color: color-mix(in srgb, currentColor 5%, transparent);
    box-shadow: 0 0 0 6px color-mix(in srgb, currentColor 5%, transparent);
  } [${NOTE}]::before {
    content: attr(${NOTE}); display: block; margin-bottom: 8px; white-space: normal;
    font: 600 13px/1.4 system-ui, sans-serif; color: light-dark(#8a5300, #f2b65c);
  } }`);

  function dress(style) {
    const own = new CSSStyleSheet();
    own.replaceSync(style);
    document.adoptedStyleSheets = [faint, own];
  }

  globalThis.desk = {
    patch, mark, show, home, reveal, top, hit, explain, dress, sections: () => sections, child: (node) => element(node, -1),
  };
  divide();
})();

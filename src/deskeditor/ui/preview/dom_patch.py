"""How is a page on show made another one, from outside the page's own world?"""

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deskeditor.pages.patch import Patch

_APPLY = """(function (parts, splices) {
  const parse = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content;
  };
  for (const [name, html] of parts) {
    if (name === "head") {
      const policy = document.head.querySelector("meta[http-equiv]");
      while (document.head.firstChild !== policy) document.head.firstChild.remove();
      document.head.insertBefore(parse(html), policy);
    } else {
      document.querySelector(`[data-part="${name}"]`).replaceWith(parse(html));
    }
  }
  const body = document.querySelector('[data-part="body"]');
  for (const [first, removed, html] of splices) {
    const after = body.children[first + removed] || null;
    let node = removed ? body.children[first] : after;
    while (node !== after) {
      const next = node.nextSibling;
      node.remove();
      node = next;
    }
    body.insertBefore(parse(html), after);
  }
  return true;
})"""


def script(patch: "Patch") -> str:
    """JavaScript that applies a patch and returns `true`; anything else: the page must be loaded."""
    splices = [(splice.first_node, splice.removed_nodes, splice.html) for splice in patch.blocks]
    return f"{_APPLY}({json.dumps(patch.parts)}, {json.dumps(splices)})"

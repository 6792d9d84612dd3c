"""How do plain elements become those of a page: figures, galleries, pull quotes, call-outs, link cards?"""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from deskeditor.markup import page_tables
from deskeditor.markup.phrases import Phrases
from deskeditor.markup.tree import Element, Node

HIGHEST = 2  # level of a heading: the headline is the page's only h1
ATTRIBUTION = re.compile(r"\s*(?:[—–―]|--)\s+(?=\S)")
ATTRIBUTION_LINE = re.compile(r"\n[ \t]*(?:[—–―]|--)[ \t]+(?=\S|$)")
_CALLOUT = re.compile(r"\s*\[!([A-Za-z]{1,20})\][+-]?[ \t]*([^\n]*)\n?")
_TASK = re.compile(r"\s*\[([ xX])\]\s+")
_CREDIT = re.compile(
    r"(?:^|(?<=[\s.!?…”’]))(?:Credits?|Photo(?:graph|graphs|s|graphy|graphie)?|Pictures?|Image|Illustration|Graphic"
    r"|Foto(?:grafie|grafía|grafia|s)?|Bild|Grafik|Crédit|Crédito|Credito|Source|Quelle)\s?: ?\S.*$",
    re.DOTALL | re.IGNORECASE,
)
_BESIDE = (2, 3)  # how many pictures make a gallery
_WATCH = re.compile(r"(?:video|film|watch|vidéo|vídeo)\b", re.IGNORECASE)
_LISTEN = re.compile(r"(?:audio|podcast|listen|hear)\b", re.IGNORECASE)


def furnish(element: Element, words: Phrases) -> None:
    """Turn the elements inside one, innermost first, into those that the page's styles know."""
    children: list[Node] = []
    for child in element.children:
        if isinstance(child, Element):
            furnish(child, words)
            build = _BUILDERS.get(child.name)
            children.append(build(child, words) if build else child)
        else:
            children.append(child)
    element.children = children


def _paragraph(paragraph: Element, words: Phrases) -> Element:
    content = [node for node in paragraph.children if not isinstance(node, str) or node.strip()]
    match content:
        case [str() as mark, Element(name="a") as link] if mark.strip() == "!embed":
            return _embed(link, words)
        case [Element() as shown] if image := _picture(shown):
            return _figure(shown, image)
    return _gallery(content) or paragraph


def _picture(element: Element) -> Element | None:
    """The image that the element is, or that it is a link around."""
    if element.name == "a" and len(element.children) == 1 and isinstance(element.children[0], Element):
        element = element.children[0]
    return element if element.name == "img" else None


def _figure(shown: Element, image: Element) -> Element:
    caption = image.attributes.pop("title", "").strip()
    return Element("figure", {}, [shown, _caption(caption)] if caption else [shown])


def _gallery(content: list[Node]) -> Element | None:
    """The figure of two or three images that are all there is to a paragraph."""
    shown = [node for node in content if isinstance(node, Element) and node.name != "br"]
    images = [image for one in shown if (image := _picture(one))]
    if (
        len(images) not in _BESIDE
        or len(images) != len(shown)
        or any(isinstance(node, str) for node in content)
    ):
        return None
    captions = [text for image in images if (text := image.attributes.pop("title", "").strip())]
    lines = [node for text in captions for node in (*_caption(text).children, " ")][:-1]
    figure = Element("figure", {"class": "gallery", "data-n": str(len(images))}, [*shown])
    figure.children += [Element("figcaption", {}, lines)] if lines else []
    return figure


def _caption(text: str) -> Element:
    credit = _CREDIT.search(text)
    if not credit:
        return Element("figcaption", {}, [text])
    words = text[: credit.start()].rstrip()
    inner: list[Node] = [f"{words} "] if words else []
    return Element("figcaption", {}, [*inner, Element("span", {"class": "credit"}, [credit[0].strip()])])


def _embed(link: Element, words: Phrases) -> Element:
    """A framed card that leads to what other pages would embed."""
    address = link.attributes.get("href", "")
    site = _site(address)
    text = link.text().strip()
    title = text if text and text != address else site
    head = Element("p", {"class": "embed-title"}, [Element("strong", {}, [title])])
    if not site:
        return Element("figure", {"class": "embed"}, [head])
    action = Element("a", {"href": address, "rel": "noopener"}, [_invitation(title, words).format(site)])
    return Element("figure", {"class": "embed"}, [head, Element("p", {"class": "embed-link"}, [action])])


def _site(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:  # such as a bracket that opens no IPv6 address
        return ""
    return host.removeprefix("www.")


def _invitation(title: str, words: Phrases) -> str:
    if _WATCH.match(title):
        return words.watch_on
    return words.listen_on if _LISTEN.match(title) else words.open_on


def _quote(quote: Element, words: Phrases) -> Element:
    paragraphs = quote.elements()
    if paragraphs and (callout := _callout(quote, paragraphs[0], words)):
        return callout
    if len(paragraphs) and paragraphs[-1].name == "p" and (footer := _attribution(quote, paragraphs[-1])):
        quote.attributes["class"] = "pull"
        quote.children.append(footer)
    return quote


def _attribution(quote: Element, last: Element) -> Element | None:
    """Take the attribution, `— Name`, off the last paragraph: all of it, or its last line."""
    first = last.children[0] if last.children else None
    if isinstance(first, str) and (dash := ATTRIBUTION.match(first)):
        if len(quote.elements()) == 1:
            return None  # a quotation that is nothing but a dash and words
        quote.children.remove(last)
        return Element("footer", {}, [first[dash.end() :], *last.children[1:]])
    for at in reversed(range(len(last.children))):
        node = last.children[at]
        lines = list(ATTRIBUTION_LINE.finditer(node)) if isinstance(node, str) else []
        if isinstance(node, str) and lines:
            footer = Element("footer", {}, [node[lines[-1].end() :], *last.children[at + 1 :]])
            last.children[at:] = [node[: lines[-1].start()]]
            return footer
    return None


def _callout(quote: Element, first: Element, words: Phrases) -> Element | None:
    """`> [!NOTE] Title` makes a box beside the story."""
    opening = first.children[0] if first.name == "p" and first.children else None
    found = _CALLOUT.match(opening) if isinstance(opening, str) else None
    if not isinstance(opening, str) or not found:
        return None
    kind = found[1].lower()
    label = getattr(words, kind, kind.capitalize()) if kind in _CALLOUTS else kind.capitalize()
    first.children[0] = opening[found.end() :]
    rest = [node for node in quote.children if node is not first or not first.is_blank()]
    title = Element("p", {"class": "callout-title"}, [found[2].strip() or label])
    return Element("aside", {"class": f"callout {kind}", "aria-label": label}, [title, *rest])


_CALLOUTS = frozenset(["note", "tip", "important", "warning", "caution"])


def _heading(heading: Element, _words: Phrases) -> Element:
    heading.name = f"h{HIGHEST}"
    return heading


def _image(image: Element, _words: Phrases) -> Node:
    if not image.attributes.get("src"):
        return image.attributes.get("alt", "")
    image.attributes.setdefault("alt", "")
    image.attributes["loading"] = "lazy"
    return image


def _item(item: Element, words: Phrases) -> Element:
    """`- [x] text` is a task that is done."""
    holder = item.elements()[0] if item.children and _starts_with_paragraph(item) else item
    first = holder.children[0] if holder.children else None
    task = _TASK.match(first) if isinstance(first, str) else None
    if isinstance(first, str) and task:
        done = task[1] != " "
        box = {"type": "checkbox", "disabled": "", "aria-label": words.done if done else words.to_do}
        item.attributes["class"] = "task"
        holder.children[:1] = [
            Element("input", {**box, "checked": ""} if done else box),
            f" {first[task.end() :]}",
        ]
    return item


def _starts_with_paragraph(item: Element) -> bool:
    first = next((node for node in item.children if not isinstance(node, str) or node.strip()), None)
    return isinstance(first, Element) and first.name == "p"


def _table(table: Element, words: Phrases) -> Element:
    return page_tables.dress(table, words.table)


def _code(code: Element, _words: Phrases) -> Element:
    code.attributes["tabindex"] = "0"  # its long lines are scrolled to from the keyboard, too
    return code


_BUILDERS: dict[str, Callable[[Element, Phrases], Node]] = {
    "p": _paragraph,
    "blockquote": _quote,
    "h1": _heading,
    "img": _image,
    "li": _item,
    "pre": _code,
    "table": _table,
}

"""How do the words of a paragraph become Markdown: emphasis, links, pictures, code, escapes?"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from deskeditor.markup import link_addresses, pasted_pictures
from deskeditor.markup.tree import Element, Node

MORE_INLINE = frozenset(
    ["font", "tt", "strike", "big", "nobr", "acronym", "label", "o:p", "picture", "u", "center"]
)
_BOLD = frozenset(["b", "strong"])
_ITALIC = frozenset(["i", "em", "cite", "var", "dfn"])
_STRUCK = frozenset(["s", "strike", "del"])
_CODE = frozenset(["code", "tt", "samp", "kbd"])
_HTML = frozenset(["sub", "sup"])
_WEIGHT = re.compile(r"font-weight:\s*(\w+)")
_STYLE = re.compile(r"font-style:\s*(\w+)")
_LINE = re.compile(r"text-decoration(?:-line)?:\s*([^;]*)")
_ALIGN = re.compile(r"text-align:\s*(\w+)")
_ANCHORS = frozenset(["#", "¶", "§", "↩", "🔗"])  # signs that lead to their own heading
_HEAVY = 600
_SPACE = re.compile(r"[ \t\n\r\f]+")
_NBSP = re.compile("\u00a0(?=[\u00a0 ])|(?<=[\u00a0 ])\u00a0|(?<![\\d«–])\u00a0(?![;:!?»%€£$])")
MEANING = re.compile(  # a sign that would be read as one
    r"[\\`]|\*(?=\S)|(?<=\S)\*|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|~~|<(?=[A-Za-z/!?])|&(?=#?\w{1,31};)"
    r"|\[(?=[^\[\]]{0,999}\](?:[\[(:])|\^)|\{(?=[:#.%{])"
)
_BLOCK_SIGN = re.compile(
    r"(?P<before>[ ]*)(?P<sign>#{2,6}|#(?=\s|$)|>|[-+*](?=\s|$)|\d{1,9}(?P<stop>[.)])(?=\s|$)"
    r"|=+\s*$|-{2,}\s*$|~{3,}|:(?=\s)|\|)"
)
_NOTE = re.compile(r"#(?:_?ftn|ftnt|sdfootnote|_?edn|sdendnote|fn[:-]?|footnote-?)(\d{1,5})(?:sym)?")
_BACK = re.compile(
    r"#(?:_?ftnref|ftnt_ref|_?ednref|fnref[:-]?|footnote-ref-?|sdfootnote|sdendnote)(\d{1,5})(?:anc)?"
)


class _Run(NamedTuple):
    """Some words with one look; `raw` is Markdown already."""

    words: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    address: str = ""
    raw: bool = False


_PLAIN = _Run("")


def looks(element: Element) -> bool:
    """Whether an element's own style makes its words bold, italic or struck out."""
    run = _styled(element, _PLAIN)
    return run.bold or run.italic or run.struck


def side(cell: Element) -> str:
    """To which side a cell is set; empty where it does not say."""
    found = _ALIGN.search(cell.attributes.get("style", ""))
    return (found[1] if found else cell.attributes.get("align", "")).lower()


def guarded(paragraph: str) -> str:
    """A paragraph whose lines do not begin like a heading, a list or a quotation by chance."""
    return "\n".join(
        _BLOCK_SIGN.sub(_guard, line, count=1) if _BLOCK_SIGN.match(line) else line
        for line in paragraph.split("\n")
    )


def _guard(found: re.Match[str]) -> str:
    sign = found["sign"]
    if found["stop"]:
        return f"{found['before']}{sign[:-1]}\\{sign[-1]}"
    return f"{found['before']}\\{sign}"


class Inline:
    """Writes runs of inline nodes."""

    def __init__(self) -> None:
        self.left_out = 0  # pictures that could not be written
        self.remote = 0  # pictures that stay where they are on the web
        self._plain = False

    def write(self, nodes: Sequence[Node], *, plain: bool = False) -> str:
        """Markdown of inline nodes; an empty line stands where a paragraph ends."""
        self._plain = plain
        runs = [run for node in nodes for run in self._runs(node, _PLAIN)]
        text = _joined(_spaced(runs), ("address", "bold", "italic", "struck", "code"))
        text = re.sub(r" *\n *", "\n", text)
        return (
            re.sub(r"\n{2,}", "\n\n", text)
            .replace("\n\n", "\x00")
            .replace("\n", "\\\n")
            .replace("\x00", "\n\n")
        )

    def _runs(self, node: Node, look: _Run) -> Iterator[_Run]:
        if isinstance(node, str):
            yield look._replace(words=_SPACE.sub(" ", node))
            return
        look = _styled(node, look)
        if self._plain:
            look = look._replace(bold=False)
        match node.name:
            case "br":
                yield look._replace(words="\n")
            case "img":
                yield from self._image(node, look)
            case "a" if note := _note(node):
                yield _PLAIN._replace(words=note, raw=True)
            case "a" if node.text().strip() in _ANCHORS and not any(node.elements()):
                return
            case "q":
                yield from self._around(node, look, "“", "”")
            case name if name in _HTML and node.text().strip() and not _has_note(node):
                yield look._replace(words=f"<{name}>", raw=True)
                yield from self._inside(node, look)
                yield look._replace(words=f"</{name}>", raw=True)
            case _:
                yield from self._inside(node, look)

    def _inside(self, element: Element, look: _Run) -> Iterator[_Run]:
        for child in element.children:
            yield from self._runs(child, look)

    def _around(self, element: Element, look: _Run, opening: str, closing: str) -> Iterator[_Run]:
        yield look._replace(words=opening)
        yield from self._inside(element, look)
        yield look._replace(words=closing)

    def _image(self, image: Element, look: _Run) -> Iterator[_Run]:
        if any(image.attributes.get(name) in ("0", "1") for name in ("width", "height")):
            return  # a tracking pixel
        address = image.attributes.get("src", "")
        if not pasted_pictures.is_sign(address):
            address = link_addresses.web(address)
            self.remote += bool(address)
        if not address:
            self.left_out += 1
            return
        alt = _SPACE.sub(" ", image.attributes.get("alt", "")).replace("[", "(").replace("]", ")").strip()
        yield look._replace(words=f"![{alt}]({address})", raw=True, bold=False, italic=False, struck=False)


def _styled(element: Element, look: _Run) -> _Run:
    """The look inside an element: what its style says, else its name, else what is around it."""
    style = element.attributes.get("style", "")
    name = element.name
    weight, slant, line = _WEIGHT.search(style), _STYLE.search(style), _LINE.search(style)
    bold = look.bold or name in _BOLD
    if weight:
        bold = weight[1] in ("bold", "bolder") or (weight[1].isdigit() and int(weight[1]) >= _HEAVY)
    italic = slant[1] in ("italic", "oblique") if slant else look.italic or name in _ITALIC
    struck = look.struck or name in _STRUCK or bool(line and "line-through" in line[1])
    address = look.address
    if name == "a" and (target := element.attributes.get("href", "")):
        address = link_addresses.target(target)
    code = look.code or name in _CODE
    return look._replace(bold=bold, italic=italic, struck=struck, code=code, address=address)


def _note(link: Element) -> str:
    """A footnote's mark, or the sign before its words, where a link is one."""
    target = link.attributes.get("href", "")
    target = target[target.rfind("#") :] if "#" in target else ""
    if found := _NOTE.fullmatch(target):
        return f"[^{found[1]}]"
    if found := _BACK.fullmatch(target):
        return f"\x01{found[1]}\x01"
    return ""


def _has_note(element: Element) -> bool:
    return any(child.name == "a" and _note(child) for child in element.walk())


def _spaced(runs: list[_Run]) -> list[_Run]:
    """The runs with single spaces, and without the no-break spaces that are only there for looks."""
    result: list[_Run] = []
    end = " "
    for run in runs:
        words = run.words if run.raw else _NBSP.sub(" ", run.words)
        words = words if run.raw else re.sub(" +", " ", words)
        if end in " \n" and not run.raw:
            words = words.lstrip(" ")
        if words:
            result.append(run._replace(words=words))
            end = words[-1]
    return result


_MARKS = {"bold": ("**", "__"), "italic": ("*", "_"), "struck": ("~~", "~~")}


def _joined(runs: Sequence[_Run], looks: Sequence[str], before: str = "") -> str:
    """The runs as Markdown: those of one look together, white space outside its marks."""
    while looks and not any(getattr(run, looks[0]) for run in runs):
        looks = looks[1:]
    if not looks:
        return "".join(run.words if run.raw else _escaped(run.words) for run in runs)
    text = ""
    for value, group in groupby(runs, key=lambda run: getattr(run, looks[0])):
        inside = list(group)
        done = before + text
        part = _wrapped(inside, looks, value, done) if value else _joined(inside, looks[1:], done)
        text += part
    return text


def _wrapped(runs: list[_Run], looks: Sequence[str], value: object, before: str) -> str:
    look = looks[0]
    if look == "code":
        return _code("".join(run.words for run in runs))
    inside = _joined(runs, looks[1:])
    words = inside.strip(" \n")
    if not words or words.startswith("\x01"):
        return inside
    start, end = inside[: inside.index(words[0])], inside[len(inside.rstrip(" \n")) :]
    if look == "address":
        return f"{start}{_link(words, str(value), runs)}{end}"
    if re.fullmatch(r"(?:!\[[^\]]*\]\([^)]*\)|\[\^\w+\])+", words):
        return inside  # nothing to be bold
    mark, other = _MARKS[look]
    mark = other if (before + start).endswith(mark[0]) else mark
    paragraphs = words.split("\n\n") if "\n\n" in words else [words]
    return start + "\n\n".join(f"{mark}{part.strip()}{mark}" for part in paragraphs if part.strip()) + end


def _link(words: str, address: str, runs: list[_Run]) -> str:
    shown = "".join(run.words for run in runs).strip()
    if not re.search(r"[\w!]", words):
        return words if re.search(r"[^\s#¶§↩]", words) else ""
    if shown in (address, address.removeprefix("mailto:"), address.removesuffix("/")):
        return f"<{address.removeprefix('mailto:')}>"
    return f"[{words.replace(chr(10), ' ')}]({address})"


def _code(words: str) -> str:
    inside = words.strip(" \n")
    if not inside:
        return words
    longest = max((len(run) for run in re.findall("`+", inside)), default=0)
    ticks = "`" * (longest + 1)
    pad = " " if inside.startswith("`") or inside.endswith("`") else ""
    start, end = words[: words.index(inside[0])], words[len(words.rstrip(" \n")) :]
    return f"{start}{ticks}{pad}{inside}{pad}{ticks}{end}".replace("\n", " ")


def _escaped(words: str) -> str:
    return MEANING.sub(lambda found: f"\\{found[0]}" if found[0] != "&" else "&amp;", words)

"""What does HTML from a clipboard say as Markdown?

Word, Google Docs, LibreOffice and web pages each write lists, footnotes and emphasis in their own way;
`clipboard_tree` makes one tree of them all, and this writes it. What is hostile, hidden or a look is gone.
"""

import re
from dataclasses import dataclass, field

from deskeditor.markup import clipboard_tree, inline_writing, pasted_pictures
from deskeditor.markup.clipboard_tree import HIDDEN, Item, items
from deskeditor.markup.editing_lists import STEP
from deskeditor.markup.inline_writing import Inline
from deskeditor.markup.tree import INLINE, Element, Node

MOST_HTML = 6_000_000  # characters that are read, pictures not counted
_HEADING = re.compile(r"h([1-6])")
_LANGUAGE = re.compile(r"(?:language|lang|highlight-source)-([\w+#.-]{1,30})")
_BACK = re.compile("\x01(\\d+)\x01")
_NOTE = re.compile(r"\[\^\d+\]:")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_RICH = frozenset([
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "hr", "figure", "img", "a", "b",
    "strong", "i", "em", "s", "del", "strike", "code", "pre", "sub", "sup", "dl", "cite", "var", "tt", "samp",
    "kbd",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Converted:
    """Markdown; whether it says more than the plain text does; and what became of the pictures in it.

    `pictures` came along, encoded: `pasted_pictures` decodes them and puts what was kept in their places.
    """

    markdown: str
    is_rich: bool
    pictures: tuple[str, ...] = ()
    pictures_left_out: int = 0
    remote_pictures: int = 0  # that stay where they are on the web


def convert(html: str) -> Converted | None:
    """What HTML says; None where it is too long or nested too deeply: only its text can be taken."""
    html, pictures = pasted_pictures.taken_out(html)
    if len(html) > MOST_HTML:
        return None
    root = clipboard_tree.read(html)
    if root is None:
        return None
    writer = _Writer()
    blocks = writer.blocks(root)
    notes = [block for block in blocks if _NOTE.match(block)]
    text = [block for block in blocks if not _NOTE.match(block)]
    markdown = "\n\n".join([*text, "\n".join(notes)] if notes else text)
    rich = any(element.name in _RICH for element in root.walk()) or _has_look(root)
    is_source = clipboard_tree.is_source(root)
    return Converted(
        markdown, not is_source and (rich or len(blocks) > 1), pictures, writer.left_out, writer.remote
    )


def _has_look(root: Element) -> bool:
    return any(inline_writing.looks(element) for element in root.walk())


@dataclass(slots=True)
class _Writer:
    _inlines: Inline = field(default_factory=Inline)

    @property
    def left_out(self) -> int:
        """How many pictures could not come along."""
        return self._inlines.left_out

    @property
    def remote(self) -> int:
        """How many pictures stay where they are."""
        return self._inlines.remote

    def blocks(self, parent: Element) -> list[str]:
        """The blocks inside an element; words that stand between blocks are paragraphs."""
        result: list[str] = []
        run: list[Node] = []
        for child in parent.children:
            if isinstance(child, str) or _is_inline(child):
                run.append(child)
            else:
                result += self._paragraphs(run)
                run = []
                result += self._block(child)
        return result + self._paragraphs(run)

    def _block(self, element: Element) -> list[str]:
        if heading := _HEADING.fullmatch(element.name):
            words = self._line(element.children, plain=True)
            return [f"{'#' * int(heading[1])} {words}"] if words else []
        build = _BUILDERS.get(element.name)
        return build(self, element) if build else self.blocks(element)

    def _paragraphs(self, run: list[Node]) -> list[str]:
        words = self._inlines.write(run)
        parts = (part.strip(" \n") for part in words.split("\n\n"))
        parts = (re.sub(r"^(?:\\\n)+|(?:\\\n?)+$", "", part).strip(" \n") for part in parts)
        return [_note(part) or inline_writing.guarded(part) for part in parts if part]

    def _line(self, nodes: list[Node], *, plain: bool = False) -> str:
        """Words in one line: a heading, a cell; `plain` without bold, which its place says already."""
        words = self._inlines.write(nodes, plain=plain)
        return _SPACES.sub(" ", words.replace("\\\n", " ")).strip()

    def quote(self, element: Element) -> list[str]:
        """A block quote."""
        inside = "\n\n".join(self.blocks(element))
        return ["\n".join(f"> {line}".rstrip() for line in inside.split("\n"))] if inside else []

    def rule(self, _element: Element) -> list[str]:
        """A divider."""
        return ["---"]

    def code(self, element: Element) -> list[str]:
        """Code between fences."""
        text = element.text().strip("\n")
        if not text.strip():
            return []
        classes = " ".join([element.attributes.get("class", "")] + [
            child.attributes.get("class", "") for child in element.walk()
        ])  # fmt: skip
        language = _LANGUAGE.search(classes)
        longest = max((len(run) for run in re.findall(r"^`{3,}", text, re.MULTILINE)), default=2)
        fence = "`" * (longest + 1)
        return [f"{fence}{language[1] if language else ''}\n{text}\n{fence}"]

    def listing(self, element: Element) -> list[str]:
        """A list with all that is inside it."""
        lines: list[str] = []
        numbers: dict[int, int] = {}
        loose = False
        depth = -1
        for item in items(element):
            blocks = self.blocks(item.content)
            if not blocks:
                continue
            depth = min(item.level, depth + 1)  # no item stands two steps further in than the one above
            numbers = {level: number for level, number in numbers.items() if level <= depth}
            numbers[depth] = numbers.get(depth, item.start - 1) + 1
            if lines and (loose or len(blocks) > 1):
                lines.append("")
            loose = len(blocks) > 1
            lines += _item(item, depth, numbers[depth], blocks)
        return ["\n".join(lines)] if lines else []

    def table(self, element: Element) -> list[str]:
        """A table; one that only lays out a page is what stands in its cells."""
        rows = clipboard_tree.rows(element)
        if max((len(row) for row in rows), default=0) < 2 or clipboard_tree.is_layout(element):
            return [block for row in rows for cell in row for block in self.blocks(cell)]
        width = max(len(row) for row in rows)
        texts = [[self._cell(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
        sides = [_side(rows, at) for at in range(width)]
        lines = [_row(texts[0]), _row([_RULES[side] for side in sides]), *map(_row, texts[1:])]
        caption = next((child for child in element.elements() if child.name == "caption"), None)
        return [*(self.blocks(caption) if caption else []), "\n".join(lines)]

    def _cell(self, cell: Element) -> str:
        parts = self.blocks(Element("", {}, cell.children))
        words = "<br>".join(_SPACES.sub(" ", part.replace("\\\n", "<br>")) for part in parts)
        return re.sub(r"(?<!\\)\|", r"\\|", words)

    def definitions(self, element: Element) -> list[str]:
        """Terms and what they mean."""
        lines: list[str] = []
        for child in element.elements():
            if child.name == "div":
                lines += self.definitions(child)
            elif words := self._line(child.children):
                lines.append(f":   {words}" if child.name == "dd" else words)
        return ["\n".join(lines)] if lines else []

    def figure(self, element: Element) -> list[str]:
        """A picture with its caption."""
        images = [child for child in element.walk() if child.name == "img"]
        captions = [child for child in element.walk() if child.name == "figcaption"]
        if len(images) != 1 or not captions:
            return self.blocks(element)
        caption = _SPACES.sub(" ", captions[0].text()).strip().replace('"', "”")
        image = self._line([images[0]])
        if not image:
            return [inline_writing.guarded(words)] if (words := self._line(captions[0].children)) else []
        return [f'{image[:-1]} "{caption}")' if caption and image.endswith(")") else image]


def _note(paragraph: str) -> str:
    """The words of a footnote, if a paragraph begins with the way back to its mark."""
    found = _BACK.match(paragraph)
    words = _BACK.sub("", paragraph).strip()
    return f"[^{found[1]}]: {words}" if found else ""


def _item(item: Item, depth: int, number: int, blocks: list[str]) -> list[str]:
    sign = f"{number}. " if item.ordered else "- "
    task = "" if item.done is None else "[x] " if item.done else "[ ] "
    lead = " " * (STEP * depth)
    first, *rest = blocks[0].split("\n")
    lines = [f"{lead}{sign}{task}{first}", *(_under(line, lead) for line in rest)]
    for block in blocks[1:]:
        lines += ["", *(_under(line, lead) for line in block.split("\n"))]
    return lines


def _under(line: str, lead: str) -> str:
    return f"{lead}{' ' * STEP}{line}" if line else ""


_RULES = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _side(rows: list[list[Element]], at: int) -> str:
    """To which side the cells of a column are set, where most say one."""
    sides = [inline_writing.side(row[at]) for row in rows[1:] if at < len(row)]
    best = max(set(sides), key=sides.count, default="")
    return best if best in _RULES and sides.count(best) * 2 > len(sides) and best != "left" else ""


def _is_inline(element: Element) -> bool:
    if element.name not in INLINE and element.name not in inline_writing.MORE_INLINE:
        return False
    return not any(
        child.name not in INLINE and child.name not in inline_writing.MORE_INLINE for child in element.walk()
    )


def _nothing(_writer: _Writer, _element: Element) -> list[str]:
    return []


_BUILDERS = {
    "blockquote": _Writer.quote,
    "hr": _Writer.rule,
    "pre": _Writer.code,
    "ul": _Writer.listing,
    "ol": _Writer.listing,
    "table": _Writer.table,
    "dl": _Writer.definitions,
    "figure": _Writer.figure,
    **dict.fromkeys(HIDDEN, _nothing),
}

"""How does a table stand on a page: in a labelled region that scrolls, numbers to the right?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from deskeditor.markup.tree import Element

_NUMBER = re.compile(
    r"[+\-−–±~≈<>]?\s?[£$€¥]?\s?[+\-−–]?\d[\d.,'’\s\u00a0\u202f]*\s?(?:[€£$%‰]|[a-zA-Z°/²³]{1,4}|per cent)?"
)
_NO_VALUE = frozenset(["", "-", "–", "—", "n/a", "N/A", ".."])
_LABEL_LENGTH = 100


def dress(table: Element, word: str) -> Element:
    """The table in its region; cells of numeric columns get the class `n`, heads their scope."""
    rows = [element for element in table.walk() if element.name == "tr"]
    for number, row in enumerate(rows):
        _scope(row, in_head=number == 0)
    grid = [list(_cells(row)) for row in rows]
    if not any("rowspan" in cell.attributes for _, cell in chain.from_iterable(grid)):
        _mark_numbers(grid)
    for _, cell in chain.from_iterable(grid):
        _align(cell)
    region = {"class": "tw", "tabindex": "0", "role": "region", "aria-label": _label(table, rows, word)}
    return Element("div", region, [table])


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    """Each cell with the column in which it begins."""
    column = 0
    for cell in row.elements():
        if cell.name in ("td", "th"):
            yield column, cell
            column += int(cell.attributes.get("colspan") or 1)


def _scope(row: Element, in_head: bool) -> None:
    for cell in row.elements():
        if cell.name != "th":
            continue
        if cell.is_blank():
            cell.name = "td"  # an empty head names nothing
            cell.attributes.pop("scope", None)
        elif cell.attributes.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
            cell.attributes["scope"] = "col" if in_head or _all_heads(row) else "row"


def _all_heads(row: Element) -> bool:
    return all(cell.name == "th" for cell in row.elements())


def _mark_numbers(grid: list[list[tuple[int, Element]]]) -> None:
    columns: dict[int, list[Element]] = {}
    for row in grid:
        for column, cell in row:
            columns.setdefault(column, []).append(cell)
    for cells in columns.values():
        if is_numeric(cell.text() for cell in cells if cell.name == "td"):
            for cell in cells:
                cell.attributes["align"] = "right"


def is_numeric(cells: Iterable[str]) -> bool:
    """Whether the texts of a column's cells are figures, where they say anything."""
    texts = [text for cell in cells if (text := cell.strip()) not in _NO_VALUE]
    return bool(texts) and all(_NUMBER.fullmatch(text) for text in texts)


def _align(cell: Element) -> None:
    side = cell.attributes.pop("align", "").lower()
    if side in ("right", "center"):
        cell.attributes["class"] = "n" if side == "right" else "c"


def _label(table: Element, rows: list[Element], word: str) -> str:
    caption = next((element.text() for element in table.elements() if element.name == "caption"), "")
    if caption.strip():
        return " ".join(caption.split())
    return label([cell.text() for cell in rows[0].elements() if cell.name == "th"] if rows else [], word)


def label(heads: Sequence[str], word: str) -> str:
    """What a table without a caption is called: by its heads."""
    heads = [" ".join(head.split()) for head in heads]
    said = f"{word}: {', '.join(heads)}" if heads else word
    return said if len(said) <= _LABEL_LENGTH else f"{said[: _LABEL_LENGTH - 1].rstrip(' ,')}…"

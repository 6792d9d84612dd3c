"""How far may a table's cells reach? No further than to where another cell begins, nor out of their rows."""

from itertools import groupby

from deskeditor.markup.tree import Element

_CELLS = ("td", "th")
_WIDEST = 200  # columns that are followed; a table that claims more is not one


def mend(table: Element) -> None:
    """Shorten the spans that reach too far."""
    rows = [
        (parent, row)
        for parent in (table, *table.elements())
        for row in parent.elements()
        if row.name == "tr"
    ]
    cells = [cell for _, row in rows for cell in row.elements() if cell.name in _CELLS]
    if any("rowspan" in cell.attributes for cell in cells):
        for _, group in groupby(rows, key=lambda one: id(one[0])):
            _keep_inside([row for _, row in group])
    if any("colspan" in cell.attributes for cell in cells):
        _narrow([row for _, row in rows])


def _keep_inside(rows: list[Element]) -> None:
    for below, row in zip(range(len(rows), 0, -1), rows, strict=True):
        for cell in row.elements():
            if "rowspan" in cell.attributes:
                _set(cell, "rowspan", min(_span(cell, "rowspan"), below))


def _narrow(rows: list[Element]) -> None:
    """Every column must be one in which some cell begins."""
    placed = _placed(rows)
    begun = sorted({column for column, _ in placed})
    for column, cell in placed:
        end = column + _span(cell, "colspan")
        _set(cell, "colspan", max(1, sum(column <= one < end for one in begun)))


def _placed(rows: list[Element]) -> list[tuple[int, Element]]:
    """Each cell with the column in which it begins, beside cells that reach down from above."""
    placed: list[tuple[int, Element]] = []
    taken: dict[int, int] = {}  # by column: how many rows it is still taken
    for row in rows:
        column, begun = 0, dict[int, int]()
        for cell in row.elements():
            while taken.get(column):
                column += 1
            placed.append((column, cell))
            for one in range(column, column + min(_span(cell, "colspan"), _WIDEST)):
                begun[one] = _span(cell, "rowspan")
            column += _span(cell, "colspan")
        taken = {one: left - 1 for one, left in {**taken, **begun}.items() if left > 1}
    return placed


def _span(cell: Element, name: str) -> int:
    text = cell.attributes.get(name, "1")
    return int(text) if text.isdecimal() and text != "0" else 1


def _set(cell: Element, name: str, span: int) -> None:
    if span > 1:
        cell.attributes[name] = str(span)
    else:
        cell.attributes.pop(name, None)

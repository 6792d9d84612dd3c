"""How is a table written on: from cell to cell, with more rows and columns, and in straight columns?

Every function gives None where the caret is in no table.
"""

import itertools
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from deskeditor.markup.selection import Edit, Selection, caret, line_at

SIDES = ("left", "center", "right")
_WIDEST = 40  # columns are filled up to this many characters: a long text in one cell widens no other

_LEAD = re.compile(r"[ \t]*(?:>[ \t]?)*")
_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BORDER = re.compile(r"\\.|(?P<ticks>`+)(?:(?!(?P=ticks))[^\n])*?(?P=ticks)(?!`)|(?P<bar>\|)")


_SIDE = {(False, False): "", (True, False): "left", (True, True): "center", (False, True): "right"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table from `start` to `end` of a text; the first row is its head. The caret is in one cell."""

    start: int
    end: int
    lead: str
    rows: tuple[tuple[str, ...], ...]
    sides: tuple[str, ...]
    row: int
    column: int


def next_cell(text: str, selection: Selection) -> Edit | None:
    """Go to the next cell; behind the last one is a new row."""
    return _changed(text, selection, _step)


def _step(table: Table) -> Table:
    if table.column + 1 < len(table.sides):
        return replace(table, column=table.column + 1)
    if table.row + 1 < len(table.rows):
        return replace(table, row=table.row + 1, column=0)
    return replace(_with_row(table, table.row + 1), column=0)


def previous_cell(text: str, selection: Selection) -> Edit | None:
    """Go to the cell before; from the first one nowhere."""

    def back(table: Table) -> Table:
        if table.column:
            return replace(table, column=table.column - 1)
        return replace(table, row=table.row - 1, column=len(table.sides) - 1) if table.row else table

    return _changed(text, selection, back)


def enter(text: str, selection: Selection) -> Edit | None:
    """Go to the cell below; below the last row is a new one, and an empty last row ends the table."""
    if not selection.empty or (table := table_at(text, selection)) is None:
        return None
    if selection.position == line_at(text, selection.position)[0]:
        return None  # before the row, an ordinary line end makes room above the table
    last = table.row == len(table.rows) - 1
    if last and table.row > 1 and not any(table.rows[-1]):
        return _left(text, table)
    return written(text, _below(table, last=last))


def _below(table: Table, *, last: bool) -> Table:
    if not last:
        return replace(table, row=table.row + 1)
    at_end = table.column == len(table.sides) - 1
    return replace(_with_row(table, table.row + 1), column=0 if at_end else table.column)


def _left(text: str, table: Table) -> Edit:
    """The table without its last, empty row, the caret on a line of its own below it."""
    edit = written(text, _without_row(table))
    end = edit.text.find("\n", edit.selection.end)
    end = len(edit.text) if end < 0 else end
    rest = edit.text[end:]
    gap = "\n\n" if not rest.startswith("\n\n") else "\n" if rest.startswith("\n\n\n") else "\n\n"
    return Edit(edit.text[:end] + gap + rest, caret(end + len(gap)))


def row_above(text: str, selection: Selection) -> Edit | None:
    """Put an empty row above that of the caret; the head stays first."""
    return _changed(text, selection, lambda table: _with_row(table, max(table.row, 1)))


def row_below(text: str, selection: Selection) -> Edit | None:
    """Put an empty row below that of the caret."""
    return _changed(text, selection, lambda table: _with_row(table, table.row + 1))


def remove_row(text: str, selection: Selection) -> Edit | None:
    """Take the caret's row away; the head stays."""
    return _changed(text, selection, _without_row)


def column_left(text: str, selection: Selection) -> Edit | None:
    """Put an empty column to the left of the caret's."""
    return _changed(text, selection, lambda table: _with_column(table, table.column))


def column_right(text: str, selection: Selection) -> Edit | None:
    """Put an empty column to the right of the caret's."""
    return _changed(text, selection, lambda table: _with_column(table, table.column + 1))


def remove_column(text: str, selection: Selection) -> Edit | None:
    """Take the caret's column away; the only one stays."""
    return _changed(text, selection, _without_column)


def align(text: str, selection: Selection, side: str) -> Edit | None:
    """Set the caret's column to a side of SIDES; a second time takes it back."""

    def change(table: Table) -> Table:
        sides = list(table.sides)
        sides[table.column] = "" if sides[table.column] == side else side
        return replace(table, sides=tuple(sides))

    return _changed(text, selection, change)


def tidy(text: str, selection: Selection) -> Edit | None:
    """Fill the cells so that the columns stand straight."""
    return _changed(text, selection, lambda table: table)


def _with_row(table: Table, at: int) -> Table:
    at = max(at, 1)
    rows = [*table.rows[:at], ("",) * len(table.sides), *table.rows[at:]]
    return replace(table, rows=tuple(rows), row=at)


def _without_row(table: Table) -> Table:
    if table.row == 0:
        return table
    rows = table.rows[: table.row] + table.rows[table.row + 1 :]
    return replace(table, rows=rows, row=min(table.row, len(rows) - 1))


def _with_column(table: Table, at: int) -> Table:
    rows = tuple((*row[:at], "", *row[at:]) for row in table.rows)
    return replace(table, rows=rows, sides=(*table.sides[:at], "", *table.sides[at:]), column=at)


def _without_column(table: Table) -> Table:
    if len(table.sides) == 1:
        return table
    at = table.column
    rows = tuple(row[:at] + row[at + 1 :] for row in table.rows)
    sides = table.sides[:at] + table.sides[at + 1 :]
    return replace(table, rows=rows, sides=sides, column=min(at, len(sides) - 1))


def _changed(text: str, selection: Selection, change: Callable[[Table], Table]) -> Edit | None:
    table = table_at(text, selection)
    return None if table is None else written(text, change(table))


def table_at(text: str, selection: Selection) -> Table | None:
    """The table around the caret."""
    first, last = line_at(text, selection.position)
    if "|" not in text[first:last]:
        return None
    start, end = _extent(text, first, last)
    lines = text[start:end].split("\n")
    lead = _LEAD.match(lines[0])
    prefix = lead[0] if lead else ""
    if len(lines) < 2 or not is_rule(bare_row(lines[1])):
        return None
    sides = tuple(_side(cell) for cell in cells_of(bare_row(lines[1])))
    rows = tuple(_row(line, len(sides)) for at, line in enumerate(lines) if at != 1)
    number = text.count("\n", start, selection.position)
    here = text[first:last]
    column = column_at(here, selection.position - first) if number != 1 else 0
    row = 0 if number < 2 else number - 1
    return Table(start, end, prefix, rows, sides, row, min(column, len(sides) - 1))


def _extent(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the lines with bars around a line begin and end."""
    while start and "|" in text[line_at(text, start - 1)[0] : start - 1]:
        start = line_at(text, start - 1)[0]
    while end < len(text) and "|" in text[end + 1 : line_at(text, end + 1)[1]]:
        end = line_at(text, end + 1)[1]
    return start, end


def bare_row(line: str) -> str:
    """A line without what stands before its first cell."""
    return _LEAD.sub("", line, count=1).strip()


def bars_of(line: str) -> list[int]:
    """Where the bars stand that part a row's cells; one in code or behind a backslash is a letter."""
    return [found.start() for found in _BORDER.finditer(line) if found["bar"]]


def is_rule(line: str) -> bool:
    """Whether a bare row is the one under the head."""
    return bool(_DELIMITER.fullmatch(line))


def cells_of(line: str) -> list[str]:
    """The words between the bars of a bare row."""
    bars = bars_of(line)
    edges = [-1, *bars, len(line)]
    cells = [line[left + 1 : right].strip() for left, right in itertools.pairwise(edges)]
    first = 1 if line.startswith("|") else 0
    last = len(cells) - 1 if line.endswith("|") and len(cells) > 1 and not cells[-1] else len(cells)
    return cells[first:last] or [""]


def _row(line: str, count: int) -> tuple[str, ...]:
    cells = cells_of(bare_row(line))
    return tuple([*cells, *[""] * count][:count])


def column_at(line: str, at: int) -> int:
    """In which cell of a line a column of text is."""
    lead = _LEAD.match(line)
    begin = lead.end() if lead else 0
    before = sum(begin <= bar < at for bar in bars_of(line))
    return max(before - (1 if line[begin : begin + 1] == "|" else 0), 0)


def _side(cell: str) -> str:
    return _SIDE[cell.startswith(":"), cell.endswith(":")]


def written(text: str, table: Table) -> Edit:
    """The text with the table in straight columns, the words of the caret's cell selected."""
    widths = [
        max(3, *(min(_width(row[at]), _WIDEST) for row in table.rows)) for at in range(len(table.sides))
    ]
    lines: list[str] = []
    place = table.start, table.start
    at = table.start
    for number, row in enumerate(table.rows):
        cells = [
            _filled(cell, width, side) for cell, width, side in zip(row, widths, table.sides, strict=True)
        ]
        line = f"{table.lead}| {' | '.join(cells)} |"
        if number == table.row:
            place = _cell_place(at + len(table.lead), cells, table.column)
        lines.append(line)
        if not number:
            lines.append(_ruled(table, widths))
        at += len(line) + 1 + (len(lines[1]) + 1 if not number else 0)
    new = "\n".join(lines)
    return Edit(text[: table.start] + new + text[table.end :], Selection(*place))


def _cell_place(start: int, cells: list[str], column: int) -> tuple[int, int]:
    """Where a cell's words begin and end in a row that begins at `start`."""
    begin = start + 2 + sum(len(cell) + 3 for cell in cells[:column])
    cell = cells[column]
    words = cell.strip()
    first = begin + (len(cell) - len(cell.lstrip()) if words else 0)
    return first, first + len(words)


def _ruled(table: Table, widths: list[int]) -> str:
    marks = {"": "-{}-", "left": ":{}-", "center": ":{}:", "right": "-{}:"}
    cells = [marks[side].format("-" * (width - 2)) for side, width in zip(table.sides, widths, strict=True)]
    return f"{table.lead}| {' | '.join(cells)} |"


def _filled(cell: str, width: int, side: str) -> str:
    room = max(width - _width(cell), 0)
    left = room if side == "right" else room // 2 if side == "center" else 0
    return " " * left + cell + " " * (room - left)


def _width(text: str) -> int:
    """How many columns of a fixed-width face a text takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)

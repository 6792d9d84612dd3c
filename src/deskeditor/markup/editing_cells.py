"""What becomes of words, rows and pictures that are pasted into a table, so that it stays one?

Rows fill cells from the caret's on, and the table grows where they need room; everything else goes into
the caret's cell, its lines parted by `<br>`. Every function gives None where the caret is in no cell.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from deskeditor.markup.editing_tables import Table, bare_row, bars_of, cells_of, is_rule, table_at, written
from deskeditor.markup.selection import Edit, Selection, caret, line_at, replaced

_BREAK = "<br>"
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_TABBED = re.compile(r'"(?P<quoted>(?:[^"]|"")*)"(?=[\t\n]|\Z)|[^\t\n]*')


def paste(text: str, selection: Selection, new: str) -> Edit | None:
    """Put what was pasted into the table at the caret; rows of cells fill its cells."""
    if not in_cell(text, selection):
        return None
    if rows := _rows(new):
        return _filled(text, selection, rows)
    return words(text, selection, new)


def words(text: str, selection: Selection, new: str) -> Edit | None:
    """Put words into the caret's cell, as one line without a bar."""
    if not in_cell(text, selection):
        return None
    inserted = _in_one_line(new)
    return Edit(
        replaced(text, selection.start, selection.end, inserted), caret(selection.start + len(inserted))
    )


def in_cell(text: str, selection: Selection) -> bool:
    """Whether the selection is within one row, between its outer bars."""
    first, last = line_at(text, selection.start)
    if selection.end > last or table_at(text, selection) is None:
        return False
    line = text[first:last]
    bars = bars_of(line)
    bare = bare_row(line)
    if is_rule(bare):
        return False
    begins = first + bars[0] + 1 if bare.startswith("|") else first
    ends = first + bars[-1] if bare.endswith("|") and len(bars) > 1 else last
    return begins <= selection.start and selection.end <= ends


def _in_one_line(new: str) -> str:
    if "\n" not in new:
        return _guarded(new)
    lines = (line.strip().removesuffix("\\") for line in new.split("\n"))
    return _BREAK.join(_guarded(line) for line in lines if line)


def _guarded(words: str) -> str:
    return _BAR.sub(r"\1\\|", words)


def _rows(new: str) -> list[list[str]]:
    """The cells of what is a table, rows of one, or lines with tabs; nothing of anything else."""
    lines = new.strip("\n").split("\n")
    if all(line.strip().startswith("|") and line.strip().endswith("|") for line in lines):
        rows = [cells_of(line.strip()) for line in lines if not is_rule(line.strip())]
        return rows if all(len(row) > 1 or len(lines) > 1 for row in rows) else []
    if "\t" not in new.strip():
        return []
    return _tabbed(new.rstrip("\n"))


def _tabbed(new: str) -> list[list[str]]:
    """Lines with tabs as a spreadsheet copies them: a cell of several lines stands in quotes."""
    rows: list[list[str]] = [[]]
    at = 0
    while found := _TABBED.match(new, at):
        quoted = found["quoted"]
        takes_quotes = quoted is not None and re.search(r'[\t\n]|""', quoted)
        cell = quoted.replace('""', '"') if takes_quotes and quoted else found[0]
        rows[-1].append(_in_one_line(cell.replace("\t", " ")))
        at = found.end()
        if at >= len(new):
            break
        if new[at] == "\n":
            rows.append([])
        at += 1
    return rows


def _filled(text: str, selection: Selection, rows: Sequence[Sequence[str]]) -> Edit | None:
    table = table_at(text, selection)
    if table is None:
        return None
    width = max(len(table.sides), table.column + max(map(len, rows)))
    height = max(len(table.rows), table.row + len(rows))
    cells = [[*row, *[""] * (width - len(row))] for row in table.rows]
    cells += [[""] * width for _ in range(height - len(table.rows))]
    for number, row in enumerate(rows, table.row):
        cells[number][table.column : table.column + len(row)] = row
    grown = Table(
        start=table.start,
        end=table.end,
        lead=table.lead,
        rows=tuple(map(tuple, cells)),
        sides=(*table.sides, *[""] * (width - len(table.sides))),
        row=table.row + len(rows) - 1,
        column=table.column + len(rows[-1]) - 1,
    )
    edit = written(text, grown)
    return replace(edit, selection=caret(edit.selection.end))

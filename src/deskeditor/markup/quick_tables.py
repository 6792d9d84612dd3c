"""Which tables become HTML at once, without a tree of elements in between?

Those whose every line stands between `|` and `|`, and whose cells hold words alone. What is written here is
exactly what the tree of such a table makes.
"""

from html import escape

from deskeditor.markup import page_tables, typography
from deskeditor.markup.block_tree import is_prose
from deskeditor.markup.phrases import phrases
from deskeditor.markup.template import Template

_RULE = frozenset(":- ")
_CLASSES = {"right": ' class="n"', "center": ' class="c"'}


def template(source: str, language: str) -> Template | None:
    """The template of a table's text, or None where it is not that plain."""
    rows = _rows(source) if is_prose(source) else []
    if len(rows) < 3 or len(rows[0]) < 2 or not all(map(str.strip, rows[0])):
        return None
    head, rule, *body = rows
    if len(rule) != len(head) or not _RULE.issuperset("".join(rule)):
        return None
    body = [[*row, *[""] * len(head)][: len(head)] for row in body]
    looks = [_look(side, cells) for side, cells in zip(rule, zip(*body, strict=True), strict=True)]
    label = escape(page_tables.label(head, phrases(language).table))
    scoped = [f' scope="col"{look}' for look in looks]
    html = (
        f'<div class="tw" tabindex="0" role="region" aria-label="{label}"><table>'
        f"<thead>{_row('th', head, scoped, language)}</thead>"
        f"<tbody>{''.join(_row('td', row, looks, language) for row in body)}</tbody></table></div>"
    )
    return Template((html,), nodes=1)


def _rows(source: str) -> list[list[str]]:
    """The cells of each line; none where a line does not stand between its borders."""
    lines = [line.strip(" ") for line in source.strip("\n").rstrip().split("\n")]
    if not all(line[:1] == line[-1:] == "|" for line in lines):
        return []
    return [[cell.strip(" ") for cell in line[1:-1].split("|")] for line in lines]


def _look(rule: str, cells: tuple[str, ...]) -> str:
    """The class of a column's cells, as an attribute: figures stand to the right."""
    if page_tables.is_numeric(cells):
        return _CLASSES["right"]
    if not rule.endswith(":"):
        return ""
    return _CLASSES["center" if rule.startswith(":") else "right"]


def _row(tag: str, cells: list[str], attributes: list[str], language: str) -> str:
    made = (
        f"<{tag}{given}>{typography.typeset(cell, language)}</{tag}>"
        for cell, given in zip(cells, attributes, strict=True)
    )
    return f"<tr>{''.join(made)}</tr>"

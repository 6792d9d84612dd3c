"""How do tables, images, embeds, dividers and links to stories get into a text?"""

import re
from collections.abc import Sequence
from urllib.parse import quote

from deskeditor.markup.editing_cells import in_cell
from deskeditor.markup.editing_lines import margins
from deskeditor.markup.selection import Edit, Selection, caret, line_at, replaced

_STANDS_APART = re.compile(r"#{1,6} |[-*+] |\d{1,9}[.)] |> |\||`{3,}|~{3,}|---$|\[\^|:[ ]{3}")


def table(text: str, selection: Selection, rows: int = 3, columns: int = 3) -> Edit:
    """Insert a table of so many rows, head included, as a block of its own; its first cell is selected."""
    heads = [f"Column {number}" for number in range(1, columns + 1)]
    lines = [_row(heads), _row(["-" * len(head) for head in heads])]
    lines += [_row([" " * len(head) for head in heads])] * max(rows - 1, 1)
    return _block(text, selection, "\n".join(lines), select=(2, 2 + len(heads[0])))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def image(text: str, selection: Selection, reference: str, alt: str = "", caption: str = "") -> Edit:
    """Insert an image as a block of its own, its alt text (by default the selected words) selected."""
    words = _bracketed(alt or " ".join(text[selection.start : selection.end].split()))
    title = f' "{caption.replace(chr(34), chr(8221))}"' if caption else ""
    address = f"<{reference}>" if re.search(r"[\s()]", reference) else reference
    return _block(text, selection, f"![{words}]({address}{title})", select=(2, 2 + len(words)))


def images(text: str, selection: Selection, pictures: Sequence[tuple[str, str]]) -> Edit:
    """Insert images, given as reference and caption; the first one's alt text is selected.

    They are blocks of their own, or stand in the table's cell at the caret.
    """
    alt = _bracketed(" ".join(text[selection.start : selection.end].split())) if len(pictures) == 1 else ""
    blocks = [_image(reference, alt, caption) for reference, caption in pictures]
    place = selection if len(pictures) == 1 else caret(selection.end)
    put = _in_cell if in_cell(text, place) else _block
    return put(text, place, "\n\n".join(blocks), select=(2, 2 + len(alt)))


def _image(reference: str, alt: str, caption: str) -> str:
    title = f' "{" ".join(caption.split()).replace(chr(34), chr(8221))}"' if caption.strip() else ""
    return f"![{alt}]({reference}{title})"


def words(text: str, selection: Selection, new: str) -> Edit:
    """Insert words as they are instead of the selection, the caret behind them."""
    return Edit(replaced(text, selection.start, selection.end, new), caret(selection.start + len(new)))


def passage(text: str, selection: Selection, new: str) -> Edit:
    """Insert Markdown instead of the selection, the caret behind it; blocks that need it stand apart."""
    before = text[line_at(text, selection.start)[0] : selection.start]
    after = text[selection.end : line_at(text, selection.end)[1]]
    first, last = new.split("\n", 1)[0], new.rsplit("\n\n", 1)[-1]
    above, below = margins(text, selection.start, selection.end)
    head = above if _STANDS_APART.match(first) and (before.strip() or above == "\n") else ""
    tail = below if after.strip() and _STANDS_APART.match(last) else ""
    inserted = f"{head}{new}{tail}"
    at = selection.start + len(inserted)
    return Edit(replaced(text, selection.start, selection.end, inserted), caret(at))


def embed(text: str, selection: Selection, address: str, title: str = "") -> Edit:
    """Insert a link card to what stands elsewhere, its title (by default the selected words) selected."""
    words = _bracketed(title or " ".join(text[selection.start : selection.end].split()))
    target = f"<{address}>" if re.search(r"[\s()]", address) else address
    return _block(text, selection, f"!embed[{words}]({target})", select=(7, 7 + len(words)))


def story_links(text: str, selection: Selection, stories: Sequence[tuple[str, str]]) -> Edit:
    """Link stories, given as slug and headline: the selected words to one, else their headlines.

    A page leads to another by its name beside it, `SLUG.html`. Several stories become a list, or the lines of
    the table's cell at the caret.
    """
    words = text[selection.start : selection.end]
    links = [_story_link(slug, headline, words if len(stories) == 1 else "") for slug, headline in stories]
    if len(links) > 1 and in_cell(text, selection):
        new = "<br>".join(links)
        return _in_cell(text, caret(selection.end), new, select=(len(new), len(new)))
    if len(links) > 1:
        new = "\n".join(f"- {link}" for link in links)
        return _block(text, caret(selection.end), new, select=(len(new), len(new)))
    new = "".join(links)
    result = replaced(text, selection.start, selection.end, new)
    return Edit(result, caret(selection.start + len(new)))


def _story_link(slug: str, headline: str, words: str) -> str:
    shown = " ".join(words.split()) or _bracketed(headline) or slug
    return f"[{shown}]({quote(slug, safe='')}.html)"


def divider(text: str, selection: Selection) -> Edit:
    """Insert a divider after the selection, the caret on the line after it."""
    at = caret(selection.end)
    edit = _block(text, at, "---", select=(3, 3))
    following = edit.text[edit.selection.end :]
    if not following.strip():
        return Edit(edit.text[: edit.selection.end] + "\n\n", caret(edit.selection.end + 2))
    gap = len(following) - len(following.lstrip("\n"))
    return Edit(edit.text, caret(edit.selection.end + gap))


def _bracketed(words: str) -> str:
    return words.replace("[", "(").replace("]", ")")


def _in_cell(text: str, selection: Selection, block: str, select: tuple[int, int]) -> Edit:
    """Put blocks into a cell, as lines of it; `select` are offsets in them."""
    start = selection.start
    result = replaced(text, start, selection.end, block.replace("\n\n", "<br>"))
    return Edit(result, Selection(start + select[0], start + select[1]))


def _block(text: str, selection: Selection, block: str, select: tuple[int, int]) -> Edit:
    """Put a block instead of the selection, parted by blank lines; `select` are offsets in it."""
    before, after = margins(text, selection.start, selection.end)
    start = selection.start + len(before)
    result = replaced(text, selection.start, selection.end, f"{before}{block}{after}")
    return Edit(result, Selection(start + select[0], start + select[1]))

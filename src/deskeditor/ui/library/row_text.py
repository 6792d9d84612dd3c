"""What does a row say, and how high is it at a width?"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout

from deskeditor.domain.author import initials
from deskeditor.ui import theme
from deskeditor.ui.library import marking, moments
from deskeditor.ui.library.row_layout import LINE, MAX_LINES, Face, Kept, lay_out
from deskeditor.ui.library.row_signs import ROOM, Signs
from deskeditor.ui.library.row_words import NO_HEADLINE, Moment, edited_at
from deskeditor.ui.widgets import chip_width

if TYPE_CHECKING:
    from deskeditor.services.listing import StoryRow

ROW_HEIGHT = 58  # with a headline of one line
SNIPPET_LEAD = 12  # characters that may stand before the first hit of a snippet
_GAP = 8
_LEAST_META = 24  # pixels under which "IC · Section" is left out


@dataclass(frozen=True, slots=True)
class RowText:
    """A row's texts, broken and cut for one width; widths in pixels."""

    headline: QTextLayout
    snippet: QTextLayout | None
    chip: str
    chip_width: int
    meta: str
    when: str
    when_width: int


class RowTexts:
    """Makes the texts of rows, and keeps the newest; `query` is searched for, and `moment` is shown."""

    def __init__(self) -> None:
        self._texts: Kept[RowText] = Kept(512)
        self._widths: Kept[float] = Kept(4_000)
        self.query = ""
        self.old_pages: frozenset[str] = frozenset()  # ids of stories whose pages carry an old card
        self.signs: Signs = {}
        self.moment: Moment = edited_at
        self.forget()

    def forget(self) -> None:
        """Take the fonts of the theme anew."""
        look = theme.current()
        self._face = Face(look.ui_font(13, 500), look.ui_font(13, 700))
        self._open_face = Face(look.ui_font(13, 600), look.ui_font(13, 700))
        self._snippet_face = Face(look.ui_font(12), look.ui_font(12, 700))
        self.meta_font = look.ui_font(12)
        self._meta = QFontMetricsF(self.meta_font)
        self._texts.clear()
        self._widths.clear()

    def height(self, row: "StoryRow", width: int, *, is_open: bool) -> int:
        """The height of a row without its heading: 58, or 76 for two lines, and 17 more for a snippet."""
        extra = LINE + 1 if self._lines(row, width, is_open=is_open) > 1 else 0
        return ROW_HEIGHT + extra + (LINE if self._found(row) else 0)

    def _lines(self, row: "StoryRow", width: int, *, is_open: bool) -> int:
        headline = _headline(row)
        face = self._open_face if is_open else self._face
        font = face.hit if marking.hits(headline, self.query) else face.plain
        measured = self._widths.get(
            (headline, font.weight()), lambda: QFontMetricsF(font).horizontalAdvance(headline)
        )
        return 1 if measured <= width else MAX_LINES

    def of(self, row: "StoryRow", width: int, now: datetime, *, is_open: bool) -> RowText:
        """A row's texts for a width, at a moment."""
        at = self.moment(row)
        when = moments.brief(at, now) if at else ""
        key = (
            row,
            width,
            when,
            self.query,
            is_open,
            row.id in self.old_pages,
            len(self.signs.get(row.id, ())),
        )
        return self._texts.get(key, lambda: self._made(row, width, when, is_open=is_open))

    def _made(self, row: "StoryRow", width: int, when: str, *, is_open: bool) -> RowText:
        headline = _headline(row)
        face = self._open_face if is_open else self._face
        lines = self._lines(row, width, is_open=is_open)
        is_behind = row.changed_since_export or row.id in self.old_pages
        chip = row.status.label + (" •" if is_behind else "")
        taken = chip_width(chip) + self._meta.horizontalAdvance(when) + 2 * _GAP
        taken += ROOM * len(self.signs.get(row.id, ()))
        return RowText(
            headline=lay_out(headline, marking.hits(headline, self.query), face, width, lines),
            snippet=self._snippet(row, width),
            chip=chip,
            chip_width=chip_width(chip),
            meta=self._cut(_meta(row), width - taken),
            when=when,
            when_width=round(self._meta.horizontalAdvance(when)),
        )

    def _cut(self, text: str, room: float) -> str:
        if room < _LEAST_META:
            return ""
        return self._meta.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _found(self, row: "StoryRow") -> bool:
        return bool(row.snippet) and marking.read(row.snippet)[0].strip("… ") not in row.headline

    def _snippet(self, row: "StoryRow", width: int) -> QTextLayout | None:
        if not self._found(row):
            return None
        text, spans = marking.from_first_hit(*marking.read(marking.one_line(row.snippet)), SNIPPET_LEAD)
        return lay_out(text, spans, self._snippet_face, width, 1)


def _headline(row: "StoryRow") -> str:
    return marking.one_line(row.headline) or NO_HEADLINE


def _meta(row: "StoryRow") -> str:
    people = " ".join(initials(name) for name in row.byline)
    return " · ".join(part for part in (people, marking.one_line(row.section)) if part)

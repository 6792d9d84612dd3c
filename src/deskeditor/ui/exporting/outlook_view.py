"""How is it shown beforehand what an export will write?"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from deskeditor.ui import icons, theme
from deskeditor.ui.exporting.file_words import counted, size
from deskeditor.ui.widgets import IconButton, Rule, Segmented, set_role, text_label
from deskeditor.ui.widgets.page_frame import PageFrame, ShownPage

if TYPE_CHECKING:
    from deskeditor.services.export_outlook import PlannedFile

_DEVICES = (("Phone", 375), ("Tablet", 768), ("Desktop", 1280))
_HIGHEST = 132  # pixels of the list beside a page
_NO_LIMIT = 16_777_215  # Qt's own


class OutlookView(QWidget):
    """The page that will be written, and the files; without a page the files alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._devices = Segmented([label for label, _ in _DEVICES], "Device")
        self._dark = IconButton("moon", "Show the page dark", checkable=True)
        self._bar = self._made_bar()
        self.frame = PageFrame()
        self._total = text_label("", "heading")
        self._files = self._made_list()
        self._lay_out()
        self._devices.chosen.connect(lambda index: self.frame.show_width(_DEVICES[index][1]))
        self._dark.toggled.connect(lambda dark: self.frame.show_dark(dark=dark))
        self._devices.show_current(len(_DEVICES) - 1)
        self.frame.show_width(_DEVICES[-1][1])
        self._show_page_parts(shown=False)

    def _made_bar(self) -> QWidget:
        bar = set_role(QWidget(), "panelbar")
        bar.setFixedHeight(44)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 12, 0)
        row.addWidget(text_label("Will be written", "heading"))
        row.addStretch(1)
        row.addWidget(self._devices)
        row.addWidget(self._dark)
        return bar

    def _made_list(self) -> QListWidget:
        files = QListWidget()
        files.setAccessibleName("Files that will be written")
        files.setFrameShape(QFrame.Shape.NoFrame)
        files.setFont(theme.current().ui_font(12))
        files.setIconSize(QSize(14, 14))
        files.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        files.setWordWrap(True)
        return files

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.frame, 1)
        self._rule = Rule()
        column.addWidget(self._rule)
        words = QVBoxLayout()
        words.setContentsMargins(16, 12, 16, 10)
        words.setSpacing(6)
        words.addWidget(self._total)
        words.addWidget(self._files)
        column.addLayout(words)

    def _show_page_parts(self, *, shown: bool) -> None:
        for part in (self._bar, self.frame, self._rule):
            part.setVisible(shown)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """What takes keys, from the top; the page does not."""
        return self._bar, self._files

    def take_page(self, page: ShownPage) -> None:
        """Show the page from now on, in something that can."""
        self._dark.setChecked(theme.current().is_dark)
        self.frame.take(page)
        self._show_page_parts(shown=True)
        self._fit_list()

    def show_files(self, files: "Sequence[PlannedFile]", folder: Path, remarks: Sequence[str] = ()) -> None:
        """Show what is to be looked at, the story’s own files, and how many picture files go with them."""
        own = [file for file in files if file.path.parent == folder]
        pictures = [file for file in files if file.path.parent != folder]
        total = sum(file.size for file in files)
        self._total.setText(f"Will write {counted(len(files), 'file')}, {size(total)}")
        self._files.clear()
        for remark in remarks:
            self._list("warning", remark)
        for file in own:
            changed = ", changed outside deskeditor" if file.is_edited else ""
            self._list(
                "warning" if file.is_edited else "check", f"{file.path.name}, {size(file.size)}{changed}"
            )
        if pictures:
            length = size(sum(file.size for file in pictures))
            where = pictures[0].path.parent.name
            self._list("check", f"{counted(len(pictures), 'picture file')} in “{where}”, {length}")
        self._fit_list()

    def _fit_list(self) -> None:
        """Beside a page the list is as high as its rows, up to a few; alone it has all the room."""
        rows = sum(self._files.sizeHintForRow(row) for row in range(self._files.count()))
        self._files.setMaximumHeight(min(rows + 4, _HIGHEST) if self.frame.has_page else _NO_LIMIT)

    def _list(self, icon: str, words: str) -> None:
        token = {"check": "green", "warning": "amber", "error": "red"}[icon]
        QListWidgetItem(icons.icon(icon.replace("error", "warning"), token), words, self._files)

    def say(self, words: str) -> None:
        """Say something in place of the files."""
        self._total.setText(words)
        self._files.clear()

    def list_failures(self, failures: list[tuple[str, str]]) -> None:
        """List what could not be exported: its name, and why."""
        self._files.clear()
        self._files.setWordWrap(True)
        for name, why in failures:
            self._list("error", f"{name}: {why}")

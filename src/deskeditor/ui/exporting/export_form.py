"""What is asked before an export?"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from deskeditor.ui.exporting.answers import (
    BOTH,
    FORMATS,
    FRAGMENT,
    HTML,
    MARKDOWN,
    Answers,
    shown_folder,
    typed_folder,
)
from deskeditor.ui.exporting.file_words import listed
from deskeditor.ui.widgets import ElidedLabel, set_role, text_label

_LABELS = {HTML: "Web page", MARKDOWN: "Markdown", BOTH: "Both", FRAGMENT: "Fragment"}
_A_ROW = 3  # formats beside one another


class ExportForm(QWidget):
    """Format, folder, and what becomes of the story and of files that somebody else changed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = QButtonGroup(self)
        self.folder = QLineEdit()
        self.folder.setAccessibleName("Folder")
        self.choose = QPushButton("Choose…")
        self.choose.setAccessibleName("Choose a folder")
        self._name = ElidedLabel("", "line")
        self.scope = QComboBox()
        self.scope.setAccessibleName("Stories")
        self.cards = QCheckBox("With cards")
        self.publish = QCheckBox("Mark as published")
        self._edited = _EditedRow()
        self._title = text_label("", "title", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 18, 20, 14)
        self._column.setSpacing(6)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = self._column
        column.addWidget(text_label("Export", "muted"))
        column.addWidget(self._title)
        column.addWidget(self.scope)
        column.addSpacing(10)
        column.addWidget(text_label("Format", "label"))
        column.addLayout(self._format_rows())
        column.addSpacing(8)
        column.addWidget(text_label("Folder", "label"))
        folder = QHBoxLayout()
        folder.setSpacing(8)
        folder.addWidget(self.folder, 1)
        folder.addWidget(self.choose)
        column.addLayout(folder)
        column.addSpacing(8)
        self._name_label = text_label("File name", "label")
        column.addWidget(self._name_label)
        column.addWidget(self._name)
        column.addSpacing(8)
        column.addWidget(self.publish)
        column.addWidget(self._edited)
        column.addStretch(1)

    def _format_rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        for index, format_ in enumerate(FORMATS):
            button = QRadioButton(_LABELS[format_])
            self._formats.addButton(button, index)
            grid.addWidget(button, *divmod(index, _A_ROW))
        self._formats.button(FORMATS.index(FRAGMENT)).setToolTip("The body for another publishing system")
        grid.addWidget(self.cards, 1, 1, 1, 2)
        grid.setColumnStretch(_A_ROW, 1)
        return grid

    def _connect(self) -> None:
        self._formats.idToggled.connect(self._format_toggled)
        self.cards.toggled.connect(self.changed)
        self.folder.textEdited.connect(self.changed)
        self.publish.toggled.connect(self.changed)
        self.scope.currentIndexChanged.connect(self.changed)
        self.choose.clicked.connect(self._choose_folder)

    def _format_toggled(self, index: int, checked: bool) -> None:
        if checked:
            self.cards.setEnabled(FORMATS[index] == FRAGMENT)  # a page has those that its site wants
            self.changed.emit()

    def show_story(self, headline: str, *, can_publish: bool) -> None:
        """Ask about one story."""
        self._title.setText(headline or "Untitled story")
        self.publish.setVisible(can_publish)
        self.scope.hide()
        self.show_edited(())

    def show_several(self, words: str, scopes: Sequence[str]) -> None:
        """Ask about several stories: those of a scope to be chosen, or those that the words name."""
        self._title.setText(words)
        self.scope.clear()
        self.scope.addItems(list(scopes))
        self.scope.setVisible(bool(scopes))
        for widget in (self.publish, self._name_label, self._name):
            widget.hide()
        self.show_edited(())

    def show_answers(self, answers: Answers) -> None:
        """Show these answers without saying that something was changed."""
        blocker = QSignalBlocker(self)
        self._formats.button(FORMATS.index(answers.format)).setChecked(True)
        self.folder.setText(shown_folder(answers.folder))
        self.folder.setCursorPosition(0)
        self.cards.setChecked(answers.cards)
        self.publish.setChecked(answers.publish)
        blocker.unblock()

    @property
    def answers(self) -> Answers:
        """The answers as they stand."""
        return Answers(
            folder=typed_folder(self.folder.text()),
            format=FORMATS[self._formats.checkedId()],
            cards=self.cards.isChecked(),
            publish=self.publish.isVisibleTo(self) and self.publish.isChecked(),
        )

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show what the files will be called: `vote.html, .md`."""
        suffixes = [f".{name.rpartition('.')[2]}" for name in names[1:]]
        self._name.setText(", ".join([*names[:1], *suffixes]))

    def show_edited(self, names: tuple[str, ...]) -> None:
        """Ask what becomes of files that somebody else changed; no names, no question."""
        self._edited.show_names(names)

    @property
    def asks_about_edited(self) -> bool:
        """Whether that question is asked now."""
        return self._edited.isVisibleTo(self)

    @property
    def keeps_edited(self) -> bool:
        """Whether files that somebody else changed are kept beside the new ones."""
        return self._edited.keep.isChecked()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder for exports", str(self._nearest_folder()))
        if chosen:
            self.folder.setText(shown_folder(Path(chosen)))
            self.changed.emit()

    def _nearest_folder(self) -> Path:
        folder = self.answers.folder
        return next((one for one in (folder, *folder.parents) if one.is_dir()), Path.home())


class _EditedRow(QFrame):
    """The question about files that were changed outside deskeditor; nothing is lost without an answer."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "infobar", kind="warning")
        self._words = text_label("", wrap=True)
        self.keep = QRadioButton("Keep both")
        self.keep.setToolTip("The edited file gets another name")
        self._overwrite = QRadioButton("Overwrite")
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.keep)
        row.addWidget(self._overwrite)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addLayout(row)
        self.show_names(())

    def show_names(self, names: tuple[str, ...]) -> None:
        """Ask about these files, or about none."""
        was = "was" if len(names) == 1 else "were"
        self._words.setText(f"{listed(names)} {was} changed outside deskeditor.")
        if not names:
            self.keep.setChecked(True)
        self.setVisible(bool(names))

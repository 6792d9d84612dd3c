"""What does the page of the authors show: who is on file, and what is known of the one who is chosen?"""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from deskeditor.domain.author import Author
from deskeditor.services import site_values
from deskeditor.ui.settings.settings_page import SettingsPage
from deskeditor.ui.widgets import set_role
from deskeditor.ui.widgets.checked_field import CheckedField
from deskeditor.ui.widgets.field import Field, LineField, TextField
from deskeditor.ui.widgets.picture_field import PictureField

_SHOWN = 132  # pixels of the list
_SQUARE = 150


class AuthorsPage(SettingsPage):
    """A list of names above the form of one of them."""

    author_chosen = Signal(str)  # name
    new_requested = Signal(str)  # name
    removal_requested = Signal()
    renamed = Signal(str)
    edited = Signal(str, object)  # the field of Author, and its value

    def __init__(self) -> None:
        super().__init__("Authors", can_reset=False)
        self.list = set_role(QListWidget(), "names")
        self.new = QPushButton("New author…")
        self.remove = QPushButton("Remove")
        self.remove.setAccessibleName("Take this author off file")
        self.newcomer = LineField("Name of the new author")
        self.newcomer.say("Type a name as it stands in bylines, and press Enter.")
        self.author_name = LineField("Name")
        self.initials = LineField("Initials")
        self.avatar = PictureField("Picture", 1)
        self.address = CheckedField("Address of the author’s own page", site_values.web_address)
        self.bio = TextField("About the author", lines=(3, 8))
        self._place()
        self._connect()

    def _place(self) -> None:
        self.list.setFixedHeight(_SHOWN)
        self.avatar.setFixedWidth(_SQUARE)
        self.initials.line.setMaxLength(3)
        self.address.line.setPlaceholderText("None: the name is no link")
        self.author_name.say("Bylines keep the name that is written in them.")
        self.begin("")
        self.add(self._people(), "authors people new remove byline")
        self.add(self.newcomer)
        self.show_row(self.newcomer, shown=False)
        self.begin("")
        for field in (self.author_name, self.initials, self.avatar, self.address, self.bio):
            self.add(field, "author")

    def _people(self) -> QWidget:
        people = QWidget()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.new)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column = QVBoxLayout(people)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._on_file = Field("On file", self.list)
        column.addWidget(self._on_file)
        column.addLayout(buttons)
        return people

    def _connect(self) -> None:
        self.list.currentTextChanged.connect(self._choose)
        self.new.clicked.connect(self._ask_name)
        self.remove.clicked.connect(self.removal_requested)
        self.newcomer.line.returnPressed.connect(self._name_typed)
        self.author_name.line.editingFinished.connect(self._rename)
        self.initials.edited.connect(lambda text: self.edited.emit("initials", text))
        self.address.accepted.connect(lambda text: self.edited.emit("address", text))
        self.bio.edited.connect(lambda text: self.edited.emit("bio", text))
        self.avatar.removal_requested.connect(lambda: self.edited.emit("avatar", ""))

    def _choose(self, name: str) -> None:
        if name:
            self.author_chosen.emit(name)

    def _ask_name(self) -> None:
        self.newcomer.show_text("", force=True)
        self.show_row(self.newcomer, shown=True)
        self.newcomer.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _name_typed(self) -> None:
        if name := self.newcomer.text():
            self.show_row(self.newcomer, shown=False)
            self.new_requested.emit(name)

    def _rename(self) -> None:
        self.renamed.emit(self.author_name.text())

    def show_authors(self, names: Sequence[str], chosen: str) -> None:
        """Show who is on file, and which of them the form is about."""
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.addItems(list(names))
            if chosen in names:
                self.list.setCurrentRow(list(names).index(chosen))
        self._on_file.say("" if names else "Nobody yet. Names in bylines work without this.")
        for widget in (self.author_name, self.initials, self.avatar, self.address, self.bio):
            self.show_row(widget, shown=chosen in names)
        self.remove.setEnabled(chosen in names)

    def refuse(self, words: str) -> None:
        """Say below the name why something was not done; an empty text takes that back."""
        self.author_name.say(
            words or "Bylines keep the name that is written in them.", "error" if words else "muted"
        )

    def show_author(self, author: Author, *, force: bool = False) -> None:
        """Show what is known of one author."""
        self.author_name.show_text(author.name, force=force)
        self.initials.show_text(author.initials, force=force)
        self.initials.line.setPlaceholderText(Author(name=author.name).shown_initials)
        self.address.show_value(author.address, force=force)
        self.bio.show_text(author.bio, force=force)
        self.avatar.set_filled(filled=bool(author.avatar))

    def show_picture(self, picture: QImage, words: str = "") -> None:
        """Show the author's picture, or say why there is none."""
        self.avatar.show_picture(picture, words)

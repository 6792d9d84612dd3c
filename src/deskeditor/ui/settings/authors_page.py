"""What does the page of the authors show: who is there, and what is known of the one who is chosen?"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from deskeditor.domain.author import COLOURS, Author
from deskeditor.services import author_fields
from deskeditor.ui.settings.done_line import DoneLine
from deskeditor.ui.settings.named_list import NamedList, NamedRow
from deskeditor.ui.settings.settings_page import SettingsPage
from deskeditor.ui.widgets.checked_field import CheckedField
from deskeditor.ui.widgets.choice_field import ChoiceField
from deskeditor.ui.widgets.field import Field, LineField, TextField
from deskeditor.ui.widgets.picture_field import PictureField

_SHOWN = 132  # pixels of the list
_SQUARE = 150
_COLOUR_NAMES = ("Teal", "Brown", "Violet", "Green", "Blue", "Plum", "Olive", "Slate")
_DOT = 12


class AuthorsPage(SettingsPage):
    """A list of names above the form of one of them."""

    author_chosen = Signal(str)  # name
    new_requested = Signal(str)  # name
    removal_requested = Signal()
    renamed = Signal(str)
    merge_requested = Signal(str)  # into whom
    undo_last_requested = Signal()
    edited = Signal(str, object)  # the field of Author, and its value

    def __init__(self) -> None:
        super().__init__("Authors", can_reset=False)
        self.list = NamedList("Authors", _SHOWN)
        self.new = QPushButton("New author…")
        self.remove = QPushButton("Remove")
        self.remove.setAccessibleName("Take this author off file")
        self.newcomer = LineField("Name of the new author")
        self.newcomer.say("Type a name as it stands in bylines, and press Enter.")
        self.done = DoneLine()
        self.author_name = LineField("Name")
        self.merge = QPushButton("Merge")
        self.initials = LineField("Initials")
        self.colour = ChoiceField("Colour of the initials")
        self.avatar = PictureField("Picture", 1)
        self.address = CheckedField("Address of the author’s own page, or e-mail", author_fields.address)
        self.bio = TextField("About the author", lines=(3, 8))
        self._place()
        self._connect()

    def _place(self) -> None:
        self.avatar.setFixedWidth(_SQUARE)
        self.initials.line.setMaxLength(author_fields.LONGEST_INITIALS)
        self.address.line.setPlaceholderText("None: the name is no link")
        self.bio.box.setPlaceholderText("A sentence that stands at the end of each story")
        self.merge.hide()
        self.refuse("")
        self._offer_colours()
        self.begin("")
        self.add(self._people(), "authors people new remove byline rename merge")
        self.add(self.newcomer)
        self.show_row(self.newcomer, shown=False)
        self.add(self.done)
        self.begin("")
        self.add(self.author_name, "author rename merge")
        self.add(self.merge)
        for field in (self.initials, self.colour, self.avatar, self.address, self.bio):
            self.add(field, "author")

    def _offer_colours(self) -> None:
        self.colour.offer([("", "By the name"), *zip(COLOURS, _COLOUR_NAMES, strict=True)])
        for at, colour in enumerate(COLOURS, 1):
            self.colour.box.setItemIcon(at, _dot(colour))

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
        self._on_file = Field("In bylines and on file", self.list)
        column.addWidget(self._on_file)
        column.addLayout(buttons)
        return people

    def _connect(self) -> None:
        self.list.currentTextChanged.connect(self._choose)
        self.new.clicked.connect(self._ask_name)
        self.remove.clicked.connect(self.removal_requested)
        self.newcomer.line.returnPressed.connect(self._name_typed)
        self.author_name.line.editingFinished.connect(self._rename)
        self.merge.clicked.connect(lambda: self.merge_requested.emit(self.author_name.text()))
        self.done.undo_requested.connect(self.undo_last_requested)
        self.initials.edited.connect(lambda text: self.edited.emit("initials", text))
        self.colour.edited.connect(lambda text: self.edited.emit("colour", text))
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

    def show_authors(self, rows: Sequence[NamedRow], chosen: str, *, is_on_file: bool) -> None:
        """Show who is there, and which of them the form is about."""
        self.list.show_rows(rows, (chosen,))
        there = chosen in (row.name for row in rows)
        self._on_file.say("" if rows else "Nobody yet. Names in bylines work without this.")
        for widget in (
            self.author_name, self.initials, self.colour, self.avatar, self.address, self.bio,
        ):  # fmt: skip
            self.show_row(widget, shown=there)
        self.remove.setEnabled(there and is_on_file)

    def refuse(self, words: str, *, can_merge: bool = False) -> None:
        """Say below the name why something was not done; an empty text takes that back."""
        self.author_name.say(
            words or "A new name goes into every byline that has this one.", "error" if words else "muted"
        )
        self.show_row(self.merge, shown=can_merge)

    def show_author(self, author: Author, *, force: bool = False) -> None:
        """Show what is known of one author."""
        self.author_name.show_text(author.name, force=force)
        self.initials.show_text(author.initials, force=force)
        self.initials.line.setPlaceholderText(Author(name=author.name).shown_initials)
        self.colour.show_value(author.colour)
        self.address.show_value(author.address, force=force)
        self.bio.show_text(author.bio, force=force)
        self.avatar.set_filled(filled=bool(author.avatar))

    def show_picture(self, picture: QImage, words: str = "") -> None:
        """Show the author's picture, or say why there is none."""
        self.avatar.show_picture(picture, words)


def _dot(colour: str) -> QIcon:
    picture = QPixmap(_DOT * 2, _DOT * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(0, 0, _DOT, _DOT)
    painter.end()
    return QIcon(picture)

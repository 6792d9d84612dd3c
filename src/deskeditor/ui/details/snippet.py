"""How will the page look among the results of a search engine?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from deskeditor.domain.excerpt import cut
from deskeditor.ui.details.fallbacks import DESCRIPTION_LIMIT
from deskeditor.ui.details.snippet_part import Look, SnippetPart

TITLE_WIDTH = 580  # pixels that search engines give a title before they cut it
_ADDRESS = Look(12, 16, "text2", in_the_middle=True)
_TITLE = Look(15, 20, "link-blue", weight=500, widest=TITLE_WIDTH)
_DESCRIPTION = Look(12, 16, "text2", lines=6)


class SearchSnippet(QFrame):
    """Address, title and description as a search engine shows them; each leads to its field."""

    part_clicked = Signal(str)  # the field's name: canonical, search_title, description

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.address = SnippetPart("Canonical address", _ADDRESS)
        self.title = SnippetPart("Search title", _TITLE)
        self.description = SnippetPart("Description", _DESCRIPTION)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 10)
        column.setSpacing(1)
        parts = {"canonical": self.address, "search_title": self.title, "description": self.description}
        for name, part in parts.items():
            column.addWidget(part)
            part.clicked.connect(lambda _checked=False, name=name: self.part_clicked.emit(name))

    def show_result(self, address: str, title: str, description: str) -> None:
        """Show what a search engine would."""
        path = (part for part in address.removesuffix(".html").split("/") if part)
        self.address.show_words(" › ".join(path))
        self.title.show_words(title)
        self.description.show_words(cut(description, DESCRIPTION_LIMIT))
        self.setAccessibleName(f"Search result: {title}. {description}")

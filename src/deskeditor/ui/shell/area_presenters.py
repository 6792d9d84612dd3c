"""Who decides in each area?"""

from deskeditor.ui.cards.cards_presenter import CardsPresenter
from deskeditor.ui.desk import Desk
from deskeditor.ui.details.details_presenter import DetailsPresenter
from deskeditor.ui.editor.editor_presenter import EditorPresenter
from deskeditor.ui.library.library_presenter import LibraryPresenter
from deskeditor.ui.preview.preview_presenter import PreviewPresenter
from deskeditor.ui.shell.areas import Areas


class AreaPresenters:
    """One presenter of each area, made before the first paint and started after it."""

    def __init__(self, areas: Areas, desk: Desk) -> None:
        self.library = LibraryPresenter(areas.library, desk)
        self.editor = EditorPresenter(areas.editor, desk)
        self.preview = PreviewPresenter(areas.preview, desk)
        self.details = DetailsPresenter(areas.details, desk)
        self.cards = CardsPresenter(areas.cards, desk)

    def start(self) -> None:
        """Ask the library for what a glance does not show; the web view comes last."""
        self.library.start()
        self.details.start()
        self.cards.start()
        self.preview.start()

    def close(self) -> None:
        """Take down what outlives a widget."""
        self.preview.close()

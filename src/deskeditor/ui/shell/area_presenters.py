"""Who decides in each area?"""

from deskeditor.ui.cards.cards_presenter import CardsPresenter
from deskeditor.ui.desk import Desk
from deskeditor.ui.details.details_presenter import DetailsPresenter
from deskeditor.ui.editor.editor_presenter import EditorPresenter
from deskeditor.ui.exporting.export_presenter import ExportPresenter
from deskeditor.ui.exporting.several_presenter import SeveralPresenter
from deskeditor.ui.library.library_presenter import LibraryPresenter
from deskeditor.ui.preview.preview_presenter import PreviewPresenter
from deskeditor.ui.shell.areas import Areas
from deskeditor.ui.shell.page_views import page_maker


class AreaPresenters:
    """One presenter of each area, made before the first paint and started after it."""

    def __init__(self, areas: Areas, desk: Desk) -> None:
        self.library = LibraryPresenter(areas.library, desk)
        self.editor = EditorPresenter(areas.editor, desk)
        self.preview = PreviewPresenter(areas.preview, desk)
        self.details = DetailsPresenter(areas.details, desk)
        self.cards = CardsPresenter(areas.cards, desk)
        self.exporting = ExportPresenter(areas.editor, desk, page_maker(desk))
        self.several = SeveralPresenter(areas.editor, desk)

    def start(self) -> None:
        """Ask the library for what a glance does not show; the web view comes last."""
        self.library.start()
        self.details.start()
        self.cards.start()
        self.preview.start()

    def close(self) -> None:
        """Take down what outlives a widget."""
        self.exporting.close()
        self.preview.close()

"""Which views is the window made of?"""

from dataclasses import dataclass, field

from deskeditor.ui.cards.cards_view import CardsView
from deskeditor.ui.details.details_view import DetailsView
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.history.history_view import HistoryView
from deskeditor.ui.library.library_view import LibraryView
from deskeditor.ui.preview.preview_view import PreviewPane


@dataclass(frozen=True, slots=True)
class Areas:
    """One view of each area; editor and preview are there before the others."""

    editor: EditorView
    preview: PreviewPane
    library: LibraryView = field(default_factory=LibraryView)
    details: DetailsView = field(default_factory=DetailsView)
    cards: CardsView = field(default_factory=CardsView)
    history: HistoryView = field(default_factory=HistoryView)

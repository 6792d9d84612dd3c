"""Which views is the window made of?"""

from dataclasses import dataclass, field

from deskeditor.ui.cards.cards_view import CardsView
from deskeditor.ui.details.details_view import DetailsView
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.library.library_view import LibraryView
from deskeditor.ui.preview.preview_view import PreviewPane


@dataclass(frozen=True, slots=True)
class Areas:
    """One view of each area; the editor is there before the others."""

    editor: EditorView
    library: LibraryView = field(default_factory=LibraryView)
    preview: PreviewPane = field(default_factory=PreviewPane)
    details: DetailsView = field(default_factory=DetailsView)
    cards: CardsView = field(default_factory=CardsView)

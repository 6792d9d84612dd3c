"""Who decides in each area, and what does one area lend another?"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from deskeditor.ui.backups.backups_presenter import BackupsPresenter
from deskeditor.ui.cards.cards_presenter import CardsPresenter
from deskeditor.ui.care.care_presenter import CarePresenter
from deskeditor.ui.desk import Desk
from deskeditor.ui.details.details_presenter import DetailsPresenter
from deskeditor.ui.editor.editor_presenter import EditorPresenter
from deskeditor.ui.editor.undo_keeper import UndoKeeper
from deskeditor.ui.exporting.export_presenter import ExportPresenter
from deskeditor.ui.exporting.several_presenter import SeveralPresenter
from deskeditor.ui.history.conflict_presenter import ConflictPresenter
from deskeditor.ui.history.history_presenter import HistoryPresenter
from deskeditor.ui.library import jobs
from deskeditor.ui.library.library_presenter import LibraryPresenter
from deskeditor.ui.preview import scheme
from deskeditor.ui.preview.preview_presenter import PreviewPresenter
from deskeditor.ui.reminders.reminders_presenter import RemindersPresenter
from deskeditor.ui.replacing.replace_presenter import Around, ReplacePresenter
from deskeditor.ui.settings.settings_presenter import SettingsPresenter
from deskeditor.ui.shell.areas import Areas
from deskeditor.ui.shell.library_care import LibraryCare
from deskeditor.ui.shell.story_signs import signs

if TYPE_CHECKING:
    from deskeditor.services.reminders import Standing
    from deskeditor.storage.rows import ListQuery
    from deskeditor.ui.preview.first_page import FirstPage
    from deskeditor.ui.preview.live_page import LivePage


class AreaPresenters:
    """One presenter of each area, beside its view; started when the window stands."""

    def __init__(
        self, areas: Areas, desk: Desk, editor: EditorPresenter, first_page: "FirstPage | None"
    ) -> None:
        self._desk = desk
        self.areas = areas
        self.editor = editor
        self.library = LibraryPresenter(areas.library, desk)
        self.preview = PreviewPresenter(areas.preview, desk, first_page)
        self.details = DetailsPresenter(areas.details, desk)
        self.cards = CardsPresenter(areas.cards, desk)
        self.history = HistoryPresenter(areas.history, desk, areas.editor)
        self.backups = BackupsPresenter(areas.editor, desk)
        self.place = LibraryCare(areas.editor, desk)
        self.undo = UndoKeeper(areas.editor, desk)
        self.care = CarePresenter(areas.editor, desk)
        self.reminders = RemindersPresenter(areas.editor, desk)
        self.reminders.search_requested.connect(areas.library.search.edit.setText)
        self.reminders.standing_changed.connect(self._mark_stories)
        self.conflicts = ConflictPresenter(areas.editor, desk)
        self._exporting = ExportPresenter(areas.editor, desk, self._page)
        self._several = SeveralPresenter(areas.editor, desk)
        self._settings = SettingsPresenter(areas.editor, desk, areas.editor.face)
        self.replacing = ReplacePresenter(areas.editor, desk, Around(self._listed, self._selected))
        self.replacing.set_opened.connect(self.cards.sets.open)
        desk.commands.on("file.export_several", self._export_several)
        self.cards.section.show_with(self._section)

    def _page(self, parent: QWidget) -> "LivePage":
        """A page for the export dialog, with the same walls around it as the preview's."""
        scheme.prepare()
        from deskeditor.ui.preview.live_page import LivePage  # loads the web engine

        return LivePage(self.preview.pictures.fetch, parent)

    def _section(self, parent: QWidget) -> "LivePage":
        """The same, for nothing but the section with the cards."""
        from deskeditor.ui.cards.section_dialog import ONLY_THE_SECTION
        from deskeditor.ui.preview.remote_images import PLACEHOLDER

        page = self._page(parent)
        page.dress(PLACEHOLDER + ONLY_THE_SECTION)
        return page

    def _listed(self) -> "Callable[[], ListQuery]":
        """What the list shows now, as the library is asked for it."""
        return partial(jobs.asked, self.areas.library.filters)

    def _selected(self) -> str:
        return self.areas.editor.body.textCursor().selectedText()

    def _mark_stories(self, standing: "Standing") -> None:
        self.areas.library.list.show_signs(signs(standing))

    def _export_several(self) -> None:
        """Those that are chosen in the list, if there are several; else ask which."""
        chosen = self.areas.library.list
        if chosen.chosen_count() > 1:
            chosen.with_chosen(lambda rows: self._several.open_for(tuple(row.id for row in rows)))
        else:
            self._several.open()

    def start(self) -> None:
        """Ask the library for what a glance does not show; the web view comes last."""
        self.undo.start()
        self.library.start()
        self.details.start()
        self.cards.start()
        self.preview.start()
        self.backups.start()
        self.place.start()
        self.reminders.start()

    def close(self) -> None:
        """Take down what outlives a widget."""
        self.details.close()
        self.cards.section.close()
        self.undo.close()
        self.care.close()
        self.backups.close()
        self._exporting.close()
        self._several.close()
        self._settings.close()
        self.replacing.close()
        self.library.close()
        self.preview.close()

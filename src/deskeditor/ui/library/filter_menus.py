"""How are filters and the order of the list chosen?"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from deskeditor.domain.story import Status
from deskeditor.ui.library.filters import KEPT_FOR_LATER, SORTS, Choices, Filters


class FilterMenu(QMenu):
    """Status, section, tag, site, reminder or embargo, and trash; several at once.

    Where there is one site it is not asked for.
    """

    chosen = Signal(object)  # Filters

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._filters = Filters()
        self._status = self.addMenu("Status")
        self._section = self.addMenu("Section")
        self._tag = self.addMenu("Tag")
        self._site = self.addMenu("Site")
        self._later = self.addMenu("Reminder and embargo")
        self.addSeparator()
        self._trash = self.addAction("Trash")
        self._trash.setCheckable(True)
        self._trash.triggered.connect(lambda checked: self._choose(trashed=checked))
        self.addSeparator()
        self._clear = self.addAction("Clear filters")
        self._clear.triggered.connect(lambda: self.chosen.emit(self._filters.cleared()))
        self._choices = Choices()
        self.aboutToShow.connect(self._fill)

    def offer(self, choices: Choices) -> None:
        """What there is to filter by."""
        self._choices = choices
        if self.isVisible():
            self._fill()

    def show_filters(self, filters: Filters) -> None:
        """Check what filters now."""
        self._filters = filters

    def _fill(self) -> None:
        self._trash.setChecked(self._filters.trashed)
        self._clear.setEnabled(bool(self._filters.active()))
        self._refill(self._status, "status", "Any status", [(one.label, one) for one in Status])
        self._refill(self._section, "section", "Any section", [(one, one) for one in self._choices.sections])
        self._refill(self._tag, "tag", "Any tag", [(one, one) for one in self._choices.tags])
        self._refill(self._site, "site", "Any site", [(one.name, one) for one in self._choices.sites])
        later = [(label, part) for part, label in KEPT_FOR_LATER.items()]
        self._refill(self._later, "later", "With or without", later)
        self._site.menuAction().setVisible(len(self._choices.sites) > 1 or self._filters.site is not None)

    def _refill(self, menu: QMenu, name: str, whichever: str, choices: Sequence[tuple[str, object]]) -> None:
        menu.clear()
        group = QActionGroup(menu)
        for label, value in ((whichever, getattr(Filters(), name)), *choices):
            action = menu.addAction(label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(getattr(self._filters, name) == value)
            action.triggered.connect(lambda _checked, value=value: self._choose(**{name: value}))
            group.addAction(action)

    def _choose(self, **values: object) -> None:
        self.chosen.emit(replace(self._filters, **values))  # type: ignore[arg-type]  # of the field's own choices


class SortMenu(QMenu):
    """The orders of the list, one of which is on."""

    chosen = Signal(str)  # a key of SORTS

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        group = QActionGroup(self)
        # Made here, not by `addAction(label)`: PySide may know such an action by an older one's address.
        self._actions = {key: QAction(label, self) for key, label in SORTS.items()}
        self.addActions(list(self._actions.values()))
        for key, action in self._actions.items():
            action.setCheckable(True)
            action.triggered.connect(lambda _checked, key=key: self.chosen.emit(key))
            group.addAction(action)

    def show_sort(self, key: str) -> None:
        """Check the order that is on."""
        self._actions[key].setChecked(True)

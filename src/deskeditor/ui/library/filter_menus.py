"""How are filters and the order of the list chosen?"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from deskeditor.domain.story import Status
from deskeditor.ui.library.filters import SORTS, Filters


class FilterMenu(QMenu):
    """Status, section, tag and trash; several at once."""

    chosen = Signal(object)  # Filters

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._filters = Filters()
        self._status = self.addMenu("Status")
        self._section = self.addMenu("Section")
        self._tag = self.addMenu("Tag")
        self.addSeparator()
        self._trash = self.addAction("Trash")
        self._trash.setCheckable(True)
        self._trash.triggered.connect(lambda checked: self._choose(trashed=checked))
        self.addSeparator()
        self._clear = self.addAction("Clear filters")
        self._clear.triggered.connect(lambda: self.chosen.emit(self._filters.cleared()))
        self._sections: Sequence[str] = ()
        self._tags: Sequence[str] = ()
        self.aboutToShow.connect(self._fill)

    def offer(self, sections: Sequence[str], tags: Sequence[str]) -> None:
        """The sections and tags there are."""
        self._sections, self._tags = sections, tags
        if self.isVisible():
            self._fill()

    def show_filters(self, filters: Filters) -> None:
        """Check what filters now."""
        self._filters = filters

    def _fill(self) -> None:
        self._trash.setChecked(self._filters.trashed)
        self._clear.setEnabled(bool(self._filters.active()))
        statuses = [(status.label, status) for status in Status]
        self._refill(self._status, "status", [("Any status", None), *statuses])
        self._refill(
            self._section, "section", [("Any section", ""), *zip(self._sections, self._sections, strict=True)]
        )
        self._refill(self._tag, "tag", [("Any tag", ""), *zip(self._tags, self._tags, strict=True)])

    def _refill(self, menu: QMenu, name: str, choices: Sequence[tuple[str, object]]) -> None:
        menu.clear()
        group = QActionGroup(menu)
        for label, value in choices:
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

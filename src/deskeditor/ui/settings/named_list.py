"""How does a list show names, each with how many stories have it?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from deskeditor.ui import theme
from deskeditor.ui.widgets import set_role
from deskeditor.ui.widgets.role import plain_tip

_COUNT = Qt.ItemDataRole.UserRole
_RIGHT = 86  # pixels kept for the count
_AROUND = 10


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A name, how many stories have it, and what else there is to say of it."""

    name: str
    count: str = ""
    more: str = ""


class NamedList(QListWidget):
    """Names in a frame; several may be chosen where that makes sense."""

    def __init__(self, name: str, height: int, *, several: bool = False) -> None:
        super().__init__()
        set_role(self, "names")
        self.setAccessibleName(name)
        self.setFixedHeight(height)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if several:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def show_rows(self, rows: Sequence[NamedRow], chosen: Iterable[str]) -> None:
        """Show these; those of `chosen` that are among them are chosen, the first of them current."""
        wanted, current = set(chosen), self.verticalScrollBar().value()
        with QSignalBlocker(self):
            self.clear()
            for row in rows:
                self.addItem(_item(row))
            found = [at for at, row in enumerate(rows) if row.name in wanted]
            if found:
                self.setCurrentRow(found[0])
            for at in found[1:]:
                self.item(at).setSelected(True)
        self.verticalScrollBar().setValue(current)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names that are chosen, from top to bottom."""
        return tuple(self.item(at).text() for at in range(self.count()) if self.item(at).isSelected())

    def show_only(self, text: str) -> None:
        """Show only names that hold a text; an empty one shows all."""
        wanted = text.casefold()
        for at in range(self.count()):
            self.item(at).setHidden(wanted not in self.item(at).text().casefold())


def _item(row: NamedRow) -> QListWidgetItem:
    item = QListWidgetItem(row.name)
    item.setData(_COUNT, row.count)
    item.setToolTip(plain_tip(row.more or row.name))
    said = ", ".join(part for part in (row.name, row.count, row.more) if part)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    return item


class _Delegate(QStyledItemDelegate):
    """Paints the count at the right, and elides the name before it."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        room = option.rect.width() - _RIGHT - 2 * _AROUND
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(theme.current().colour("text2"))
        painter.setFont(theme.current().ui_font(12))
        box = QRect(option.rect).adjusted(0, 0, -_AROUND, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, right, str(index.data(_COUNT) or ""))
        painter.restore()

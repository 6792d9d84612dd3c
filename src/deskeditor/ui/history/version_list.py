"""How does the list of versions look, and what do keys do in it?"""

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from deskeditor.ui import theme
from deskeditor.ui.history.version import Version

VERSION_ROLE = Qt.ItemDataRole.UserRole + 1
ROW = 52  # pixels
_INSET, _TEXT, _RADIUS = 4, 10, 7
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

_Index = QModelIndex | QPersistentModelIndex


class VersionModel(QAbstractListModel):
    """The versions of one story, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.versions: tuple[Version, ...] = ()

    def show_versions(self, versions: tuple[Version, ...]) -> None:
        """Show these; rows that are only worded anew keep their place and choice."""
        if [one.number for one in versions] == [one.number for one in self.versions]:
            self.versions = versions
            if versions:
                self.dataChanged.emit(self.index(0), self.index(len(versions) - 1))
            return
        self.beginResetModel()
        self.versions = versions
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.versions)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The version itself, or its words."""
        version = self.versions[index.row()]
        if role == VERSION_ROLE:
            return version
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"Kept by {version.who}" if version.who else None
        return version.spoken if role in _SPOKEN else None


_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class VersionDelegate(QStyledItemDelegate):
    """Paints a version in two lines, its counts at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Every row is as high as any other."""
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        colours, version = theme.current(), index.data(VERSION_ROLE)
        place = option.rect.adjusted(_INSET, 2, -_INSET, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, place)
        words = place.adjusted(_TEXT, 5, -_TEXT, -5)
        muted = colours.colour("text2")
        painter.setFont(colours.ui_font(12, 400))
        painter.setPen(muted)
        width = QFontMetrics(painter.font()).horizontalAdvance(version.counts)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, version.counts)
        first = QRect(words.left(), words.top(), words.width() - width - 8, words.height() // 2)
        second = first.translated(0, words.height() // 2)
        self._paint_line(painter, second, version.why)
        painter.setFont(colours.ui_font(13, 600 if chosen else 500))
        painter.setPen(colours.colour("text"))
        self._paint_line(painter, first, version.when)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect) -> None:
        colours, state = theme.current(), option.state
        token = (
            "sel"
            if state & QStyle.StateFlag.State_Selected
            else "hover"
            if state & QStyle.StateFlag.State_MouseOver
            else ""
        )
        focused = state & QStyle.StateFlag.State_HasFocus
        painter.setPen(QPen(colours.colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour(token) if token else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _paint_line(self, painter: QPainter, place: QRect, text: str) -> None:
        shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class VersionList(QListView):
    """One version is compared with the story as it stands; two that are chosen, with each other."""

    chosen = Signal()
    expand_requested = Signal()
    restore_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.versions = VersionModel(self)
        self.setModel(self.versions)
        self.setItemDelegate(VersionDelegate(self))
        self.setAccessibleName("Versions")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda _index: self.expand_requested.emit())

    def show_versions(self, versions: tuple[Version, ...]) -> None:
        """Show these; what was chosen stays chosen where it is still there."""
        before = self.numbers()
        self.versions.show_versions(versions)
        if versions and not self.numbers():
            self.choose(before[0] if before else 0)

    def numbers(self) -> tuple[int, ...]:
        """The numbers of the chosen versions, newest first; 0 is the story as it stands."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self.versions.versions[row].number for row in rows)

    def choose(self, number: int) -> None:
        """Choose one version; the newest where there is none of that number."""
        numbers = [one.number for one in self.versions.versions]
        self.setCurrentIndex(self.versions.index(numbers.index(number) if number in numbers else 0))

    def event(self, event: QEvent) -> bool:
        """Ctrl+Return restores here, whatever it does elsewhere."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() in _ENTER
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the comparison over the text; Ctrl+Enter restores."""
        if event.key() in _ENTER:
            with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.restore_requested if with_control else self.expand_requested).emit()
        else:
            super().keyPressEvent(event)

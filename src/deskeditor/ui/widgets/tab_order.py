"""Where does the Tab key lead: from the top bar through the areas to the foot?"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def neighbour(window: QWidget, frames: Sequence[QWidget], forward: bool) -> QWidget | None:
    """The widget after (or before) the one that has the focus, frame by frame, in the order of the frames.

    Within a frame it is the order in which Qt knows the widgets; those that came late stand in their frame
    all the same.
    """
    stops = _stops(window, frames)
    focused = window.focusWidget()
    if not stops:
        return None
    if focused not in stops:
        return stops[0]
    return stops[(stops.index(focused) + (1 if forward else -1)) % len(stops)]


def _stops(window: QWidget, frames: Sequence[QWidget]) -> list[QWidget]:
    buckets: dict[QWidget, list[QWidget]] = {frame: [] for frame in frames}
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        frame = _frame(widget, buckets)
        if frame is not None and _takes_focus(widget):
            buckets[frame].append(widget)
        widget = widget.nextInFocusChain()
    return [stop for bucket in buckets.values() for stop in bucket]


def _frame(widget: QWidget, buckets: dict[QWidget, list[QWidget]]) -> QWidget | None:
    above: QWidget | None = widget
    while above is not None and above not in buckets:
        above = above.parentWidget()
    return above


def _takes_focus(widget: QWidget) -> bool:
    wants = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(wants) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None

"""How do the page and the text show the same place?

Told a line, the page goes there; scrolled or clicked, it tells the line. What is moved so tells nothing
itself: the two never chase each other.
"""

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from deskeditor.ui.preview.rendering import Rendering
from deskeditor.ui.preview.touch import Touch

if TYPE_CHECKING:
    from deskeditor.markup.rendered import Rendered
    from deskeditor.ui.preview.live_page import LivePage

_PAUSE_MS = 30  # between two questions to a page that is being scrolled


class Following(QObject):
    """Joins a page on show to the lines of its story's body; lines are counted from 0."""

    scrolled = Signal(float)  # the line at the top of the page, which somebody scrolls
    clicked = Signal(int, int)  # the line and the column that were clicked

    def __init__(self, rendering: Rendering, parent: QObject) -> None:
        super().__init__(parent)
        self._rendering = rendering
        self._live: LivePage | None = None
        self._touch: Touch | None = None
        self._caret = -1  # the line that is marked
        self._soon = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self._look)

    def take(self, live: "LivePage") -> None:
        """Follow this view."""
        self._live, self._touch = live, Touch(live.view)
        self._touch.clicked.connect(self._hit)
        live.page.scrollPositionChanged.connect(self._moved)

    def let_go(self) -> None:
        """Follow no view any more."""
        self._live = self._touch = None

    @property
    def leads(self) -> bool:
        """Whether somebody moves the page, so that nobody else should."""
        return self._touch is not None and self._touch.is_now

    def take_lead_away(self) -> None:
        """Somebody writes or scrolls elsewhere."""
        if self._touch is not None:
            self._touch.let_go()

    def show_line(self, line: float) -> None:
        """Bring what comes of a line to the top."""
        from deskeditor.ui.preview.source_places import nodes_at  # not before the first page

        body = self._body
        if self._live is None or body is None:
            return
        if line <= 0:
            self._live.run("desk.home()")
        elif nodes := nodes_at(body, line):
            self._live.run(f"desk.show({nodes.first}, {nodes.number}, {nodes.item}, {nodes.share})")

    def mark(self, line: int) -> None:
        """Mark faintly what comes of the line that is being written; -1: nothing."""
        self._caret = line
        if self._live is not None:
            self._live.run(self.mark_script())

    def mark_script(self) -> str:
        """JavaScript that marks it in the page on show."""
        from deskeditor.ui.preview.source_places import nodes_at

        body = self._body
        nodes = nodes_at(body, self._caret) if body is not None and self._caret >= 0 else None
        return f"desk.mark({nodes.first}, {nodes.number}, {nodes.item})" if nodes else "desk.mark(0, 0, -1)"

    def reveal(self, line: int, height: float) -> None:
        """Bring what comes of a line into sight if it is not, so far down (0 to 1) in the view."""
        from deskeditor.ui.preview.source_places import nodes_at

        body = self._body
        if self._live is not None and body is not None and (nodes := nodes_at(body, line)):
            self._live.run(f"desk.reveal({nodes.first}, {nodes.number}, {nodes.item}, {height})")

    @property
    def _body(self) -> "Rendered | None":
        return self._rendering.shown.body if self._rendering.shown is not None else None

    def _moved(self) -> None:
        if self.leads and not self._soon.isActive():
            self._soon.start()

    def _look(self) -> None:
        if self._live is not None:
            self._live.ask("desk.top()", self._tell_top)

    def _tell_top(self, answer: object) -> None:
        from deskeditor.ui.preview.source_places import line_at

        place, body = _read(answer), self._body
        if place and body is not None and self.leads:
            self.scrolled.emit(line_at(body, *place))

    def _hit(self, place: QPoint) -> None:
        if self._live is not None:
            zoom = self._live.view.zoomFactor()
            self._live.ask(f"desk.hit({place.x() / zoom}, {place.y() / zoom})", self._tell_spot)

    def _tell_spot(self, answer: object) -> None:
        from deskeditor.ui.preview.source_places import spot_at

        found, body = _read(answer), self._body
        if found and body is not None:
            node, item, share, before = found
            if spot := spot_at(body, (node, item, share), before):
                self.clicked.emit(spot.line, spot.column)


def _read(answer: object) -> list:  # type: ignore[type-arg]  # whatever our own script says
    return json.loads(answer) or [] if isinstance(answer, str) and answer else []

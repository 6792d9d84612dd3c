"""How does another dialog show a page as the preview does?"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from deskeditor.ui.desk import Desk
from deskeditor.ui.exporting.page_frame import ShownPage
from deskeditor.ui.preview import scheme
from deskeditor.ui.preview.pictures import picture


def page_maker(desk: Desk) -> Callable[[QWidget], ShownPage]:
    """What makes a web view of the preview's kind inside a widget; whoever asks for one closes it."""

    def made(parent: QWidget) -> ShownPage:
        scheme.prepare()
        from deskeditor.ui.preview.live_page import LivePage  # loads the web engine

        return LivePage(
            lambda reference, reply: desk.lane.ask(lambda library: picture(library, reference), reply), parent
        )

    return made

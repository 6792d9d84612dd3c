"""How does the web view come into the pane?"""

from typing import TYPE_CHECKING

from deskeditor.ui.preview import scheme
from deskeditor.ui.preview.devices import Device
from deskeditor.ui.preview.stage import Stage

if TYPE_CHECKING:
    from deskeditor.ui.preview.live_page import LivePage
    from deskeditor.ui.preview.page_server import Fetch


def stand(stage: Stage, fetch: "Fetch", *, dark: bool, device: Device) -> "LivePage":
    """Load the web engine, make a view that asks `fetch` for what stands beside its page, and show it."""
    scheme.prepare()
    from deskeditor.ui.preview.live_page import LivePage  # loads the web engine

    live = LivePage(fetch, stage.ground)
    stage.fitted.connect(live.zoom)
    stage.show_view(live.view)
    live.view.show()
    live.show_dark(dark)
    show_scroll_bars(live, device)
    return live


def show_scroll_bars(live: "LivePage", device: Device) -> None:
    """Only where a device has them beside the page."""
    live.show_scroll_bars(device in (Device.DESKTOP, Device.FIT))

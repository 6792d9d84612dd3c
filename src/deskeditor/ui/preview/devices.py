"""How wide is the page laid out, and how large is it drawn?"""

from enum import StrEnum
from typing import NamedTuple

SMALLEST_ZOOM = 0.4  # below it nothing can be read: the pane scrolls sideways instead
_MARGIN = 16  # pixels of ground around a page that is narrower than the pane


class Device(StrEnum):
    """What the page is shown as; `width` in CSS pixels, 0 for the pane's own."""

    PHONE = "phone"
    TABLET = "tablet"
    DESKTOP = "desktop"
    FIT = "fit"

    @property
    def width(self) -> int:
        """CSS pixels."""
        return _WIDTHS[self]

    @property
    def label(self) -> str:
        """`Phone 375`."""
        return f"{self.capitalize()} {self.width}" if self.width else "Fit the pane"


_WIDTHS = {Device.PHONE: 375, Device.TABLET: 768, Device.DESKTOP: 1280, Device.FIT: 0}


class Fitting(NamedTuple):
    """Where a page stands in its pane: pixels from the left and the top, its width, and its zoom."""

    left: int
    top: int
    width: int
    zoom: float


def fitting(device: Device, pane: int) -> Fitting:
    """The place of a page in a pane of that width in pixels."""
    if not device.width:
        return Fitting(0, 0, pane, 1.0)
    zoom = max(SMALLEST_ZOOM, min(1.0, (pane - 2 * _MARGIN) / device.width))
    width = round(device.width * zoom)
    return Fitting(max(_MARGIN, (pane - width) // 2), _MARGIN, width, zoom)

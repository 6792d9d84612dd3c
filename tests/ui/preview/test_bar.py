"""The bar above the page: its buttons never touch, whatever the state is called."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QAction

from deskeditor.ui.preview.devices import Device
from deskeditor.ui.preview.preview_view import PreviewPane, State
from deskeditor.ui.widgets import IconButton


@pytest.fixture
def pane(qtbot):
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.show_devices({device: QAction(device.label, pane) for device in Device})
    pane.resize(600, 400)
    pane.show()
    return pane


@pytest.mark.parametrize("width", [337, 365, 600])
@pytest.mark.parametrize("state", State)
def test_the_buttons_keep_their_gaps(qtbot, pane, width, state):
    pane.resize(width, 400)
    pane.show_state(state)
    pane.layout().activate()
    pane.findChild(IconButton).parentWidget().layout().activate()
    buttons = sorted(pane.findChildren(IconButton), key=lambda button: button.x())
    gaps = [right.x() - left.geometry().right() - 1 for left, right in pairwise(buttons)]
    assert len(buttons) == 6
    assert min(gaps) >= 2
    assert pane.chip.width() >= pane.chip.sizeHint().width()


def test_the_title_gives_way_where_there_is_no_room(pane):
    pane.show_state(State.LIVE)
    assert pane._title.isVisible()
    pane.resize(320, 400)
    assert not pane._title.isVisible()

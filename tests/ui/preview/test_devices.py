"""How wide the page is laid out, and how large it is drawn."""

import pytest

from deskeditor.ui.preview.devices import SMALLEST_ZOOM, Device, fitting


def test_a_phone_in_a_wide_pane_is_drawn_as_it_is_and_stands_in_the_middle():
    place = fitting(Device.PHONE, 1000)
    assert (place.left, place.width, place.zoom) == (312, 375, 1.0)


@pytest.mark.parametrize("pane", [320, 365, 391, 500, 812, 1300])
@pytest.mark.parametrize("device", [Device.PHONE, Device.TABLET, Device.DESKTOP])
def test_a_page_is_drawn_smaller_until_it_fits(device, pane):
    place = fitting(device, pane)
    assert place.width == round(device.width * place.zoom)
    assert place.width + 32 <= pane or place.zoom == SMALLEST_ZOOM


def test_a_desktop_in_a_narrow_pane_is_not_drawn_too_small_to_read():
    assert fitting(Device.DESKTOP, 320).zoom == SMALLEST_ZOOM


def test_fitted_a_page_takes_the_whole_pane():
    assert fitting(Device.FIT, 640) == (0, 0, 640, 1.0)


def test_a_devices_label_names_its_width():
    assert [device.label for device in Device] == ["Phone 375", "Tablet 768", "Desktop 1280", "Fit the pane"]

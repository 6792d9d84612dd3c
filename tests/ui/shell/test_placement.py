"""Where the areas stand at which width."""

import pytest

from deskeditor.ui.shell.placement import LEAST, Mode, Place, Wish, place, usual_sizes, width_class


def test_a_wide_window_has_room_for_all():
    assert place(1440, Wish()).docked == ("library", "editor", "preview", "inspector")


def test_the_design_measured_these_widths():
    assert usual_sizes(1440, ("library", "editor", "preview", "inspector")) == [240, 505, 366, 326]
    assert usual_sizes(1024, ("library", "editor", "inspector")) == [220, 498, 304]


@pytest.mark.parametrize("width", range(800, 2600, 7))
@pytest.mark.parametrize("mode", list(Mode))
def test_what_is_docked_fits_and_no_area_is_below_its_least(width, mode):
    docked = place(width, Wish(mode=mode)).docked
    sizes = usual_sizes(width, docked)
    assert sum(sizes) + len(docked) - 1 == width
    assert [name for name, size in zip(docked, sizes, strict=True) if size < LEAST[name]] == []
    assert sum(LEAST[name] for name in docked) + len(docked) - 1 <= width


def test_split_in_a_narrow_window_leaves_the_inspector_out_until_it_is_pulled():
    narrow = place(1024, Wish())
    assert narrow.docked == ("library", "editor", "preview")
    assert narrow.inspector is Place.HIDDEN
    assert place(1024, Wish(drawers=frozenset({"inspector"}))).inspector is Place.DRAWER


def test_write_in_a_narrow_window_has_the_inspector_beside_the_text():
    assert place(1024, Wish(mode=Mode.WRITE)).docked == ("library", "editor", "inspector")


def test_below_960_the_inspector_is_always_a_drawer():
    assert place(959, Wish(mode=Mode.WRITE)).inspector is Place.HIDDEN
    assert place(960, Wish(mode=Mode.WRITE)).inspector is Place.DOCKED


def test_in_the_smallest_window_split_needs_the_whole_width():
    assert place(800, Wish()).docked == ("editor", "preview")
    assert place(800, Wish(drawers=frozenset({"library"}))).library is Place.DRAWER


def test_focus_is_nothing_but_the_text():
    assert place(1440, Wish(focus=True)).docked == ("editor",)


def test_a_panel_that_is_not_wished_for_is_hidden_where_there_is_room():
    assert place(1440, Wish(library=False, inspector=False)).docked == ("editor", "preview")


def test_preview_takes_the_place_of_the_text():
    assert place(1440, Wish(mode=Mode.PREVIEW)).docked == ("library", "preview", "inspector")


@pytest.mark.parametrize(("width", "kind"), [(1200, "wide"), (1199, "narrow")])
def test_width_classes(width, kind):
    assert width_class(width) == kind

"""Icons: all of the design are drawn, on one grid, and follow the theme by themselves."""

import gc
import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from deskeditor import resources
from deskeditor.ui import icons, theme
from deskeditor.ui.commands import COMMANDS
from deskeditor.ui.theme import Appearance

DESIGNED = {
    "search", "plus", "list", "bold", "italic", "link", "quote", "heading", "bullets", "image", "embed",
    "table", "cards", "check", "info", "history", "export", "phone", "tablet", "desktop", "fit", "moon",
    "sun", "chevron", "more", "drag", "refresh", "warning", "pin", "undo", "library", "inspector",
    "pencil", "close", "trash", "copy", "folder", "lock", "star", "tag", "person", "newsletter", "comment",
    "print",
}  # fmt: skip


@pytest.fixture(autouse=True)
def light(qapp):
    installed = theme.install(qapp)
    installed.set_appearance(Appearance.LIGHT)
    yield installed
    installed.set_appearance(Appearance.SYSTEM)


def test_every_icon_of_the_design_is_there():
    assert set(icons.names()) >= DESIGNED


@pytest.mark.parametrize("name", icons.names())
def test_an_icon_is_drawn_on_the_common_grid(name):
    svg = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 16 16"' in svg
    assert 'stroke="currentColor"' in svg
    assert 'stroke-width="1.5"' in svg
    assert 'stroke-linecap="round"' in svg
    assert re.search(r"#[0-9A-Fa-f]{3,6}", svg) is None


@pytest.mark.parametrize("name", icons.names())
def test_an_icon_draws_something(name):
    image = icons.pixmap(name, "text", 16, 2).toImage()
    inked = [
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha()
    ]
    assert image.size() == QSize(32, 32)
    assert len(inked) > 8


def middle(icon, mode=QIcon.Mode.Normal, state=QIcon.State.Off):
    image = icon.pixmap(QSize(16, 16), mode, state).toImage()
    colours = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
    return max(colours, key=lambda colour: colour.alpha()).name()


def test_an_icon_changes_with_the_theme_and_with_its_state(light):
    icon = icons.icon("bold", "text")
    assert middle(icon) == "#1f1d1a"
    assert middle(icon, state=QIcon.State.On) == "#0b5e6b"
    assert middle(icon, QIcon.Mode.Disabled) == "#8c857a"
    light.set_appearance(Appearance.DARK)
    assert middle(icon) == "#eceae6"


def test_many_icons_come_and_go():
    for _ in range(500):
        copy = QIcon(icons.icon("bold"))
        assert not copy.pixmap(16, 16).isNull()
    del copy
    gc.collect()


def test_every_icon_a_command_names_is_drawn():
    assert {command.icon for command in COMMANDS if command.icon} <= set(icons.names())

"""The tokens: what the contrast of each must be, and that a change of appearance reaches everything."""

import re
import tomllib

import pytest
from PySide6.QtGui import QPalette

from deskeditor import resources
from deskeditor.ui import theme
from deskeditor.ui.theme import Appearance

SURFACES = ("window", "panel", "surface", "sunken")
# token, what it stands on, the lowest contrast in light and in dark
CONTRASTS = (
    ("text", SURFACES, 13.9, 12.9),
    ("text2", SURFACES, 6.2, 7.2),
    ("text3", SURFACES, 4.8, 5.2),
    ("border-strong", SURFACES, 3.01, 3.33),
    ("accent", SURFACES, 6.1, 7.6),
    ("on-accent", ("accent",), 7.4, 7.6),
    ("accent", ("accent-subtle",), 6.1, 6.0),
    ("text", ("sel",), 13.7, 10.1),
    ("red", SURFACES, 5.4, 6.8),
    ("red", ("red-subtle",), 5.5, 6.5),
    ("amber", SURFACES, 5.2, 8.6),
    ("amber", ("amber-subtle",), 5.6, 7.4),
    ("green", SURFACES, 5.4, 8.4),
    ("green", ("green-subtle",), 5.5, 7.3),
    ("violet", SURFACES, 6.1, 7.3),
    ("link-blue", SURFACES, 5.3, 7.7),
    ("text3", ("spoken",), 5.2, 4.8),  # quotations in the text: a tint, no more
    ("surface", ("spoken",), 1.12, 1.07),
)


def tokens(name):
    return tomllib.loads(resources.path("themes", f"{name}.toml").read_text(encoding="utf-8"))


def luminance(colour):
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("token", "grounds", "light", "dark"), CONTRASTS)
def test_contrast_is_what_the_design_computed(name, token, grounds, light, dark):
    colours = tokens(name)
    lowest = min(contrast(colours[token], colours[ground]) for ground in grounds)
    assert lowest == pytest.approx({"light": light, "dark": dark}[name], abs=0.06)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_of_any_role_can_be_read_on_any_surface(name):
    colours = tokens(name)
    inks = ("text", "text2", "text3", "accent", "red", "amber", "green", "violet")
    pairs = [(ink, ground) for ink in inks for ground in SURFACES]
    assert [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < 4.5] == []


def test_both_themes_have_the_same_tokens():
    assert tokens("light").keys() == tokens("dark").keys()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_tokens_are_read_as_a_toml_reader_reads_them(name):
    assert theme.load(name) == tokens(name)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_style_sheet_has_no_name_left_over(name):
    sheet = theme.style_sheet(name, theme.load(name))
    assert re.search(r"\{[a-z0-9-]+\}", sheet) is None


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_pictures_of_the_style_sheet_are_there_in_colours_of_the_theme(name):
    sheet, colours = theme.style_sheet(name, theme.load(name)), set(tokens(name).values())
    pictures = set(re.findall(r'url\("([^"]+)"\)', sheet))
    assert pictures
    for picture in pictures:
        stroke = re.search(r'stroke="(#[0-9A-F]+)"', resources.path(picture).read_text(encoding="utf-8"))
        assert stroke is not None, picture
        assert stroke[1] in colours, picture


@pytest.fixture
def current(qapp):
    installed = theme.install(qapp)
    yield installed
    installed.set_appearance(Appearance.SYSTEM)


def test_a_change_is_live(qtbot, qapp, current):
    current.set_appearance(Appearance.LIGHT)
    with qtbot.waitSignal(current.changed):
        current.set_appearance(Appearance.DARK)
    assert current.is_dark
    assert current.colour("surface").name() == "#212527"
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == "#212527"
    assert "#212527" in qapp.styleSheet()


def test_the_same_appearance_again_changes_nothing(qtbot, current):
    current.set_appearance(Appearance.LIGHT)
    with qtbot.assertNotEmitted(current.changed, wait=20):
        current.set_appearance(Appearance.LIGHT)


def test_there_is_one_theme_for_the_application(qapp, current):
    assert theme.install(qapp) is theme.current() is current


def test_fonts_are_sized_in_pixels(current):
    assert current.ui_font().pixelSize() == 13
    assert current.serif(26, 700).pixelSize() == 26
    assert current.serif(26, 700).weight() == 700
    assert current.mono(15).families()[-1] == "monospace"


def test_a_token_that_does_not_exist_is_a_bug(current):
    with pytest.raises(KeyError):
        current.colour("mauve")

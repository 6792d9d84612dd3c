import re

import pytest

from deskeditor.domain.author import COLOURS
from deskeditor.errors import InvalidValue
from deskeditor.pages import theme


def channel(value):
    value /= 255
    return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4


def contrast(one, other):
    def luminance(colour):
        colour = colour.lstrip("#")
        if len(colour) == 3:
            colour = "".join(2 * digit for digit in colour)
        red, green, blue = (channel(int(colour[at : at + 2], 16)) for at in (0, 2, 4))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def tokens(block):
    return dict(re.findall(r"--(\w+):(#\w+)", block))


def palettes():
    style = theme.load("house").style
    light = re.search(r":root\{(.*?)\}", style)[1]
    dark = re.search(r":root:not\(\[data-theme=light\]\)\{(.*?)\}", style)[1]
    return [tokens(light), tokens(dark)]


def test_house_keeps_to_its_weight():
    house = theme.load("house")
    assert len(house.style.encode()) <= 9000
    assert len(house.script.encode()) <= 2000


def test_a_theme_that_is_not_there_is_named():
    with pytest.raises(InvalidValue, match="no theme called “glitter”"):
        theme.load("glitter")


@pytest.mark.parametrize(
    ("text", "ground"),
    [("ink", "bg"), ("ink2", "bg"), ("accent", "bg"), ("ink", "wash"), ("ink2", "wash"), ("ink2", "soft"),
     ("ink", "soft"), ("accent", "wash"), ("bad", "soft"), ("good", "gsoft"), ("onac", "accent")],
)  # fmt: skip
def test_texts_can_be_read_on_their_ground(text, ground):
    for palette in palettes():
        assert contrast(palette[text], palette[ground]) >= 4.5


def test_edges_of_fields_can_be_seen():
    for palette in palettes():
        assert contrast(palette["edge"], palette["bg"]) >= 3


def test_the_reader_s_choice_of_dark_is_the_system_s_dark():
    chosen = re.search(r"\[data-theme=dark\]\{(.*?)\}", theme.load("house").style)[1]
    assert tokens(chosen) == palettes()[1]


def test_every_name_s_colour_is_in_the_style_and_carries_white():
    style = theme.load("house").style
    for number, colour in enumerate(COLOURS):
        assert f".tone-{number}{{background:{colour.lower()}}}" in style
        assert contrast("#ffffff", colour) >= 4.5

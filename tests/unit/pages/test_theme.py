import re

import pytest

from deskeditor import resources
from deskeditor.domain.author import COLOURS
from deskeditor.errors import InvalidValue
from deskeditor.pages import theme, theme_source
from deskeditor.pages.theme_names import NAMES
from deskeditor.pages.theme_printers import PARTS

WEIGHTS = {"house": 9_000, "plain": 6_700, "magazine": 13_000}  # bytes of style

TEXTS = [("ink", "bg"), ("ink2", "bg"), ("accent", "bg"), ("ink", "wash"), ("ink2", "wash"), ("bad", "bg")]
BOXES = [("ink2", "soft"), ("ink", "soft"), ("accent", "wash"), ("bad", "soft"), ("good", "gsoft")]
READ = {  # what each theme writes on what
    "house": [*TEXTS, *BOXES, ("onac", "accent")],
    "plain": [("ink", "bg"), ("ink2", "bg"), ("accent", "bg"), ("bad", "bg"), ("good", "bg"), ("bg", "ink")],
    "magazine": [
        *TEXTS, *BOXES, ("bg", "ink"), ("oncover", "cover"), ("cover", "oncover"), ("onband", "band"),
        ("onband2", "band"), ("cover", "band"), ("ink2", "soft"),
    ],
}  # fmt: skip
SEEN = {
    "house": [("edge", "bg")],
    "plain": [("edge", "bg")],
    "magazine": [("edge", "bg"), ("oncover", "cover")],
}


def channel(value):
    value /= 255
    return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4


def contrast(one, other):
    def luminance(colour):
        red, green, blue = (channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def palettes(name):
    return theme_source.read(resources.path(name)).colours.items()


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_keeps_to_its_weight(name):
    assert len(theme.load(name).style.encode()) <= WEIGHTS[name]
    assert len(theme.load(name).script.encode()) <= 2000


def test_a_theme_that_is_not_there_is_named():
    with pytest.raises(InvalidValue, match="no theme called “glitter”"):
        theme.load("glitter")


@pytest.mark.parametrize("name", NAMES)
def test_texts_can_be_read_on_their_ground(name):
    poor = {
        (scheme, text, ground): round(contrast(palette[text], palette[ground]), 2)
        for scheme, palette in palettes(name)
        for text, ground in READ[name]
        if contrast(palette[text], palette[ground]) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("name", NAMES)
def test_edges_of_fields_can_be_seen(name):
    for _, palette in palettes(name):
        assert min(contrast(palette[edge], palette[ground]) for edge, ground in SEEN[name]) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_every_colour_is_used_and_every_colour_used_is_there(name):
    own = theme_source.read(resources.path(name))
    used = set(re.findall(r"var\(--(\w+)\)", own.style))
    fonts = set(re.findall(r"--(\w+):[^#]", own.style))
    assert used - fonts <= set(own.colours["light"])
    assert set(own.manifest.colours["light"]) == set(own.manifest.colours["dark"]) <= used


@pytest.mark.parametrize("name", NAMES)
def test_every_name_s_colour_is_in_the_style_and_carries_white(name):
    style = theme.load(name).style
    for number, colour in enumerate(COLOURS):
        assert f".tone-{number}{{background:{colour.lower()}}}" in style
        assert contrast("#ffffff", colour) >= 4.5


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_says_who_it_is_and_sets_every_part(name):
    said = theme_source.read(resources.path(name)).manifest
    assert said.name.lower() == name
    assert said.description.endswith(".")
    slots = theme.load(name).frame("en-GB", "ltr", "Skip", theme.Origins()).slots
    assert sorted(slots) == sorted(["head", *PARTS])


@pytest.mark.parametrize("name", NAMES)
def test_the_document_is_the_same_under_every_theme(name):
    frame, house = (
        theme.load(one).frame("ar", "rtl", "Skip", theme.Origins(form="https://post.example"))
        for one in (name, "house")
    )
    assert frame.between[0] == house.between[0] == '<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head>'
    policy = re.compile(r"style-src '[^']*'")
    head, house_head = (one.between[1].partition("<style>")[0] for one in (frame, house))
    assert policy.sub("", head) == policy.sub("", house_head)

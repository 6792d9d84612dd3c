"""A long page is laid out in sections that its DOM knows nothing of, and stands where it would without."""

import json
import random
from dataclasses import replace

import pytest

from deskeditor.services import sites
from deskeditor.ui.preview import dom_patch

IN_ORDER = """(function () {
  const own = desk.sections().flatMap((one) => one.nodes);
  const shown = [...document.querySelector('[data-part=body]').children];
  return own.length === shown.length && own.every((node, at) => node === shown[at])
    && desk.sections().every((one) => one.nodes.every((node) => node.assignedSlot === one.slot));
})()"""
SIZES = "JSON.stringify(desk.sections().map((one) => one.nodes.length))"
PLACES = """JSON.stringify([...document.querySelector('[data-part=body]').children].map((node) => {
  const place = node.getBoundingClientRect();
  return [place.top + scrollY, place.left, place.width, place.height].map((one) => Math.round(one * 10));
}))"""
PARAGRAPHS = [
    *("The tram ran *again*, she said. " * 3, "> A quotation\n>\n> — Tobias Renshaw", "## What was agreed"),
    *(
        "- one\n- two",
        "| Item | Cost |\n| --- | ---: |\n| Track | 8.6 |",
        "![A tram](https://else.example/t.png)",
    ),
]


def story(chance, count):
    return [chance.choice([*PARAGRAPHS, *["Words of a paragraph. " * 8] * 6]) for _ in range(count)]


def set_body(preview, paragraphs):
    preview.desk.open_story.set_body("\n\n".join(paragraphs))
    preview.settle()


def test_a_short_story_has_none(preview):
    set_body(preview, ["A paragraph."] * 150)
    assert preview.ask("String(desk.sections().length)") == "0"


@pytest.mark.parametrize("seed", range(2))
def test_edits_keep_every_node_in_its_place(preview, seed):
    chance = random.Random(seed)
    paragraphs = story(chance, 500)
    set_body(preview, paragraphs)
    for _ in range(12):
        at = chance.randrange(len(paragraphs))
        paragraphs[at : at + chance.choice([0, 1, 3, 90])] = story(chance, chance.choice([0, 1, 2, 40]))
        set_body(preview, paragraphs)
        assert preview.ask(IN_ORDER) is True
    sizes = json.loads(preview.ask(SIZES))
    assert len(sizes) > 2
    assert max(sizes) <= 192
    assert preview.html() == preview.load_afresh()


def change_theme(library, theme):
    return sites.save_site(library, replace(sites.site(library), theme=theme))


@pytest.mark.parametrize("theme", ["house", "magazine", "plain"])
def test_every_block_stands_where_it_stands_without_sections(preview, monkeypatch, theme):
    script = dom_patch.prelude()
    set_body(preview, ["## First", *story(random.Random(7), 300), "## Last"])
    preview.desk.lane.ask(lambda library: change_theme(library, theme), preview.desk.hub.announce)
    preview.settle()
    places = []
    for old, new in (
        ("const MANY = 192", "const MANY = 1e9"),
        ("content-visibility: auto", "contain: layout paint style"),
    ):
        assert old in script
        monkeypatch.setattr(dom_patch, "prelude", lambda old=old, new=new: script.replace(old, new))
        preview.load_afresh()
        places.append(preview.ask(PLACES))
    assert int(preview.ask("String(desk.sections().length)")) > 2
    assert places[0] == places[1]

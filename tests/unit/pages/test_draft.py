"""The page of a story that is being written is at every step the one that the export would write."""

import random
from dataclasses import replace

import pytest

from deskeditor.domain.story import Story
from deskeditor.errors import BrokenTheme
from deskeditor.markup.document import Renderer
from deskeditor.pages import theme
from deskeditor.pages.draft import FIRST, Draft
from deskeditor.pages.page import render
from deskeditor.pages.patch import Patch, Splice
from deskeditor.pages.surroundings import Surroundings

PIECES = (
    "The tram ran *again*, she said.",
    "## A heading",
    "- one\n- two\n\n  more of two",
    "A note[^1] here, another[^2].",
    "[^1]: What it says.",
    "[^2]: And this.[^1]",
    "A [link][depot] and an image ![A car](images/car.jpg)",
    "[depot]: https://harrowbay.example/depot",
    "*[HTML]: Hypertext",
    "HTML it is.",
    "<div>",
    "</div>",
    "![A tram](https://elsewhere.example/t.png)",
    "&#1; <script>alert(1)</script> \x01 and \x0b",
    "\n\n\n",
)


def typed(draft, story, around, shown):
    """One step, followed until the page is complete."""
    pages = [draft.update(story, around, shown)]
    while not pages[-1][0].is_complete:
        pages.append(draft.update(story, around, pages[-1][0]))
    return pages


def same(page, story, around):
    scratch = render(story, around)
    assert page.html == scratch.html
    assert (page.title, page.images, page.files) == (scratch.title, scratch.images, scratch.files)
    assert page.body == scratch.body


@pytest.mark.parametrize("seed", range(4))
def test_random_edits_make_the_page_of_the_export(story, around, seed):
    chance = random.Random(seed)
    draft, story = Draft(Renderer()), replace(story, standfirst="").with_details(dateline="HARROW BAY")
    ((shown, _),) = typed(draft, story, around, None)
    paragraphs = [chance.choice(PIECES) for _ in range(8)]
    for _ in range(40):
        at = chance.randrange(len(paragraphs) + 1)
        paragraphs[at : at + chance.randrange(3)] = [
            chance.choice(PIECES) for _ in range(chance.randrange(3))
        ]
        story = replace(story, body="\n\n".join(paragraphs))
        if chance.random() < 0.2:
            story = story.with_details(dateline=chance.choice(["", "FERRY POINT"]))
        ((shown, patch),) = typed(draft, story, around, shown)
        assert patch is not None
        same(shown, story, around)


def paragraphs(number):
    return [f"Paragraph {at} of the story." for at in range(number)]


def test_a_key_is_one_splice_and_no_part(around):
    story = Story(headline="Trams", body="\n\n".join(paragraphs(50)))
    draft = Draft(Renderer())
    shown, _ = draft.update(story, around, None)
    story = replace(story, body=story.body.replace("Paragraph 20 of", "Paragraph 20! of"))
    page, patch = draft.update(story, around, shown)
    assert patch == Patch(blocks=(Splice(20, 1, "<p>Paragraph 20! of the story.</p>\n"),))
    assert page.shell is shown.shell


def test_an_edit_that_nobody_sees_is_an_empty_patch(around):
    story = Story(body="One.\n\n[unused]: https://here.example\n")
    draft = Draft(Renderer())
    shown, _ = draft.update(story, around, None)
    _, patch = draft.update(replace(story, body=story.body.replace("here", "there")), around, shown)
    assert patch == Patch()


def test_the_first_screen_comes_first(around):
    story = Story(headline="Trams", body="\n\n".join(paragraphs(500)) + "\n\nThe end.[^1]\n\n[^1]: A note.")
    pages = typed(Draft(Renderer()), story, around, None)
    first, rest = pages[0][0], pages[1:]
    assert [html for html in first.blocks if html] == [f"<p>{text}</p>" for text in paragraphs(FIRST)]
    shown = [html for html in first.blocks if html]
    for _, patch in rest:
        for splice in patch.blocks:
            assert (splice.first_node, splice.removed_nodes) == (min(len(shown), splice.first_node), 0)
            shown[splice.first_node : splice.first_node] = splice.html.splitlines()
    assert shown == [html for html in pages[-1][0].blocks if html]
    same(pages[-1][0], story, around)


def test_typing_while_the_rest_is_still_to_come(around):
    texts = paragraphs(500)
    draft, shown = Draft(Renderer()), None
    for step in range(8):
        texts[step * 60] += " And more."
        story = Story(id="one", headline="Trams", body="\n\n".join(texts))
        shown, _ = draft.update(story, around, shown)
    assert shown.is_complete
    same(shown, story, around)


def test_another_page_on_show_is_compared_with(around):
    draft, story = Draft(Renderer()), Story(headline="Trams", body="One.\n\nTwo.")
    shown = render(story, around)
    _, patch = draft.update(replace(story, body="One.\n\nThree."), around, shown)
    assert patch == Patch(blocks=(Splice(1, 1, "<p>Three.</p>\n"),))


def test_a_theme_that_changes_must_be_loaded(around):
    draft, story = Draft(Renderer()), Story(headline="Trams", body="One.")
    shown, _ = draft.update(story, around, None)
    other = replace(around, site=replace(around.site, theme="plain"))
    assert isinstance(other, Surroundings)
    assert draft.update(story, other, shown)[1] is None


def test_the_files_of_a_theme_may_change_and_break_while_somebody_types(story, around, tmp_path):
    kicker = tmp_path / "mine" / "parts" / "kicker.html.j2"
    kicker.parent.mkdir(parents=True)
    (tmp_path / "mine" / "theme.toml").write_text('name = "Mine"')
    kicker.write_text('<p data-part="kicker">First: {{ text }}</p>')
    around, draft = replace(around, theme=tmp_path / "mine"), Draft(Renderer())
    shown, _ = draft.update(story, around, None)
    kicker.write_text('<p data-part="kicker">Second, at last: {{ text }}</p>')
    shown, _ = draft.update(story, around, shown)
    assert "Second, at last: " in shown.html
    kicker.write_text('<p data-part="kicker">{{ txet }}</p>')
    story = replace(story, body=f"{story.body}\n\nTyped while it was broken.")
    with pytest.raises(BrokenTheme):
        draft.update(story, around, shown)
    kicker.write_text('<p data-part="kicker">Mended: {{ text }}</p>')
    mended, patch = draft.update(story, around, shown)
    same(mended, story, around)
    assert "Typed while it was broken." in "".join(splice.html for splice in patch.blocks)
    theme._own.clear()

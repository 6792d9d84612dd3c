from dataclasses import replace

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskeditor.domain.card import Card, CardField, Layout, StoryTarget, WebTarget
from deskeditor.domain.site import Comments, Newsletter, Part
from deskeditor.domain.story import LeadImage
from deskeditor.markup.document import Renderer
from deskeditor.pages.page import render
from deskeditor.pages.patch import Patch, Splice, difference

DOM = html5lib.getTreeBuilder("dom")
RENDERER = Renderer()


def parse(html):
    return html5lib.HTMLParser(DOM, strict=True, namespaceHTMLElements=False).parse(html)


def fragment(html, container):
    return html5lib.HTMLParser(DOM, namespaceHTMLElements=False).parseFragment(html, container=container)


def element(document, name):
    (found,) = [one for one in document.getElementsByTagName("*") if one.getAttribute("data-part") == name]
    return found


def insert(html, parent, before):
    for node in list(fragment(html, parent.tagName).childNodes):
        parent.insertBefore(node, before)


def apply(document, patch):
    """The patch, as its module's docstring says that it is applied."""
    for name, html in patch.parts:
        if name == "head":
            exchange_head(document.getElementsByTagName("head")[0], html)
        else:
            old = element(document, name)
            insert(html, old.parentNode, old)
            old.parentNode.removeChild(old)
    for splice in patch.blocks:
        exchange_nodes(element(document, "body"), splice)


def exchange_head(head, html):
    while not (head.firstChild.nodeType == 1 and head.firstChild.hasAttribute("http-equiv")):
        head.removeChild(head.firstChild)
    insert(html, head, head.firstChild)


def exchange_nodes(body, splice):
    children = [node for node in body.childNodes if node.nodeType == 1]
    end = splice.first_node + splice.removed_nodes
    before = children[end] if end < len(children) else None
    for node in children[splice.first_node : end]:
        if node.nextSibling is not None and node.nextSibling.nodeType == 3:
            body.removeChild(node.nextSibling)
        body.removeChild(node)
    insert(splice.html, body, before)


def becomes(old, new):
    patch = difference(old, new)
    assert patch is not None
    document = parse(old.html)
    apply(document, patch)
    document.normalize()
    return document.toxml() == parse(new.html).toxml()


def test_nothing_changed_is_an_empty_patch(story, around):
    patch = difference(render(story, around), render(story, around))
    assert patch == Patch()
    assert not patch


def test_a_typed_word_is_one_splice(story, around):
    old = render(story, around)
    new = render(replace(story, body=story.body.replace("Lay the track", "Lay the tracks")), around)
    assert difference(old, new) == Patch(blocks=(Splice(2, 1, new.blocks[2] + "\n"),))
    assert becomes(old, new)


def test_a_new_paragraph_takes_nothing_away(story, around):
    old = render(replace(story, body="One.\n\nThree."), around)
    new = render(replace(story, body="One.\n\nTwo.\n\nThree."), around)
    assert difference(old, new) == Patch(blocks=(Splice(1, 0, "<p>Two.</p>\n"),))


def test_two_far_changes_are_two_splices_from_the_last_to_the_first(story, around):
    paragraphs = [f"Paragraph {number}." for number in range(50)]
    old = render(replace(story, body="\n\n".join(paragraphs)), around)
    paragraphs[3], paragraphs[40] = "Three.", "Forty."
    new = render(replace(story, body="\n\n".join(paragraphs)), around)
    assert [splice.first_node for splice in difference(old, new).blocks] == [40, 3]
    assert becomes(old, new)


def test_a_paragraph_that_comes_and_one_that_goes_leave_the_rest_alone(story, around):
    paragraphs = [f"Paragraph {number}." for number in range(50)]
    old = render(replace(story, body="\n\n".join(paragraphs)), around)
    del paragraphs[40]
    paragraphs.insert(3, "New.")
    new = render(replace(story, body="\n\n".join([*paragraphs, "End."])), around)
    assert [(one.first_node, one.removed_nodes) for one in difference(old, new).blocks] == [
        (50, 0),
        (40, 1),
        (3, 0),
    ]
    assert becomes(old, new)


def test_a_body_of_another_kind_altogether_is_one_splice(story, around):
    old = render(replace(story, body="\n\n".join(f"Old {n}." for n in range(700))), around)
    new = render(replace(story, body="\n\n".join(f"New {n}." for n in range(600))), around)
    assert [(one.first_node, one.removed_nodes) for one in difference(old, new).blocks] == [(0, 700)]


def test_a_new_headline_touches_the_headline_and_what_names_it(story, around):
    old, new = render(story, around), render(replace(story, headline="Trams are back"), around)
    assert {name for name, _ in difference(old, new).parts} == {"head", "headline", "share", "end"}
    assert difference(old, new).blocks == ()
    assert becomes(old, new)


def test_the_head_s_patch_holds_neither_style_nor_policy(story, around):
    patch = difference(render(story, around), render(replace(story, headline="Trams are back"), around))
    head = dict(patch.parts)["head"]
    assert "<title>Trams are back" in head
    assert "<style" not in head
    assert "http-equiv" not in head


def test_the_dateline_is_exchanged_with_its_paragraph(story, around):
    old = render(story, around)
    new = render(story.with_details(dateline="Upper Quarry"), around)
    assert [(one.first_node, one.removed_nodes) for one in difference(old, new).blocks] == [(0, 1)]
    assert becomes(old, new)


def test_a_first_card_comes_without_a_new_page(story, around):
    around = replace(around, site=replace(around.site, comments=Comments(), newsletter=Newsletter()))
    old, new = render(replace(story, cards=()), around), render(story, around)
    assert [name for name, _ in difference(old, new).parts] == ["end"]
    assert becomes(old, new)
    assert becomes(new, old)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_another_language_needs_a_new_page(story, around, language):
    assert difference(render(story, around), render(story.with_details(language=language), around)) is None


def test_another_address_for_the_sign_up_box_needs_a_new_page(story, around):
    site = replace(around.site, newsletter=Newsletter(action="https://elsewhere.example/"))
    assert difference(render(story, around), render(story, replace(around, site=site))) is None


def test_a_footer_that_comes_has_no_neighbour_and_needs_a_new_page(story, around):
    bare = replace(around, site=replace(around.site, hidden=frozenset([Part.FOOTER])))
    assert difference(render(story, bare), render(story, around)) is None
    assert becomes(render(story, around), render(story, bare))


BLOCKS = [
    "A first paragraph.",
    "A second one, *longer* and “quoted”.",
    "It costs £18.4 million.[^1]",
    "[^1]: A note.\n    More.",
    "## A heading",
    "## A heading",
    "- one\n- two",
    "> Said.\n>\n> — Somebody",
    '![Car](images/car.jpg "Car. Photo: A")',
    "![Far](https://far.example/x.png)",
    "| a | b |\n|---|--:|\n| 1 | 2 |",
    "<div>raw <b>html",
    "<p>one</p><p>two</p>",
    "***",
    "```\ncode\n```",
    "[a link][ref]",
    "[ref]: https://ref.example/",
    "!embed[Film](https://film.example/1)",
    "<script>alert(1)</script>",
    "> [!NOTE]\n> Mind.",
    "term\n:   meaning",
    "<!-- nothing -->",
    "\\",
    "<p>",
]
WORDS = st.sampled_from(
    ["", "A", "Council votes 7–4 to reopen the tram line", 'It\'s <b>not</b> & "so"', "<script>"]
)
CARDS = [
    Card(target=StoryTarget("wall"), id="1"),
    Card(target=StoryTarget("terns"), id="2", layout=Layout.LEAD),
    Card(target=StoryTarget("gone"), id="3"),
    Card(target=WebTarget(url="https://other.example/", headline="Elsewhere", source="Other"), id="4"),
]
CHANGES = st.fixed_dictionaries(
    {
        "headline": WORDS,
        "standfirst": WORDS,
        "body": st.lists(st.sampled_from(BLOCKS), max_size=9).map("\n\n".join),
        "cards": st.lists(st.sampled_from(CARDS), unique_by=id, max_size=4).map(tuple),
    }
)
DETAILS = st.fixed_dictionaries(
    {
        "section": WORDS,
        "dateline": st.sampled_from(["", "Harrow Bay", "A first"]),
        "byline": st.lists(st.sampled_from(["Ann", "Imogen Castellane"]), unique=True).map(tuple),
        "tags": st.sampled_from([(), ("transport",), ("a", "b")]),
        "lead_image": st.sampled_from(
            [None, LeadImage(image="images/car.jpg"), LeadImage(image="images/b.jpg", credit="B")]
        ),
        "corrections": st.just(()),
    }
)
SITES = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Courier", "<Other>"]),
        "hidden": st.sets(st.sampled_from([part for part in Part if part is not Part.FOOTER])).map(frozenset),
        "comments": st.sampled_from(
            [Comments(), Comments(marker="here"), Comments(heading="Talk", marker="x")]
        ),
        "card_limit": st.integers(1, 6),
    }
)
LOOKS = st.tuples(CHANGES, DETAILS, SITES)


def look(story, around, values):
    changes, details, site = values
    around = replace(around, site=replace(around.site, newsletter=Newsletter(), **site))
    return render(replace(story, **changes).with_details(**details), around, RENDERER)


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=LOOKS, second=LOOKS)
def test_any_page_becomes_any_other(story, around, first, second):
    assert becomes(look(story, around, first), look(story, around, second))


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(CHANGES, min_size=3, max_size=8))
def test_after_any_number_of_edits_the_page_on_show_is_the_page(story, around, steps):
    shown = render(story, around, RENDERER)
    document = parse(shown.html)
    for step in steps:
        page = render(replace(story, **step), around, RENDERER)
        apply(document, difference(shown, page))
        shown = page
    document.normalize()
    assert document.toxml() == parse(shown.html).toxml()


def test_an_override_touches_the_cards_alone(story, around):
    card = story.cards[0].overriding(CardField.HEADLINE, "Whose wall?", around.targets["wall"])
    old, new = render(story, around), render(replace(story, cards=(card, story.cards[1])), around)
    assert [name for name, _ in difference(old, new).parts] == ["related"]

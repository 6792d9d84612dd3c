from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskeditor.domain.card import Card, CardField, Layout, Origin, Override, StoryTarget, WebTarget
from deskeditor.domain.story import Correction, Details, LeadImage, Status, Story
from deskeditor.formats.reading.cards import CardReference
from deskeditor.formats.reading.markdown import read
from deskeditor.formats.reading.read_story import ReadStory
from deskeditor.formats.writing.markdown import write

SLUGS = {"0123456789abcdef": "terns-take-over"}
FULL = Story(
    headline="Who owns the sea wall?",
    standfirst="Nobody: says\nanyone.",
    body="The *wall*.\n",
    details=Details(
        slug="sea-wall",
        slug_is_own=True,
        status=Status.IN_REVIEW,
        section="Investigations",
        kicker="No",
        byline=("Imogen Castellane", "Okonjo, Theo"),
        dateline="LOW HARROW",
        tags=("yes", "010", "sea wall"),
        published_at=datetime(2026, 11, 19, 5, 30, tzinfo=timezone(timedelta(hours=-5))),
        updated_at=datetime(2026, 11, 20, tzinfo=UTC),
        language="en-GB",
        lead_image=LeadImage(image="images/0123456789abcdef.jpg", alt="A wall", caption="It's", credit=""),
        search_title="The wall",
        description="Three agencies.",
        canonical="https://harrowbay.example/sea-wall",
        social_title="A wall",
        social_description="Whose?",
        social_image="images/0123456789abcdee.png",
        corrections=(Correction(at=datetime(2026, 11, 21, 8, tzinfo=UTC), text="Was: wrong", kind="update"),),
        notes="Ring # the harbour office.",
        extra="# theirs\nlayout: post   # kept\nweight: 010\nparams: {a: 1}\n",
    ),
)
CARDS = (
    Card(target=StoryTarget("0123456789abcdef"), layout=Layout.LEAD),
    Card(
        target=WebTarget(
            url="https://x.example/?a=b&c=#d",
            headline="Theirs",
            excerpt="E",
            image="images/x.png",
            source="X",
        ),
        overrides=MappingProxyType(
            {CardField.HEADLINE: Override("Ours", "Theirs"), CardField.LABEL: Override("", "")}
        ),
    ),
)


def back(story: Story) -> ReadStory:
    """The story written and read again, with all its pictures found."""
    found = read(write(story, SLUGS).encode(), "elsewhere.md")
    return found.with_images({name: name for name in found.images if name.startswith("images/")})


def said(story: Story) -> tuple[object, ...]:
    return story.headline, story.standfirst, story.body, story.details


def test_every_field_comes_back():
    assert said(back(FULL).story) == said(FULL)
    assert back(FULL).warnings == ()


def test_cards_come_back_by_slug_and_address_with_their_own_words():
    first, second = back(replace(FULL, cards=CARDS)).cards
    assert first == CardReference(target="terns-take-over", layout=Layout.LEAD)
    assert second.web == CARDS[1].target
    assert second.overrides == {CardField.HEADLINE: "Ours", CardField.LABEL: ""}
    assert second.against == {CardField.HEADLINE: "Theirs", CardField.LABEL: ""}


def test_an_empty_story_comes_back():
    empty = Story()
    assert write(empty, {}) == '---\ntitle: ""\nstatus: draft\n---\n\n'
    assert said(back(empty).story) == said(empty)


def test_what_people_and_other_programs_see():
    written = write(replace(FULL, cards=CARDS[:1]), SLUGS)
    front = written.split("---\n")[1]
    assert "title: Who owns the sea wall?\n" in front
    assert "date: 2026-11-19T05:30:00-05:00\n" in front
    assert "updated: 2026-11-20\n" in front
    assert 'tags:\n  - "yes"\n  - "010"\n  - sea wall\n' in front
    assert "cards:\n  - story: terns-take-over\n    layout: lead\n" in front
    assert front.endswith("# theirs\nlayout: post   # kept\nweight: 010\nparams: {a: 1}\n")


def test_a_kept_line_gives_way_to_a_field_that_is_filled_in_since():
    kept = Story(headline="A").with_details(extra="image: /assets/a.png\nimage_alt: Tea\nlayout: x\n")
    assert "image: /assets/a.png\nimage_alt: Tea\nlayout: x\n" in write(kept, {})
    lead = LeadImage(image="images/0123456789abcdef.jpg")
    found = back(kept.with_details(lead_image=lead)).story.details
    assert (found.lead_image, found.extra) == (lead, "layout: x\n")


def test_a_field_that_was_emptied_stays_empty_whatever_else_the_file_said():
    story = read(
        "---\nstandfirst: One\nexcerpt: Two\ndescription: Three\ntags: [a]\nkeywords: [b]\n---\n"
    ).story
    emptied = replace(story, standfirst="").with_details(tags=(), description="")
    found = back(emptied).story
    assert (found.standfirst, found.details.tags, found.details.description) == ("", (), "")
    assert found.details.extra == "excerpt: Two\nkeywords: [b]\n"


@pytest.mark.parametrize(
    "extra", ["not a mapping", "a: 1", "a: [\n", "\n\na: 1\n", "---\n", "# just this\n", "a: *b\n"]
)
def test_kept_lines_that_cannot_stand_as_they_are_come_back_all_the_same(extra):
    story = FULL.with_details(extra=extra)
    assert said(back(story).story) == said(story)


@pytest.mark.parametrize(
    "body", ["---\ntitle: no\n---\n", "\n\n  x", "no end", "", "# Not a headline\n", "+++\n", "\t"]
)
def test_bodies_that_look_like_something_else(body):
    assert back(replace(FULL, headline="", body=body)).story.body == body


def test_the_same_is_written_again():
    once = write(replace(FULL, cards=CARDS[:1]), SLUGS)
    again = read(once).with_images({name: name for name in read(once).images})
    assert write(replace(again.story, cards=CARDS[:1]), SLUGS) == once


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=30)
LINE = TEXT.map(lambda text: " ".join(text.splitlines())).filter(bool)
NAMES = st.lists(LINE, max_size=3, unique=True).map(tuple)
MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))
STORIES = st.builds(
    Story,
    headline=TEXT,
    standfirst=TEXT,
    body=TEXT,
    details=st.builds(
        Details,
        status=st.sampled_from(Status),
        section=TEXT,
        kicker=TEXT,
        byline=NAMES,
        dateline=TEXT,
        tags=NAMES,
        published_at=MOMENTS,
        updated_at=MOMENTS,
        embargo_until=MOMENTS,
        lead_image=st.none()
        | st.builds(LeadImage, image=st.just("images/a.png"), alt=TEXT, caption=TEXT, credit=TEXT),
        search_title=TEXT,
        description=TEXT,
        social_title=TEXT,
        social_description=TEXT,
        notes=TEXT,
        extra=st.sampled_from(["", "layout: post\n", "excerpt: x\n", "a: |\n  b\n\n\nc: 'd'\n"]) | TEXT,
    ),
)


@settings(max_examples=200)
@given(STORIES)
def test_any_story_comes_back(story):
    assert said(back(story).story) == said(story)


def test_a_card_s_limit_and_who_chose_it_come_back():
    card = Card(target=StoryTarget("terns"), excerpt_limit=80, origin=Origin.MACHINE)
    (found,) = back(Story(headline="Tram", cards=(card,))).cards
    assert (found.excerpt_limit, found.origin) == (80, Origin.MACHINE)
    text = "---\ntitle: T\ncards:\n- {story: a, limit: 99999999999999999999, chosen_by: nobody}\n---\n\n"
    (odd,) = read(text).cards
    assert (odd.excerpt_limit, odd.origin) == (0, Origin.EDITOR)

from datetime import UTC, datetime, timedelta, timezone

import pytest

from deskeditor.domain.author import Author
from deskeditor.domain.card import CardField, Layout, WebTarget
from deskeditor.domain.story import Correction, LeadImage, Status
from deskeditor.formats.reading.markdown import read

FULL = """\
---
title: Who owns the sea wall?
standfirst: Nobody says.
slug: sea-wall
status: ready
section: Investigations
kicker: The wall
authors: [Imogen Castellane, Theo Okonjo]
dateline: LOW HARROW
date: 2026-11-19T05:30:00+02:00
updated: 2026-11-20
tags: [sea wall, council]
language: en_GB
search_title: The wall
description: Three agencies signed.
canonical: https://harrowbay.example/sea-wall
social_title: A wall
social_description: Whose?
notes: Ring the harbour office.
corrections:
- {date: 2026-11-20, text: "It is 1,140 metres."}
- {date: 2026-11-21, kind: update, text: More.}
---

The *wall* is long.
"""


def details(text: str, name: str = ""):
    return read(text, name).story.details


def test_every_field_of_ours():
    story = read(FULL, "anything.md").story
    found = story.details
    assert (story.headline, story.standfirst, story.body) == (
        "Who owns the sea wall?",
        "Nobody says.",
        "The *wall* is long.\n",
    )
    assert (found.slug, found.slug_is_own, found.status) == ("sea-wall", True, Status.READY)
    assert (found.section, found.kicker, found.dateline) == ("Investigations", "The wall", "LOW HARROW")
    assert found.byline == ("Imogen Castellane", "Theo Okonjo")
    assert found.published_at == datetime(2026, 11, 19, 5, 30, tzinfo=timezone(timedelta(hours=2)))
    assert found.updated_at == datetime(2026, 11, 20, tzinfo=UTC)
    assert (found.tags, found.language) == (("sea wall", "council"), "en-GB")
    assert (found.search_title, found.description) == ("The wall", "Three agencies signed.")
    assert (found.social_title, found.social_description) == ("A wall", "Whose?")
    assert (found.canonical, found.notes) == (
        "https://harrowbay.example/sea-wall",
        "Ring the harbour office.",
    )
    assert found.corrections == (
        Correction(at=datetime(2026, 11, 20, tzinfo=UTC), text="It is 1,140 metres."),
        Correction(at=datetime(2026, 11, 21, tzinfo=UTC), kind="update", text="More."),
    )
    assert found.extra == ""
    assert read(FULL).warnings == ()


def test_a_post_of_another_program():
    found = read(
        "---\nlayout: post\ntitle: 'Yes: no'\nexcerpt: Short.\ndescription: For engines.\nauthor: Jo Doe\n"
        "categories: [News, Sport]\nlastmod: 2020-01-02\nkeywords: a, b\nweight: 010\n---\nText\n",
        "_posts/2019-12-31-The-Year.md",
    )
    story = found.story
    assert (story.headline, story.standfirst, story.body) == ("Yes: no", "Short.", "Text\n")
    assert story.details.description == "For engines."
    assert (story.details.slug, story.details.slug_is_own) == ("the-year", True)
    assert story.details.published_at == datetime(2019, 12, 31, tzinfo=UTC)
    assert story.details.status is Status.PUBLISHED
    assert story.details.updated_at == datetime(2020, 1, 2, tzinfo=UTC)
    assert (story.details.byline, story.details.tags) == (("Jo Doe",), ("a", "b"))
    assert story.details.section == "News"
    assert story.details.extra == "layout: post\ncategories: [News, Sport]\nweight: 010\n"
    assert found.warnings == ()


def test_a_description_is_the_standfirst_where_there_is_no_other():
    found = read("---\ndescription: Says it.\n---\n").story
    assert (found.standfirst, found.details.description) == ("Says it.", "Says it.")
    found = read("---\nstandfirst: ''\ndescription: Says it.\n---\n").story
    assert (found.standfirst, found.details.description) == ("", "Says it.")


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2015-12-17 12:00:00 -5", datetime(2015, 12, 17, 17, tzinfo=UTC)),
        ("2015-12-17 12:00:00 -0530", datetime(2015, 12, 17, 17, 30, tzinfo=UTC)),
        ("'2014-03-12T10:11:00-04:00'", datetime(2014, 3, 12, 14, 11, tzinfo=UTC)),
        ("2014-03-12 10:11", datetime(2014, 3, 12, 10, 11, tzinfo=UTC)),
        ("2014-3-2", datetime(2014, 3, 2, tzinfo=UTC)),
        ("2014/03/02 08:00 UTC", datetime(2014, 3, 2, 8, tzinfo=UTC)),
        ("23 November 2026", datetime(2026, 11, 23, tzinfo=UTC)),
        ("Nov 23, 2026", datetime(2026, 11, 23, tzinfo=UTC)),
    ],
)
def test_dates_in_the_spellings_that_sites_use(written, at):
    assert details(f"---\ndate: {written}\n---\n").published_at == at


@pytest.mark.parametrize("written", ["soon", "2026-13-45", "12.11.2026", "99999-01-01", "2026-11-23 25:00"])
def test_a_date_that_cannot_be_read_is_kept_and_said(written):
    found = read(f"---\ntitle: A\ndate: {written}\n---\n")
    assert found.story.details.published_at is None
    assert found.story.details.extra == f"date: {written}\n"
    assert f"“{written}” is no date" in found.warnings[0]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("draft: true", Status.DRAFT),
        ("draft: false", Status.PUBLISHED),
        ("published: false", Status.DRAFT),
        ("published: true", Status.PUBLISHED),
        ("status: In review", Status.IN_REVIEW),
        ("status: publish", Status.PUBLISHED),
        ("status: archived", Status.ARCHIVED),
        ("title: A", Status.DRAFT),
    ],
)
def test_how_far_a_story_has_come(line, status):
    found = read(f"---\n{line}\n---\n")
    assert (found.story.details.status, found.warnings, found.story.details.extra) == (status, (), "")


def test_an_unknown_status_is_a_draft_and_said():
    found = read("---\nstatus: limbo\n---\n")
    assert found.story.details.status is Status.DRAFT
    assert found.warnings == ("“limbo” is no status that we know: the story is a draft.",)


def test_people_of_whom_more_is_said_than_the_name():
    found = read(
        "---\nauthors:\n- name: Jo Doe\n  url: https://jo.example\n  bio: Writes.\n- Ann, PhD\n---\n"
    )
    assert found.story.details.byline == ("Jo Doe", "Ann, PhD")
    assert found.authors == (Author(name="Jo Doe", address="https://jo.example", bio="Writes."),)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("authors: A, B", ("A", "B")),
        ("author: King, Jr.", ("King, Jr.",)),
        ("byline: By Jo Doe", ("Jo Doe",)),
        ("by: Byron", ("Byron",)),
        ("author: By Numbers", ("By Numbers",)),
        ("author:", ()),
    ],
)
def test_names_in_bylines(line, byline):
    assert details(f"---\n{line}\n---\n").byline == byline


@pytest.mark.parametrize(
    ("front", "name", "slug", "own"),
    [
        ("slug: My Post!", "x.md", "my-post", True),
        ("permalink: /2015/09/the-sprint/", "2015-09-01-the-spring.md", "the-sprint", True),
        ("title: A", "2024-12-5-one-digit.md", "one-digit", True),
        ("title: A", "harbour-wall.md", "harbour-wall", True),
        ("title: A", "my-post/index.md", "my-post", True),
        ("title: A", "story.md", "", False),
        ("title: A", "Draft 3 (final).md", "", False),
        ("title: A", "", "", False),
    ],
)
def test_which_slug_is_worded(front, name, slug, own):
    found = details(f"---\n{front}\n---\n", name)
    assert (found.slug, found.slug_is_own) == (slug, own)


def test_an_address_of_another_program_is_kept_beside_the_slug():
    assert details("---\npermalink: /a/b/\n---\n").extra == "permalink: /a/b/\n"


def test_a_heading_at_the_top_is_the_headline_where_none_is_named():
    found = read("\n# The wall #\n\n\nText.\n", "a.md").story
    assert (found.headline, found.body) == ("The wall", "Text.\n")
    found = read("---\ntitle: ''\n---\n# The wall\n").story
    assert (found.headline, found.body) == ("", "# The wall\n")
    assert read("## Second level\n", "first-draft_two.md").story.headline == "First draft two"


def test_fields_at_the_top_without_fences():
    found = read(
        "Title: My: title\nDate: 2010-12-03 10:20\nCategory: News\nFoo: bar: x\n\nBody\n", "x.md"
    ).story
    assert (found.headline, found.details.section, found.body) == ("My: title", "News", "Body\n")
    assert found.details.extra == 'foo: "bar: x"\n'


@pytest.mark.parametrize(
    "text", ["Note: this is prose.\n\nMore.\n", "He said: no\n\nTitle: x\n", "Title\n\nx"]
)
def test_prose_with_colons_is_no_header(text):
    assert read(text, "a.md").story.body == text


def test_toml_between_plus_signs():
    found = read('+++\ntitle = "A"\ndate = 2026-11-23\n[params]\nx = 1\n+++\n\nBody\n').story
    assert (found.headline, found.body) == ("A", "Body\n")
    assert found.details.published_at == datetime(2026, 11, 23, tzinfo=UTC)
    assert found.details.extra == 'params:\n  x: "1"\n'


BROKEN = '---\ntitle: "Five things": a list\nx: [\n---\n\nBody\n'


def test_a_broken_front_matter_is_text_and_said():
    found = read(BROKEN.encode(), "posts/five.md")
    assert found.story.body == BROKEN
    assert found.story.headline == 'Five things": a list'
    assert len(found.warnings) == 1
    assert found.warnings[0].startswith("The front matter of five.md cannot be read (line 2: ")


def test_the_body_is_taken_as_it_stands():
    body = (
        "  \n\n\ttabbed  \n{% raw %}{{ x }}{% endraw %}\n<script>alert(1)</script>\u2028\x0b\n---\n\nno end"
    )
    assert read(f"---\ntitle: A\n---\n\n{body}").story.body == body


def test_the_lead_image_waits_to_be_found():
    found = read("---\ntitle: A\nimage: /assets/a.png\nimage_alt: Tea\nlayout: x\n---\n![Map](map.png)\n")
    assert found.lead == LeadImage(image="/assets/a.png", alt="Tea")
    assert found.images == ("/assets/a.png", "map.png")
    missing = found.with_images({}).story
    assert missing.details.lead_image is None
    assert missing.details.extra == "layout: x\nimage: /assets/a.png\nimage_alt: Tea\n"
    there = found.with_images({"/assets/a.png": "images/1.png", "map.png": "images/2.png"}).story
    assert there.details.lead_image == LeadImage(image="images/1.png", alt="Tea")
    assert (there.details.extra, there.body) == ("layout: x\n", "![Map](images/2.png)\n")


@pytest.mark.parametrize(
    "line",
    ["cover: {image: a.png, alt: Tea}", "images: [a.png, b.png]", "thumbnail: a.png", "image: 'a.png '"],
)
def test_the_names_that_other_programs_give_a_lead_image(line):
    lead = read(f"---\n{line}\n---\n").lead
    assert lead is not None
    assert lead.image == "a.png"


def test_cards_for_stories_and_for_pages_elsewhere():
    found = read(
        "---\ncards:\n- plain-slug\n- story: terns\n  headline: Ours\n  against: {headline: Theirs}\n"
        "  layout: lead\n- url: https://x.example/a\n  headline: Theirs\n  source: X\n  label: Elsewhere\n"
        "- https://y.example\n- {headline: no target}\n- url: javascript:alert(1)\n---\n"
    )
    plain, story, web, bare, hostile = found.cards
    assert (plain.target, story.target, story.layout) == ("plain-slug", "terns", Layout.LEAD)
    assert story.overrides == {CardField.HEADLINE: "Ours"}
    assert story.against == {CardField.HEADLINE: "Theirs"}
    assert web.web == WebTarget(url="https://x.example/a", headline="Theirs", source="X")
    assert web.overrides == {CardField.LABEL: "Elsewhere"}
    assert bare.web == WebTarget(url="https://y.example")
    assert (hostile.web, hostile.target) == (None, "javascript:alert(1)")
    assert found.warnings == ("Card 5 names neither a story nor a web address, so it was left out.",)


def test_an_address_that_is_none_is_kept_and_not_used():
    found = details("---\ncanonical: javascript:alert(1)\n---\n")
    assert (found.canonical, found.extra) == ("", "canonical: javascript:alert(1)\n")


def test_corrections_without_dates_are_kept_and_said():
    found = read("---\ncorrections: We were wrong.\n---\n")
    assert (found.story.details.corrections, found.story.details.extra) == (
        (),
        "corrections: We were wrong.\n",
    )
    assert "need a date" in found.warnings[0]

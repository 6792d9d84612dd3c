"""Lists show the right stories in the right order, page by page."""

from datetime import UTC, datetime

import pytest

from deskeditor.domain.author import Author
from deskeditor.domain.story import LeadImage, Status, Story
from deskeditor.services import listing, sites, stories
from deskeditor.services.listing import ALL, ListQuery, Sort


def day(number: int) -> datetime:
    return datetime(2026, 11, number, tzinfo=UTC)


@pytest.fixture
def desk(library):
    made = [
        Story(headline="beta", body="one two three", created_at=day(1), changed_at=day(9)).with_details(
            section="Harbour", tags=("Sea", "Council"), byline=("Imogen Castellane",), published_at=day(2)
        ),
        Story(headline="Alpha", body="one", created_at=day(2), changed_at=day(8)).with_details(
            section="harbour",
            tags=("sea",),
            status=Status.READY,
            byline=("Tobias Renshaw",),
            published_at=day(3),
        ),
        Story(headline="Gamma", body="one two", created_at=day(3), changed_at=day(7)).with_details(
            section="Culture"
        ),
    ]
    for story in made:
        stories.new(library, story)
    return library


def headlines(library, **query) -> list[str]:
    return [row.headline for row in listing.rows(library, ListQuery(**query)).rows]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.EDITED, ["beta", "Alpha", "Gamma"]),
        (Sort.CREATED, ["Gamma", "Alpha", "beta"]),
        (Sort.PUBLISHED, ["Alpha", "beta", "Gamma"]),
        (Sort.HEADLINE, ["Alpha", "beta", "Gamma"]),
        (Sort.WORDS, ["beta", "Gamma", "Alpha"]),
    ],
)
def test_each_order(desk, sort, order):
    assert headlines(desk, sort=sort) == order


def test_filters_restrict_together(desk):
    assert headlines(desk, section="Harbour") == ["beta", "Alpha"]
    assert headlines(desk, tag="sea") == ["beta", "Alpha"]
    assert headlines(desk, tag="council") == ["beta"]
    assert headlines(desk, status=Status.READY) == ["Alpha"]
    assert headlines(desk, status=Status.READY, tag="council") == []
    assert headlines(desk, text="two", section="Culture") == ["Gamma"]


def test_a_page_of_a_list_knows_the_whole_number(desk):
    page = listing.rows(desk, ListQuery(limit=1, offset=1))
    assert [row.headline for row in page.rows] == ["Alpha"]
    assert page.total == 3
    assert len(listing.rows(desk, ListQuery(limit=ALL)).rows) == 3


def test_the_trash_is_a_list_of_its_own(desk):
    gone = stories.find(desk, "gamma")
    stories.trash(desk, [gone.id])
    assert headlines(desk) == ["beta", "Alpha"]
    assert headlines(desk, trashed=True) == ["Gamma"]
    assert listing.rows(desk, ListQuery(trashed=True)).rows[0].trashed


def test_a_row_says_what_the_list_shows(library):
    lead = LeadImage(image="images/0123456789abcdef.png")
    story, _ = stories.new(
        library,
        Story(headline="Tides", standfirst="Ebb and flow", body="Two words").with_details(
            section="Harbour",
            tags=("sea",),
            byline=("Imogen Castellane",),
            published_at=datetime(2026, 11, 1, tzinfo=UTC),
            lead_image=lead,
        ),
    )
    (row,) = listing.rows(library, ListQuery()).rows
    assert row == listing.StoryRow(
        id=story.id,
        slug="tides",
        headline="Tides",
        standfirst="Ebb and flow",
        status=Status.DRAFT,
        section="Harbour",
        tags=("sea",),
        byline=("Imogen Castellane",),
        words=2,
        changed_at=story.changed_at,
        published_at=story.details.published_at,
        created_at=story.created_at,
        lead_image="images/0123456789abcdef.png",
    )


def test_search_counts_all_and_gives_the_best(desk):
    result = listing.search(desk, "one", limit=2)
    assert (result.query, result.total, len(result.hits)) == ("one", 3, 2)
    assert result.hits[0].score >= result.hits[1].score > 0
    assert "\ue000one\ue001" in result.hits[0].snippet


def test_what_there_is_to_choose_from(desk):
    sites.save_author(desk, Author(name="agatha Quill"))
    assert [section.casefold() for section in listing.sections(desk)] == ["culture", "harbour"]
    assert [tag.casefold() for tag in listing.tags(desk)] == ["council", "sea"]
    stories.trash(desk, [stories.find(desk, "beta").id])
    assert listing.tags(desk) == ("sea",)
    assert listing.author_names(desk) == ("agatha Quill", "Imogen Castellane", "Tobias Renshaw")

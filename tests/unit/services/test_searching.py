"""Operators find stories by what they are and have; searches are kept under a name."""

from dataclasses import replace

import pytest

from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.site import Site
from deskeditor.domain.story import LeadImage, Status, Story
from deskeditor.errors import InvalidValue
from deskeditor.services import listing, searches, sites, stories
from deskeditor.services.libraries import create_library
from deskeditor.services.listing import ListQuery


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    with create_library(tmp_path_factory.mktemp("kept") / "library") as library:
        tram = Story(id="tram", headline="The tram line", body="The council voted seven to four.")
        tram = tram.with_details(
            section="Local government", byline=("Imogen Castellane",), tags=("trams", "coast"),
            status=Status.READY, lead_image=LeadImage(image="images/0123456789abcdef.png"),
        )  # fmt: skip
        ferry = Story(id="ferry", headline="The ferry", body="It runs on chip fat, the council says.")
        ferry = ferry.with_details(byline=("Tobias Renshaw",), tags=("coast",), notes="Ring the harbour.")
        stories.new(library, tram)
        stories.new(library, replace(ferry, cards=(Card(target=StoryTarget("tram")),)))
        yield library


ASKED = [
    ("council", {"tram", "ferry"}),
    ("author:castellane", {"tram"}),
    ("AUTHOR:imogen council", {"tram"}),
    ("-author:castellane", {"ferry"}),
    ("author:castellane author:renshaw", {"tram", "ferry"}),
    ("tag:coast", {"tram", "ferry"}),
    ("tag:coast tag:trams", {"tram"}),
    ("tag:coast -tag:trams", {"ferry"}),
    ('section:"local gov"', {"tram"}),
    ("status:ready", {"tram"}),
    ("status:draft council", {"ferry"}),
    ("has:image", {"tram"}),
    ("has:cards", {"ferry"}),
    ("-has:notes", {"tram"}),
    ("has:export", set()),
    ("after:today", {"tram", "ferry"}),
    ("before:today", set()),
    ("after:2020 before:2021", set()),
    ('"seven to four" tag:coast', {"tram"}),
    ("ferry tag:trams", set()),
    ("status:redy", set()),
    ("before:soon council", set()),
    ("?", set()),
]


@pytest.mark.parametrize(("text", "ids"), ASKED)
def test_the_list_and_the_search_agree(library, text, ids):
    listed = listing.rows(library, listing.ListQuery(text=text))
    assert ({row.id for row in listed.rows}, listed.total) == (ids, len(ids))
    found = listing.search(library, text)
    assert ({hit.row.id for hit in found.hits}, found.total, found.query) == (ids, len(ids), text)


@pytest.mark.parametrize(
    "text", ["site:default", "site:courier", 'site:"bay cou" site:none council', "-site:none"]
)
def test_a_site_goes_by_its_id_or_a_part_of_its_name(library, text):
    sites.save_site(library, Site(name="The Harrow Bay Courier"))
    assert {row.id for row in listing.rows(library, listing.ListQuery(text=text)).rows} == {"tram", "ferry"}
    assert listing.rows(library, listing.ListQuery(text=f"{text} -site:courier")).total == 0


def test_a_story_of_another_site_is_found_apart(library):
    other, _ = sites.new_site(library, "Point 100%")
    story, _ = stories.new(library, Story(headline="Elsewhere", site=other.id))
    for query in (ListQuery(text="site:100%"), ListQuery(text=f"site:{other.id}"), ListQuery(site=other.id)):
        assert [row.id for row in listing.rows(library, query).rows] == [story.id]
    with library.write() as work:
        work.stories.delete([story.id])
        work.commit()


def test_searches_are_kept_under_a_name(library):
    assert searches.saved(library) == ()
    searches.save(library, "  Sea ", "tag:coast")
    searches.save(library, "Council", "council status:draft")
    assert [one.name for one in searches.saved(library)] == ["Council", "Sea"]
    searches.save(library, "sea", "tag:coast -ferry")
    assert searches.saved(library)[1] == searches.SavedSearch("sea", "tag:coast -ferry")
    assert [one.name for one in searches.remove(library, "Council")] == ["sea"]
    for name, text in (("", "x"), ("x", " ")):
        with pytest.raises(InvalidValue, match="needs a name"):
            searches.save(library, name, text)

"""Pages lead to those before and after them that are in the same folder, whoever brought them there."""

import shutil
from datetime import UTC, datetime

import pytest

from deskeditor.domain.site import Part, Site
from deskeditor.domain.story import Story
from deskeditor.formats.writing import html_page
from deskeditor.pages.surroundings import Neighbour, Neighbours
from deskeditor.services import neighbours, sites, stories, surroundings
from deskeditor.services.exporting import ExportRequest, export


def add(library, name, day=0, site="default"):
    at = datetime(2026, 11, day, 6, tzinfo=UTC) if day else None
    story = Story(id=name, headline=name.title(), body="Text.\n", site=site).with_details(published_at=at)
    return stories.new(library, story)[0].id


@pytest.fixture
def desk(library):
    sites.new_site(library, "Tide")
    for name, day in (("second", 2), ("first", 1), ("third", 3), ("undated", 0)):
        add(library, name, day)
    add(library, "elsewhere", 2, "tide")
    return library


ALL = ("first", "second", "third", "undated", "elsewhere")


def link(name):
    return Neighbour(headline=name.title(), slug=name)


def page(folder, name):
    return (folder / f"{name}.html").read_text(encoding="utf-8")


def test_neighbours_stand_in_order_of_their_publish_dates_within_a_site(desk):
    assert neighbours.among(desk, ALL) == {
        "first": Neighbours(next=link("second")),
        "second": Neighbours(previous=link("first"), next=link("third")),
        "third": Neighbours(previous=link("second")),
    }


def test_only_stories_of_the_export_are_neighbours(desk):
    assert neighbours.among(desk, ("first", "third")) == {
        "first": Neighbours(next=link("third")),
        "third": Neighbours(previous=link("first")),
    }
    assert neighbours.among(desk, ("second",)) == {}


def test_pages_of_several_stories_lead_to_their_neighbours(desk, tmp_path):
    assert all(not one.is_unchanged for one in export(desk, ExportRequest(stories=ALL, folder=tmp_path)))
    second = page(tmp_path, "second")
    assert 'rel="prev" href="first.html">First</a>' in second
    assert 'rel="next" href="third.html">Third</a>' in second
    assert 'data-part="neighbours"' not in page(tmp_path, "undated") + page(tmp_path, "elsewhere")
    again = export(desk, ExportRequest(stories=ALL, folder=tmp_path))
    assert [one.is_unchanged for one in again] == [True] * 5


def test_a_page_of_several_is_the_page_alone_and_one_part_more(desk, tmp_path):
    list(export(desk, ExportRequest(stories=ALL, folder=tmp_path / "all")))
    list(export(desk, ExportRequest(stories=("second",), folder=tmp_path / "one")))
    alone, among = page(tmp_path / "one", "second"), page(tmp_path / "all", "second")
    start = among.index('<nav class="neighbours"')
    end = among.index("</nav>", start) + len("</nav>")
    assert among[:start] + among[end:] == alone
    story = stories.story(desk, "second")
    assert alone.encode() == html_page.write(story, surroundings.around(desk, story)).content


def test_a_portion_of_an_export_knows_the_neighbours_in_the_others(desk, tmp_path):
    list(export(desk, ExportRequest(stories=("second",), among=ALL, folder=tmp_path)))
    assert 'href="third.html"' in page(tmp_path, "second")


def exported(desk, folder, *names):
    return list(export(desk, ExportRequest(stories=names, folder=folder)))


def test_a_story_that_is_exported_alone_stays_as_it_was_among_all(desk, tmp_path):
    out = tmp_path / "out"
    sites.save_site(desk, Site(address="https://harrow.example", feed="https://harrow.example/feed.xml"))
    exported(desk, out, *ALL)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    list(export(desk, ExportRequest(stories=("second",), folder=out, force=True)))
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert b'href="first.html"' in before["second.html"]
    assert b"https://harrow.example/feed.xml" in before["second.html"]
    assert [one.is_unchanged for one in exported(desk, out, *ALL)] == [True] * 5


def test_a_changed_story_that_is_exported_alone_keeps_its_neighbours(desk, tmp_path):
    exported(desk, tmp_path, *ALL)
    stories.set_fields(desk, "second", {"body": "New."})
    exported(desk, tmp_path, "second")
    alone = page(tmp_path, "second")
    assert "New." in alone
    exported(desk, tmp_path, *ALL)
    assert page(tmp_path, "second") == alone
    assert 'href="first.html"' in alone


def test_a_page_leads_to_no_page_that_is_not_in_the_folder(desk, tmp_path):
    exported(desk, tmp_path, *ALL)
    (tmp_path / "third.html").unlink()
    stories.set_fields(desk, "second", {"body": "New."})
    exported(desk, tmp_path, "second")
    assert 'href="first.html"' in page(tmp_path, "second")
    assert 'href="third.html"' not in page(tmp_path, "second")


def test_a_page_under_an_older_name_is_led_to_by_nobody(desk, tmp_path):
    exported(desk, tmp_path, *ALL)
    stories.set_fields(desk, "third", {"slug": "third-again"})
    stories.set_fields(desk, "second", {"body": "New."})
    exported(desk, tmp_path, "second")
    assert "third" not in page(tmp_path, "second").partition('class="neighbours"')[2]


def test_a_copy_of_a_folder_knows_its_pages(desk, tmp_path):
    exported(desk, tmp_path / "one", *ALL)
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    assert all(one.is_unchanged for one in exported(desk, tmp_path / "two", *ALL))
    stories.set_fields(desk, "second", {"body": "New."})
    exported(desk, tmp_path / "two", "second")
    assert 'href="first.html"' in page(tmp_path / "two", "second")


def test_a_new_neighbour_changes_the_pages_beside_it_and_no_other(desk, tmp_path):
    list(export(desk, ExportRequest(stories=ALL, folder=tmp_path)))
    add(desk, "fourth", 4)
    again = export(desk, ExportRequest(stories=(*ALL, "fourth"), folder=tmp_path))
    assert [one.id for one in again if not one.is_unchanged] == ["third", "fourth"]


def test_a_site_can_do_without(desk, tmp_path):
    sites.save_site(desk, Site(hidden=frozenset({Part.NEIGHBOURS})))
    list(export(desk, ExportRequest(stories=ALL, folder=tmp_path)))
    assert 'data-part="neighbours"' not in page(tmp_path, "second")


def test_a_story_in_the_trash_is_no_neighbour(desk):
    stories.trash(desk, ["second"])
    assert neighbours.among(desk, ALL)["first"] == Neighbours(next=link("third"))

from dataclasses import replace
from datetime import UTC, datetime

from deskeditor.domain.story import Status, Story
from deskeditor.ui.details import slugs

STORY = Story(headline="Terns take over").with_details(slug="terns-take-over")


def test_the_slug_follows_the_headline():
    assert slugs.shown(replace(STORY, headline="Terns, terns!")) == "terns-terns"


def test_a_number_that_the_library_gave_stays():
    assert slugs.shown(STORY.with_details(slug="terns-take-over-2")) == "terns-take-over-2"


def test_a_worded_slug_stays():
    assert slugs.shown(replace(STORY, headline="New").with_details(slug_is_own=True)) == "terns-take-over"


def test_a_slug_that_others_may_know_stays():
    changed = replace(STORY, headline="New")
    assert slugs.shown(replace(changed, exported_at=datetime.now(UTC))) == "terns-take-over"
    assert slugs.shown(changed.with_details(status=Status.PUBLISHED)) == "terns-take-over"


def test_a_story_without_a_headline_has_none_yet():
    assert slugs.shown(Story()) == ""


def test_the_address_of_a_page():
    assert slugs.address("https://harrowbay.example/", "terns") == "harrowbay.example/terns.html"
    assert slugs.address("", "terns") == "terns.html"
    assert slugs.address("https://harrowbay.example", "") == ""

from datetime import datetime, timedelta

from deskeditor.domain import embargo
from deskeditor.domain.story import Story

NOON = datetime(2026, 11, 20, 12).astimezone()
FERRY = Story(id="ferry", headline="The ferry that runs\non chip fat")


def test_a_story_may_not_go_out_before_its_embargo_ends():
    held = FERRY.with_details(embargo_until=NOON)
    assert embargo.refusal(held, NOON - timedelta(seconds=1)) == (
        "“The ferry that runs on chip fat” is under embargo until 20 November 2026, 12:00: "
        "export it after that, or change the embargo in its details."
    )
    assert embargo.refusal(held, NOON) == ""


def test_without_an_embargo_it_may():
    assert embargo.refusal(FERRY, NOON) == ""


def test_a_story_without_a_headline_is_named_by_its_slug():
    held = Story(id="x").with_details(embargo_until=NOON, slug="late-ferry")
    assert embargo.refusal(held, NOON - timedelta(1)).startswith("“late-ferry” is under")

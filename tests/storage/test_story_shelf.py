"""A story that is written over says afterwards what it was to say, in every column."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from deskeditor.domain.story import Correction, Details, LeadImage, Status, Story

AT = datetime(2026, 11, 3, 9, 30, tzinfo=timezone(timedelta(hours=1)))
BARE = Story(id="ferry", created_at=AT, changed_at=AT, details=Details(slug="ferry"))
TEXTS = dict.fromkeys(
    (
        "section", "kicker", "dateline", "language", "search_title", "description", "canonical",
        "social_title", "social_description", "social_image", "notes", "extra",
    ),
    "Words",
)  # fmt: skip
FULL = Details(
    slug="the-ferry",
    slug_is_own=True,
    status=Status.READY,
    byline=("Imogen Castellane", "Tobias Renshaw"),
    tags=("harbour", "sea"),
    published_at=AT,
    updated_at=AT + timedelta(hours=2),
    embargo_until=AT + timedelta(days=3),
    lead_image=LeadImage(image="images/0123456789abcdef.jpg", alt="Gulls", caption="Low tide", credit="R"),
    corrections=(Correction(at=AT, text="It was Tuesday."),),
    **TEXTS,
)
CHANGES = {
    **{
        one.name: {"details": replace(BARE.details, **{one.name: getattr(FULL, one.name)})}
        for one in fields(FULL)
    },
    "texts": {"headline": "The ferry", "standfirst": "It returns", "body": "To Harrow Bay."},
    "site": {"site": "other"},
    "sets": {"sets": ("harbour", "sea")},
    "moments": {"exported_at": AT, "trashed_at": AT, "changed_at": AT + timedelta(hours=1)},
    "all": {"details": FULL, "headline": "The ferry"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_written_there_and_back(library, change):
    first = BARE
    second = replace(first, seq=1, **change)
    third = replace(first, seq=2)
    with library.write() as work:
        for name in ("harbour", "sea"):
            work.connection.exec_driver_sql("INSERT INTO card_sets VALUES (?, ?, 0, 0)", (name, name))
        work.stories.insert(first, words=0, lede="")
        for before, after in ((first, second), (second, third)):
            assert work.stories.update(before, after, words=0, lede="")
            assert work.stories.get("ferry") == after


def teased(work) -> int:
    return work.connection.exec_driver_sql("SELECT teased_at FROM stories").scalar_one()


def test_when_cards_say_something_else_of_a_story_is_written_down_then_alone(library):
    first = replace(BARE, headline="The ferry", body="It returns.\n\nAt last.")
    steps = (  # what changes, and whether cards say so
        ({"body": "It returns.\n\nAt long last."}, False),
        ({"body": "It does not return."}, True),
        ({"headline": "No ferry"}, True),
        ({"details": replace(BARE.details, notes="Call the harbour")}, False),
        ({"details": replace(BARE.details, kicker="Harbour")}, True),
    )
    with library.write() as work:
        work.stories.insert(first, words=0, lede="It returns.")
        for number, (change, is_said) in enumerate(steps, 1):
            work.connection.exec_driver_sql("UPDATE stories SET teased_at = 7")
            second = replace(first, seq=number, **change)
            work.stories.update(first, second, words=0, lede=second.body.split("\n")[0])
            assert (teased(work) > 7) == is_said, change
            first = second


def test_a_story_that_is_not_what_was_read_is_left_alone(library):
    with library.write() as work:
        work.stories.insert(BARE, words=0, lede="")
        assert not work.stories.update(
            replace(BARE, seq=4), replace(BARE, seq=5, headline="X"), words=0, lede=""
        )
        assert work.stories.get("ferry") == BARE


def test_times_are_kept_with_their_zone(library):
    later = replace(BARE, seq=1).with_details(published_at=AT.astimezone(UTC))
    with library.write() as work:
        work.stories.insert(BARE.with_details(published_at=AT), words=0, lede="")
        work.stories.update(BARE.with_details(published_at=AT), later, words=0, lede="")
        assert work.stories.get("ferry").details.published_at.utcoffset() == timedelta(0)

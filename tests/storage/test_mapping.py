"""A story comes out of the database as it went in."""

from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskeditor.domain.card import Card, CardField, Layout, Override, StoryTarget, WebTarget
from deskeditor.domain.story import Correction, Details, LeadImage, Status, Story
from deskeditor.storage import mapping, snapshots, times

FULL = Story(
    site="tide",
    headline="The last ferry",
    standfirst="It sails at nine.",
    body="One *paragraph*.\r\n\n\x00 Ünïcödé 🙂 \ue000",
    details=Details(
        slug="the-last-ferry",
        slug_is_own=True,
        status=Status.IN_REVIEW,
        section="Harbour",
        kicker="Transport",
        byline=("Imogen Castellane", "Tobias Renshaw"),
        dateline="HARROW BAY",
        tags=("ferries", "Council, the"),
        published_at=datetime(2026, 3, 29, 0, 30, tzinfo=timezone(timedelta(hours=1))),
        updated_at=datetime(
            2026, 3, 30, 23, 59, 59, 999999, tzinfo=timezone(-timedelta(hours=9, minutes=30))
        ),
        language="en-GB",
        lead_image=LeadImage(
            image="images/0123456789abcdef.jpg", alt="A ferry", caption="At sea", credit="T. R."
        ),
        search_title="Last ferry",
        description="About the ferry",
        canonical="https://tide.example/ferry",
        social_title="Ferry!",
        social_description="It sails",
        social_image="images/fedcba9876543210.png",
        corrections=(Correction(at=datetime(2026, 4, 1, tzinfo=UTC), text="It was eight.", kind="update"),),
        notes="Ring the harbour master",
        extra="layout: wide # kept\n",
    ),
    cards=(
        Card(
            target=StoryTarget("00000000000000aa"),
            overrides=MappingProxyType(
                {CardField.HEADLINE: Override("New", "Old"), CardField.LABEL: Override("", "")}
            ),
            layout=Layout.LEAD,
        ),
        Card(target=WebTarget(url="https://x.example/", headline="H", excerpt="E", image="I", source="S")),
    ),
    exported_at=datetime(2026, 4, 2, tzinfo=UTC),
    trashed_at=datetime(2026, 4, 3, tzinfo=UTC),
    seq=7,
)


def stored(library, story: Story) -> Story:
    with library.write() as work:
        work.stories.insert(story, words=3, lede="One")
        work.commit()
    with library.read() as reading:
        return reading.stories.get(story.id)


def test_every_field_comes_back(library):
    assert stored(library, FULL) == FULL


def test_an_empty_story_comes_back(library):
    story = Story()
    assert stored(library, story) == story


def test_the_zone_that_an_editor_named_is_kept(library):
    details = stored(library, FULL).details
    assert details.published_at.utcoffset() == timedelta(hours=1)
    assert details.updated_at.utcoffset() == -timedelta(hours=9, minutes=30)


def test_halves_of_surrogate_pairs_are_mended_or_replaced(library):
    story = stored(library, Story(headline="\ud83d\ude42 \udcff", body="\ud800"))
    assert (story.headline, story.body) == ("🙂 �", "�")


def test_a_name_stays_on_one_line():
    assert mapping.names(mapping.lines(["a\nb", "", "c, d"])) == ("a b", "c, d")


@given(st.datetimes(timezones=st.timezones() | st.just(UTC)))
def test_moments_come_back(at):
    back = times.moment(times.stored(at), times.offset(at))
    assert (times.stored(back), back.utcoffset()) == (times.stored(at), at.utcoffset())


texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


def there_and_back(story):
    return snapshots.story(snapshots.unpacked(*snapshots.packed(snapshots.text(story))))


@given(headline=texts, body=texts, notes=texts, words=texts)
def test_snapshots_come_back(headline, body, notes, words):
    card = Card(
        target=WebTarget(url="https://x.example/", headline=words),
        overrides=MappingProxyType({CardField.EXCERPT: Override(words, body)}),
    )
    story = Story(headline=headline, body=body, cards=(card,)).with_details(notes=notes)
    assert there_and_back(story) == story


def test_a_snapshot_keeps_every_field():
    assert there_and_back(FULL) == FULL


def test_a_snapshot_of_a_version_with_fewer_fields_is_readable(monkeypatch):
    row = mapping.story_row(FULL)
    del row["notes"]
    monkeypatch.setattr(mapping, "story_row", lambda _: row)
    kept = snapshots.text(FULL)
    monkeypatch.undo()
    assert snapshots.story(kept) == FULL.with_details(notes="")


@pytest.mark.parametrize("year", [1, 9999])
def test_the_first_and_the_last_year_come_back(year):
    for hours in (-14, 0, 14):
        at = datetime(year, 6, 1, tzinfo=timezone(timedelta(hours=hours)))
        assert times.moment(times.stored(at), times.offset(at)) == at

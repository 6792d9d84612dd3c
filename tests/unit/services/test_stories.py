"""What happens to a story between its first key and the trash."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from deskeditor.domain.card import Card, StoryTarget, WebTarget
from deskeditor.domain.changes import Changes
from deskeditor.domain.revision import Reason
from deskeditor.domain.story import Status, Story
from deskeditor.errors import AmbiguousReference, EditConflict, InvalidValue, StoryNotFound
from deskeditor.services import listing, saving, stories
from deskeditor.storage.record_shelf import ExportRecord


def revisions(library, story: Story) -> list[tuple[str, str]]:
    """Why each revision was kept, and the body that it holds, oldest first."""
    with library.read() as reading:
        return [(one.reason.value, one.snapshot.body) for one in reversed(reading.revisions.of(story.id))]


def exported(library, story: Story) -> None:
    with library.write() as work:
        work.stories.set_exported(story.id, datetime.now(UTC))
        work.commit()


def test_a_new_story_gets_a_slug_a_count_and_a_revision(library):
    saved, changes = stories.new(library, Story(headline="Tides at Harrow Bay", body="Two words."))

    assert (saved.details.slug, saved.seq) == ("tides-at-harrow-bay", 1)
    assert stories.story(library, saved.id) == saved
    assert revisions(library, saved) == [("created", "Two words.")]
    assert listing.rows(library, listing.ListQuery()).rows[0].words == 2
    this = frozenset({saved.id})
    assert changes == Changes(stories=this, cards=this, listing=True)


def test_a_new_story_keeps_its_times(library):
    at = datetime(2020, 2, 3, tzinfo=UTC)
    saved, _ = stories.new(library, Story(created_at=at, changed_at=at), Reason.IMPORTED)
    assert (saved.created_at, saved.changed_at) == (at, at)
    assert revisions(library, saved) == [("imported", "")]


def test_a_story_is_new_only_once(library):
    saved, _ = stories.new(library, Story(headline="Tides"))
    with pytest.raises(EditConflict):
        stories.new(library, saved)


def test_slugs_are_distinct(library):
    slugs = [stories.new(library, Story(headline="Tides"))[0].details.slug for _ in range(3)]
    assert slugs == ["tides", "tides-2", "tides-3"]
    assert stories.new(library, Story())[0].details.slug == "story"


def test_long_slugs_are_distinct(library):
    slugs = {stories.new(library, Story(headline="a" * 100))[0].details.slug for _ in range(12)}
    assert len(slugs) == 12
    assert max(map(len, slugs)) == 80


def test_saving_puts_in_a_story_that_is_not_there(library):
    saved, changes = stories.save(library, Story(headline="Tides"))
    assert saved.seq == 1
    assert changes.listing
    assert stories.find(library, "tides") == saved


def test_saving_again_counts_and_says_what_changed(library):
    first, _ = stories.save(library, Story(headline="Tides"))
    second, changes = stories.save(library, replace(first, body="Ebb."), origin="desk")

    assert (second.seq, second.body) == (2, "Ebb.")
    assert second.changed_at > first.changed_at
    assert changes == Changes(stories=frozenset({first.id}), origin="desk")
    assert stories.story(library, first.id) == second


def test_saving_cards_changes_cards_alone(library):
    story, _ = stories.save(library, Story(headline="Tides"))
    _, changes = stories.save(library, replace(story, cards=(Card(target=StoryTarget("x")),)))
    assert changes == Changes(cards=frozenset({story.id}))


def test_saving_an_older_story_moves_it_to_the_top_of_lists(library):
    old, _ = stories.save(library, Story(headline="Tides"))
    stories.save(library, Story(headline="Trams"))
    _, changes = stories.save(library, replace(old, body="Ebb."))
    assert changes.listing


def test_saving_what_is_stored_already_writes_nothing(library):
    story, _ = stories.save(library, Story(headline="Tides"))
    assert stories.save(library, story, origin="desk") == (story, Changes(origin="desk"))


def test_a_save_against_an_older_state_is_a_conflict_and_writes_nothing(library):
    read, _ = stories.save(library, Story(headline="Tides"))
    theirs, _ = stories.save(library, replace(read, body="Theirs."))

    with pytest.raises(EditConflict, match="“Tides” was changed elsewhere"):
        stories.save(library, replace(read, body="Ours."))
    assert stories.story(library, read.id) == theirs


def test_saving_over_a_conflict_keeps_both_texts(library):
    read, _ = stories.save(library, Story(headline="Tides"))
    stories.save(library, replace(read, body="Theirs."))

    saved, _ = stories.save_over(library, replace(read, body="Ours."))

    assert stories.story(library, read.id) == saved
    assert saved.body == "Ours."
    assert [body for _, body in revisions(library, read)] == ["", "Theirs.", "Ours."]
    assert stories.save(library, replace(saved, body="Ours, too."))[0].seq == saved.seq + 1


def test_saving_over_a_story_that_is_not_there_puts_it_in(library):
    saved, _ = stories.save_over(library, Story(headline="Tides", seq=5))
    assert stories.story(library, saved.id) == saved


def test_the_slug_follows_the_headline_until_the_story_is_out(library):
    story, _ = stories.save(library, Story(headline="Tides"))
    story, _ = stories.save(library, replace(story, headline="High tides"))
    assert story.details.slug == "high-tides"

    exported(library, story)
    story, _ = stories.save(library, replace(stories.story(library, story.id), headline="Low tides"))
    assert story.details.slug == "high-tides"


def test_the_slug_of_a_published_story_stays(library):
    story, _ = stories.save(library, Story(headline="Tides").with_details(status=Status.PUBLISHED))
    story, _ = stories.save(library, replace(story, headline="High tides"))
    assert story.details.slug == "tides"


def test_a_worded_slug_stays_and_no_save_is_refused_for_its_sake(library):
    stories.save(library, Story(headline="Taken"))
    story, _ = stories.save(library, Story(headline="Tides").with_details(slug="sea", slug_is_own=True))
    story, _ = stories.save(library, replace(story, headline="High tides"))
    assert story.details.slug == "sea"

    for worded, stored in (("taken", "taken-2"), ("No such slug!", "no-such-slug"), ("con", "con-story")):
        story, _ = stories.save(library, story.with_details(slug=worded))
        assert story.details.slug == stored


def test_a_slug_that_was_emptied_follows_the_headline_again(library):
    story, _ = stories.save(library, Story(headline="Tides").with_details(slug="sea", slug_is_own=True))
    story, _ = stories.save(library, story.with_details(slug=""))
    assert (story.details.slug, story.details.slug_is_own) == ("tides", False)


def test_saves_in_a_row_keep_one_revision(library):
    story, _ = stories.save(library, Story(body="0"))
    for number in range(1, 5):
        story, _ = stories.save(library, replace(story, body="0" * number))
    assert revisions(library, story) == [("created", "0")]


def test_what_stood_for_ten_minutes_is_kept_before_it_is_written_over(library, monkeypatch):
    story, _ = stories.save(library, Story(body="first key"))
    story, _ = stories.save(library, replace(story, body="the morning's work"))
    monkeypatch.setattr(saving, "APART", timedelta(0))  # as if it were afternoon
    story, _ = stories.save(library, replace(story, body="the afternoon's first key"))
    assert revisions(library, story) == [("created", "first key"), ("autosaved", "the morning's work")]


def test_a_text_of_which_most_goes_is_kept(library):
    story, _ = stories.save(library, Story(body="first key"))
    story, _ = stories.save(library, replace(story, body="A long text. " * 50))
    story, _ = stories.save(library, replace(story, body=""))
    assert revisions(library, story) == [("created", "first key"), ("autosaved", "A long text. " * 50)]


def test_a_checkpoint_is_kept_once_per_state_or_name(library):
    story, _ = stories.save(library, Story(body="first key"))
    for label in ("", "", "before legal", "after legal"):
        stories.checkpoint(library, story.id, label)
    with library.read() as reading:
        kept = [(one.number, one.reason, one.label) for one in reading.revisions.of(story.id)]
    assert kept == [
        (4, Reason.NAMED, "after legal"),
        (3, Reason.NAMED, "before legal"),
        (2, Reason.NAMED, ""),
        (1, Reason.CREATED, ""),
    ]


def test_fields_are_set_by_name(library):
    stories.new(library, Story(headline="Tides"))
    story, changes = stories.set_fields(
        library,
        "tides",
        {
            "headline": "High tides",
            "status": "In review",
            "byline": "Imogen Castellane,  Tobias Renshaw, ,Imogen Castellane",
            "tags": "sea",
            "published": "2026-11-23T08:30+01:00",
            "slug": "high-water",
            "notes": "Ring\nthe harbour",
        },
    )
    details = story.details
    assert story.headline == "High tides"
    assert (details.status, details.byline) == (Status.IN_REVIEW, ("Imogen Castellane", "Tobias Renshaw"))
    assert (details.tags, details.notes) == (("sea",), "Ring\nthe harbour")
    assert details.published_at.isoformat() == "2026-11-23T08:30:00+01:00"
    assert (details.slug, details.slug_is_own) == ("high-water", True)
    assert [reason for reason, _ in revisions(library, story)] == ["created", "status changed"]
    assert changes.stories == {story.id}
    assert stories.find(library, "high-water") == story


def test_fields_are_emptied_by_name(library):
    stories.new(library, Story(headline="Tides").with_details(slug="sea", slug_is_own=True, language="de"))
    story, _ = stories.set_fields(library, "sea", {"slug": "", "language": "", "published": "", "byline": ""})
    assert (story.details.slug, story.details.language, story.details.published_at) == ("tides", "", None)


@pytest.mark.parametrize(
    ("field", "value", "allowed"),
    [
        ("mood", "calm", "use one of headline, standfirst"),
        ("status", "done", "use one of draft, in-review, ready"),
        ("slug", "No!", "use up to 80 letters"),
        ("slug", "trams", "has the slug “trams” already"),
        ("published", "some day", "write it as 2026-11-23"),
        ("language", "!", "write it as en-GB"),
        ("canonical", "javascript:alert(1)", "begin it with https://"),
    ],
)
def test_a_value_that_no_field_can_hold_is_refused(library, field, value, allowed):
    stories.new(library, Story(headline="Trams"))
    story, _ = stories.new(library, Story(headline="Tides"))
    with pytest.raises(InvalidValue, match=allowed):
        stories.set_fields(library, "tides", {"headline": "Changed", field: value})
    assert stories.story(library, story.id) == story


def test_a_story_is_found_by_slug_or_the_start_of_its_id(library):
    first, _ = stories.new(library, Story(id="ab01000000000000", headline="Tides"))
    second, _ = stories.new(library, Story(id="ab02000000000000", headline="Trams"))

    assert stories.find(library, "tides") == stories.find(library, "ab01") == first
    assert stories.find(library, second.id) == second
    assert stories.exists(library, "ab")
    assert not stories.exists(library, "ferry")
    assert not stories.exists(library, "")
    with pytest.raises(AmbiguousReference, match="ab01000000000000, ab02000000000000"):
        stories.find(library, "ab")
    for nothing in ("ferry", "", "%", "_", "a*"):
        with pytest.raises(StoryNotFound):
            stories.find(library, nothing)
    with pytest.raises(StoryNotFound):
        stories.story(library, "ab01")


def test_a_slug_goes_before_the_start_of_an_id(library):
    stories.new(library, Story(id="feed000000000000", headline="Tides"))
    named, _ = stories.new(library, Story(headline="Feed"))
    assert stories.find(library, "feed") == named


def test_a_duplicate_is_a_draft_of_its_own(library):
    card = Card(target=WebTarget(url="https://x.example/"))
    original, _ = stories.new(
        library,
        Story(headline="Tides", body="Ebb.", cards=(card,)).with_details(
            status=Status.PUBLISHED, published_at=datetime(2026, 1, 1, tzinfo=UTC), section="Harbour"
        ),
    )
    exported(library, original)

    copy, changes = stories.duplicate(library, original.id)

    assert (copy.headline, copy.body, copy.details.section) == ("Tides (copy)", "Ebb.", "Harbour")
    assert (copy.details.slug, copy.details.status, copy.details.published_at) == (
        "tides-copy",
        Status.DRAFT,
        None,
    )
    assert copy.exported_at is None
    assert copy.cards[0].target == card.target
    assert copy.cards[0].id != card.id
    assert changes.listing


def test_the_trash_takes_and_gives_back(library):
    story, _ = stories.new(library, Story(headline="Tides", body="Ebb."))

    assert stories.trash(library, [story.id]) == Changes(stories=frozenset({story.id}), listing=True)
    assert stories.trash(library, [story.id, "nobody"]) == Changes()
    assert stories.story(library, story.id).trashed_at is not None
    assert listing.rows(library, listing.ListQuery()).total == 0
    assert listing.search(library, "ebb").total == 0

    stories.restore(library, [story.id])
    assert stories.story(library, story.id) == story
    assert listing.search(library, "ebb").total == 1


def test_bookkeeping_is_the_library_s_alone(library):
    """An open window saves on after its story was trashed or exported elsewhere, and undoes neither."""
    story, _ = stories.new(library, Story(headline="Tides"))
    stories.trash(library, [story.id])
    exported(library, story)

    saved, _ = stories.save(
        library, replace(story, body="Typed on.", created_at=datetime(1999, 1, 1, tzinfo=UTC))
    )

    assert saved.body == "Typed on."
    assert saved.trashed_at is not None
    assert saved.exported_at is not None
    assert saved.created_at == story.created_at


def test_records_tell_where_a_story_came_from_and_went(library):
    story, _ = stories.new(library, Story(headline="Tides"))
    at = datetime(2026, 11, 23, tzinfo=UTC)
    record = ExportRecord(
        story=story.id, at=at, format="html", folder="/out", files=("/out/tides.html",), page_hash="ab"
    )
    with library.write() as work:
        work.records.add_export(record)
        work.commit()
    with library.read() as reading:
        assert reading.records.last_export(story.id) == record
        assert reading.records.last_export(story.id, format="html", folder="/out") == record
        assert reading.records.last_export(story.id, format="markdown") is None

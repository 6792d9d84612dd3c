"""Very many stories get another name in portions: others save between, and a step may be broken off."""

import pytest
from tests.unit.services.names import put, sound, tags_of

from deskeditor.domain.naming import Naming
from deskeditor.domain.story import Story
from deskeditor.errors import BrokenOff, InvalidValue
from deskeditor.services import ordering, stories

TAG, SECTION = Naming.TAG, Naming.SECTION


@pytest.fixture
def in_portions_of_two(monkeypatch):
    monkeypatch.setattr("deskeditor.services.ordering_steps.PORTION", 2)


def test_very_many_stories_are_renamed_in_portions_between_which_others_save(library, in_portions_of_two):
    for number in range(5):
        put(library, f"story-{number}", tags=("sea", "even" if number % 2 == 0 else "odd"))
    portions = ordering.renaming(library, TAG, ["sea"], "coast")
    assert (next(portions).stories, tags_of(library, "story-4")) == (2, ("sea", "even"))
    stories.set_fields(library, "story-4", {"tags": "sea, late"})

    assert [portion.stories for portion in portions] == [1, 1, 1]

    assert {tags_of(library, f"story-{number}")[0] for number in range(5)} == {"coast"}
    assert tags_of(library, "story-4") == ("coast", "late")
    assert ordering.undo(library).stories == 5
    assert tags_of(library, "story-4") == ("sea", "late")


def test_a_step_that_was_broken_off_is_undone_or_goes_on(library, in_portions_of_two):
    for number in range(5):
        put(library, f"story-{number}", tags=("sea",))
    next(ordering.renaming(library, TAG, ["sea"], "coast"))
    ordering.undo(library)
    assert [(one.name, one.stories) for one in ordering.names(library, TAG)] == [("sea", 5)]

    next(ordering.renaming(library, TAG, ["sea"], "coast"))
    ordering.rename(library, TAG, ["sea"], "coast")
    assert [(one.name, one.stories) for one in ordering.names(library, TAG)] == [("coast", 5)]


@pytest.mark.parametrize("portions_undone", [1, 9])
def test_a_step_that_is_taken_back_on_its_way_leaves_off(library, in_portions_of_two, portions_undone):
    for number in range(6):
        put(library, f"story-{number}", tags=("sea",))
    renaming = ordering.renaming(library, TAG, ["sea"], "coast")
    next(renaming)
    undoing = ordering.undoing(library)
    for _, _portion in zip(range(portions_undone), undoing, strict=False):
        pass
    with pytest.raises(BrokenOff, match="taken back"):
        list(renaming)
    list(undoing)
    assert [(one.name, one.stories) for one in ordering.names(library, TAG)] == [("sea", 6)]
    assert ordering.last(library) == ""


def test_a_step_that_begins_while_another_is_undone_can_be_undone_too(library, in_portions_of_two):
    for number in range(4):
        put(library, f"s{number}", tags=("sea",), section="Local")
    ordering.rename(library, TAG, ["sea"], "coast")
    undoing = ordering.undoing(library)
    next(undoing)
    ordering.rename(library, SECTION, ["Local"], "City")
    assert len(list(undoing)) == 2
    assert tags_of(library, "s3") == ("sea",)
    assert ordering.last(library).startswith("Renamed the section “Local”")


@pytest.fixture
def in_stretches_of_two(monkeypatch, in_portions_of_two):
    monkeypatch.setattr("deskeditor.services.ordering_survey._LEAST", 2)
    monkeypatch.setattr("deskeditor.services.ordering_survey._MOST", 2)
    monkeypatch.setattr("deskeditor.services.ordering_journal._NOTED", 2)


def test_others_save_while_the_stories_are_looked_through_and_none_is_missed(library, in_stretches_of_two):
    for number in range(6):
        put(library, f"s{number}", tags=("sea",))
    portions = ordering.renaming(library, TAG, ["sea"], "coast")
    assert next(portions).stories == 0
    stories.set_fields(library, "s0", {"tags": "sea, late"})
    put(library, "newcomer", tags=("sea",))
    stories.new(library, Story(id="trashed").with_details(tags=("sea",)))
    stories.trash(library, ["trashed"])

    done = [portion.stories for portion in portions]

    assert sum(done) == 8
    assert tags_of(library, "s0") == ("coast", "late")
    assert [(one.name, one.stories, one.trashed) for one in ordering.names(library, TAG)] == [
        ("coast", 7, 1),
        ("late", 1, 0),
    ]
    assert ordering.undo(library).stories == 8
    assert tags_of(library, "newcomer") == ("sea",)
    assert sound(library)


def test_a_step_that_never_began_leaves_the_one_before_to_be_undone(library, in_stretches_of_two):
    for number in range(6):
        put(library, f"s{number}", tags=("sea",), section="Local")
    ordering.rename(library, SECTION, ["Local"], "City")
    portions = ordering.renaming(library, TAG, ["sea"], "coast")
    while tags_of(library, "s0") == ("sea",):
        assert ordering.last(library).startswith("Renamed the section “Local”")
        next(portions)
    assert ordering.last(library).startswith("Renamed the tag “sea”")
    portions.close()

    assert ordering.undo(library).stories == 2  # as far as it came
    with library.read() as reading:
        assert reading.settings.keys("ordering/") == ()


def test_a_step_that_an_earlier_release_wrote_down_is_undone(library):
    put(library, "tram", tags=("coast",))
    noted = '{"kind":"tag","said":"Renamed.","new":"coast","moves":[["sea","coast",[1]]]}'
    with library.write() as work:
        work.settings.put("ordering/last", noted)
        work.commit()
    assert ordering.undo(library).total == 1
    assert tags_of(library, "tram") == ("sea",)
    assert ordering.last(library) == ""


def test_a_step_that_was_broken_off_is_known_when_nobody_is_at_it_and_finished(
    library, in_stretches_of_two, monkeypatch
):
    for number in range(6):
        put(library, f"s{number}", tags=("sea",))
    portions = ordering.renaming(library, TAG, ["sea"], "coast")
    while tags_of(library, "s0") == ("sea",):
        next(portions)
    portions.close()
    assert ordering.unfinished(library) == ""  # somebody was at it a moment ago
    monkeypatch.setattr("deskeditor.services.ordering_journal.SILENT", -1)
    assert ordering.unfinished(library) == "Renamed the tag “sea” to “coast” in 6 stories."

    done = list(ordering.finishing(library))

    assert sum(one.stories for one in done) == 4
    assert {tags_of(library, f"s{number}") for number in range(6)} == {("coast",)}
    assert ordering.unfinished(library) == ""
    with pytest.raises(InvalidValue, match="Nothing was broken off"):
        list(ordering.finishing(library))
    assert ordering.undo(library).stories == 6

import pytest
from tests.unit.services.names import put, sound, tags_of

from deskeditor.domain.author import Author
from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.naming import Named, Naming
from deskeditor.domain.story import Story
from deskeditor.errors import EditConflict, InvalidValue
from deskeditor.services import listing, ordering, section_order, sites, stories

TAG, SECTION, AUTHOR = Naming.TAG, Naming.SECTION, Naming.AUTHOR


@pytest.fixture
def desk(library):
    put(library, "tram", tags=("Council", "trams"), section="Local", byline=("Imogen Castellane",))
    put(library, "ferry", tags=("coucil", "sea"), section="Sea", byline=("Tobias Renshaw", "I. Castellane"))
    put(library, "wall", tags=("coucil", "council"), section="Sea", byline=("I. Castellane",))
    stories.trash(library, ["wall"])
    return library


def test_tags_are_listed_with_their_stories_and_spellings(desk):
    assert ordering.names(desk, TAG) == (
        Named(name="coucil", stories=1, trashed=1),
        Named(name="Council", stories=1, trashed=1, spellings=("council",)),
        Named(name="sea", stories=1),
        Named(name="trams", stories=1),
    )


def test_a_tag_is_renamed_in_every_story_and_found_under_its_new_name(desk):
    done = ordering.rename(desk, TAG, ["sea"], "  the  sea ", origin="settings")
    assert done.said == "Renamed the tag “sea” to “the sea” in 1 story."
    assert (done.stories, done.changes.stories, done.changes.origin) == (1, frozenset({"ferry"}), "settings")
    assert tags_of(desk, "ferry") == ("coucil", "the sea")
    assert [hit.row.id for hit in listing.search(desk, 'tag:"the sea"').hits] == ["ferry"]
    assert listing.rows(desk, listing.ListQuery(tag="sea")).total == 0
    assert sound(desk)


def test_renaming_onto_a_tag_that_is_there_merges_in_its_spelling_in_the_trash_too(desk):
    done = ordering.rename(desk, TAG, ["coucil"], "COUNCIL")
    assert done.said == "Merged the tag “coucil” into “Council” in 2 stories."
    assert [tags_of(desk, one) for one in ("tram", "ferry", "wall")] == [
        ("Council", "trams"),
        ("Council", "sea"),
        ("Council",),
    ]
    assert sound(desk)


def test_another_spelling_of_a_tag_becomes_that_of_all(desk):
    ordering.rename(desk, TAG, ["Council"], "council")
    assert (tags_of(desk, "tram"), tags_of(desk, "wall")) == (("council", "trams"), ("coucil", "council"))


def test_several_tags_become_one(desk):
    done = ordering.rename(desk, TAG, ["coucil", "trams", "sea"], "transport")
    assert done.said == "Renamed the tags “coucil”, “trams” and “sea” to “transport” in 3 stories."
    assert tags_of(desk, "ferry") == ("transport",)


def test_a_removed_tag_is_gone_from_every_story(desk):
    done = ordering.remove(desk, TAG, "coucil")
    assert done.said == "Removed the tag “coucil” from 2 stories."
    assert (tags_of(desk, "ferry"), tags_of(desk, "wall")) == (("sea",), ("council",))
    assert sound(desk)


def test_one_undo_brings_back_every_list_as_it_was(desk):
    before = [stories.story(desk, one).details for one in ("tram", "ferry", "wall")]
    ordering.rename(desk, TAG, ["coucil"], "council")
    assert ordering.last(desk) == "Merged the tag “coucil” into “Council” in 2 stories."

    done = ordering.undo(desk)

    assert done.said.startswith("Taken back: Merged the tag “coucil”")
    assert done.changes.stories == {"ferry", "wall"}
    assert [stories.story(desk, one).details for one in ("tram", "ferry", "wall")] == before
    assert listing.rows(desk, listing.ListQuery(tag="coucil")).total == 1
    assert sound(desk)
    assert ordering.last(desk) == ""
    with pytest.raises(InvalidValue, match="Nothing was renamed"):
        ordering.undo(desk)


def test_undo_leaves_a_story_alone_that_was_given_other_tags_since(desk):
    ordering.rename(desk, TAG, ["coucil"], "transport")
    stories.set_fields(desk, "ferry", {"tags": "transport, night"})
    assert ordering.undo(desk).changes.stories == {"wall"}
    assert tags_of(desk, "ferry") == ("transport", "night")


def test_a_story_that_was_read_before_cannot_be_written_over_the_new_name(desk):
    read = stories.story(desk, "ferry")
    ordering.rename(desk, TAG, ["sea"], "coast")
    with pytest.raises(EditConflict):
        stories.save(desk, read)
    now = stories.story(desk, "ferry")
    assert (now.seq, now.changed_at) == (read.seq + 1, read.changed_at)


def test_a_renamed_section_is_found_among_the_words_of_its_stories(desk):
    stories.set_fields(desk, "ferry", {"notes": "Ring the harbour."})
    done = ordering.rename(desk, SECTION, ["sea"], "Coast and harbour")
    assert done.said == "Renamed the section “Sea” to “Coast and harbour” in 2 stories."
    assert [hit.row.id for hit in listing.search(desk, "coast harbour").hits] == ["ferry"]
    with desk.read() as reading:
        asked = reading.connection.exec_driver_sql("SELECT other_words FROM stories WHERE id = 'ferry'")
        assert asked.scalar() == "Coast and harbour\nRing the harbour."
    ordering.remove(desk, SECTION, "Coast and harbour")
    with desk.read() as reading:
        asked = reading.connection.exec_driver_sql("SELECT other_words FROM stories WHERE id = 'ferry'")
        assert asked.scalar() == "Ring the harbour."
    assert sound(desk)
    assert ordering.undo(desk).stories == 2
    assert stories.story(desk, "ferry").details.section == "Coast and harbour"
    assert sound(desk)


def test_cards_of_stories_in_a_renamed_section_are_looked_at_again(desk):
    stories.new(desk, Story(id="under", headline="Under", cards=(Card(target=StoryTarget("tram")),)))
    with desk.read() as reading:
        before = reading.connection.exec_driver_sql(
            "SELECT teased_at FROM stories WHERE id = 'tram'"
        ).scalar()
    ordering.rename(desk, SECTION, ["Local"], "Town")
    with desk.read() as reading:
        after = reading.connection.exec_driver_sql("SELECT teased_at FROM stories WHERE id = 'tram'").scalar()
    assert after > before


def test_sections_stand_as_the_desk_ordered_them(desk):
    section_order.add(desk, "Culture")
    section_order.move(desk, "sea", 1)
    assert [one.name for one in ordering.names(desk, SECTION)] == ["Sea", "Local", "Culture"]
    assert listing.sections(desk) == ("Sea", "Local", "Culture")
    assert ordering.names(desk, SECTION)[2] == Named(name="Culture", is_kept=True)
    ordering.rename(desk, SECTION, ["Sea"], "Local")
    assert [one.name for one in ordering.names(desk, SECTION)] == ["Local", "Culture"]
    ordering.undo(desk)
    assert [one.name for one in ordering.names(desk, SECTION)] == ["Sea", "Local", "Culture"]


def test_a_renamed_author_is_renamed_in_bylines_and_on_file(desk):
    sites.save_author(desk, Author(name="I. Castellane", initials="IM", bio="Writes about the sea."))
    done = ordering.rename(desk, AUTHOR, ["I. Castellane"], "Imogen Castellane")
    assert done.said == "Merged the author “I. Castellane” into “Imogen Castellane” in 2 stories."
    assert done.changes.sites == {"default"}
    assert stories.story(desk, "ferry").details.byline == ("Tobias Renshaw", "Imogen Castellane")
    assert sites.authors(desk) == (
        Author(name="Imogen Castellane", initials="IM", bio="Writes about the sea."),
    )
    assert [hit.row.id for hit in listing.search(desk, 'author:"Imogen Castellane"').hits] == [
        "ferry",
        "tram",
    ]

    ordering.undo(desk)

    assert stories.story(desk, "ferry").details.byline == ("Tobias Renshaw", "I. Castellane")
    assert [one.name for one in sites.authors(desk)] == ["I. Castellane"]


def test_what_is_on_file_of_an_author_is_kept_when_another_is_merged_into_her(desk):
    sites.save_author(desk, Author(name="Imogen Castellane", bio="Hers."))
    sites.save_author(desk, Author(name="I. Castellane", bio="Other.", address="https://imogen.example"))
    ordering.rename(desk, AUTHOR, ["I. Castellane"], "Imogen Castellane")
    assert sites.authors(desk) == (
        Author(name="Imogen Castellane", bio="Hers.", address="https://imogen.example"),
    )


def test_undo_leaves_alone_what_was_written_of_an_author_since(desk):
    sites.save_author(desk, Author(name="I. Castellane", initials="IM"))
    ordering.rename(desk, AUTHOR, ["I. Castellane"], "Ines Castellane")
    sites.save_author(desk, Author(name="Ines Castellane", initials="IM", bio="Written since."))

    ordering.undo(desk)

    assert stories.story(desk, "ferry").details.byline == ("Tobias Renshaw", "I. Castellane")
    assert sites.authors(desk) == (
        Author(name="I. Castellane", initials="IM"),
        Author(name="Ines Castellane", initials="IM", bio="Written since."),
    )


def test_undo_brings_back_what_was_on_file_of_both_authors(desk):
    both = Author(name="I. Castellane", initials="IM"), Author(name="Imogen Castellane", bio="Hers.")
    for one in both:
        sites.save_author(desk, one)
    ordering.rename(desk, AUTHOR, ["I. Castellane"], "Imogen Castellane")
    ordering.undo(desk)
    assert sites.authors(desk) == both


def test_an_author_of_whom_the_name_alone_is_on_file_stays_there_under_another(desk):
    sites.save_author(desk, Author(name="Perpetua Adeyemi"))
    ordering.rename(desk, AUTHOR, ["Perpetua Adeyemi"], "Perpetua Adeyemi-Renshaw")
    assert sites.authors(desk) == (Author(name="Perpetua Adeyemi-Renshaw"),)


def test_undo_keeps_the_sections_that_were_added_since(desk):
    section_order.add(desk, "Sea")
    section_order.add(desk, "Local")
    ordering.rename(desk, SECTION, ["Sea"], "Coast")
    section_order.add(desk, "Culture")
    ordering.undo(desk)
    assert [one.name for one in ordering.names(desk, SECTION)] == ["Sea", "Local", "Culture"]


def test_authors_are_those_on_file_and_those_in_bylines(desk):
    sites.save_author(desk, Author(name="Perpetua Adeyemi"))
    assert ordering.names(desk, AUTHOR) == (
        Named(name="I. Castellane", stories=1, trashed=1),
        Named(name="Imogen Castellane", stories=1),
        Named(name="Perpetua Adeyemi", is_kept=True),
        Named(name="Tobias Renshaw", stories=1),
    )


def test_an_author_taken_off_file_stays_in_bylines(desk):
    sites.save_author(desk, Author(name="Tobias Renshaw", initials="TR"))
    assert ordering.remove(desk, AUTHOR, "Tobias Renshaw").said == (
        "Took “Tobias Renshaw” off file; bylines keep the name."
    )
    assert sites.authors(desk) == ()
    assert stories.story(desk, "ferry").details.byline[0] == "Tobias Renshaw"


@pytest.mark.parametrize(
    ("kind", "old", "new", "why"),
    [
        (TAG, "nothing", "sea", "There is no tag “nothing”; `deskeditor tags` lists"),
        (TAG, "sea", " ", "A tag needs a name"),
        (AUTHOR, "Tobias Renshaw", "", "An author needs a name"),
        (TAG, "sea", "sea, tram", "has a comma in it"),
    ],
)
def test_a_name_that_cannot_be_is_refused_and_nothing_changes(desk, kind, old, new, why):
    with pytest.raises(InvalidValue, match=why):
        ordering.rename(desk, kind, [old], new)
    assert ordering.last(desk) == ""


def test_tags_of_other_alphabets_are_one_whatever_their_case(library):
    put(library, "one", tags=("Élection",))
    put(library, "two", tags=("élection", "vote"))
    ordering.rename(library, TAG, ["élection"], "vote")
    assert (tags_of(library, "one"), tags_of(library, "two")) == (("vote",), ("vote",))


def test_of_many_names_a_few_are_said(library):
    for name in ("one", "two", "three", "four", "five"):
        put(library, name, tags=(name,))
    done = ordering.rename(library, TAG, ["one", "two", "three", "four", "five"], "number")
    assert done.said == "Renamed the tags “one”, “two”, “three” and 2 more to “number” in 5 stories."


def test_a_step_that_was_carried_out_is_not_broken_off(desk, monkeypatch):
    monkeypatch.setattr("deskeditor.services.ordering_journal.SILENT", -1)
    ordering.rename(desk, TAG, ["sea"], "coast")
    assert ordering.unfinished(desk) == ""
    ordering.remove(desk, AUTHOR, "Tobias Renshaw")
    assert ordering.unfinished(desk) == ""

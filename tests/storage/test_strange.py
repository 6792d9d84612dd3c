"""Damage that SQLite does not see is found all the same, and said in plain words."""

import pytest
from sqlalchemy import update

from deskeditor.domain.story import Story
from deskeditor.errors import DamagedLibrary
from deskeditor.services import libraries, listing, stories
from deskeditor.storage.strange import StrangeValue, damage_if_strange
from deskeditor.storage.tables import stories as stories_table


@pytest.fixture
def story(library):
    return stories.new(library, Story(headline="Tram line vote", body="The council voted late."))[0]


def change(library, **values):
    with library.write() as work:
        work.connection.execute(update(stories_table).values(values))
        work.commit()


@pytest.mark.parametrize(("column", "value"), [("status", "dr]ft"), ("changed_at", 1 << 62)])
def test_a_value_that_cannot_be_is_damage(library, story, column, value):
    change(library, **{column: value})

    with pytest.raises(DamagedLibrary, match="is damaged"):
        stories.story(library, story.id)
    with pytest.raises(DamagedLibrary, match="is damaged"):
        listing.rows(library, listing.ListQuery())
    assert story.id in {problem.subject for problem in libraries.verify(library)}


def test_a_letter_that_nobody_changed_is_found(library, story):
    assert libraries.verify(library) == ()
    change(library, body="The council voted  late.")  # the search index finds the same words in it

    (problem,) = libraries.verify(library)
    assert problem.subject == story.id
    assert "“Tram line vote” is not what was saved" in problem.text


def test_a_text_from_before_there_was_a_sum_is_taken_as_it_is(library, story):
    change(library, text_sum=None, body="The council voted  late.")
    assert libraries.verify(library) == ()


def test_a_mistake_of_another_kind_stays_one():
    @damage_if_strange
    def read(value):
        return {"a": 1}[value]

    assert read("a") == 1
    with pytest.raises(KeyError):
        read("b")
    with pytest.raises(StrangeValue):
        damage_if_strange(int)("seven")

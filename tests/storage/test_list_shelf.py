"""Lists are read a stretch at a time, in every order, and no common one is read by looking at every story."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from deskeditor.domain.story import Status, Story
from deskeditor.services import listing, stories
from deskeditor.services.listing import ListQuery, Sort
from deskeditor.storage import shortlist
from deskeditor.storage.library import Library

BEGAN = datetime(2026, 3, 1, 12, tzinfo=UTC)
STATUSES = (Status.DRAFT, Status.READY, Status.PUBLISHED)
NARROWED = {
    "all": {},
    "status": {"status": Status.READY},
    "section": {"section": "Sport"},
    "tag": {"tag": "coast"},
    "site": {"site": "default"},
    "trash": {"trashed": True},
    "author": {"text": "author:renshaw"},
    "searched": {"text": "harbour"},
}


@pytest.fixture(scope="module")
def thirty(tmp_path_factory):
    """Thirty stories, ten of them in the trash; nothing is changed in them."""
    with Library.create(tmp_path_factory.mktemp("thirty") / "library") as library:
        yield filled(library)


@pytest.fixture
def changing(thirty, tmp_path):
    """The same for a test that changes them."""
    shutil.copytree(thirty.folder, tmp_path / "changing")
    with Library.open(tmp_path / "changing") as library:
        yield library


def filled(library: Library) -> Library:
    for number in range(30):
        at = BEGAN + timedelta(hours=(number * 7) % 30)
        story = Story(
            id=f"s{number:02}", headline=f"{'abcXYZ'[number % 6]} {number}", body="harbour " * (number % 4),
            changed_at=at, created_at=at - timedelta(days=number % 9),
        )  # fmt: skip
        details = {
            "status": STATUSES[number % 3],
            "section": "Sport" if number % 2 else "Culture",
            "tags": ("coast",) if number % 5 else (),
            "byline": ("Tobias Renshaw",) if number % 3 else ("Imogen Castellane",),
            "published_at": at if number % 4 else None,
        }
        stories.new(library, story.with_details(**details))
    stories.trash(library, [f"s{number:02}" for number in range(20, 30)])
    return library


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("narrowed", NARROWED)
def test_a_stretch_by_its_keys_is_the_stretch_by_its_place(thirty, sort, narrowed):
    query = ListQuery(sort=sort, **NARROWED[narrowed])
    every = listing.rows(thirty, query)
    assert len(every.rows) == every.total > 4
    order = listing.order(thirty, query)
    assert listing.stretch(thirty, query, order, 2, 3) == every.rows[2:5]
    paged = [
        listing.rows(thirty, ListQuery(**NARROWED[narrowed], sort=sort, limit=1, offset=at))
        for at in range(5)
    ]
    assert [page.rows[0].id for page in paged] == [row.id for row in every.rows[:5]]


def test_a_stretch_leaves_out_what_is_gone(changing):
    query = ListQuery(sort=Sort.HEADLINE)
    order = listing.order(changing, query)
    first, second = (row.id for row in listing.stretch(changing, query, order, 0, 2))
    with changing.write() as work:
        work.stories.delete([first])
        work.commit()
    assert [row.id for row in listing.stretch(changing, query, order, 0, 2)] == [second]


def read_by_looking_at_all(library, ask) -> list[str]:
    """The steps of the statements' plans that scan the stories, or sort what was not narrowed."""
    steps = plans_of(library, ask)
    return [step for step in steps if step == "SCAN stories" or step.startswith("USE TEMP B-TREE FOR ORDER")]


def plans_of(library, ask) -> list[str]:
    plans = []

    def explain(_connection, cursor, statement, parameters, *_):
        if statement.startswith(("SELECT", "WITH")):
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plans.extend(row[3] for row in cursor.fetchall())

    event.listen(library._engine, "before_cursor_execute", explain)
    ask()
    event.remove(library._engine, "before_cursor_execute", explain)
    assert plans
    return plans


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("narrowed", [{}, {"status": Status.READY}, {"section": "Sport"}])
def test_no_common_list_is_read_by_looking_at_every_story(thirty, sort, narrowed, monkeypatch):
    monkeypatch.setattr(shortlist, "FEW", 0)  # so few stories as here would be sorted
    query = ListQuery(sort=sort, limit=1, **narrowed)
    assert read_by_looking_at_all(thirty, lambda: listing.rows(thirty, query)) == []


def test_nor_is_one_status_of_a_section(thirty):
    query = ListQuery(limit=1, status=Status.READY, section="Sport")
    plans = plans_of(thirty, lambda: listing.rows(thirty, query))
    assert any("(trashed_at=? AND section=? AND status=?)" in step for step in plans)


def test_nor_are_the_stories_of_a_site(thirty):
    plans = plans_of(thirty, lambda: listing.rows(thirty, ListQuery(limit=1, site="default")))
    assert any("COVERING INDEX" in step and "(trashed_at=? AND site=?)" in step for step in plans)


@pytest.mark.parametrize("ask", [listing.sections, listing.tags, listing.author_names])
def test_the_values_to_filter_by_are_read_from_their_indexes(thirty, ask):
    assert read_by_looking_at_all(thirty, lambda: ask(thirty)) == []


@pytest.mark.parametrize("text", ["harbour", "harb", "author:renshaw", "before:2027", "-harbour"])
def test_nor_is_a_search(thirty, text):
    def ask():
        listing.rows(thirty, ListQuery(text=text, limit=2))
        listing.search(thirty, text)

    assert [step for step in read_by_looking_at_all(thirty, ask) if step.startswith("SCAN")] == []


def test_this_test_would_notice(changing):
    with changing.write() as work:
        work.connection.exec_driver_sql("DROP INDEX ix_stories_trashed_at_words")
        work.commit()
    found = read_by_looking_at_all(
        changing, lambda: listing.rows(changing, ListQuery(sort=Sort.WORDS, limit=2))
    )
    assert found

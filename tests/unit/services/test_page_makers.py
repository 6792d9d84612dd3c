"""Several processes make what one makes, in order, and a process that dies costs nothing but time."""

from pathlib import Path

import pytest

from deskeditor.domain.site import Site
from deskeditor.domain.story import Story
from deskeditor.errors import InvalidValue
from deskeditor.markup.document import Renderer
from deskeditor.pages.surroundings import Surroundings
from deskeditor.services import exporting, page_makers, stories
from deskeditor.services.exporting import Exported, ExportRequest, Failed
from deskeditor.services.page_makers import Makers, Wish


@pytest.fixture
def apart(monkeypatch) -> None:
    monkeypatch.setattr(page_makers, "MANY", 3)
    monkeypatch.setattr("deskeditor.services.export_run.MANY", 3)
    monkeypatch.setattr(page_makers, "_cores", lambda: 2)


def wish(number: int, **site) -> Wish:
    story = Story(id=f"{number}", headline=f"Story {number}", body=f"Words *{number}*.\n")
    return Wish(story, Surroundings(site=Site(**site)), "html")


@pytest.fixture
def makers(apart):
    with Makers() as made:
        made.expect(9)
        yield made


def test_processes_make_what_this_one_makes(makers):
    wishes = [wish(number) for number in range(9)]
    made = [makers.begin(one) for one in wishes]
    renderer = Renderer()
    assert [one() for one in made] == [page_makers.content(one, renderer) for one in wishes]


def test_answers_come_to_who_asked(makers, monkeypatch):
    monkeypatch.setattr(page_makers, "_TOGETHER", 1)
    made = [makers.begin(wish(number)) for number in range(40)]
    for number in reversed(range(40)):
        assert f'<h1 data-part="headline">Story {number}</h1>'.encode() in made[number]().content


def test_an_error_is_that_of_its_own_story(makers):
    first, broken, last = (makers.begin(one) for one in (wish(0), wish(1, theme="none"), wish(2)))
    assert b"Story 0" in first().content
    with pytest.raises(InvalidValue, match="There is no theme called “none”"):
        broken()
    assert b"Story 2" in last().content


def test_a_process_that_is_gone_is_done_without(makers):
    assert b"Story 0" in [makers.begin(wish(0)), makers.begin(wish(1))][0]().content
    makers._apart._processes[0].kill()  # the other splits off from it, or has done so already
    for number in range(2, 6):
        assert f"Story {number}".encode() in makers.begin(wish(number))().content


def test_a_long_export_is_told_in_order_and_failures_are_their_own(apart, library, tmp_path):
    for number in range(12):
        site = "second" if number == 7 else "default"
        stories.new(library, Story(id=f"{number:02}", headline=f"Story {number}", body="Words.\n", site=site))
    with library.write() as work:
        work.connection.exec_driver_sql("UPDATE stories SET slug = 'story-5' WHERE id = '07'")
        work.commit()
    asked = ExportRequest(stories=tuple(f"{number:02}" for number in range(13)), folder=tmp_path / "out")
    told = list(exporting.export(library, asked))
    assert [one.id for one in told] == list(asked.stories)
    assert [one.id for one in told if isinstance(one, Failed)] == ["07", "12"]
    assert all(one.files[0].is_file() for one in told if isinstance(one, Exported))
    assert [one.id for one in exporting.export(library, asked) if getattr(one, "is_unchanged", False)] == [
        f"{number:02}" for number in range(12) if number != 7
    ]


def test_a_long_export_that_is_stopped_has_written_down_what_it_wrote(apart, library, tmp_path):
    for number in range(12):
        stories.new(library, Story(id=f"{number:02}", headline=f"Story {number}", body="Words.\n"))
    asked = ExportRequest(stories=tuple(f"{number:02}" for number in range(12)), folder=tmp_path / "out")
    told = exporting.export(library, asked)
    next(told)
    told.close()
    there = {path.name for path in Path(tmp_path / "out").iterdir()}
    sent = {one for one in asked.stories if stories.story(library, one).exported_at}
    assert there == {f"{stories.story(library, one).details.slug}.html" for one in sent}


def is_ready(library, folder) -> bool:
    with Makers() as makers:
        makers.foresee(library.folder, folder)
        return makers._apart is not None


def test_a_large_library_and_a_new_folder_are_foreseen(apart, library, tmp_path, monkeypatch):
    monkeypatch.setattr(page_makers, "_STORY", 1000)
    full = tmp_path / "full"
    full.mkdir()
    (full / "page.html").touch()
    assert is_ready(library, tmp_path / "new")
    assert not is_ready(library, full)
    monkeypatch.setattr(page_makers, "_STORY", 10**9)
    assert not is_ready(library, tmp_path / "new")


def test_what_cannot_be_looked_at_is_not_foreseen(apart, tmp_path):
    with Makers() as makers:
        makers.foresee(tmp_path / "nowhere", tmp_path / "new")
        assert makers._apart is None

"""Files come into the library a few at a time: what is typed is saved in between, and it can be stopped."""

import pytest

from deskeditor.services import stories
from deskeditor.services.libraries import open_library
from deskeditor.ui.shell import import_run
from deskeditor.ui.shell.import_run import ImportRun

WAIT = 30_000


@pytest.fixture
def folder(library_folder):
    return library_folder


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Five stories, of which the first has a card for the last; each is a portion of its own."""
    monkeypatch.setattr(import_run, "_MOMENT", 0)
    (tmp_path / "files").mkdir()
    for number in range(5):
        cards = "cards:\n  - story4\n" if number == 0 else ""
        path = tmp_path / "files" / f"story{number}.md"
        path.write_text(f"---\ntitle: Story {number}\nslug: story{number}\n{cards}---\n\nText {number}.\n")
    return tmp_path / "files"


def there(folder):
    with open_library(folder) as library:
        return [number for number in range(5) if stories.exists(library, f"story{number}")]


def run(desk, files, qtbot, stop_at=0):
    run, order = ImportRun(desk, [str(files)], "default", desk.hub), []
    results = []
    run.ended.connect(results.append)

    def progressed(done, total):
        order.append(f"{done} of {total}")
        if done == 1:
            desk.lane.ask(lambda library: None, lambda _: order.append("saved"))
        if done == stop_at:
            run.stop()

    run.progressed.connect(progressed)
    assert [work.said for work in desk.running.works] == ["Importing stories"]
    run.start()
    qtbot.waitUntil(lambda: bool(results), timeout=WAIT)
    assert desk.running.works == ()
    return results[0], order


def test_all_come_in_and_what_is_typed_is_saved_in_between(desk, folder, files, qtbot):
    result, order = run(desk, files, qtbot)
    assert len(result.stories) == 5
    assert order.index("saved") < order.index("5 of 5")
    with open_library(folder) as library:
        assert len(stories.find(library, "story0").cards) == 1


def test_what_is_stopped_leaves_the_other_files_and_can_be_done_again(desk, folder, files, qtbot):
    result, _ = run(desk, files, qtbot, stop_at=2)
    assert 2 <= len(result.stories) < 5
    assert len(there(folder)) == len(result.stories)
    again, _ = run(desk, files, qtbot)
    assert len(again.stories) + len(again.unchanged) == 5
    assert there(folder) == [0, 1, 2, 3, 4]

"""What is typed stands in the log at every instant; one that grows begins anew; one that fails is let go."""

import pytest

from deskeditor.ui.editor import undo_file, undo_log
from deskeditor.ui.editor.undo_file import UndoFile
from deskeditor.ui.editor.undo_trail import LONGEST, MOST_LETTERS, Trail
from deskeditor.ui.tasks import Lane

WAIT_S = 30.0


@pytest.fixture
def lane(qapp):
    lane = Lane("undo")
    yield lane
    lane.close()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "undo" / "tram.steps"


def typed(trail, words):
    trail.note(trail.text + words, len(trail.steps) + 1)


def begun(path, lane, trail):
    log = UndoFile(path, lane)
    log.begin(trail)
    lane.wait(WAIT_S)
    return log


def test_what_is_typed_while_the_log_is_begun_stands_in_it(path, lane):
    trail = Trail("One.")
    log = UndoFile(path, lane)
    log.begin(trail)
    typed(trail, " Two.")
    log.add(trail)
    lane.wait(WAIT_S)
    typed(trail, " Three.")
    log.add(trail)
    assert undo_log.leading_to(path.read_bytes(), "One. Two. Three.") == trail.steps
    assert path.parent.stat().st_mode & 0o077 == 0
    assert [one.name for one in path.parent.iterdir()] == ["tram.steps"]


def test_a_line_costs_what_was_typed_however_long_the_text_is(path, lane):
    trail = Trail("word " * 100_000)
    log = begun(path, lane, trail)
    before = path.stat().st_size
    typed(trail, "x")
    log.add(trail)
    assert before < 100
    assert path.stat().st_size - before < 50


def test_it_is_begun_anew_while_the_old_one_goes_on(path, lane, monkeypatch):
    monkeypatch.setattr(undo_file, "MOST_BYTES", 200)
    trail = Trail("One.")
    log = begun(path, lane, trail)
    for _ in range(20):
        typed(trail, " More.")
        log.add(trail)
        assert undo_log.leading_to(path.read_bytes(), trail.text) == trail.steps
    lane.wait(WAIT_S)
    assert undo_log.leading_to(path.read_bytes(), trail.text) == trail.steps
    assert path.read_bytes().count(b"\n") < 20


def test_more_than_is_kept_begins_anew(path, lane):
    trail = Trail("One.")
    log = begun(path, lane, trail)
    typed(trail, "x" * (MOST_LETTERS + 1))
    log.add(trail)
    lane.wait(WAIT_S)
    typed(trail, " Two.")
    log.add(trail)
    assert path.stat().st_size < 500
    assert undo_log.leading_to(path.read_bytes(), trail.text) == trail.steps
    assert len(trail.steps) == 1


def test_the_steps_of_a_text_that_is_too_long_are_not_kept(path, lane):
    trail = Trail("x" * LONGEST)
    log = begun(path, lane, trail)
    typed(trail, "y")
    log.add(trail)
    assert undo_log.leading_to(path.read_bytes(), trail.text) == ()
    assert log.is_wanting


def test_a_folder_that_cannot_be_written_is_asked_once(path, lane, tmp_path):
    (tmp_path / "undo").write_text("no folder")
    trail = Trail("One.")
    log = begun(path, lane, trail)
    assert not log.is_wanting
    typed(trail, " Two.")
    log.add(trail)
    log.begin(trail)
    assert lane.is_idle


def test_only_the_newest_logs_are_kept_and_none_of_earlier_versions(path, lane, tmp_path, monkeypatch):
    monkeypatch.setattr(undo_file, "KEPT", 2)
    (tmp_path / "undo" / "0a1b2c3d").mkdir(parents=True)
    old = tmp_path / "undo" / "0a1b2c3d" / "00000000-16.json"
    old.write_text("{}")
    for name in ("a", "b", "c", "d"):
        begun(path.with_name(f"{name}.steps"), lane, Trail(name))
    assert len(list(path.parent.glob("*.steps"))) == 3  # and the one that is begun
    assert not old.exists()

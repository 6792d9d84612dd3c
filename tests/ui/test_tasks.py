"""Lanes: order, the UI thread, the newest of a key, errors, and the end."""

import sys
import threading

import pytest

from deskeditor.errors import DeskError, MissingLibrary
from deskeditor.ui.tasks import Lane, LibraryLane


@pytest.fixture
def lane(qtbot):
    lane = Lane("test")
    yield lane
    lane.close()


def test_results_come_back_in_order_on_the_ui_thread(qtbot, lane):
    results = []
    for number in range(200):
        lane.run(
            lambda number=number: number, lambda value: results.append((value, threading.current_thread()))
        )
    qtbot.waitUntil(lambda: len(results) == 200)
    assert [value for value, _ in results] == list(range(200))
    assert {thread for _, thread in results} == {threading.main_thread()}


def test_what_goes_first_waits_for_nothing_that_has_not_begun(qtbot):
    lane, order = Lane("test", held=True), []
    for number in range(3):
        lane.run(lambda number=number: order.append(f"shown {number}"), key="list" if number == 2 else "")
    for number in range(3):
        lane.run(lambda number=number: order.append(f"saved {number}"), first=True)
    lane.close()
    assert order == ["saved 0", "saved 1", "saved 2", "shown 0", "shown 1", "shown 2"]


def test_jobs_run_on_the_thread_of_the_lane(qtbot, lane):
    names = []
    lane.run(lambda: threading.current_thread().name, names.append)
    qtbot.waitUntil(lambda: bool(names))
    assert names == ["test"]


def test_of_the_jobs_with_one_key_only_the_newest_is_delivered(qtbot, lane):
    gate, delivered, ran = threading.Event(), [], []
    lane.run(lambda: (ran.append(0), gate.wait(60))[0], delivered.append, key="search")
    for number in range(1, 20):
        lane.run(lambda number=number: ran.append(number) or number, delivered.append, key="search")
    gate.set()
    qtbot.waitUntil(lambda: bool(delivered))
    lane.run(lambda: "end", delivered.append)
    qtbot.waitUntil(lambda: "end" in delivered)
    assert delivered == [19, "end"]
    assert ran in ([0, 19], [19])  # those between never ran


def test_different_keys_do_not_hinder_each_other(qtbot, lane):
    delivered = []
    lane.run(lambda: "a", delivered.append, key="a")
    lane.run(lambda: "b", delivered.append, key="b")
    qtbot.waitUntil(lambda: delivered == ["a", "b"])


def test_an_error_of_the_world_goes_to_whoever_asked(qtbot, lane):
    errors = []

    def fail():
        raise MissingLibrary("There is no library there.")

    lane.run(fail, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "There is no library there."


def test_an_error_nobody_asked_to_hear_of_is_a_failure_of_the_lane(qtbot, lane):
    def fail():
        raise DeskError("The disk is full.")

    with qtbot.waitSignal(lane.failure) as failure:
        lane.run(fail)
    assert str(failure.args[0]) == "The disk is full."


def test_a_bug_reaches_the_crash_hook_and_the_lane_lives_on(qtbot, lane, monkeypatch):
    caught, later = [], []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: caught.append(kind))
    lane.run(lambda: 1 / 0)
    lane.run(lambda: "alive", later.append)
    qtbot.waitUntil(lambda: later == ["alive"])
    assert caught == [ZeroDivisionError]


def test_a_request_after_close_is_a_no_op(qtbot):
    lane, done = Lane("test"), []
    lane.close()
    lane.run(lambda: "late", done.append)
    lane.close()
    qtbot.wait(50)
    assert done == []


def test_close_finishes_what_is_queued_and_drops_what_it_brings(qtbot):
    lane, ran, delivered = Lane("test"), [], []
    for number in range(20):
        lane.run(lambda number=number: ran.append(number), delivered.append)
    lane.close()
    qtbot.wait(50)
    assert ran == list(range(20))
    assert delivered == []


def test_a_held_lane_begins_when_it_is_told_to(qtbot):
    lane, delivered = Lane("test", held=True), []
    lane.run(lambda: "first", delivered.append)
    qtbot.wait(50)
    assert delivered == []
    lane.begin()
    qtbot.waitUntil(lambda: delivered == ["first"])
    lane.close()


def test_a_held_lane_finishes_what_is_queued_when_it_is_closed(qtbot):
    lane, ran = Lane("test", held=True), []
    lane.run(lambda: ran.append("saved"))
    lane.close()
    assert ran == ["saved"]


def test_the_library_is_opened_by_the_first_job_and_released_by_close(qtbot, tmp_path):
    from deskeditor.services.libraries import open_library

    lane, folders = LibraryLane(tmp_path / "library"), []
    assert not (tmp_path / "library").exists()
    lane.ask(lambda library: library.folder, folders.append)
    qtbot.waitUntil(lambda: bool(folders))
    lane.close()
    open_library(tmp_path / "library").close()  # nobody holds it any more


def test_a_library_that_cannot_be_opened_fails_each_request(qtbot, tmp_path):
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "notes.txt").write_text("something else")
    lane, errors = LibraryLane(tmp_path / "library"), []
    lane.ask(lambda library: library.folder, failed=errors.append)
    lane.ask(lambda library: library.folder, failed=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 2)
    lane.close()
    assert all(isinstance(error, DeskError) for error in errors)


def test_a_result_that_is_waited_for_comes_at_once_and_only_once(qtbot, lane):
    results = []
    for number in range(3):
        lane.run(lambda number=number: number, results.append)
    lane.wait(30)
    assert results == [0, 1, 2]
    assert lane.is_idle
    lane.run(lambda: "end", results.append)
    qtbot.waitUntil(lambda: "end" in results, timeout=30_000)
    assert results == [0, 1, 2, "end"]


def test_nobody_waits_longer_than_was_said(qtbot, lane):
    gate, results = threading.Event(), []
    lane.run(lambda: gate.wait(30), results.append)
    lane.wait(0.01)
    assert results == []
    assert not lane.is_idle
    gate.set()
    qtbot.waitUntil(lambda: results == [True], timeout=30_000)


def test_an_error_that_is_waited_for_goes_to_whoever_asked(lane):
    errors = []

    def fail():
        raise MissingLibrary("There is no library.")

    lane.run(fail, failed=errors.append)
    lane.wait(30)
    assert [str(error) for error in errors] == ["There is no library."]


def test_a_lane_that_was_closed_keeps_nobody_waiting(lane):
    results = []
    lane.run(lambda: 1, results.append)
    lane.close()
    lane.wait(30)
    assert results == []

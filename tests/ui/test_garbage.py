"""Garbage is collected on the UI thread, whoever makes it."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from deskeditor.errors import DeskError
from deskeditor.ui.garbage import GarbageCollector
from deskeditor.ui.tasks import Lane


class Ring:
    """Something that only a collection lets go, and that says in which thread it went."""

    def __init__(self, went: list[threading.Thread]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: went.append(threading.current_thread()))


@pytest.fixture
def collector(qapp):
    parent = QObject()
    return parent, GarbageCollector(parent)


def make_much(lane, went):
    lane.run(lambda: [Ring(went) for _ in range(5000)] and None)


def test_what_a_lane_leaves_is_collected_on_the_ui_thread(qtbot, collector):
    went, lane = [], Lane("test")
    make_much(lane, went)
    lane.close()
    assert went == []
    qtbot.waitUntil(lambda: len(went) == 5000, timeout=10_000)
    assert set(went) == {threading.main_thread()}


def test_little_is_left_for_later(qtbot, collector):
    gc.collect()
    went = []
    Ring(went)
    collector[1].look()
    assert went == []


class Kept(QObject):
    """Knows in which thread it was let go."""


def test_what_a_request_refers_to_is_let_go_on_the_ui_thread(qtbot):
    went, lane = [], Lane("test")
    for _ in range(300):
        kept = Kept()
        weakref.finalize(kept, lambda: went.append(threading.current_thread()))
        lane.run(lambda kept=kept: kept.objectName(), lambda _: None)
        del kept
    qtbot.waitUntil(lambda: len(went) == 300, timeout=10_000)
    lane.close()
    assert set(went) == {threading.main_thread()}


def test_what_a_failed_request_refers_to_is_let_go_there_too(qtbot):
    went, lane = [], Lane("test")

    failures = []

    def refuse(kept):
        raise DeskError(f"No {kept.objectName()}.")

    for _ in range(300):
        kept = Kept()
        weakref.finalize(kept, lambda: went.append(threading.current_thread()))
        lane.run(lambda kept=kept: refuse(kept), failed=lambda error: failures.append(str(error)))
        del kept
    qtbot.waitUntil(lambda: len(failures) == 300, timeout=10_000)
    gc.collect()
    lane.close()
    assert set(went) == {threading.main_thread()}
    assert len(went) == 300


def test_nothing_is_collected_between_two_keys(collector, monkeypatch):
    monkeypatch.setattr("deskeditor.ui.garbage._WAIT", 3600.0)  # the keys never rest
    gc.collect()
    went: list[threading.Thread] = []
    for _ in range(5000):
        Ring(went)
    collector[1].wait()
    for _ in range(30):
        collector[1].look()
    assert went == []
    collector[1].look()  # it has waited long enough
    assert len(went) == 5000

"""One writer at a time; and whoever waits comes next."""

import fcntl
import os
import threading
import time

import pytest

from deskeditor.errors import LibraryBusy
from deskeditor.storage.lock import WriterLock


@pytest.fixture
def lock(tmp_path):
    """As other programs have it: each with a lock of its own on one folder."""
    locks = []

    def make(patience):
        locks.append(WriterLock(tmp_path, patience))
        return locks[-1]

    yield make
    for one in locks:
        one.close()


@pytest.fixture
def busy_writer(lock):
    """Another program that writes again and again, on a slow disk."""
    ended, begun, other = threading.Event(), threading.Event(), lock(patience=60)

    def write():
        while not ended.is_set():
            with other.held():
                begun.set()
                time.sleep(0.05)

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait(60)
    yield
    ended.set()
    writer.join()


def test_whoever_waits_comes_between_the_writes_of_a_program_that_never_rests(busy_writer, lock):
    waiting, times = lock(patience=30), 0
    while times < 5:
        with waiting.held():
            times += 1
    assert times == 5


def test_a_lock_that_is_held_for_too_long_is_said(lock, tmp_path):
    with (
        lock(patience=60).held(),
        pytest.raises(LibraryBusy, match="written by another program"),
        lock(0.02).held(),
    ):
        pass  # never


def test_a_program_that_was_stopped_while_it_waited_holds_nobody_up(lock, tmp_path):
    stopped = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(stopped, fcntl.LOCK_EX)
    entered = []
    with lock(patience=0.1).held():
        entered.append(True)
    os.close(stopped)
    assert entered == [True]


def test_a_folder_that_cannot_be_locked_has_no_turns(lock, monkeypatch):
    monkeypatch.setattr("deskeditor.storage.lock._lockable", lambda _: None)
    with lock(60).held(), pytest.raises(LibraryBusy), lock(0.02).held():
        pass  # never
    with lock(60).held():
        pass

"""A process of ours is ended for what it works, not for what a busy machine lets it wait."""

import os
import signal
import threading

import pytest

from deskeditor.markup.many_texts import framed, unframed
from deskeditor.markup.searching import Query
from deskeditor.worker import Worker


@pytest.fixture
def asked():
    """A process that looks for an expression, ready to be asked."""
    worker = Worker("deskeditor.markup.many_texts_worker")
    assert worker.ask(question("a", []), unframed, 60) == []
    yield worker
    worker.close()


def question(expression: str, texts: list[str]) -> bytes:
    return framed((Query(expression, regex=True), None, texts))


def test_what_works_without_an_end_is_ended(asked):
    assert asked.ask(question("(a+)+$", ["a" * 60 + "!"]), unframed, 0.3) is None
    assert asked.process is None


def test_what_the_machine_lets_wait_is_waited_for(asked):
    os.kill(asked.process.pid, signal.SIGSTOP)
    wakes = threading.Timer(1.0, os.kill, (asked.process.pid, signal.SIGCONT))
    wakes.start()
    assert asked.ask(question("a", ["ba"]), unframed, 0.1) == [[(1, 2, "")]]
    wakes.join()


def test_where_the_system_does_not_tell_what_it_worked_the_clock_does(asked, monkeypatch):
    monkeypatch.setattr("deskeditor.worker.worked", lambda _process: None)
    os.kill(asked.process.pid, signal.SIGSTOP)
    assert asked.ask(question("a", ["ba"]), unframed, 0.1) is None


def test_nobody_waits_for_ever(asked, monkeypatch):
    monkeypatch.setattr("deskeditor.worker.HELD_UP", 0.2)
    os.kill(asked.process.pid, signal.SIGSTOP)
    assert asked.ask(question("a", ["ba"]), unframed, 0.1) is None

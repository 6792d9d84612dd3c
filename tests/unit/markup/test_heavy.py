"""A block that takes too long is read in a process that is ended; one that only takes long is read."""

import subprocess

import pytest

from deskeditor.markup.blocks import Kind, Piece
from deskeditor.markup.document import Renderer
from deskeditor.markup.heavy import STOPPED, HeavyBlocks, Question
from deskeditor.markup.template import Template

ENDLESS = "[" * 20_000
LONG = "See " + "[1] " * 300 + "and *this*."


def question(source):
    return Question(Piece(Kind.PARAGRAPH, source, 0), (), (), "en-GB")


@pytest.fixture
def blocks():
    blocks = HeavyBlocks(seconds=0.5)
    yield blocks
    blocks.close()


def test_what_never_ends_is_ended_and_what_comes_next_is_read(blocks):
    assert blocks.read(question(ENDLESS)) == STOPPED
    assert blocks._worker.process is None
    blocks._seconds = 30.0
    made = blocks.read(question(LONG))
    assert isinstance(made, Template)
    assert "<em>this</em>" in made.pieces[0]


def test_what_was_stopped_is_not_tried_again(blocks, monkeypatch):
    assert blocks.read(question(ENDLESS)) == STOPPED
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("begun again"))
    assert blocks.read(question(ENDLESS)) == STOPPED


def test_what_is_far_too_long_is_not_even_tried(blocks):
    assert blocks.read(question("[" * 3_000_000)) == "too long"
    assert blocks._worker.process is None


def test_a_process_that_dies_of_itself_is_begun_again(blocks):
    blocks._seconds = 30.0
    assert isinstance(blocks.read(question(LONG)), Template)
    blocks._worker.process.kill()
    assert blocks.read(question(LONG + " More.")) == STOPPED
    assert isinstance(blocks.read(question(LONG + " Again.")), Template)


def test_no_process_stays_behind():
    blocks = HeavyBlocks()
    blocks.read(question(LONG))
    process = blocks._worker.process
    del blocks
    assert process.poll() is not None


def test_a_document_shows_what_took_long_and_names_what_took_too_long():
    renderer = Renderer()
    renderer._templates._heavy._seconds = 30.0  # a busy machine
    assert "<em>this</em>" in renderer.render(LONG).html
    rendered = Renderer().render(f"One.\n\n{ENDLESS}\n\nTwo.")
    assert rendered.blocks[1].html.startswith('<pre class="unformatted"')
    assert rendered.dropped == (f"formatting: {STOPPED}",)


def test_ordinary_blocks_need_no_other_process(monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("begun"))
    assert Renderer().render("- a *b* [c](https://harrowbay.example)\n" * 300).dropped == ()

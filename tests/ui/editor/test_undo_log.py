"""The log of a story's steps says which of them lead to a text, however it was torn, and none that do not."""

import random

import pytest

from deskeditor.ui.editor import undo_log
from deskeditor.ui.editor.undo_trail import MOST_STEPS, Step, Trail

KEY = "0a0b0c0d"


def log_of(trail, *texts):
    """A log that begins with a trail and follows it from text to text, each one a step."""
    written = undo_log.head(KEY, trail.text, trail.steps)
    trail.moves()
    for text in texts:
        trail.note(text, len(trail.steps) + 1)
    return written + undo_log.lines(KEY, trail.moves())


def test_all_steps_are_read_as_they_were_written():
    trail = Trail("One.")
    trail.note("One. Two.", 1)
    log = log_of(trail, "One. Two. Thrée.", "One. Thrée. \ud800😀")
    assert undo_log.leading_to(log, "One. Thrée. \ud800😀") == trail.steps
    assert len(trail.steps) == 3


def test_a_library_that_is_behind_has_the_steps_up_to_its_text():
    trail = Trail("a")
    log = log_of(trail, "ab", "abc", "abcd")
    assert undo_log.leading_to(log, "abc") == trail.steps[:2]
    assert undo_log.leading_to(log, "a") == ()


def test_steps_that_were_undone_are_not_there():
    trail = Trail("a")
    written = undo_log.head(KEY, "a", ())
    for text, depth in (("ab", 1), ("abc", 2), ("ab", 1), ("abx", 2)):
        trail.note(text, depth)
    written += undo_log.lines(KEY, trail.moves())
    assert undo_log.leading_to(written, "abx") == (Step(1, "", "b"), Step(2, "", "x"))
    assert undo_log.leading_to(written, "abc") == (Step(1, "", "b"), Step(2, "", "c"))


def test_a_text_that_no_step_led_to_has_none():
    log = log_of(Trail("One."), "One. Two.", "One. Two. Three.")
    assert undo_log.leading_to(log, "One. Two. Other.") == ()
    assert undo_log.leading_to(log, "xne. Two. Three.") == ()  # only the digest of its beginning can tell


def test_wherever_it_is_torn_the_rest_stands():
    trail = Trail("One.")
    texts = ["One. Two.", "One. Two. Three.", "Two. Three."]
    log = log_of(trail, *texts)
    whole_lines = [at for at, byte in enumerate(log) if byte == 10]
    for end in range(len(log)):
        stands = sum(line <= end for line in whole_lines) - 1
        for number, text in enumerate(texts, 1):
            steps = undo_log.leading_to(log[:end], text)
            assert len(steps) == (number if number <= stands else 0)


def test_each_damaged_byte_costs_steps_and_makes_none():
    trail = Trail("One.")
    trail.note("One. Two.", 1)
    log = log_of(trail, "One. Two. Three.")
    for at in range(len(log)):
        for flip in (1, 32):
            damaged = log[:at] + bytes([log[at] ^ flip]) + log[at + 1 :]
            assert undo_log.leading_to(damaged, "One. Two. Three.") in ((), trail.steps)


@pytest.mark.parametrize("said", [[], {}, ["k", 1, "d", [[-3, "x", "y"]]], ["k", 1, "d", [[0, "x"]]], [1, 2]])
def test_a_head_of_another_make_is_none(said):
    assert undo_log.leading_to(undo_log._line(said, ""), "y") == ()


def test_a_line_end_that_no_text_has_is_not_laid():
    log = undo_log.head(KEY, "ab", [Step(0, "x\ry", "a")])
    assert undo_log.leading_to(log, "ab") == ()


def test_lines_of_another_window_are_passed_over():
    trail = Trail("a")
    log = log_of(trail, "ab")
    log += undo_log.lines("ffffffff", [Step(0, "", "foreign ")])
    trail.note("abc", 9)
    log += undo_log.lines(KEY, trail.moves())
    assert undo_log.leading_to(log, "abc") == trail.steps


@pytest.mark.parametrize("seed", range(5))
def test_after_any_edits_and_undos_the_steps_are_those_of_the_trail(seed):
    source = random.Random(seed)
    trail = Trail("Begin. " * 5)
    log = undo_log.head(KEY, trail.text, ())
    depth = 0
    for _ in range(3 * MOST_STEPS):
        if trail.steps and source.random() < 0.3:
            depth -= 1
            trail.note(trail.steps[-1].taken_back(trail.text), depth)
        else:
            at, end = sorted(source.choices(range(len(trail.text) + 1), k=2))
            words = source.choice(["", "é", "and 😀 ", "x" * 9])
            depth += 1
            trail.note(trail.text[:at] + words + trail.text[min(end, at + 9) :], depth)
        log += undo_log.lines(KEY, trail.moves())
        assert undo_log.leading_to(log, trail.text) == trail.steps

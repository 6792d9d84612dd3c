"""Steps of undo are followed, written down, read, and only laid under the text that they led to."""

import pytest

from deskeditor.ui.editor.undo_trail import MOST_LETTERS, MOST_STEPS, Back, Record, Trail, read


def texts(record):
    """From the newest to the oldest."""
    found = [record.text]
    for step in reversed(record.steps):
        found.append(step.taken(found[-1]))
    return found


def test_each_depth_is_a_step():
    trail = Trail("One.")
    trail.note("One. Two.", 1)
    trail.note("One. 𝔗wo, “three”.", 2)
    assert texts(Record(0, trail.text, trail.steps)) == ["One. 𝔗wo, “three”.", "One. Two.", "One."]


def test_what_was_undone_is_forgotten():
    trail = Trail("")
    for depth, text in enumerate(("a", "ab", "abc"), 1):
        trail.note(text, depth)
    trail.note("ab", 2)
    assert texts(Record(0, trail.text, trail.steps)) == ["ab", "a", ""]
    trail.note("ax", 2)  # typed after an undo of which nobody took note
    assert texts(Record(0, trail.text, trail.steps))[0] == "ax"


def test_there_is_an_end_to_steps_and_letters():
    trail = Trail("")
    for depth in range(200):
        trail.note("x" * depth, depth)
    assert len(trail.steps) == MOST_STEPS
    trail.note("y" * (MOST_LETTERS + 1), 201)
    assert trail.steps == ()


def test_a_record_is_read_as_it_was_written():
    record = Record(12.5, "Text \ud800", (Back(0, 1, "é"),))
    assert read(record.written()) == record


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"at": 1}', b'{"at":1,"text":"","steps":[[1]]}', b"\xff"]
)
def test_half_a_record_is_none(content):
    assert read(content) is None


@pytest.mark.parametrize("step", [Back(-3, 2, "x"), Back(9, 4, "x"), Back(50, 60, "x"), Back(0, 1, "a\rb")])
def test_a_damaged_step_is_none(step):
    record = Record(1.0, "One. Two.", (Back(4, 9, ""), step))
    assert read(record.written()) is None


def test_the_last_keys_before_a_kill_are_a_step_too():
    record = Record(100.0, "One. Two.", (Back(4, 9, ""),))
    assert record.leading_to("One. Two.", 9999.0) == record.steps
    late = Record(100.0, "One. Two. Th", record.leading_to("One. Two. Th", 100.9))
    assert texts(late) == ["One. Two. Th", "One. Two.", "One."]


def test_a_text_that_somebody_else_changed_has_no_steps():
    assert Record(100.0, "One. Two.", (Back(4, 9, ""),)).leading_to("Something else.", 200.0) == ()

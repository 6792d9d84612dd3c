"""Steps of undo are followed; there is an end to how many are kept."""

import pytest

from deskeditor.ui.editor.undo_trail import MOST_LETTERS, MOST_STEPS, Step, Trail, step_between


def texts(trail):
    """From the newest to the oldest."""
    found = [trail.text]
    for step in reversed(trail.steps):
        assert step.fits(found[-1])
        found.append(step.taken_back(found[-1]))
    return found


def test_each_depth_is_a_step():
    trail = Trail("One.")
    trail.note("One. Two.", 1)
    trail.note("One. 𝔗wo, “three”.", 2)
    assert texts(trail) == ["One. 𝔗wo, “three”.", "One. Two.", "One."]


def test_what_was_undone_is_forgotten():
    trail = Trail("")
    for depth, text in enumerate(("a", "ab", "abc"), 1):
        trail.note(text, depth)
    trail.note("ab", 2)
    assert texts(trail) == ["ab", "a", ""]
    trail.note("ax", 2)  # typed after an undo of which nobody took note
    assert texts(trail)[0] == "ax"


def test_its_moves_are_told_once():
    trail = Trail("a")
    trail.note("ab", 1)
    trail.note("a", 0)
    assert trail.moves() == [Step(1, "", "b"), None]
    assert trail.moves() == []


def test_there_is_an_end_to_steps_and_letters():
    trail = Trail("")
    for depth in range(200):
        trail.note("x" * depth, depth)
    assert len(trail.steps) == MOST_STEPS
    trail.note("y" * (MOST_LETTERS + 1), 201)
    assert trail.steps == ()


@pytest.mark.parametrize(
    ("before", "after"), [("", "a"), ("one two", "one too"), ("😀é", "😀è!"), ("aa", "a")]
)
def test_a_step_leads_back(before, after):
    step = step_between(before, after)
    assert step.fits(after)
    assert step.taken_back(after) == before
    assert step.back.taken_back(before) == after

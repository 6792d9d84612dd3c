"""Lines and paragraphs change places, become one, or go out of sight."""

from deskeditor.markup.editing_moves import comment, join, move_down, move_up

from .shown import made


def test_a_line_of_a_list_moves_by_lines():
    assert made(move_up, "- a\n- b¦\n- c") == "- b¦\n- a\n- c"
    assert made(move_down, "- a\n- b¦\n- c") == "- a\n- c\n- b¦"
    assert made(move_up, "- a¦\n- b") == "- a¦\n- b"


def test_an_item_takes_along_what_stands_under_it():
    assert made(move_up, "- a\n    - b\n    - c\n- d¦") == "- d¦\n- a\n    - b\n    - c"
    assert (
        made(move_down, "- a¦\n    - b\n      more\n- d\n    - e\nx")
        == "- d\n    - e\n- a¦\n    - b\n      more\nx"
    )
    assert made(move_up, "- a\n    - b\n    - c¦\n- d") == "- a\n    - c¦\n    - b\n- d"
    assert made(move_up, "1. a\n    1. b\n2. c¦") == "1. c¦\n2. a\n    1. b"
    assert made(move_down, "- a\n- b¦\nwords") == "- a\nwords\n- b¦"


def test_a_paragraph_moves_by_paragraphs():
    assert made(move_up, "One.\nstill one\n\nTw¦o.\n\nThree.") == "Tw¦o.\n\nOne.\nstill one\n\nThree."
    assert made(move_down, "On¦e.\n\n\nTwo.\n") == "Two.\n\n\nOn¦e.\n"
    assert made(move_down, "¦One.") == "¦One."


def test_several_lines_move_together():
    assert made(move_down, "⟨a\nb⟩\nc\nd") == "c\n⟨a\nb⟩\nd"


def test_numbers_stay_in_order():
    assert made(move_up, "1. a\n2. b¦\n3. c") == "1. b¦\n2. a\n3. c"
    assert made(move_down, "9. a¦\n10. b") == "9. b\n10. a¦"


def test_join():
    assert made(join, "One¦\ntwo") == "One¦ two"
    assert made(join, "One¦\n\n\ntwo\nthree") == "One¦ two\nthree"
    assert made(join, "⟨- a\n- b\n- c⟩\nd") == "⟨- a b c⟩\nd"
    assert made(join, "One¦\n\n") == "One¦\n\n"


def test_comment_and_back():
    assert made(comment, "Is ⟨this⟩ so?") == "Is <!-- ⟨this⟩ --> so?"
    assert made(comment, "Is <!-- ⟨this⟩ --> so?") == "Is ⟨this⟩ so?"
    assert made(comment, "a\nwo¦rds\nb") == "a\n<!-- wo¦rds -->\nb"
    assert made(comment, "a\n<!-- wo¦rds -->\nb") == "a\nwo¦rds\nb"
    assert made(comment, "⟨a <!-- b --> c⟩") == "⟨a <!-- b --> c⟩"

"""A passage that was cut out of a body keeps its notes and links."""

from deskeditor.markup import passage

BODY = "One.[^1] [The vote][v].\n\nTwo.\n\n[^1]: A note.\n\n[v]: https://vote.example/\n\n*[VAT]: A tax\n"


def test_the_definitions_come_with_it():
    assert passage.alone(BODY, 0, 8) == (
        "One.[^1]\n\n[^1]: A note.\n\n[v]: https://vote.example/\n\n*[VAT]: A tax"
    )


def test_those_that_stand_in_it_come_once():
    assert passage.alone(BODY, 0, len(BODY)) == BODY
    assert passage.alone(BODY, BODY.index("[^1]:"), BODY.index("[v]:")).count("A note.") == 1


def test_a_body_without_any():
    assert passage.alone("One. Two.", 0, 4) == "One."

from deskeditor.ui.library import marking


def test_hits_are_beginnings_of_words():
    assert marking.hits("The tram and the Tramway", "tram") == ((4, 4), (17, 4))
    assert marking.hits("A quattram", "tram") == ()


def test_every_word_of_the_query_is_marked():
    assert marking.hits("Sea wall and seaweed", "wall sea") == ((0, 3), (4, 4), (13, 3))


def test_signs_in_a_query_are_no_pattern():
    assert marking.hits("What (now) [then]", "(now) *") == ((6, 3),)
    assert marking.hits("anything", "  ") == ()


def test_a_marked_snippet_is_read():
    text, spans = marking.read("the \ue000tram\ue001 and the \ue000tramway\ue001")
    assert text == "the tram and the tramway"
    assert [text[start : start + length] for start, length in spans] == ["tram", "tramway"]


def test_marks_without_a_partner_are_dropped():
    assert marking.read("a \ue001b\ue000 c") == ("a b c", ())


def test_a_snippet_begins_shortly_before_its_first_hit():
    text, spans = marking.read("the museum would like to have the whole \ue000tram\ue001 of 1931")
    cut, moved = marking.from_first_hit(text, spans, 12)
    assert cut == "…the whole tram of 1931"
    assert cut[moved[0][0] : moved[0][0] + 4] == "tram"


def test_a_snippet_whose_hit_stands_early_is_left_whole():
    assert marking.from_first_hit("the tram", ((4, 4),), 12) == ("the tram", ((4, 4),))

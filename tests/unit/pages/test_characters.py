from deskeditor.pages.characters import printable


def test_what_no_document_may_hold_is_dropped():
    assert printable("a\0b\x0bc\x85d\ud800e\ufdd0f\U0010fffeg") == "abcdefg"


def test_spaces_joiners_and_pictures_of_faces_stay():
    text = "g\u00a0h\u2060i\tj\n\U0001f600\u202e"
    assert printable(text) is text

from deskeditor.ui.cards.word_diff import Run, word_diff


def test_what_both_have_stands_unmarked():
    old, new = word_diff("The museum wants a tram", "The museum wants the whole tram")
    assert old == (Run("The museum wants", False), Run("a", True), Run("tram", False))
    assert new == (Run("The museum wants", False), Run("the whole", True), Run("tram", False))


def test_nothing_against_something():
    assert word_diff("", "All new") == ((), (Run("All new", True),))

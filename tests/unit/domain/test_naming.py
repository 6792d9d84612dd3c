from deskeditor.domain.naming import Named, Naming, gathered, replaced


def test_a_renamed_tag_stays_where_it_stood():
    assert replaced(Naming.TAG, ("sea", "Coucil", "tram"), {"coucil"}, "council") == (
        "sea",
        "council",
        "tram",
    )


def test_tags_that_become_one_stand_once():
    assert replaced(Naming.TAG, ("coucil", "sea", "Council"), {"coucil", "council"}, "council") == (
        "council",
        "sea",
    )


def test_without_a_new_name_the_old_ones_go():
    assert replaced(Naming.SECTION, ("Local",), {"local"}, "") == ()


def test_authors_whose_names_differ_in_case_are_two():
    names = ("imogen castellane", "Imogen Castellane")
    assert replaced(Naming.AUTHOR, names, {"imogen castellane"}, "Tobias Renshaw") == (
        "Tobias Renshaw",
        "Imogen Castellane",
    )


def test_spellings_of_a_tag_are_gathered_under_the_commonest():
    uses = [("Council", 2, 1), ("council", 9, 0), ("COUNCIL", 1, 0), ("sea", 1, 0)]
    assert gathered(Naming.TAG, uses) == (
        Named(name="council", stories=12, trashed=1, spellings=("Council", "COUNCIL")),
        Named(name="sea", stories=1),
    )

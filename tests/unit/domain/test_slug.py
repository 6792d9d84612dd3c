import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskeditor.domain import slug
from deskeditor.errors import InvalidValue


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        (
            "Harrow Bay council votes 7–4 to reopen the tram line",
            "harrow-bay-council-votes-7-4-to-reopen-the-tram-line",
        ),
        ("Who owns the sea wall?", "who-owns-the-sea-wall"),
        ("The ferry’s engine", "the-ferrys-engine"),
        ("Ærø, Łódź and Straße", "aero-lodz-and-strasse"),
        ("Café crème—again", "cafe-creme-again"),
        ("港の電車", "story"),
        ("", "story"),
        ("CON", "con-story"),
        ("index", "index-story"),
    ],
)
def test_a_headline_gives_a_slug(headline, expected):
    assert slug.from_headline(headline) == expected


def test_a_long_headline_is_cut_at_a_word():
    made = slug.from_headline("seventeen " * 20)
    assert made == "-".join(["seventeen"] * 8)
    assert len(made) <= slug.LIMIT


@given(st.text(max_size=300))
def test_whatever_is_typed_gives_a_valid_slug(headline):
    assert slug.checked(slug.from_headline(headline))


@pytest.mark.parametrize("bad", ["", "../etc", "A", "a b", "-a", "a-", "nul", "a" * 81, "ü", "a/b", "a\n"])
def test_what_cannot_be_an_address_is_refused(bad):
    with pytest.raises(InvalidValue, match="cannot be a web address"):
        slug.checked(bad)


def test_a_taken_slug_is_numbered():
    assert slug.distinct("ferry", set()) == "ferry"
    assert slug.distinct("ferry", {"ferry", "ferry-2"}) == "ferry-3"
    assert len(slug.distinct("a" * 80, {"a" * 80})) == 80

"""Typed text is set as newsrooms print it."""

import pytest

from deskeditor.markup.typography import typeset


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"We decided," she said.', "“We decided,” she said."),
        ("the dogs' dinner isn't his", "the dogs’ dinner isn’t his"),
        ("\"He said 'no' twice\"", "“He said ‘no’ twice”"),
        ("\"'Tonight' was late\"", "“‘Tonight’ was late”"),
        ("'Tis the '90s, rock 'n' roll", "’Tis the ’90s, rock ’n’ roll"),
        ('("quoted")', "(“quoted”)"),
        ('"I was—" he began', "“I was—” he began"),
        ('6" nails at 6\'2"', "6″ nails at 6′2″"),
        ("“already” set", "“already” set"),
        ("a -- b", "a – b"),
        ("a---b", "a—b"),
        ("word--word", "word—word"),
        ("run --verbose", "run --verbose"),
        ("Wait...", "Wait…"),
        ("....", "...."),
        ("7–4", "7\u2060–\u20604"),
        ("7--4", "7\u2060–\u20604"),
        ("2026-11-20", "2026-11-20"),
        ("£18.4 million", "£18.4\u00a0million"),
        ("11 p.m. sharp", "11\u00a0p.m. sharp"),
        ("15 per cent", "15\u00a0per cent"),
        ("5 minutes", "5 minutes"),
        ('https://harrowbay.example/a--b "x"', "https://harrowbay.example/a--b “x”"),
        ('{{ "tram" | photo }} "x"', '{{ "tram" | photo }} “x”'),
        ("", ""),
    ],
)
def test_english(typed, printed):
    assert typeset(typed) == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("de-DE", "„Das ist ‚gut‘“"),
        ("de-CH", "«Das ist ‹gut›»"),
        ("fr", "«\u00a0Das ist “gut”\u00a0»"),
        ("es", "«Das ist “gut”»"),
        ("it", "«Das ist “gut”»"),
        ("sv", "”Das ist ’gut’”"),
        ("pl", "„Das ist ‚gut’”"),
        ("xx", "“Das ist ‘gut’”"),
    ],
)
def test_quotation_marks_by_language(language, printed):
    assert typeset("\"Das ist 'gut'\"", language) == printed


def test_french_marks_keep_their_space():
    assert typeset("Vraiment ? Oui : l'eau !", "fr") == "Vraiment\u202f? Oui\u00a0: l’eau\u202f!"


def test_a_headings_last_short_word_keeps_company():
    assert typeset("Council votes to reopen the tram line", heading=True).endswith("tram\u00a0line")
    assert typeset("Council votes to reopen the tramway again today", heading=True).endswith(
        "again\u00a0today"
    )
    assert "\u00a0" not in typeset("The sea wall", heading=True)
    assert "\u00a0" not in typeset("Council hears about the longstanding valuation", heading=True)

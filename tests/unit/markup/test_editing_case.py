"""Capitals, small letters, titles, sentences; code and addresses stay."""

from deskeditor.markup.editing_case import lower, sentence, title, upper

from .shown import made


def test_upper_and_lower():
    assert made(upper, "the ⟨tram line⟩") == "the ⟨TRAM LINE⟩"
    assert made(lower, "The TRAM¦ line") == "The tram¦ line"
    assert made(upper, "die Stra¦ße") == "die STRA¦SSE"


def test_what_a_machine_reads_stays():
    assert made(upper, "⟨see [this](https://x.example/a) `code` <b>and</b> www.x.example/b⟩") == (
        "⟨SEE [THIS](https://x.example/a) `code` <b>AND</b> www.x.example/b⟩"
    )


def test_title():
    assert made(title, "⟨the return of the NHS tram: who’s to pay for it⟩") == (
        "⟨The Return of the NHS Tram: Who’s to Pay for It⟩"
    )
    assert made(title, "⟨COUNCIL VOTES⟩") == "⟨Council Votes⟩"


def test_sentence():
    assert made(sentence, "⟨COUNCIL VOTES. NOBODY SAID “NO”.⟩") == "⟨Council votes. Nobody said “no”.⟩"
    assert made(sentence, "⟨Who Pays? And I Say: The NHS⟩") == "⟨Who pays? And I say: the NHS⟩"
    assert made(sentence, "⟨One Line\n- Two Lines⟩") == "⟨One line\n- Two lines⟩"


def test_nothing_at_the_caret_is_nothing():
    assert made(title, "one  ¦  two") == "one  ¦  two"

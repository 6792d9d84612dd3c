import pytest

from deskeditor.pages.page import render
from deskeditor.pages.words import days, languages, words


@pytest.mark.parametrize(
    ("language", "by"), [("en-GB", "By"), ("de-CH", "Von"), ("fr", "Par"), ("ar", "بقلم"), ("ja", "By")]
)
def test_a_page_speaks_its_language_or_english(language, by):
    assert words(language).by == by


def test_the_languages_are_those_of_the_resources():
    assert languages() == {"ar", "de", "en", "es", "fr", "he", "it", "nl", "pt"}


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_word_is_there_and_numbers_have_their_place(language):
    assert all(words(language))
    with_place = [words(language).reading, words(language).comments_script]
    assert [word for word in words(language) if "{}" in word] == with_place
    assert len(set(days(language).months)) == 12
    assert days(language).pattern.format(day=1, month="May", year=2026).count("2026") == 1


def test_a_german_story_has_german_words_around_it(story, around):
    html = render(story.with_details(language="de"), around).html
    for text in (
        ">Zum Beitrag</a>",
        "Von <a",
        "</a> und <b>",
        "20. November 2026, 06:00 UTC",
        "Aktualisiert <time",
        "1\u00a0Min. Lesezeit",
        ">Link kopieren</span>",
        "<h2>Korrekturen und Ergänzungen</h2>",
        ">E-Mail-Adresse</label>",
    ):
        assert text in html
    assert "Email" not in html


def test_an_arabic_story_has_arabic_words_around_it(story, around):
    html = render(story.with_details(language="ar"), around).html
    assert '<html lang="ar" dir="rtl">' in html
    for text in ("بقلم <a", "20 نوفمبر 2026, 06:00 UTC", "حُدّث <time", ">نسخ الرابط</span>"):
        assert text in html
    assert "Updated" not in html

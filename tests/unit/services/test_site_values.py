import pytest

from deskeditor.errors import InvalidValue
from deskeditor.services import site_values


@pytest.mark.parametrize(
    ("check", "typed", "value"),
    [
        ("name", " The Tide ", "The Tide"),
        ("web_address", "", ""),
        ("web_address", " https://a.example/b?c#d ", "https://a.example/b?c#d"),
        ("site_address", "https://a.example/news/", "https://a.example/news"),
        ("loaded_address", "http://a.example:8080/join", "http://a.example:8080/join"),
        ("language_tag", "", ""),
        ("site_language", "pt-BR", "pt-BR"),
        ("time_zone", "", ""),
        ("time_zone", "europe/london", "Europe/London"),
        ("time_zone", "America/New York", "America/New_York"),
        ("share_address", "https://s.example/?u={url}&t={title}", "https://s.example/?u={url}&t={title}"),
        ("share_address", "mailto:?body={url}", "mailto:?body={url}"),
        ("element_id", "#isso-thread", "isso-thread"),
        ("element_id", "", ""),
    ],
)
def test_what_may_stand_there(check, typed, value):
    assert getattr(site_values, check)(typed) == value


@pytest.mark.parametrize(
    ("check", "typed", "words"),
    [
        ("name", "  ", "Type a name"),
        ("web_address", "courier.example", "is no web address"),
        ("web_address", "javascript:alert(1)", "is no web address"),
        ("web_address", "https://a.example/ b", "is no web address"),
        ("site_address", "https://a.example/?p=1", "leave out the"),
        ("loaded_address", "https://a b.example", "is no web address"),
        ("loaded_address", "https://é.example/join", "no plain host name"),
        ("loaded_address", "https://a.example;script-src/x", "no plain host name"),
        ("language_tag", "British English", "is no language"),
        ("site_language", "", "Write the language’s code"),
        ("time_zone", "Harrow Bay", "is no time zone we know"),
        ("time_zone", "../../etc/passwd", "is no time zone we know"),
        ("share_address", "", "Write a web address"),
        ("share_address", "javascript:{url}", "Write a web address"),
        ("share_address", "https://s.example/?{page}", "“{page}” means nothing here"),
        ("element_id", "1 thread", "is no id"),
        ("element_id", 'a"><script>', "is no id"),
    ],
)
def test_what_may_not_is_refused_in_one_sentence(check, typed, words):
    with pytest.raises(InvalidValue) as refused:
        getattr(site_values, check)(typed)
    said = str(refused.value)
    assert words in said
    assert "\n" not in said
    assert said.endswith((".", "}."))


@pytest.mark.parametrize(("typed", "number"), [("1", 1), (" 6 ", 6)])
def test_a_number_within_bounds(typed, number):
    assert site_values.count(typed, 1, 6) == number


@pytest.mark.parametrize("typed", ["", "0", "7", "-1", "three", "1.5", "²"])
def test_a_number_out_of_bounds(typed):
    with pytest.raises(InvalidValue, match="from 1 to 6"):
        site_values.count(typed, 1, 6)

"""A link leads where it leads, and nobody is followed."""

import pytest

from deskeditor.markup.link_addresses import clean, is_address, target, web


@pytest.mark.parametrize(
    ("address", "result"),
    [
        ("https://x.example/a?utm_source=b&id=4&fbclid=c#part", "https://x.example/a?id=4#part"),
        ("https://x.example/a?utm_source=b", "https://x.example/a"),
        ("https://x.example/a?q=1%202", "https://x.example/a?q=1%202"),
        ("https://x.example/a#:~:text=words", "https://x.example/a"),
        ("https://www.google.com/url?q=https://x.example/a&sa=D", "https://x.example/a"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2Fa&data=1",
            "https://x.example/a",
        ),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fx.example%2F%3Ffbclid%3D1&h=2", "https://x.example/"),
        ("https://www.google.com/search?q=tram", "https://www.google.com/search?q=tram"),
        ("https://[broken/", "https://[broken/"),
    ],
)
def test_clean(address, result):
    assert clean(address) == result


@pytest.mark.parametrize(
    "address", ["javascript:x", "data:x", "#a", "a.html", "file:///a", "https://[x", "java\nscript:x"]
)
def test_leads_nowhere(address):
    assert target(address) == ""


def test_what_a_link_cannot_hold_is_encoded():
    assert target("https://x.example/a (b)") == "https://x.example/a%20%28b%29"
    assert target("//x.example/a") == "https://x.example/a"
    assert target("mailto:desk@x.example") == "mailto:desk@x.example"
    assert web("mailto:desk@x.example") == ""


@pytest.mark.parametrize(
    "text", ["https://x.example/a", " http://x.example ", "mailto:a@x.example", "www.x.example"]
)
def test_an_address(text):
    assert is_address(text)


@pytest.mark.parametrize(
    "text", ["", "words", "https:// x", "https://x.example/a b", "javascript:x", "x.example"]
)
def test_no_address(text):
    assert not is_address(text)

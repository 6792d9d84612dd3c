import pytest

from deskeditor.pages import addresses


@pytest.mark.parametrize(
    "address", ["https://courier.example/a?b=c#d", "http://courier.example:8080/", "HTTPS://COURIER.EXAMPLE"]
)
def test_a_web_address_may_stand_in_a_link(address):
    assert addresses.web(f" {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "/only/a/path",
        "https:",
        "https:///path",
        "https://a.example/ b",
        'https://a.example/"onmouseover="x',
        "https://a.example\\@evil.example",
        "https://[broken",
        "",
    ],
)
def test_anything_else_may_not(address):
    assert addresses.web(address) == ""


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://Post.Courier.example/join?x", "https://post.courier.example"),
        ("http://user:pass@localhost:8080/a", "http://localhost:8080"),
        ("http://[::1]:90/", "http://[::1]:90"),
        ("https://a.example;script-src/", ""),
        ("https://a.example,*/", ""),
        ("https://'self'/", ""),
        ("https://a.example:99999/", ""),
        ("javascript:x", ""),
    ],
)
def test_an_origin_holds_nothing_that_a_policy_would_read_as_more(address, origin):
    assert addresses.origin(address) == origin


@pytest.mark.parametrize(
    "text", ["images/../x.jpg", "images/", "/images/a.jpg", "https://x.example/images/a.jpg", "a"]
)
def test_a_reference_names_a_file_beside_the_page(text):
    assert addresses.reference("images/0123456789abcdef.jpg") == "images/0123456789abcdef.jpg"
    assert addresses.reference(text) == ""


def test_share_targets_are_filled_percent_encoded_and_once():
    filled = addresses.shared(
        "https://s.example/?u={url}&t={title}", url="https://c.example/a?b&c", title="7–4 & {url} #1"
    )
    assert filled == (
        "https://s.example/?u=https%3A%2F%2Fc.example%2Fa%3Fb%26c&t=7%E2%80%934%20%26%20%7Burl%7D%20%231"
    )


def test_a_target_that_wants_an_address_is_left_out_where_none_is_known():
    assert addresses.shared("https://s.example/?u={url}", url="", title="x") == ""


@pytest.mark.parametrize(
    "pattern", ["javascript:alert('{title}')", "{url}", "data:text/html,{title}", "mailto: <x>"]
)
def test_a_target_may_be_web_or_mail_only(pattern):
    assert addresses.shared(pattern, url="javascript:alert(1)", title="x") == ""
    assert addresses.shared("mailto:?subject={title}", url="", title="a b") == "mailto:?subject=a%20b"


def test_half_a_character_does_not_stop_the_page():
    assert addresses.encoded("a\ud800b") == "a%3Fb"

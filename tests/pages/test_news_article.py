"""Is what a page tells machines about its story what schema.org says of a NewsArticle?"""

import json
import re
from datetime import datetime
from urllib.parse import urlsplit

import html5lib
import pytest

from .conftest import INSTALLED

VOCABULARY = INSTALLED / "schema-dts" / "dist" / "schema.d.ts"  # schema.org's own, written as types
WORDS = {"Text", "URL", "Date", "DateTime"}  # what a text may stand for
SCHEMA = {  # by type: its properties, whether each must be there, and what may stand in it
    "NewsArticle": {
        "headline": (True, "Text"),
        "description": (False, "Text"),
        "url": (False, "URL"),
        "mainEntityOfPage": (False, "URL"),
        "inLanguage": (True, "Language"),
        "articleSection": (False, "Text"),
        "keywords": (False, "Texts"),
        "image": (False, "URLs"),
        "datePublished": (False, "DateTime"),
        "dateModified": (False, "DateTime"),
        "author": (False, "Persons"),
        "publisher": (True, "Organization"),
    },
    "Person": {
        "name": (True, "Text"),
        "url": (False, "URL"),
        "email": (False, "Text"),
        "description": (False, "Text"),
    },
    "Organization": {"name": (True, "Text"), "url": (False, "URL"), "logo": (False, "URL")},
}


def is_text(value: object) -> bool:
    return isinstance(value, str) and value.strip() != ""


def is_url(value: object) -> bool:
    return is_text(value) and urlsplit(value).scheme in ("http", "https") and bool(urlsplit(value).hostname)


def is_moment(value: object) -> bool:
    return is_text(value) and datetime.fromisoformat(value).tzinfo is not None


def is_language(value: object) -> bool:
    return is_text(value) and re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value) is not None


def is_some(kind: str, value: object) -> bool:
    return isinstance(value, list) and value != [] and all(is_a(kind, one) for one in value)


def is_a(kind: str, value: object) -> bool:
    simple = {"Text": is_text, "URL": is_url, "DateTime": is_moment, "Language": is_language}
    if kind in simple:
        return simple[kind](value)
    if kind in SCHEMA:
        return faults(kind, value) == []
    return is_some(kind.removesuffix("s"), value)


def faults(kind: str, value: object) -> list[str]:
    """What is wrong with a value that should be one of our types."""
    if not isinstance(value, dict) or value.get("@type") != kind:
        return [f"{value!r} is no {kind}"]
    known = SCHEMA[kind]
    unknown = [f"{name} is no property of {kind}" for name in value if name[0] != "@" and name not in known]
    missing = [
        f"{name} is missing" for name, (is_needed, _) in known.items() if is_needed and name not in value
    ]
    wrong = [
        f"{name}: {value[name]!r}"
        for name, (_, of) in known.items()
        if name in value and not is_a(of, value[name])
    ]
    return unknown + missing + wrong


def article(html: str) -> dict[str, object]:
    """What a page says of itself."""
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found)


def test_every_page_tells_machines_what_it_is(pages):
    for path in pages.all:
        said = article(path.read_text(encoding="utf-8"))
        assert said["@context"] == "https://schema.org"
        assert faults("NewsArticle", said) == [], path


def test_a_story_that_has_everything_says_everything(pages):
    path = next(path for path in pages.states if path.stem == "everything")
    assert set(SCHEMA["NewsArticle"]) <= set(article(path.read_text(encoding="utf-8")))


def test_what_machines_read_is_what_readers_see(pages):
    for path in pages.all:
        text = path.read_text(encoding="utf-8")
        page = html5lib.parse(text, namespaceHTMLElements=False)
        shown = (
            "".join(page.find(".//h1").itertext())
            .replace("\N{WORD JOINER}", "")
            .replace("\N{NO-BREAK SPACE}", " ")
        )
        assert article(text)["headline"].replace("\N{NO-BREAK SPACE}", " ") == shown


def test_the_schema_finds_what_is_wrong():
    publisher = {"@type": "Organization", "name": "The Harrow Bay Courier"}
    right = {"@type": "NewsArticle", "headline": "A", "inLanguage": "en", "publisher": publisher}
    assert faults("NewsArticle", right) == []
    for name, value in (
        ("headline", ""),
        ("inLanguage", "no such language"),
        ("image", "https://a.example/x.jpg"),
        ("author", [{"@type": "Person"}]),
        ("datePublished", "2026-11-20T06:00:00"),
        ("byline", "Imogen Castellane"),
        ("url", "tram.html"),
    ):
        assert faults("NewsArticle", {**right, name: value}) != [], name


Ranges = dict[str, dict[str, set[str]]]


def vocabulary() -> Ranges:
    """By type its properties, inherited ones too, and the types of what may stand in each."""
    text = VOCABULARY.read_text(encoding="utf-8")
    found = re.findall(r"^interface (\w+)Base extends ([^{]+) \{\n(.*?)^\}", text, re.DOTALL | re.MULTILINE)
    parents = {name: re.findall(r"(\w+)Base\b", above) for name, above, _ in found}
    own = {
        name: {
            word: set(said.replace(" ", "").split("|"))
            for word, said in re.findall(r'^    "(\w+)"\?: SchemaValue<([^,]+), "', body, re.MULTILINE)
        }
        for name, _, body in found
    }

    def whole(name: str) -> dict[str, set[str]]:
        inherited: dict[str, set[str]] = {}
        for above in parents[name]:
            inherited |= whole(above)
        return {**inherited, **own[name]}

    return {name: whole(name) for name in ("NewsArticle", "Person", "Organization")}


def strange(ranges: Ranges, value: dict[str, object]) -> list[str]:
    """What of an object the vocabulary does not know, or has something else for."""
    kind = str(value["@type"])
    wrong = []
    for name, said in value.items():
        for one in said if isinstance(said, list) else [said]:
            if not name.startswith("@"):
                wrong += unfit(ranges, f"{kind}.{name}", ranges[kind].get(name, set()), one)
    return wrong


def unfit(ranges: Ranges, where: str, wanted: set[str], one: object) -> list[str]:
    if isinstance(one, dict):
        return strange(ranges, one) if one["@type"] in wanted else [f"{where} is no {one['@type']}"]
    return [] if isinstance(one, str) and wanted & WORDS else [f"{where}: {one!r}"]


@pytest.mark.skipif(
    not VOCABULARY.exists(), reason="schema.org's vocabulary is not installed: it comes with npm"
)
def test_every_page_speaks_the_vocabulary_of_schema_org(pages):
    ranges = vocabulary()
    assert len(ranges["NewsArticle"]) > 100
    for path in pages.all:
        assert strange(ranges, article(path.read_text(encoding="utf-8"))) == [], path
    for name, value in (("byline", "x"), ("author", {"@type": "NewsArticle"}), ("headline", 3)):
        assert strange(ranges, {"@type": "NewsArticle", name: value}) != [], name

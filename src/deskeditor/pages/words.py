"""Which words does a page itself say, in the story's language? What a site says stands in its settings."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from deskeditor import resources

ENGLISH = "en"


class Words(NamedTuple):
    """Words around the story; `{}` stands for a number or a name."""

    skip: str
    by: str
    conjunction: str
    updated: str
    reading: str
    copy: str
    copied: str
    email: str
    share: str
    corrections: str
    correction: str
    update: str
    tags: str
    address: str
    leave: str
    picture: str
    untitled: str
    neighbours: str
    previous: str
    next: str
    comments_script: str


class Days(NamedTuple):
    """How a day is written: a pattern of `{day}`, `{month}` and `{year}`, and the names of the months."""

    pattern: str
    months: tuple[str, ...]


def words(language: str) -> Words:
    """The words of a language given as in BCP 47; English ones where it is not known."""
    return _said(_known(language) or ENGLISH)[0]


def days(language: str) -> Days | None:
    """How the language writes a day; None where it is not known."""
    known = _known(language)
    return _said(known)[1] if known else None


def site_words(language: str) -> Mapping[str, str]:
    """What a site says that left its settings as they are, by setting; nothing where that is English."""
    known = _known(language)
    return _said(known)[2] if known else {}


@cache
def languages() -> frozenset[str]:
    """The languages whose words are known, each a file of the resources."""
    return frozenset(path.stem for path in resources.path("words").glob("*.toml"))


def _known(language: str) -> str:
    primary = language.split("-")[0].lower()
    return primary if primary in languages() else ""


@cache
def _said(language: str) -> tuple[Words, Days, Mapping[str, str]]:
    said = tomllib.loads(resources.path("words", f"{language}.toml").read_text(encoding="utf-8"))
    days = Days(said.pop("day"), tuple(said.pop("months").split()))
    site = said.pop("site", {})
    return Words(**said), days, site

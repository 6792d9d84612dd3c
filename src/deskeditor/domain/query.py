"""What does a person search for: words, "phrases", -unwanted ones, and what stories must be or have?

`tram "seven to four" -ferry author:castellane tag:coast status:ready before:2026-11-01 has:image`
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from deskeditor.domain.story import Status


class Field(StrEnum):
    """What can be asked of a story besides its words."""

    AUTHOR = "author"
    TAG = "tag"
    SECTION = "section"
    SITE = "site"
    STATUS = "status"
    BEFORE = "before"
    AFTER = "after"
    HAS = "has"


class Part(StrEnum):
    """What a story can have: `has:image`."""

    IMAGE = "image"
    CARDS = "cards"
    NOTES = "notes"
    CORRECTIONS = "corrections"
    EXPORT = "export"
    TAGS = "tags"
    BODY = "body"
    REMINDER = "reminder"
    DUE = "due"  # a reminder whose time has come
    EMBARGO = "embargo"  # that has not ended


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must hold, or with `is_unwanted` must not.

    `value` is a `Status`, a `Part`, a day (`date`) of the last change, or words that a name must hold.
    """

    field: Field
    value: Status | Part | date | str
    is_unwanted: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """The words to search the text for, and the conditions; `unknown` is what was not understood."""

    words: str = ""
    conditions: tuple[Condition, ...] = ()
    unknown: tuple[str, ...] = ()  # such as `status:redy`: nothing can be meant by it


_TERM = re.compile(r'(?P<minus>-?)(?P<field>[a-zA-Z]+):(?:"(?P<phrase>[^"]*)"?|(?P<word>\S+))')
_PLAIN = re.compile(r'-?"[^"]*"?|\S+')
_LENGTH = 1000
_MOST = 32  # conditions: more than anyone types
_RELATIVE = re.compile(r"(\d{1,4})([dwmy])")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_DAYS_ARE = "2026-11-23, 2026-11, today, yesterday or 3d"
_PARTS = {"picture": Part.IMAGE, "card": Part.CARDS, "note": Part.NOTES, "correction": Part.CORRECTIONS}


def parse(text: str, today: date) -> Query:
    """The query of what was typed. Whatever is no operator of ours is words, as it stands."""
    words: list[str] = []
    conditions: list[Condition] = []
    unknown: list[str] = []
    for typed, term in _terms(text[:_LENGTH]):
        field = _field(term)
        if term is None or field is None or len(conditions) >= _MOST:
            words.append(typed)
            continue
        value = _value(field, (term["phrase"] if term["phrase"] is not None else term["word"]).strip(), today)
        if value is None:
            unknown.append(typed)
        else:
            conditions.append(Condition(field, value, is_unwanted=bool(term["minus"])))
    ends_open = text[-1:].isspace()  # the last word is finished
    return Query(" ".join(words) + (" " if ends_open and words else ""), tuple(conditions), tuple(unknown))


def remark(unknown: str) -> str:
    """What can be meant by an operator that was not understood, such as `status:redy`: a sentence."""
    term = _TERM.match(unknown)
    field = _field(term)
    said = f"“{unknown}”"
    if field is Field.STATUS:
        return f"{said} names no status: use {_or(Status)}."
    if field is Field.HAS:
        return f"{said} names nothing that a story can have: use {_or(Part)}."
    if field in (Field.BEFORE, Field.AFTER):
        return f"{said} names no day: write it like {_DAYS_ARE}."
    return f"{said} names nobody and nothing: write it like {field or 'tag'}:coast."


def _or(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}"


def _terms(text: str) -> Iterator[tuple[str, "re.Match[str] | None"]]:
    at = 0
    while found := _PLAIN.search(text, at):
        term = _TERM.match(text, found.start())
        end = term.end() if term else found.end()
        yield text[found.start() : end], term
        at = end


def _field(term: "re.Match[str] | None") -> Field | None:
    name = term["field"].lower() if term else ""
    return Field(name) if name in set(Field) else None


def _value(field: Field, said: str, today: date) -> Status | Part | date | str | None:
    if field is Field.STATUS:
        wanted = said.lower().replace(" ", "-").replace("_", "-")
        found = [status for status in Status if wanted and status.value.startswith(wanted)]
        return found[0] if found else None
    if field is Field.HAS:
        wanted = said.lower()
        return Part(wanted) if wanted in set(Part) else _PARTS.get(wanted)
    if field in (Field.BEFORE, Field.AFTER):
        return _day(said.lower(), today)
    return said or None


def _day(said: str, today: date) -> date | None:
    """`2026-11-23`, `2026-11`, `2026`, `today`, `yesterday`, `3d`, `2w`, `6m`, `1y` (ago)."""
    if said in ("today", "yesterday"):
        return today - timedelta(days=said == "yesterday")
    if relative := _RELATIVE.fullmatch(said):
        try:
            return today - timedelta(days=int(relative[1]) * _DAYS[relative[2]])
        except OverflowError:
            return None
    for form in ("%Y-%m-%d", "%Y-%m", "%Y"):
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007  # a day, without a zone
        except ValueError:
            continue
    return None

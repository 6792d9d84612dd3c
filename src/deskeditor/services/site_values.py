"""What may stand in each of a site's settings, and in which words is anything else refused?

Each function takes what was typed and gives the value; an empty text is one wherever the setting may be
left out. What is none raises `InvalidValue` with what to write instead.
"""

import re
import zoneinfo
from functools import cache
from typing import NoReturn

from deskeditor.errors import InvalidValue
from deskeditor.pages import addresses

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_BLANK = re.compile(r"\{[^{}]*\}")


def name(text: str) -> str:
    """A name that cannot be left out."""
    if not text.strip():
        raise InvalidValue("Type a name: readers see it on every page.")
    return text.strip()


def web_address(text: str) -> str:
    """An address that pages may name; only http and https."""
    text = text.strip()
    if text and not addresses.web(text):
        raise InvalidValue(f"“{text}” is no web address: it begins with https:// and has no blanks.")
    return text


def site_address(text: str) -> str:
    """Where a site stands, without the slash at its end."""
    address = web_address(text)
    if "?" in address or "#" in address:
        raise InvalidValue(f"“{address}” has more than a place: leave out the ? or # and what follows.")
    return address.rstrip("/")


def loaded_address(text: str) -> str:
    """An address that a page loads from or posts to, so that its policy must be able to name the origin."""
    address = web_address(text)
    if address and not addresses.origin(address):
        raise InvalidValue(f"“{address}” has no plain host name; write it like https://news.example/join.")
    return address


def language_tag(text: str) -> str:
    """A language as BCP 47 has it, `en-GB`."""
    text = text.strip()
    if text and not _LANGUAGE.fullmatch(text):
        raise InvalidValue(f"“{text}” is no language: write its code, such as en-GB, fr or pt-BR.")
    return text


def site_language(text: str) -> str:
    """The same where one must be given."""
    return language_tag(text) or _missing("Write the language’s code, such as en-GB, fr or pt-BR.")


def time_zone(text: str) -> str:
    """A zone by its IANA name, with its letters as the list has them."""
    text = text.strip()
    if not text:
        return ""
    known = {zone.casefold(): zone for zone in time_zones()}
    found = known.get(text.replace(" ", "_").casefold())
    return found or _missing(f"“{text}” is no time zone we know: write one like Europe/London or UTC.")


@cache
def time_zones() -> tuple[str, ...]:
    """The names of the zones that this computer knows, in order."""
    return tuple(sorted(zoneinfo.available_timezones() - {"localtime", "posixrules", "Factory"}))


def share_address(text: str) -> str:
    """A share target's address, in which only `{url}` and `{title}` are filled in."""
    text = text.strip()
    strange = [blank for blank in _BLANK.findall(text) if blank not in ("{url}", "{title}")]
    if strange:
        raise InvalidValue(f"“{strange[0]}” means nothing here: only {{url}} and {{title}} are filled in.")
    if not addresses.shared(text, url="https://a.example/b", title="c"):
        raise InvalidValue(
            "Write a web address with {url} or {title} in it, such as https://share.example/?u={url}."
        )
    return text


def element_id(text: str) -> str:
    """The id of an element that a page holds for a script."""
    text = text.strip().removeprefix("#")
    if text and not _ID.fullmatch(text):
        raise InvalidValue(f"“{text}” is no id: it is a letter, then letters, digits, hyphens, underscores.")
    return text


def count(text: str, fewest: int, most: int) -> int:
    """A whole number within bounds."""
    number = int(text) if text.strip().isdecimal() else fewest - 1
    if not fewest <= number <= most:
        raise InvalidValue(f"Write a number from {fewest} to {most}.")
    return number


def _missing(words: str) -> NoReturn:
    raise InvalidValue(words)

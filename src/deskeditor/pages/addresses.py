"""Which addresses from outside may stand on a page?"""

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

OWN_SCHEME = (
    "deskeditor"  # in which the window serves a page on show and its pictures; nobody else answers to it
)

_NEVER = re.compile(r'[\x00-\x20\x7f-\x9f\s"<>\\^`{|}]')  # browsers drop or bend these on the way to a scheme
_REFERENCE = re.compile(r"images/[A-Za-z0-9][A-Za-z0-9._-]*")
_HOST = re.compile(r"[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]")
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
MAILTO = "mailto:"
_BLANK = re.compile(r"\{(url|title)\}")

_KEPT = 500  # addresses: the site's own, and those of one story, are asked for again and again


@lru_cache(maxsize=_KEPT)
def web(address: str) -> str:
    """The address itself if it is http or https with a host, else an empty text."""
    address = address.strip()
    if _NEVER.search(address):
        return ""
    try:
        split = urlsplit(address)
    except ValueError:  # an unclosed bracket in the host
        return ""
    return address if split.scheme in ("http", "https") and split.hostname else ""


def mail(address: str) -> str:
    """`mailto:` and the e-mail address that this is, else an empty text."""
    bare = address.strip().removeprefix(MAILTO)
    return f"{MAILTO}{bare}" if _MAIL.fullmatch(bare) else ""


def origin(address: str) -> str:
    """Scheme, host and port of a web address as a page's policy names them; empty where it cannot."""
    if not (address := web(address)):
        return ""
    split = urlsplit(address)
    try:
        port = f":{split.port}" if split.port else ""
    except ValueError:  # no number, or out of range
        return ""
    host = split.netloc.rpartition("@")[2].removesuffix(port)
    return f"{split.scheme}://{host.lower()}{port}" if _HOST.fullmatch(host) else ""


def reference(text: str) -> str:
    """The text itself if it refers to an asset beside the page (`images/NAME`), else an empty text."""
    return text if _REFERENCE.fullmatch(text) else ""


@lru_cache(maxsize=_KEPT)
def shared(pattern: str, *, url: str, title: str) -> str:
    """A share target's address with `{url}` and `{title}` filled in, percent-encoded.

    Empty where it is no web or mail address, or where it asks for a url that is not known.
    """
    if "{url}" in pattern and not url:
        return ""
    values = {"url": encoded(url), "title": encoded(title)}
    filled = _BLANK.sub(lambda blank: values[blank[1]], pattern.strip())
    if filled[:7].lower() == "mailto:" and not _NEVER.search(filled):
        return filled
    return web(filled)


def encoded(text: str) -> str:
    """Text as it may stand in an address's query; what is no character becomes a question mark."""
    return quote(text, safe="", errors="replace")

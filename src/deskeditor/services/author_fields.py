"""What can be said of an author by name, and what may each field hold?"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.domain.author import COLOURS, Author
from deskeditor.domain.changes import Changes
from deskeditor.errors import InvalidValue, UnreadableFile
from deskeditor.pages import addresses
from deskeditor.services import sites

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

LONGEST_INITIALS = 3


def set_fields(library: "Library", name: str, values: Mapping[str, str], *, origin: str = "") -> Changes:
    """Say something of an author, who need not be on file yet; `picture` is the path of a file.

    Raises `InvalidValue` with what is allowed, and then changes nothing.
    """
    name = " ".join(name.split())
    author = next((one for one in sites.authors(library) if one.name == name), Author(name=name))
    for field, value in values.items():
        if field == "picture":
            author = replace(author, avatar=_picture(library, value))
        elif field in _READ:
            author = replace(author, **{field: _READ[field](value)})
        else:
            raise InvalidValue(f"An author has no field “{field}”; use one of {', '.join(NAMES)}.")
    return sites.save_author(library, author, origin=origin)


def address(value: str) -> str:
    """The address of an author's own page, or of her mail; raises `InvalidValue` for neither."""
    value = value.strip()
    if mail := addresses.mail(value):
        return mail.removeprefix(addresses.MAILTO)
    if value and not addresses.web(value):
        raise InvalidValue(
            f"“{value}” is no web address and no e-mail address: begin it with https://, "
            "or write it like name@place.example."
        )
    return value


def colour(value: str) -> str:
    """One of the colours on which white initials can be read; raises `InvalidValue` for another."""
    value = value.strip().upper()
    if value and value not in COLOURS:
        raise InvalidValue(f"“{value}” is no colour for initials; use one of {', '.join(COLOURS)}.")
    return value


def _initials(value: str) -> str:
    value = "".join(value.split())
    if len(value) > LONGEST_INITIALS:
        raise InvalidValue(f"“{value}” is too long: initials have {LONGEST_INITIALS} letters at most.")
    return value


def _picture(library: "Library", value: str) -> str:
    from deskeditor.services import assets

    if not value.strip():
        return ""
    path = Path(value)
    try:
        data = path.read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise UnreadableFile(f"The picture “{path}” cannot be read: {why}.") from error
    return assets.add_image(library, data, path.name).reference


_READ: dict[str, Callable[[str], str]] = {
    "initials": _initials,
    "address": address,
    "bio": str.strip,
    "colour": colour,
}
NAMES = (*_READ, "picture")

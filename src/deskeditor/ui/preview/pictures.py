"""Which bytes stand behind a picture's reference?"""

from typing import TYPE_CHECKING

from deskeditor.errors import InvalidValue

if TYPE_CHECKING:
    from deskeditor.storage.library import Library


def picture(library: "Library", reference: str) -> bytes:
    """The asset of a reference `images/…`; no bytes where there is none. Runs in the library's lane."""
    try:
        return library.asset_path(reference).read_bytes()
    except (InvalidValue, OSError):  # a page may name what is gone; it shows the words that stand for it
        return b""

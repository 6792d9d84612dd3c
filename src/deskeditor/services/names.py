"""What are the stories of a library called, for whoever looks for one by a few letters?"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

SEPARATOR = "\x1f"  # between the parts of what a story is called; in them it stands nowhere


def names(library: "Library", most: int) -> list[str]:
    """A string for each of the stories changed last, newest first, without trash: see `NameShelf.names`."""
    from deskeditor.storage.name_shelf import NameShelf  # loads SQLAlchemy: only where a library is open

    with library.read() as reading:
        return NameShelf(reading.connection).names(most, SEPARATOR)

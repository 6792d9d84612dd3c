"""What are the stories of a library called, for whoever looks for one by a few letters?"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deskeditor.storage.library import Library
    from deskeditor.storage.name_shelf import StoryName


def names(library: "Library", most: int) -> "list[StoryName]":
    """The stories changed last, newest first, without the trash."""
    from deskeditor.storage.name_shelf import NameShelf  # loads SQLAlchemy: only where a library is open

    with library.read() as reading:
        return NameShelf(reading.connection).names(most)

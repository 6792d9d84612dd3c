"""What can go wrong outside this program, in words for the person in front of it.

Every error here is the world's doing, not a bug: its text is one plain sentence that names the thing and
says what to do. The command line prints it and ends with status 1; the window shows it.

    DeskError
    ├── LibraryError
    │   ├── MissingLibrary       no library where one was expected
    │   ├── NotALibrary          something else stands there
    │   ├── NewerLibrary         written by a later version of deskeditor
    │   ├── DamagedLibrary       the database cannot be read
    │   ├── LibraryBusy          another program holds the library for too long
    │   └── LibraryReadOnly      the library cannot be written
    ├── StoryError
    │   ├── StoryNotFound        no story answers to that name
    │   ├── AmbiguousReference   several stories answer to it
    │   ├── EditConflict         the story was changed elsewhere in the meantime
    │   └── CardRefused          a card that cannot stand there (itself, twice, too many)
    ├── InvalidValue             a field cannot hold that value
    ├── BrokenTheme              a theme cannot make pages
    ├── UnreadableFile           a file cannot be read as a story or an image
    ├── BrokenOff                something long was told to stop before it was done
    └── CannotWrite              a file or folder cannot be written
"""


class DeskError(Exception):
    """The root: `str(error)` is one plain sentence for the user."""


class LibraryError(DeskError):
    """Something is wrong with the library as a whole."""


class MissingLibrary(LibraryError):
    """There is no library where one was expected; none is made in its place."""


class NotALibrary(LibraryError):
    """The folder or file is no deskeditor library."""


class NewerLibrary(LibraryError):
    """The library was written by a later version of deskeditor."""


class DamagedLibrary(LibraryError):
    """The library's database cannot be read as one."""


class LibraryBusy(LibraryError):
    """Another program holds the library for longer than we wait."""


class LibraryReadOnly(LibraryError):
    """The library cannot be written: read-only medium or missing permission."""


class StoryError(DeskError):
    """Something is wrong with one story."""


class StoryNotFound(StoryError):
    """No story answers to that slug or id."""


class AmbiguousReference(StoryError):
    """Several stories answer to that start of an id."""


class EditConflict(StoryError):
    """The story was changed elsewhere since it was read; nothing has been written."""


class CardRefused(StoryError):
    """The card cannot stand under that story."""


class InvalidValue(DeskError):
    """A field cannot hold that value."""


class BrokenTheme(DeskError):
    """A theme cannot make pages: something in its files is wrong, or takes too long, or too much memory."""


class UnreadableFile(DeskError):
    """A file cannot be read as what it was given for."""


class BrokenOff(DeskError):
    """Something long was told to stop before it was done."""


class CannotWrite(DeskError):
    """A file or a folder cannot be written."""

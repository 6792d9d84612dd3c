"""What is a library? A folder with one database of stories and the assets beside it."""

import contextlib
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection

from deskeditor.domain.asset import Asset
from deskeditor.errors import CannotWrite, DeskError, LibraryBusy, LibraryReadOnly, MissingLibrary
from deskeditor.storage import database, failures, files, medium, place, schema, search_index, versions
from deskeditor.storage.asset_shelf import AssetShelf
from deskeditor.storage.card_shelf import CardShelf
from deskeditor.storage.carried_shelf import CarriedShelf
from deskeditor.storage.likeness_shelf import LikenessShelf
from deskeditor.storage.list_shelf import ListShelf
from deskeditor.storage.lock import WriterLock
from deskeditor.storage.order_shelf import OrderShelf
from deskeditor.storage.record_shelf import RecordShelf
from deskeditor.storage.reminder_shelf import ReminderShelf
from deskeditor.storage.revision_shelf import RevisionShelf
from deskeditor.storage.set_shelf import SetShelf
from deskeditor.storage.setting_shelf import SettingShelf
from deskeditor.storage.site_shelf import SiteShelf
from deskeditor.storage.standing_shelf import StandingShelf
from deskeditor.storage.status_shelf import StatusShelf
from deskeditor.storage.story_shelf import StoryShelf
from deskeditor.storage.use_shelf import UseShelf

_log = logging.getLogger(__name__)


class Reading:
    """One unchanging view of the library, for as long as the `with` block lasts."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.stories = StoryShelf(connection)
        self.cards = CardShelf(connection)
        self.card_sets = SetShelf(connection)
        self.uses = UseShelf(connection)
        self.carried = CarriedShelf(connection)
        self.lists = ListShelf(connection)
        self.order = OrderShelf(connection)
        self.likeness = LikenessShelf(connection)
        self.revisions = RevisionShelf(connection)
        self.reminders = ReminderShelf(connection)
        self.statuses = StatusShelf(connection)
        self.sites = SiteShelf(connection)
        self.settings = SettingShelf(connection)
        self.assets = AssetShelf(connection)
        self.records = RecordShelf(connection)
        self.standing = StandingShelf(connection)


class Work(Reading):
    """A write: all of it is in the library after `commit()`, nothing of it otherwise."""

    def commit(self) -> None:
        """Make the write last; when this returns it survives a power cut.

        Of many stories at once the search index is told before; of few, by `Library.settle`.
        """
        search_index.settle(self.connection.exec_driver_sql, beyond=search_index.FEW)
        self.connection.commit()


class Library:
    """An open library; may be used from any thread, and writes from all of them take turns.

    Errors are those of `deskeditor.errors`; what is read and written stands on the shelves of `Reading`.
    """

    def __init__(self, folder: Path, *, patience: float, read_only: bool) -> None:
        self.folder = folder
        self.is_read_only = read_only
        self._engine = database.engine(folder, patience=patience, read_only=read_only)
        self._lock = WriterLock(folder, patience)
        self._has_written = False

    @classmethod
    def create(cls, folder: Path) -> Self:
        """Make a library where nothing or an empty folder stands, and open it.

        Raises `CannotWrite`, or `NotALibrary` where something stands; then nothing has been made.
        """
        folder = folder.absolute()
        made = _make_folders(folder)
        try:
            if not place.is_free(folder):
                place.require_library(folder)  # says what stands there
                raise CannotWrite(
                    f"There is a library at “{folder}” already; open it, or choose another folder."
                )
            schema.create(folder)
        except FileExistsError:
            return cls.open(folder)  # two programs made it at once
        except (OSError, DeskError) as error:
            _remove_folders(made)
            if isinstance(error, OSError):
                raise CannotWrite(files.why(folder, error)) from error
            raise
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path, *, patience: float = database.PATIENCE) -> Self:
        """Open the library that is there, and bring its schema up to date; never makes one.

        `patience`: seconds to wait for other writers. Raises the members of `LibraryError`. A library that
        cannot be written is opened for reading; writing to it raises `LibraryReadOnly`.
        """
        folder = folder.absolute()
        place.require_library(folder)
        library = cls(folder, patience=patience, read_only=not database.is_writable(folder))
        try:
            library._prepare()
        except DeskError:
            library.close()
            raise
        return library

    def _prepare(self) -> None:
        with failures.said_plainly(self.folder):
            if self._version() != versions.CURRENT:
                self._upgrade()
            if not self.is_read_only:
                files.sweep(self.folder)
                self._fit_the_medium()
        _log.info("library %s, schema %s, SQLite %s", self.folder, self.schema, self.sqlite)

    def _fit_the_medium(self) -> None:
        """On a share of another computer the log that all programs have in memory together is not safe.

        There it gives way to a rollback journal; at home it is taken up again.
        """
        is_far = medium.is_far(self.folder)
        if place.has_write_ahead_log(self.folder) is not is_far:
            return
        with (
            contextlib.closing(database.connect(self.folder, patience=0)) as connection,
            contextlib.suppress(sqlite3.OperationalError),  # in use elsewhere: the next opening may do it
        ):
            connection.execute(f"PRAGMA journal_mode={'DELETE' if is_far else 'WAL'}")

    def _version(self) -> str:
        with contextlib.closing(database.connect(self.folder, read_only=self.is_read_only)) as connection:
            return schema.version(self.folder, connection)

    def _upgrade(self) -> None:
        from deskeditor.storage import upgrading  # alembic is heavy, and hardly ever wanted

        if self.is_read_only:
            raise failures.read_only(self.folder)
        with self._lock.held():
            if self._version() != versions.CURRENT:  # another program may have been faster
                upgrading.upgrade(self.folder)

    @property
    def schema(self) -> str:
        """The name of the library's schema; an open library has today's."""
        return versions.CURRENT

    @property
    def sqlite(self) -> str:
        """The version of SQLite at work."""
        return sqlite3.sqlite_version

    def keep_file(self, asset: Asset, content: bytes) -> None:
        """Put an asset's file where it belongs, unless it stands there already; raises `CannotWrite`."""
        path = self.asset_path(asset)
        if files.size(path) == len(content):
            return
        files.make_folder(path.parent)
        files.sweep(path.parent)
        files.write_atomically(path, content)

    def was_changed_elsewhere(self) -> bool:
        """Whether somebody else has written to the library since this was asked last.

        Writes of this library itself do not count, unless they were made from several threads at once.
        """
        with failures.said_plainly(self.folder), self._engine.connect() as connection:
            return database.was_changed_elsewhere(connection)

    def break_off_when(self, stopped: Callable[[], bool]) -> None:
        """From now on what is read or written raises `BrokenOff` soon after `stopped` says so."""
        database.break_off_when(self._engine, stopped)

    def settle(self) -> bool:
        """Tell the search index what was saved; False where that must wait for another writer.

        Costs next to nothing where the index knows all. Whoever searches may go on in either case: see
        `Owed`. Raises `CannotWrite` and the members of `LibraryError`.
        """
        with self.read() as reading:
            if not search_index.owed(reading.connection.exec_driver_sql):
                return True
        try:
            with self.write(patience=0) as work, database.written_out(work.connection):
                search_index.settle(work.connection.exec_driver_sql)
                work.commit()
        except (LibraryBusy, LibraryReadOnly):
            return False
        return True

    def index_agrees(self, stopped: Callable[[], bool], *, gives_way: bool = False) -> bool:
        """Whether the search index holds the words of the stories: long work, which FTS5 does as a write.

        Raises `BrokenOff` soon after `stopped` says so or, if it `gives_way`, another program waits to write.
        """

        def is_wanted() -> bool:
            return stopped() or (gives_way and self._lock.is_wanted())

        with self.write() as work, database.giving_way(work.connection, is_wanted):
            return search_index.agrees(work.connection.exec_driver_sql)

    def close(self) -> None:
        """Let go of the library; it may be opened again."""
        if self._has_written:
            self._has_written = False
            with contextlib.suppress(DeskError):  # whoever opens it next does it
                self.settle()
        self._engine.dispose()
        self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[Reading]:
        """Read the library as it stands now, undisturbed by writes in the meantime."""
        with (
            failures.said_plainly(self.folder),
            database.transaction(self._engine, writing=False) as connection,
        ):
            yield Reading(connection)

    @contextmanager
    def search(self) -> Iterator[Reading]:
        """Read the library to look for words: its search index is settled first if nobody is in the way."""
        with self.read() as reading:
            if not search_index.owed(reading.connection.exec_driver_sql):
                yield reading
                return
        with contextlib.suppress(DeskError):  # what keeps the index from it does not keep anyone from reading
            self.settle()
        with self.read() as reading:
            yield reading

    @contextmanager
    def write(self, *, patience: float | None = None) -> Iterator[Work]:
        """Write to the library, alone; leaving without `work.commit()` undoes all of it.

        `patience`: seconds to wait for other writers, if not as long as ever.
        """
        if self.is_read_only:
            raise failures.read_only(self.folder)
        with failures.said_plainly(self.folder):
            if not (self.folder / place.DATABASE).exists():
                raise MissingLibrary(f"The library “{self.folder}” is gone; put it back and try again.")
            with self._lock.held(patience), database.transaction(self._engine, writing=True) as connection:
                if not (self.folder / place.DATABASE).exists():  # it was moved while the lock was waited for
                    raise MissingLibrary(f"The library “{self.folder}” is gone; open it where it is now.")
                self._has_written = True
                yield Work(connection)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep all other writers out, for what is no transaction."""
        with self._lock.held():
            yield

    def asset_path(self, asset: Asset | str) -> Path:
        """The file of an asset, given itself or its reference `images/…`; it need not exist.

        Raises `InvalidValue` for a reference that names no asset.
        """
        return place.asset_path(self.folder, asset.reference if isinstance(asset, Asset) else asset)


def _make_folders(folder: Path) -> list[Path]:
    """Make the folder and those above it; returns what was made, innermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    made: list[Path] = []
    try:
        for one in reversed(missing):
            one.mkdir(exist_ok=True)  # another program may make it at the same time
            made.insert(0, one)
            files.sync_folder(one.parent)  # else a power cut takes the library and all that was put into it
    except OSError as error:
        _remove_folders(made)
        raise CannotWrite(files.why(folder, error)) from error
    return made


def _remove_folders(made: list[Path]) -> None:
    for one in made:
        with contextlib.suppress(OSError):  # something was put in meanwhile: it stays
            one.rmdir()

"""What may stand on a disk after its power was cut? Read from the log of everything that was written.

Of each file the content at its last sync is certain; of every write since, each half kilobyte may have
reached the disk or not, in any order. Of each folder the names at its last sync are certain, and some first
part of the changes since. (A file system that keeps its promises does no worse.)
"""

import os
import random
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

_HEAD = struct.Struct("<cQQQQ")
_SECTOR = 512


@dataclass(frozen=True, slots=True)
class Record:
    """One step: c(reated), w(ritten), t(runcated), s(ynced), d (a folder synced), S (all synced), r(enamed),
    l(inked), u(nlinked), m (a folder made), a (said on standard output)."""

    kind: str
    inode: int
    number: int
    first: bytes
    second: bytes


def records(log: Path) -> list[Record]:
    """The whole records of a log; the last one may have been cut off."""
    data, at, found = log.read_bytes(), 0, []
    while at + _HEAD.size <= len(data):
        kind, inode, number, first, second = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        if at + first + second > len(data):
            break
        found.append(
            Record(
                kind.decode(), inode, number, data[at : at + first], data[at + first : at + first + second]
            )
        )
        at += first + second
    return found


@dataclass(slots=True)
class _File:
    certain: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, bytes | None]] = field(default_factory=list)  # None: cut to that length

    def sync(self) -> None:
        for at, data in self.since:
            _apply(self.certain, at, data)
        self.since.clear()

    def perhaps(self, luck: random.Random) -> bytes:
        """One content that it may have."""
        content, share = bytearray(self.certain), luck.choice((0.0, 0.5, 0.9, 1.0))
        for at, data in self.since:
            if data is None:
                if luck.random() < share:
                    _apply(content, at, None)
                continue
            for start in range(0, len(data), _SECTOR):
                if luck.random() < share:
                    _apply(content, at + start, data[start : start + _SECTOR])
        return bytes(content)


def _apply(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        del content[at:]
        content.extend(bytes(at - len(content)))
        return
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


@dataclass(slots=True)
class Disk:
    """Files by inode; names that are certain, and changes of names that may not have lasted."""

    files: dict[int, _File] = field(default_factory=dict)
    names: dict[str, _File | None] = field(default_factory=dict)  # as the program sees them; None: a folder
    certain: dict[str, _File | None] = field(default_factory=dict)
    changes: list[tuple[str, _File | None, bool]] = field(
        default_factory=list
    )  # path, what, whether it stands

    @classmethod
    def of(cls, folder: Path) -> Self:
        """A disk on which a folder stands safely."""
        disk = cls()
        for path in sorted(folder.rglob("*")):
            if path.is_dir():
                disk.names[str(path)] = None
            else:
                file = _File(bytearray(path.read_bytes()))
                disk.files[path.stat().st_ino] = disk.names[str(path)] = file
        disk.certain = dict(disk.names)
        return disk

    def take(self, record: Record) -> None:
        """Go one step on."""
        if record.kind in "cdmlru":
            self._take_names(record.kind, os.fsdecode(record.first), os.fsdecode(record.second), record.inode)
        elif record.kind == "S":
            self._sync_all()
        elif record.inode in self.files:
            self._take_content(self.files[record.inode], record)

    def _take_content(self, file: _File, record: Record) -> None:
        match record.kind:
            case "w":
                file.since.append((record.number, record.first))
            case "t":
                file.since.append((record.number, None))
            case "s":
                file.sync()

    def _take_names(self, kind: str, path: str, other: str, inode: int) -> None:
        match kind:
            case "c":
                self.files[inode] = _File()
                self._name(path, self.files[inode])
            case "d":
                self._sync_folder(path)
            case "m":
                self._name(path, None)
            case "l":
                self._name(other, self.names[path])
            case "r":
                self._name(other, self.names[path])
                self._forget(path)
            case "u":
                self._forget(path)

    def _name(self, path: str, file: _File | None) -> None:
        self.names[path] = file
        self.changes.append((path, file, True))

    def _forget(self, path: str) -> None:
        if path in self.names:
            self.changes.append((path, self.names.pop(path), False))

    def _sync_folder(self, folder: str) -> None:
        waiting, self.changes = self.changes, []
        for path, file, stands in waiting:
            if _folder(path) == folder:
                _rename(self.certain, path, file, stands=stands)
            else:
                self.changes.append((path, file, stands))

    def _sync_all(self) -> None:
        for file in self.files.values():
            file.sync()
        self.certain, self.changes = dict(self.names), []

    def put_down(self, target: Path, stage: Path, luck: random.Random) -> None:
        """Lay out one disk that may be left, in another place."""
        names = dict(self.certain)
        folders = {_folder(path) for path, _, _ in self.changes}
        for folder in sorted(folders):
            here = [change for change in self.changes if _folder(change[0]) == folder]
            for path, file, stands in here[: luck.randint(0, len(here))]:
                _rename(names, path, file, stands=stands)
        target.mkdir()
        for path, file in sorted(names.items()):
            place = target / os.path.relpath(path, stage)
            if not place.parent.is_dir():
                continue  # its folder's name was lost
            if file is None:
                place.mkdir()
            elif not path.endswith("-shm"):  # shared memory: gone with the power
                place.write_bytes(file.perhaps(luck))


def _rename(names: dict[str, "_File | None"], path: str, file: "_File | None", *, stands: bool) -> None:
    if stands:
        names[path] = file
    else:
        names.pop(path, None)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]

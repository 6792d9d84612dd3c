"""However a library is damaged, it is said in plain words, left as it is, and comes back from its backup."""

import random

import pytest

from deskeditor.domain.story import Story
from deskeditor.errors import DeskError
from deskeditor.services import backups, libraries, stories
from deskeditor.services.backups import Why
from deskeditor.services.libraries import open_library

BODY = "The council voted on Thursday. " * 60


def strike(content: bytes, kind: str, luck: random.Random) -> bytes:
    struck = bytearray(content)
    if kind == "flipped":
        for _ in range(3000):
            struck[luck.randrange(len(struck))] ^= luck.randrange(1, 256)
    elif kind == "cut":
        del struck[luck.randrange(100, len(struck)) :]
    elif kind == "zeroed header":
        struck[:100] = bytes(100)
    elif kind == "zeroed page":
        page = luck.randrange(1, 8) * 4096
        struck[page : page + 4096] = bytes(4096)
    elif kind == "schema":
        struck[100:4096] = bytes(luck.randrange(128, 256) for _ in range(3996))
    else:
        struck = bytearray(luck.randbytes(len(struck)))
    return bytes(struck)


def is_whole(folder) -> bool:
    try:
        with open_library(folder) as library:
            sound = libraries.verify(library) == ()
            return sound and all(stories.story(library, f"s{number}").body == BODY for number in range(8))
    except DeskError:
        return False


@pytest.mark.parametrize("kind", ["flipped", "cut", "zeroed header", "zeroed page", "schema", "noise"])
def test_damage_is_found_and_the_backup_comes_back(library, kind):
    for number in range(8):
        stories.new(library, Story(id=f"s{number}", headline=f"Story {number}", body=BODY))
    backup = backups.make(library.folder, Why.DAILY)
    library.close()
    database = library.folder / "library.db"
    struck = strike(database.read_bytes(), kind, random.Random(kind))
    database.write_bytes(struck)

    assert not is_whole(library.folder)

    kept = backups.restore(library.folder, backup)
    assert is_whole(library.folder)
    assert (kept / "library.db").stat().st_size > 0

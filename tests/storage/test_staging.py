"""What a killed move left is taken away only where it is certainly of no use; else it is named."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.storage.test_checkup import png

from deskeditor.domain.story import Story
from deskeditor.services import assets, libraries, stories
from deskeditor.storage import medium, staging
from deskeditor.storage.problems import Kind

KILLED = """
import os, sys
from pathlib import Path
from deskeditor.storage import moving
if sys.argv[3] == "whole":
    moving._switched = lambda *_, **__: os._exit(9)
for step in moving.move(Path(sys.argv[1]), Path(sys.argv[2])):
    if step.done:
        sys.argv[3] == "half" and os._exit(9)
"""


@pytest.fixture
def folder(tmp_path):
    """A library with a story and a picture; closed."""
    with libraries.create_library(tmp_path / "here") as library:
        stories.new(library, Story(headline="Tides", body="The sea."))
        assets.add_image(library, png(), "dot.png")
    return tmp_path / "here"


def killed(folder: Path, how: str) -> Path:
    """Begin to move the library in a process that is killed; gives the folder that it leaves."""
    to = folder.with_name("there")
    done = subprocess.run([sys.executable, "-c", KILLED, folder, to, how], timeout=60, check=False)
    assert done.returncode == 9
    (left,) = folder.parent.glob(".moving-*")
    return left


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_half_a_copy_is_taken_away(folder):
    killed(folder, "half")
    assert staging.sweep(folder) is None
    assert names(folder.parent) == ["here"]
    assert staging.NOTE not in names(folder)
    assert staging.sweep(folder) is None


def test_a_whole_copy_stays_and_is_named(folder):
    left = killed(folder, "whole")
    assert staging.sweep(folder) == left
    assert (left / "library.db").exists()


def test_half_a_copy_stays_where_the_library_itself_is_damaged(folder):
    left = killed(folder, "half")
    (folder / "library.db").write_bytes(bytes(4096))
    assert staging.sweep(folder) == left
    assert left.exists()


def test_what_another_library_has_begun_there_stays(folder, tmp_path):
    left = killed(folder, "half")
    (left / staging.NOTE).write_text(f'"{tmp_path / "another"}"')
    assert staging.sweep(folder) == left
    assert left.exists()


def test_whoever_comes_second_leaves_the_copy_of_the_first_alone(folder):
    first, second = (staging.Staging(folder, folder.with_name("there")) for _ in range(2))
    first.begin()
    with pytest.raises(FileExistsError):
        second.begin()
    second.drop()
    assert first.folder.exists()
    assert staging.NOTE in names(folder)
    first.drop()
    assert names(folder.parent) == ["here"]
    assert staging.NOTE not in names(folder)


def test_on_a_share_nothing_is_taken_away(folder, monkeypatch):
    left = killed(folder, "half")
    monkeypatch.setattr(medium, "is_far", lambda *_: True)
    assert staging.sweep(folder) == left


def test_a_copy_that_is_being_made_is_left_alone(folder):
    going = libraries.move(folder, folder.with_name("there"))
    next(going)
    assert staging.sweep(folder) is None
    (copy,) = folder.parent.glob(".moving-*")
    assert (copy / staging.NOTE).exists()
    going.close()
    assert names(folder.parent) == ["here"]
    assert staging.NOTE not in names(folder)


def test_the_next_move_gets_there_beside_a_whole_copy(folder):
    left = killed(folder, "whole")
    *_, moved = libraries.move(folder, folder.with_name("there"))
    assert left.exists()
    assert staging.NOTE not in names(moved.folder)
    with libraries.open_library(moved.folder) as library:
        assert stories.find(library, "tides").body == "The sea."
        assert libraries.verify(library) == ()


def test_a_note_that_says_nothing_is_forgotten(folder):
    (folder / staging.NOTE).write_text("[]")
    assert staging.sweep(folder) is None
    assert staging.NOTE not in names(folder)


def test_a_check_of_the_library_names_what_was_left_and_its_opening_says_so(folder):
    left = killed(folder, "whole")
    with libraries.open_library(folder) as library:
        (problem,) = libraries.verify(library)
        assert (problem.kind, problem.subject) == (Kind.ABANDONED_COPY, str(left))
        assert libraries.warnings(library) == (problem.text,)
        assert f"a copy was left in “{left}”; the library is where it was." in problem.text


def test_opening_a_library_takes_half_a_copy_away_and_says_nothing(folder):
    killed(folder, "half")
    with libraries.open_library(folder) as library:
        assert libraries.warnings(library) == ()
    assert names(folder.parent) == ["here"]

"""When no command line has to be taken apart: the window on a library that is there, and nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from deskeditor import user_dirs
from deskeditor.cli import straight
from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.services.libraries import create_library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with create_library(tmp_path / "library") as library:
        stories.new(library, Story(headline="The ferry is late"))
    return tmp_path / "library"


def test_no_words_mean_the_default_library():
    assert straight.library([]) == user_dirs.default_library()


def test_a_folder_that_is_a_library_is_opened(folder):
    assert straight.library([str(folder)]) == folder


def test_a_folder_of_the_users_home_is_found(folder, monkeypatch):
    monkeypatch.setenv("HOME", str(folder.parent))
    assert straight.library(["~/library"]) == folder


@pytest.mark.parametrize(
    "words", [["list"], ["--help"], ["--version"], ["nowhere"], ["a", "b"], [""], ["\0"]]
)
def test_anything_else_is_for_the_command_line(words):
    assert straight.library(words) is None


def test_a_word_that_may_be_a_command_is_for_the_command_line(folder, monkeypatch):
    folder.rename(folder.with_name("list"))
    monkeypatch.chdir(folder.parent)
    assert straight.library(["list"]) is None
    assert straight.library(["./list"]) == Path("list")


def test_a_file_of_another_kind_is_for_the_command_line(tmp_path):
    (tmp_path / "library.db").write_text("no library")
    assert straight.library([str(tmp_path)]) is None


def test_the_straight_way_loads_no_parser():
    code = (
        "import sys; import deskeditor.__main__\n"
        "late = ('argparse', 'json', 'dataclasses', 'deskeditor.cli.main')\n"
        "print([name for name in late if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"

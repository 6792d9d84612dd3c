"""What holds for every command: statuses, streams, libraries that are none, and what is not loaded."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import deskeditor

COMMAND = Path(sys.executable).with_name("deskeditor")
BLOCKED = """
import importlib.abc, sys
class Blocker(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] in ('PySide6', 'shiboken6'):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Blocker())
from deskeditor.__main__ import main
sys.argv[0] = 'deskeditor'
sys.exit(main())
"""


def test_version_and_help(desk):
    assert desk.anywhere("--version").stdout == f"deskeditor {deskeditor.__version__}\n"
    shown = desk.anywhere("--help").stdout
    for name in (
        "new",
        "import",
        "list",
        "search",
        "show",
        "set",
        "cards",
        "export",
        "render",
        "library",
        "demo",
    ):
        assert f"    {name} " in shown
        assert desk.anywhere(name, "--help").stdout.startswith(f"usage: deskeditor {name} ")


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--limit", "0"],
        ["list", "--colour"],
        ["list", "--status", "limbo"],
        ["set", "terns"],
        ["set", "terns", "headline"],
        ["cards", "terns", "fold"],
        ["export", "--to", "out"],
        ["export", "--all"],
        ["export", "terns", "--all", "--to", "out"],
        ["export", "--all", "--to", "out", "--format", "pdf"],
        ["import", "--format", "docx", "a.docx"],
        ["library"],
        ["lst"],
    ],
)
def test_wrong_usage_ends_with_status_2(desk, words):
    done = desk.run(*words, status=2)
    assert done.stdout == ""
    assert done.stderr.startswith("usage: deskeditor")
    assert not (desk.folder / "out").exists()


def test_wrong_usage_is_said_in_json_too(desk):
    document = json.loads(desk.run("list", "--nonsense", "--json", status=2).stdout)
    assert document["failed"][0]["error"] == "unrecognized arguments: --nonsense"


def test_a_missing_library_is_named_and_not_made(desk):
    for words in (["list"], ["show", "x"], ["export", "--all", "--to", "out"]):
        assert desk.refused(*words) == (
            f"There is no library at “{desk.library}”; check the path, or make a new library there."
        )
    assert list(desk.folder.iterdir()) == []
    assert "There is no library" in desk.json("search", "x", status=1)["failed"][0]["error"]


def test_a_folder_that_is_no_library(desk):
    desk.write("library/photo.jpg", b"x")
    for words in (["list"], ["import", "library"], ["new", "--headline", "X"]):
        assert "holds other things and no library" in desk.refused(*words)
    assert [path.name for path in desk.library.iterdir()] == ["photo.jpg"]


@pytest.mark.parametrize("content", [b"", b"no database at all" * 10, b"SQLite format 3\0" + b"\0" * 300])
def test_a_database_that_is_no_library(desk, content):
    path = desk.write("library/library.db", content)
    assert str(desk.library) in desk.refused("list")
    assert path.read_bytes() == content


def test_a_file_where_the_library_should_be(desk):
    desk.write("library", "mine")
    assert "is a file, not a library's folder" in desk.refused("list")
    desk.refused("new", "--headline", "X")
    assert (desk.folder / "library").read_text() == "mine"


def test_a_newer_library_is_left_as_it_is(stocked):
    with sqlite3.connect(stocked.library / "library.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = (stocked.library / "library.db").read_bytes()
    for words in (["list"], ["new", "--headline", "X"], ["import", "stories"]):
        sentence = stocked.refused(*words)
        assert "later version" in sentence or "newer" in sentence
    assert (stocked.library / "library.db").read_bytes() == before


def test_the_librarys_care(stocked):
    info = stocked.json("library", "info")
    assert (info["stories"], info["cards"], info["assets"], info["path"]) == (3, 0, 0, str(stocked.library))
    assert info["words"] == 15
    assert info["size_bytes"] > 0
    assert stocked.json("library", "verify") == {"problems": []}
    assert stocked.run("library", "verify").stdout == "The library is sound.\n"


def test_verify_names_what_is_wrong(stocked):
    stocked.run("cards", "tram-line", "add", "terns")
    with sqlite3.connect(stocked.library / "library.db") as connection:
        connection.execute("UPDATE cards SET target = '0000000000000000'")
    connection.close()
    document = stocked.json("library", "verify", status=1)
    assert document["problems"][0]["kind"] == "missing-target"
    assert document["failed"][0]["error"] == document["problems"][0]["text"]


def test_a_full_disk_behind_standard_output(stocked):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [COMMAND, "--library", stocked.library, "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        1,
        "deskeditor: Standard output cannot be written: no space left on device.\n",
    )


def test_whoever_stops_reading_hears_no_complaint(stocked):
    reading, writing = os.pipe()
    os.close(reading)
    command = [COMMAND, "--library", stocked.library, "show", "terns"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams_are_borne(stocked, closed):
    line = f"'{COMMAND}' --library '{stocked.library}' list {closed}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_json_is_utf_8_whatever_the_terminal_speaks(desk):
    desk.run("new", "--headline", "Žižek 🐦")
    done = subprocess.run(
        [COMMAND, "--library", desk.library, "list", "--json"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"},
    )
    assert json.loads(done.stdout.decode("utf-8"))["stories"][0]["headline"] == "Žižek 🐦"
    plain = desk.run("list", environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"})
    assert "\\u017di\\u017eek" in plain.stdout


def test_words_that_are_no_text_are_refused(desk):
    done = subprocess.run(
        [COMMAND, "--library", desk.library, "new", "--headline", b"\xff"], capture_output=True, check=False
    )
    assert (done.returncode, b"not valid UTF-8" in done.stderr) == (2, True)
    assert not desk.library.exists()


def test_a_story_of_a_file_whose_name_is_no_text(desk):
    folder = desk.folder / "in"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.md")).write_text("# Coffee\n")
    assert desk.json("import", "in")["stories"][0]["headline"] == "Coffee"
    assert len(desk.json("import", "in")["unchanged"]) == 1
    assert "unchanged" in desk.run("import", "in").stdout


def blocked(desk, *words: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", BLOCKED, "--library", str(desk.library), *map(str, words)]
    return subprocess.run(command, cwd=desk.folder, capture_output=True, text=True, check=False)


def test_every_command_runs_where_there_is_no_qt(desk):
    desk.write("in/terns.md", "---\ntitle: Terns\nslug: terns\n---\n\nEleven pairs.\n")
    for words in (
        ["import", "in"],
        ["new", "--headline", "Trams"],
        ["list"],
        ["search", "pairs"],
        ["show", "terns"],
        ["set", "terns", "section=Nature"],
        ["set", "trams", "status=published"],
        ["cards", "terns", "add", "trams"],
        ["related", "terns"],
        ["used", "trams"],
        ["sets"],
        ["sites"],
        ["history", "terns"],
        ["export", "--all", "--to", "out"],
        ["export", "--all", "--to", "out", "--format", "markdown"],
        ["render", "in/terns.md"],
        ["library", "info"],
        ["library", "verify"],
        ["library", "backup"],
        ["library", "compact"],
        ["demo", "--to", "show"],
    ):
        done = blocked(desk, *words)
        assert (done.returncode, done.stderr) == (0, ""), words


def test_the_window_says_that_it_needs_qt(desk):
    done = blocked(desk)
    assert done.returncode == 1
    assert done.stderr.startswith("deskeditor: The window needs Qt, which cannot be loaded here (")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("display", ["", ":97", "nonsense", "localhost:97"])
def test_the_window_says_that_it_needs_a_screen(stocked, display):
    bare = {"QT_QPA_PLATFORM": "", "WAYLAND_DISPLAY": "", "DISPLAY": display}
    done = stocked.anywhere(stocked.library, status=1, environment=bare)
    assert done.stderr.startswith("deskeditor: There is no screen here to open a window on.")
    assert done.stderr.count("\n") == 1


def test_a_file_for_the_window_is_in_the_library_before_it_opens(desk):
    bare = {"QT_QPA_PLATFORM": "", "WAYLAND_DISPLAY": "", "DISPLAY": ""}
    desk.write("story.md", "# From the file manager\n")
    for _ in range(2):
        desk.run("story.md", status=1, environment=bare)
    assert [one["headline"] for one in desk.json("list")["stories"]] == ["From the file manager"]
    assert "not a text file" in desk.refused(desk.write("photo.md", b"\0\0"))
    assert "of no kind that can be read" in desk.refused(desk.write("photo.jpg", b"\0\0"))


@pytest.mark.parametrize("name", ["nowhere/library", "./nowhere"])
def test_the_window_makes_no_library_where_one_was_expected(desk, name):
    assert "There is no library at" in desk.refused(name)
    assert list(desk.folder.iterdir()) == []


@pytest.mark.parametrize("name", ["story.md", "./story.md", "drafts/story.markdown"])
def test_a_story_s_file_that_is_not_there_is_a_missing_file(desk, name):
    assert "There is no file “" in desk.refused(name)
    assert list(desk.folder.iterdir()) == []


HEAVY = (
    "PySide6",
    "markdown",
    "pymdownx",
    "nh3",
    "jinja2",
    "PIL",
    "alembic",
    "sqlalchemy.orm",
    "yaml",
    "ruamel",
    "tomlkit",
)


@pytest.mark.parametrize("words", [["list"], ["search", "pairs"]])
def test_what_a_listing_does_not_load(stocked, words):
    code = (
        "import sys\nfrom deskeditor.cli.main import run\n"
        f"assert run({['--library', str(stocked.library), *words]!r}) == 0\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_fault_of_ours_ends_in_a_sentence(stocked):
    code = (
        "import sys\nfrom deskeditor.services import listing\n"
        "listing.rows = lambda *_: {}['gone']\n"
        "from deskeditor.cli.main import run\n"
        f"sys.exit(run(['--library', {str(stocked.library)!r}, 'list', *sys.argv[1:]]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("deskeditor: Something went wrong inside deskeditor (KeyError: 'gone').")
    told = subprocess.run([sys.executable, "-c", code, "-v"], capture_output=True, text=True, check=False)
    assert "Traceback" in told.stderr

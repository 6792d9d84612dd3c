"""What the end-to-end tests stand on: the installed command, run as anybody runs it."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from deskeditor.cli.main import run

COMMAND = Path(sys.executable).with_name("deskeditor")


class CommandLine:
    """Runs `deskeditor` in a folder of its own, on a library of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = folder / "library"

    def run(
        self,
        *words: object,
        status: int = 0,
        typed: str | bytes = "",
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """One run on the library; fails the test unless it ends with `status`, and on any traceback."""
        return self.anywhere(
            "--library", self.library, *words, status=status, typed=typed, environment=environment
        )

    def anywhere(
        self,
        *words: object,
        status: int = 0,
        typed: str | bytes = "",
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """One run with no library named."""
        done = subprocess.run(
            [COMMAND, *map(str, words)],
            cwd=self.folder,
            input=typed if isinstance(typed, bytes) else typed.encode(),
            capture_output=True,
            check=False,
            env={**os.environ, **(environment or {})},
            timeout=100,
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in err, err
        assert done.returncode == status, err or out
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    def json(self, *words: object, status: int = 0, typed: str | bytes = "") -> Any:
        """The document that a run prints: standard output must be that and nothing else."""
        return json.loads(self.run("--json", *words, status=status, typed=typed).stdout)

    def refused(self, *words: object, typed: str | bytes = "") -> str:
        """The one sentence with which a run is refused: status 1, nothing on standard output."""
        done = self.run(*words, status=1, typed=typed)
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1, done.stderr
        return done.stderr.removeprefix("deskeditor: ").rstrip("\n")

    def write(self, name: str, content: str | bytes) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path


class CommandLineHere(CommandLine):
    """The same by the command's own function, without a process for each run: for many runs in a row."""

    def anywhere(
        self,
        *words: object,
        status: int = 0,
        typed: str | bytes = "",
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """One run with no library named."""
        assert environment is None
        arguments, streams = list(map(str, words)), {}
        with pytest.MonkeyPatch.context() as patched:
            patched.chdir(self.folder)
            given = typed if isinstance(typed, bytes) else typed.encode()
            for name, content in (("stdin", given), ("stdout", b""), ("stderr", b"")):
                streams[name] = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")
                patched.setattr(sys, name, streams[name])
            ended = _ended(arguments)
        out, err = (_told(streams[name]) for name in ("stdout", "stderr"))
        assert ended == status, err or out
        return subprocess.CompletedProcess(arguments, ended, out, err)


def _ended(arguments: list[str]) -> object:
    try:
        return run(arguments)
    except SystemExit as end:  # how wrong usage ends
        return end.code


def _told(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode()


@pytest.fixture
def desk(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path)


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with three stories, to be copied."""
    desk = CommandLine(tmp_path_factory.mktemp("stock"))
    for slug, headline, body in (
        ("tram-line", "The tram comes back", "Seven members were for it.\n"),
        ("sea-wall", "Who owns the sea wall?", "Nobody, they say.\n"),
        ("terns", "Terns take the trackbed", "Eleven pairs of them, and then 212.\n"),
    ):
        desk.write(f"stories/{slug}.md", f"---\ntitle: {headline}\nslug: {slug}\n---\n\n{body}")
    desk.run("import", "stories")
    return desk.library


@pytest.fixture
def stocked(desk: CommandLine, stock: Path) -> CommandLine:
    """A library with three stories: `tram-line`, `sea-wall` and `terns`."""
    shutil.copytree(stock, desk.library)
    return desk


@pytest.fixture
def stocked_here(tmp_path: Path, stock: Path) -> CommandLineHere:
    """The same library, without a process for each run."""
    desk = CommandLineHere(tmp_path)
    shutil.copytree(stock, desk.library)
    return desk

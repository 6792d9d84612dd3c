"""What becomes of edits that two programs make in one story at the same time: is any lost in silence?"""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from tests.rigs import judge, scene

from deskeditor.services import history, libraries, stories
from deskeditor.services.libraries import open_library
from deskeditor.storage.library import Library

ROOT = Path(__file__).parents[2]
_WAIT = 120.0  # seconds for both to be done
WAYS = ("yield", "insist")  # as the command line does, which reads anew; as the window does, which keeps both


def complaints(folder: Path, luck: random.Random) -> tuple[int, list[str]]:
    """Let two programs revise one story; in some runs one is killed.

    Gives how many edits were acknowledged, and which of them stand neither in the story nor in one of its
    earlier versions.
    """
    library = folder / scene.LIBRARY
    scene.make_library(library)
    killed = luck.random() < 0.25
    programs = [_start(luck.choice(WAYS), folder, name) for name in ("a", "b")]
    if killed:
        _kill(luck.choice(programs), luck.uniform(0.3, 1.5))
    said = [program.communicate(timeout=_WAIT)[0] for program in programs]
    edits = [promise["edit"] for text in said for promise in judge.promises(text) if "edit" in promise]
    with open_library(library) as opened:
        wrong = [f"verify: {problem}" for problem in libraries.verify(opened)]
        kept = _everything(opened)
    wrong += [f"the edit {edit} is nowhere" for edit in edits if edit not in kept]
    return len(edits), wrong


def _everything(library: Library) -> frozenset[str]:
    """The lines of the story and of all its earlier versions."""
    story = stories.find(library, scene.FIRST)
    rows = history.revisions(library, story.id)
    earlier = (history.revision(library, story.id, row.number).snapshot.body for row in rows)
    return frozenset(line for body in (story.body, *earlier) for line in body.splitlines())


def _start(way: str, folder: Path, name: str) -> "subprocess.Popen[bytes]":
    arguments = [sys.executable, "-m", "tests.rigs.jobs", way, str(folder), name]
    environment = os.environ | {"XDG_DATA_HOME": str(folder / scene.DATA)}
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, env=environment)


def _kill(program: "subprocess.Popen[bytes]", after: float) -> None:
    try:
        program.wait(after)
    except subprocess.TimeoutExpired:
        program.send_signal(signal.SIGKILL)

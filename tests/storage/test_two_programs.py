"""Two programs write to one library: no edit is lost in silence, and a killed one does no harm."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deskeditor.domain.story import Story
from deskeditor.services import libraries, stories

WRITER = """
import json, sys
from dataclasses import replace
from pathlib import Path
from deskeditor.errors import EditConflict
from deskeditor.services import libraries, stories

folder, story_id, name, count = sys.argv[1:]
library = libraries.open_library(Path(folder))
conflicts = 0
for number in range(int(count)):
    while True:
        story = stories.story(library, story_id)
        if number == conflicts == 0:
            print("read", flush=True)
            sys.stdin.readline()
        try:
            stories.save(library, replace(story, body=f"{story.body}{name}{number}\\n"))
            break
        except EditConflict:
            conflicts += 1
    print(f"{name}{number}", flush=True)
library.close()
print(json.dumps({"conflicts": conflicts}))
"""


def start(folder: Path, story: Story, name: str, count: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), story.id, name, str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def let_go(*writers: "subprocess.Popen[str]") -> None:
    """Let programs write that have all read the story."""
    for writer in writers:
        assert writer.stdout.readline() == "read\n"
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()


@pytest.fixture
def story(library):
    return stories.new(library, Story(headline="Tides"))[0]


def test_every_edit_of_two_programs_is_in_the_library_or_was_refused(library, story):
    writers = [start(library.folder, story, name, 40) for name in ("a", "b")]
    let_go(*writers)
    said = [writer.communicate()[0].splitlines() for writer in writers]

    assert [writer.returncode for writer in writers] == [0, 0]
    body = stories.story(library, story.id).body.splitlines()
    assert sorted(body) == sorted(f"{name}{number}" for name in ("a", "b") for number in range(40))
    assert sum(json.loads(lines[-1])["conflicts"] for lines in said) > 0  # they did meet
    assert libraries.verify(library) == ()


def test_a_killed_program_loses_nothing_that_it_was_told_is_saved(library, story):
    library.close()
    chance = random.Random(7)
    acknowledged: list[str] = []
    for run in range(5):
        writer = start(library.folder, story, f"r{run}-", 100_000)
        let_go(writer)
        acknowledged.append(writer.stdout.readline().strip())
        time.sleep(chance.uniform(0, 0.15))
        writer.kill()
        acknowledged += writer.communicate()[0].splitlines()

    with libraries.open_library(library.folder) as opened:
        body = set(stories.story(opened, story.id).body.splitlines())
        whole = [line for line in acknowledged if "-" in line]
        assert [line for line in whole if line not in body] == []
        assert libraries.verify(opened) == ()

"""The README says what the program does."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND = Path(sys.executable).parent / "deskeditor"


def test_the_table_of_commands_is_that_of_the_help():
    told = dict(re.findall(r"^\| `deskeditor (\w+)` \| (.+) \|$", README, re.MULTILINE))
    shown = subprocess.run([COMMAND, "--help"], capture_output=True, text=True, check=True).stdout
    offered = shown.split("  COMMAND\n")[1]
    assert told == dict(re.findall(r"^    (\w+) +(.+)$", offered, re.MULTILINE))


def test_the_commands_shown_work(tmp_path):
    shown = re.findall(r"^\$ (.+)$", README, re.MULTILINE)
    assert len(shown) > 5
    for line in shown:
        words = shlex.split(
            line.replace("/tmp/", f"{tmp_path}/").replace(".venv/bin/deskeditor", str(COMMAND))
        )
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (line, done.stderr)


def test_what_it_links_to_is_there():
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not link.startswith("http") and not (ROOT / link).exists()] == []


def test_the_programs_of_the_packaging_folder_that_it_names_are_there():
    named = set(
        re.findall(r"packaging/[\w-]+", README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    )
    assert [
        name for name in sorted(named) if not (ROOT / name).exists() and not (ROOT / f"{name}.sh").exists()
    ] == []

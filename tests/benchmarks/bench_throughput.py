"""How many posts are imported, and how many pages exported, in a second?"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import posts
import timing

COUNT = 245
WORDS = 800


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def rows() -> list[timing.Row]:
    """Whole processes, start-up included: import, first export, and one with nothing changed."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(Path(sys.executable).parent / "deskeditor"), "--library", f"{folder}/library"]
        sources = Path(folder) / "posts"
        sources.mkdir()
        posts.write_posts(sources, COUNT, WORDS)
        export = [*command, "export", "--all", "--to", f"{folder}/out"]
        taken = {
            f"import of {COUNT} posts of {WORDS} words": _seconds([*command, "import", str(sources)]),
            f"export of {COUNT} pages": _seconds([*export, "--format", "html"]),
            "the same export again, nothing changed": _seconds([*export, "--format", "html"]),
            f"export of {COUNT} Markdown files": _seconds([*export, "--format", "markdown"]),
        }
    return [
        timing.Row(what=what, value=f"{COUNT / seconds:.0f} a second", spread=f"{seconds:.2f} s in all")
        for what, seconds in taken.items()
    ]

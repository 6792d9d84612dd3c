"""How long does `deskeditor list` take, beside importing SQLAlchemy alone?"""

import subprocess
import sys
import tempfile
from pathlib import Path

import posts
import timing

RUNS = 15


def rows() -> list[timing.Row]:
    """Wall times of whole processes, on a library of 245 stories."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(Path(sys.executable).parent / "deskeditor"), "--library", f"{folder}/library"]
        sources = Path(folder) / "posts"
        sources.mkdir()
        posts.write_posts(sources, 245, 200)
        subprocess.run([*command, "import", str(sources)], check=True, capture_output=True)
        bare = [sys.executable, "-c", "import sqlalchemy"]
        listing, imported = timing.alternately(
            RUNS, lambda: timing.wall([*command, "list"]), lambda: timing.wall(bare)
        )
    return [
        timing.milliseconds("deskeditor list, 245 stories", listing),
        timing.milliseconds('python -c "import sqlalchemy"', imported),
        timing.ratio("deskeditor list / import sqlalchemy", listing, imported, "≤ 2 ×"),
    ]

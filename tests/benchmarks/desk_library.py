"""Which library stands behind the window that is measured?"""

import subprocess
import sys
from pathlib import Path

import posts

DESKEDITOR = str(Path(sys.executable).parent / "deskeditor")


def make(folder: Path) -> tuple[str, str]:
    """A library of the sample stories and, changed last, one of 800 words; and the file of its page."""
    library = str(folder / "library")
    subprocess.run([DESKEDITOR, "demo", "--to", str(folder / "demo")], check=True, capture_output=True)
    (folder / "demo" / "library").rename(library)
    source = folder / "measured-story.md"
    source.write_text(
        "---\ntitle: The story that is measured\nslug: measured\n---\n" + posts.story(800), encoding="utf-8"
    )
    command = [DESKEDITOR, "--library", library]
    subprocess.run([*command, "import", str(source)], check=True, capture_output=True)
    subprocess.run(
        [*command, "export", "measured", "--to", str(folder / "out")], check=True, capture_output=True
    )
    return library, str(folder / "out" / "measured.html")

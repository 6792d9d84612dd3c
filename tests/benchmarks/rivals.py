"""Which programs are measured beside ours, how are they started, and where do they show what?"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import desk_library

_MAKE = """
import sys
from pathlib import Path
from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.services.libraries import create_library
library = create_library(Path(sys.argv[1]))
stories.new(library, Story(headline="The story that is measured", body=Path(sys.argv[2]).read_text("utf-8")))
library.close()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program with text and page side by side; places are fractions of the window."""

    name: str
    command: tuple[str, ...]
    text: tuple[float, float] = (0.2, 0.5)  # a click there puts the caret into the text
    page: tuple[float, float, float, float] = (0.55, 0.15, 0.98, 0.9)
    settings: tuple[tuple[str, str], ...] = ()  # files of the home folder, so that the page is shown
    is_of_gnome: bool = False  # wants a message bus

    def is_installed(self) -> bool:
        """Whether its command is found."""
        return shutil.which(self.command[0]) is not None

    def start(self, text: str, home: Path) -> list[str]:
        """The command that opens the text, in a home folder of its own: peers save what is typed."""
        home.mkdir(parents=True)
        for name, content in self.settings:
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text(content, encoding="utf-8")
        file = home / "story.md"
        file.write_text(text, encoding="utf-8")
        if self is OURS:
            subprocess.run([sys.executable, "-c", _MAKE, str(home / "library"), str(file)], check=True)
            return [*self.command, "--library", str(home / "library")]
        bus = ["dbus-run-session", "--"] if self.is_of_gnome and shutil.which("dbus-run-session") else []
        return [*bus, *self.command, str(file)]


OURS = Program(
    name="deskeditor", command=(desk_library.DESKEDITOR,), text=(0.35, 0.5), page=(0.55, 0.15, 0.76, 0.9)
)
PEERS = (
    Program(name="ghostwriter", command=("ghostwriter",)),
    Program(name="Formiko", command=("formiko",), is_of_gnome=True),
    Program(
        name="Apostrophe",
        command=("apostrophe",),
        is_of_gnome=True,
        settings=(
            (
                ".config/glib-2.0/settings/keyfile",
                "[org/gnome/gitlab/somas/Apostrophe]\npreview-active=true\npreview-mode='half-width'\n",
            ),
        ),
    ),
    Program(
        name="ReText",
        command=("retext",),
        settings=(
            (
                ".config/ReText project/ReText.conf",
                "[General]\ndefaultPreviewState=live-preview\nlivePreviewByDefault=true\n",
            ),
        ),
    ),
)

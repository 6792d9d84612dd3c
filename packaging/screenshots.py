"""What does the window look like? Makes pictures of the real one, on the offscreen platform.

With no library named, the sample stories are put into one that is thrown away afterwards. The window's memory
of sizes and colours is that of a first start, whoever runs this.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QCursor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from deskeditor.services.libraries import create_library
from deskeditor.services.samples import add_samples
from deskeditor.storage.first_words import first_words
from deskeditor.ui.application import Opening
from deskeditor.ui.shell.main_window import MainWindow
from deskeditor.ui.theme import Appearance

LEAD = "tram-line-vote"  # the sample to look at
PATIENCE_MS, SETTLED_MS = 20_000, 400
WIDE, NARROW, SMALL = (1440, 900), (1024, 700), (800, 560)
SAMPLES, NEW = "samples", "new"  # which library

# name: the library, the size, the appearance, and what is done before the picture is taken
PICTURES: dict[str, tuple[str, tuple[int, int], str, tuple[str, ...]]] = {
    "window": (SAMPLES, WIDE, "light", ("view.cards",)),
    **{
        f"{size[0]}-{look}-{tab}": (SAMPLES, size, look, (mode, f"view.{tab}"))
        for size, mode in ((WIDE, "view.split"), (NARROW, "view.write"))
        for look in ("light", "dark")
        for tab in ("details", "cards")
    },
    "1024-light-split": (SAMPLES, NARROW, "light", ("view.split",)),
    "1024-light-drawer": (SAMPLES, NARROW, "light", ("view.split", "view.inspector")),
    "800-light-write": (SAMPLES, SMALL, "light", ("view.write",)),
    "write": (SAMPLES, WIDE, "light", ("view.write",)),
    "preview": (SAMPLES, WIDE, "light", ("view.preview", "view.desktop")),
    "focus": (SAMPLES, WIDE, "light", ("view.focus",)),
    "palette-light": (SAMPLES, WIDE, "light", ("story.open", "type:tra")),
    "palette-dark": (SAMPLES, WIDE, "dark", ("story.open", "type:>ex")),
    "export-light": (SAMPLES, WIDE, "light", ("file.export",)),
    "export-dark": (SAMPLES, WIDE, "dark", ("file.export",)),
    **{
        f"settings-{look}-{page.lower()}": (SAMPLES, WIDE, look, ("file.settings", f"page:{page}"))
        for look in ("light", "dark")
        for page in ("Sites", "Authors", "Editor", "Appearance")
    },
    "shortcuts": (SAMPLES, WIDE, "light", ("help.shortcuts",)),
    "notices": (SAMPLES, WIDE, "light", ("notices",)),
    "no-story": (SAMPLES, WIDE, "light", ("no story",)),
    "empty-light": (NEW, WIDE, "light", ()),
    "empty-dark": (NEW, WIDE, "dark", ()),
    "first-run-light": (NEW, WIDE, "light", ("welcome",)),
    "first-run-dark": (NEW, WIDE, "dark", ("welcome",)),
}


def main() -> int:
    """Make the pictures asked for, and name each on standard output."""
    args = _parsed()
    with tempfile.TemporaryDirectory() as home:
        for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            os.environ[name] = home
        libraries = {SAMPLES: args.library or _samples(Path(home) / "library"), NEW: Path(home) / "new"}
        args.to.mkdir(parents=True, exist_ok=True)
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
        app = QApplication(["deskeditor", "-style", "Fusion"])
        app.setQuitOnLastWindowClosed(False)
        for name in (name for name in PICTURES if not args.only or name in args.only):
            _save(name, libraries, args.to)
    return 0


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="packaging/screenshots", description="Make pictures of the window.")
    parser.add_argument("--to", type=Path, default=Path("screenshots"), help="the folder for the pictures")
    parser.add_argument("--library", type=Path, help="the library to show (else: the sample stories)")
    parser.add_argument("--only", nargs="+", choices=PICTURES, metavar="NAME", help="only these pictures")
    return parser.parse_args()


def _samples(folder: Path) -> Path:
    library = create_library(folder)
    add_samples(library)
    library.close()
    return folder


def _save(name: str, libraries: dict[str, Path], folder: Path) -> None:
    library, size, look, steps = PICTURES[name]
    path = folder / f"{name}.png"
    with _opened(libraries[library], size, look) as opening:
        for step in steps:
            _do(opening, step)
        _wait(SETTLED_MS)
        if not _grabbed(opening.window).save(str(path)):
            sys.exit(f"{path} could not be written; check that the folder can be written to.")
    print(path)


@contextmanager
def _opened(library: Path, size: tuple[int, int], look: str) -> Iterator[Opening]:
    words = first_words(library, LEAD)
    opening = Opening(library, words.story if words else None)
    opening.finish()
    opening.presenter.show_appearance(Appearance(look))
    opening.presenter.desk.commands.run("view.split")
    opening.window.resize(*size)
    opening.window.activateWindow()
    QCursor.setPos(opening.window.mapToGlobal(opening.window.status_bar.geometry().center()))
    _until(lambda: _is_live(opening.window))
    yield opening
    opening.window.close()


def _do(opening: Opening, step: str) -> None:
    """One step: a command, or something that no command does."""
    presenter, window = opening.presenter, opening.window
    if step == "welcome":
        presenter.welcome(Path("~/.local/share/deskeditor/library"))
    elif step == "no story":
        presenter.desk.open_story.show(None)
    elif step == "notices":
        presenter.desk.messages.toast("Exported tram-line-vote.html", "Show", print)
        presenter.desk.messages.info_bar("editor", "These are samples.", (("Keep", print), ("Remove", print)))
    elif step.startswith("page:"):
        window.findChild(QWidget, "settingsDialog").show_page(step.partition(":")[2])
    elif step.startswith("type:"):
        window.findChild(QWidget, "commandPalette").edit.setText(step.partition(":")[2])
    else:
        presenter.desk.commands.run(step)
    _wait(SETTLED_MS * 3)


def _is_live(window: MainWindow) -> bool:
    chips = [label.text() for label in window.findChildren(QLabel) if label.property("role") == "chip"]
    return "Live" in chips or not window.regions["preview"].isVisible()


def _grabbed(window: MainWindow) -> QPixmap:
    """The window, and in front of it the dialog that is open, if there is one."""
    picture = window.grab()
    painter = QPainter(picture)
    for other in QApplication.topLevelWidgets():
        if other.isVisible() and other is not window:
            painter.drawPixmap(window.rect().center() - other.rect().center(), other.grab())
            other.close()
    painter.end()
    return picture


def _until(is_done: Callable[[], bool]) -> None:
    for _ in range(PATIENCE_MS // 50):
        if is_done():
            return
        _wait(50)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())

"""Where does `deskeditor` begin? Here the command line and the window, which do not know each other, meet."""

import sys
from pathlib import Path

from deskeditor.cli import screen, straight

_NO_SCREEN = (
    "There is no screen here to open a window on. Start deskeditor on a desktop or under `xvfb-run`, "
    "or use its commands, which need none: `deskeditor --help` names them."
)


def main() -> int:
    """Run the command line, and the window where that is wanted; gives the exit status."""
    library = straight.library(sys.argv[1:])
    if library is not None:
        return _open(library, "")
    from deskeditor.cli import main as command_line  # loads what the first paint need not wait for

    done = command_line.run(sys.argv[1:])
    return done if isinstance(done, int) else _open(done.library, done.story)


def _open(library: Path, story: str) -> int:
    if screen.is_missing():
        return _refuse(_NO_SCREEN)
    try:
        from deskeditor.ui import plain_imports

        plain_imports.restore()
        from deskeditor.ui.application import run
    except ImportError as error:
        if not _is_of_qt(error):
            raise
        return _refuse(
            f"The window needs Qt, which cannot be loaded here ({error}). Install PySide6 and the libraries "
            "that it names; the commands need neither: `deskeditor --help` names them."
        )
    return run(library, story or None)


def _is_of_qt(error: ImportError) -> bool:
    missing_library = "shared object file" in str(error) or "DLL load failed" in str(error)
    return missing_library or (error.name or "").partition(".")[0] in ("PySide6", "shiboken6")


def _refuse(sentence: str) -> int:
    from deskeditor.cli.answer import FAILED

    sys.stderr.write(f"deskeditor: {sentence}\n")
    return FAILED


if __name__ == "__main__":
    sys.exit(main())

"""What was answered when something was exported last?"""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from deskeditor.ui.window_state import settings

HTML, MARKDOWN, BOTH, FRAGMENT = "html", "markdown", "both", "fragment"
FORMATS = (HTML, MARKDOWN, BOTH, FRAGMENT)
_FOLDER = "Export"  # in the user's documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Where stories go, as what, and whether they are marked as published."""

    folder: Path
    format: str = HTML
    cards: bool = True  # in a fragment
    publish: bool = False


class AnswerBook:
    """The last answers whatever the story was; those of each story stand in the library's own records."""

    def __init__(self, kept: QSettings | None = None) -> None:
        self._kept = kept if kept is not None else settings()

    @property
    def last(self) -> Answers:
        """The answers given last, or good ones to begin with."""
        folder = str(self._kept.value("export/folder", ""))
        format_ = str(self._kept.value("export/format", HTML))
        return Answers(
            folder=Path(folder) if folder else usual_folder(),
            format=format_ if format_ in FORMATS else HTML,
            cards=str(self._kept.value("export/cards", "yes")) == "yes",
        )

    def keep(self, answers: Answers) -> None:
        """Remember answers; whether to publish is each story's own question."""
        self._kept.setValue("export/folder", str(answers.folder))
        self._kept.setValue("export/format", answers.format)
        self._kept.setValue("export/cards", "yes" if answers.cards else "no")


def usual_folder() -> Path:
    """Where exports go as long as nobody says otherwise."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home()) / _FOLDER


def typed_folder(text: str) -> Path:
    """A folder as it was typed; `~` is the user's own."""
    path = Path(text.strip()).expanduser()
    return path if path.is_absolute() else Path.home() / path


def shown_folder(folder: Path) -> str:
    """A folder in the fewest words."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)


def for_story(answers: Answers, *, folder: Path, format_: str) -> Answers:
    """The answers with where and as what a story went the last time."""
    return replace(answers, folder=folder, format=format_ if format_ in FORMATS else answers.format)

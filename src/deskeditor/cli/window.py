"""Which library and which story is the window wanted for?"""

import argparse
from dataclasses import dataclass
from pathlib import Path

from deskeditor.cli import place
from deskeditor.cli.arguments import COMMANDS
from deskeditor.errors import UnreadableFile


@dataclass(frozen=True, slots=True)
class WindowWanted:
    """The words typed ask for the window: on this library, and on this story if one is named (slug or id)."""

    library: Path
    story: str = ""


def wanted(args: argparse.Namespace) -> WindowWanted:
    """The window that was asked for; a story's file is in the default library when this returns.

    Raises `MissingLibrary` or `NotALibrary` for a folder that is named and is none, `UnreadableFile` for a
    file that is not there or holds no story.
    """
    if args.place is None:
        return WindowWanted(place.folder(args.library), args.story)
    path = Path(args.place).expanduser()
    if path.is_file():
        return _with_file(path, args)
    _require(path, args)
    return WindowWanted(path, args.story)


def _require(path: Path, args: argparse.Namespace) -> None:
    """Raise what is the matter with a library's folder; an empty one may become a library."""
    from deskeditor.storage import place as places

    if not path.exists():
        _require_file(path)
        if path.name == args.place:
            _refuse_word(args)
    if not (path.is_dir() and places.is_free(path)):
        places.require_library(path)


def _require_file(path: Path) -> None:
    """Raise that a file is missing where the path looks like that of a story's file."""
    from deskeditor.formats import registry

    if registry.reads(path):
        raise UnreadableFile(f"There is no file “{path}”; check the path.")


def _refuse_word(args: argparse.Namespace) -> None:
    """A single word that is no path there is was perhaps meant for a command."""
    from difflib import get_close_matches

    close = get_close_matches(args.place, COMMANDS, 1)
    hint = f"did you mean `deskeditor {close[0]}`?" if close else "`deskeditor --help` names the commands."
    args.misused(f"“{args.place}” is no command, no library's folder and no story's file; {hint}")


def _with_file(path: Path, args: argparse.Namespace) -> WindowWanted:
    from deskeditor.services import sites
    from deskeditor.services.importing import NotImported, import_paths

    with place.opened_or_made(args) as library:
        (event,) = import_paths(library, [path], site=sites.usual(library))
    outcome = event.outcome
    if isinstance(outcome, NotImported):
        raise UnreadableFile(outcome.error)
    story = outcome.story if isinstance(outcome.story, str) else outcome.story.id
    return WindowWanted(library.folder, story)

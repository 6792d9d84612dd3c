"""How is the command line taken apart: which command, with which options?"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Any, NoReturn

import deskeditor
from deskeditor.cli.answer import MISUSED, Answer
from deskeditor.cli.output import Output

Run = Callable[[argparse.Namespace, Output], Answer]
_FAMILIES = {  # which module has which commands
    "importing": ("import",),
    "listing": ("list", "search"),
    "replacing": ("replace",),
    "trashing": ("trash",),
    "stories": ("show", "new", "duplicate", "set"),
    "curating": ("cards",),
    "relations": ("related", "used", "sets"),
    "sites": ("sites",),
    "ordering": ("tags", "sections", "authors"),
    "reminding": ("remind",),
    "history": ("history",),
    "exporting": ("export", "render"),
    "keeping": ("library", "demo"),
}
COMMANDS = tuple(name for names in _FAMILIES.values() for name in names)
_VALUED = ("--library", "--story")  # global options that take the next word as their value
_PLAIN_HELP = """\
deskeditor [LIBRARY] [--story REF]   opens the window, on that story
deskeditor FILE                      takes a story's file into the library and opens it
deskeditor COMMAND ...               does one thing without a window
"""


class Parser(argparse.ArgumentParser):
    """A parser that says misuse in JSON, too, where JSON was asked for."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"allow_abbrev": False, **options})

    def error(self, message: str) -> NoReturn:
        """End with status 2 and say what is wrong with the words typed."""
        if "--json" in sys.argv[1:]:
            sys.stdout.write(json.dumps({"failed": [{"source": self.prog, "error": message}]}) + "\n")
        self.print_usage(sys.stderr)
        self.exit(MISUSED, f"{self.prog}: {message}\n")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The options of a command line: `run` is the command's function, or None where the window is wanted."""
    first = _first_word(argv)
    if _asks_for_help(argv) and (first is None or first in COMMANDS):
        return _commands(_FAMILIES).parse_args(argv)
    if first in COMMANDS:
        return _commands([one for one, names in _FAMILIES.items() if first in names]).parse_args(argv)
    return _window().parse_args(argv)


def _asks_for_help(argv: Sequence[str]) -> bool:
    return "-h" in argv or "--help" in argv


def _first_word(argv: Sequence[str]) -> str | None:
    """The first word that is neither an option nor an option's value."""
    words = iter(argv)
    for word in words:
        if word == "--":
            return None
        if word in _VALUED:
            next(words, None)
        elif not word.startswith("-"):
            return word
    return None


def _shared() -> argparse.ArgumentParser:
    """The options that stand anywhere; none has a default, so that the innermost word counts."""
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    options = shared.add_argument_group("everywhere")
    options.add_argument(
        "--library", metavar="PATH", help="the library's folder; else $DESKEDITOR_LIBRARY, else yours"
    )
    options.add_argument("--json", action="store_true", help="write one JSON document to standard output")
    options.add_argument(
        "-v", "--verbose", action="store_true", help="say on standard error what is being done"
    )
    return shared


def _parser(**options: Any) -> Parser:
    parser = Parser(prog="deskeditor", formatter_class=argparse.RawDescriptionHelpFormatter, **options)
    parser.add_argument("--version", action="version", version=f"deskeditor {deskeditor.__version__}")
    parser.set_defaults(library=None, json=False, verbose=False, run=None)
    return parser


def _window() -> Parser:
    parser = _parser(
        parents=[_shared()], description="Open the window; `deskeditor --help` names the commands."
    )
    parser.add_argument(
        "place", nargs="?", metavar="LIBRARY|FILE", help="a library's folder, or a story's file"
    )
    parser.add_argument(
        "--story", metavar="REF", default="", type=text, help="open on this story: its slug or id"
    )
    parser.set_defaults(misused=parser.error)
    return parser


def _commands(families: Iterable[str]) -> Parser:
    """A parser of these families' commands: to load all takes longer than many a command does."""
    parser = _parser(parents=[_shared()], description=_PLAIN_HELP)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in families:
        family = import_module(f"deskeditor.cli.{module}")
        family.add(commands, _shared())
    return parser


def text(value: str) -> str:
    """A word of the command line that will be stored or searched: it must be text."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError("this is not valid UTF-8 text") from None
    return value


def count(value: str) -> int:
    """A number of things, 1 or more."""
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"“{value}” is no number from 1 up")
    return int(value)


def pair(value: str) -> tuple[str, str]:
    """A `FIELD=VALUE`."""
    name, equals, said = text(value).partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(f"“{value}” is not of the form FIELD=VALUE")
    return name, said

"""What does one run of the command line do, from the words typed to the exit status?"""

import argparse
import gc
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from deskeditor.cli import arguments, window
from deskeditor.cli.answer import FAILED, Answer, Failure
from deskeditor.cli.output import Output
from deskeditor.cli.window import WindowWanted
from deskeditor.errors import DeskError

_INTERRUPTED = 130  # what shells give for Ctrl+C
_OBJECTS = 200_000  # new ones after which cycles are looked for: a command makes many, and hardly a cycle
_log = logging.getLogger(__name__)


def run(argv: Sequence[str]) -> int | WindowWanted:
    """Do what the words after `deskeditor` ask for; gives the exit status, or that a window is wanted."""
    args = arguments.parse(argv)
    _log_to_stderr(logging.DEBUG if args.verbose else logging.WARNING)
    output = Output(as_json=args.json)
    try:
        answer = _carried_out(args, output)
    except KeyboardInterrupt:
        return _INTERRUPTED
    return answer if isinstance(answer, WindowWanted) else _said(answer, output)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """A command makes much that stays and little that is garbage."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS)
    try:
        yield
    finally:
        gc.freeze()  # it goes with the process: nothing looks for cycles in it first
        gc.set_threshold(*before)


def _log_to_stderr(level: int) -> None:
    handler = logging.StreamHandler()
    handler.setLevel(level)  # the window may log more than this to its own file
    logging.basicConfig(handlers=[handler], level=level, format="%(name)s: %(message)s")


def _carried_out(args: argparse.Namespace, output: Output) -> Answer | WindowWanted:
    try:
        if args.run is None:
            return window.wanted(args)
        command: arguments.Run = args.run
        with _seldom_collected():
            return command(args, output)
    except DeskError as error:
        return Answer(document={}, failed=(Failure(_named(args), str(error)),), names_itself=True)
    except Exception as error:  # noqa: BLE001  # the edge: a bug ends in a sentence, not in a traceback
        _log.debug("This should not have happened.", exc_info=True)
        sentence = (
            f"Something went wrong inside deskeditor ({type(error).__name__}: {error}). "
            "The fault is not yours: run the same with --verbose, and report what it says."
        )
        return Answer(document={}, failed=(Failure("deskeditor", sentence),), names_itself=True)


def _named(args: argparse.Namespace) -> str:
    """What the words typed are about: a story, a file, else the library."""
    for name in ("ref", "file", "place", "library"):
        if value := getattr(args, name, None):
            return str(value)
    return "deskeditor"


def _said(answer: Answer, output: Output) -> int:
    try:
        output.say(answer)
    except BrokenPipeError:
        _close()  # whoever read what we say has seen enough
        return FAILED
    except OSError as error:
        _close()
        output.remark(f"Standard output cannot be written: {(error.strerror or str(error)).lower()}.")
        return FAILED
    return answer.status


def _close() -> None:
    """Let nothing more be written to standard output, at the end of the program either."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)

"""What happens when the program itself is at fault?"""

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

_LIMIT = 1_000_000  # bytes after which the log begins anew; the one before is kept beside it
_log = logging.getLogger(__name__)

Tell = Callable[[str], None]


def start_log(folder: Path, level: int = logging.INFO) -> Path:
    """Write the program's log lines to a file in that folder from now on; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "deskeditor.log"
    if path.exists() and path.stat().st_size > _LIMIT:
        path.replace(path.with_suffix(".1.log"))
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")  # unless the command line did
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("deskeditor")
    root.addHandler(handler)
    root.setLevel(level)
    return path


def install(tell: Tell) -> None:
    """Log whatever nobody caught, and say in one sentence that it happened.

    The log holds where it happened, never the words of an error: those could be a story's.
    """

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("%s\n%s", kind.__name__, "\n".join(places(trace)))
        tell("Something went wrong in deskeditor. Your text is kept; the log says where it happened.")

    sys.excepthook = caught
    threading.excepthook = lambda args: sys.excepthook(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )


def places(trace: TracebackType | None) -> list[str]:
    """Where an error came from, outermost first: file, line and function, and nothing of the values."""
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return found

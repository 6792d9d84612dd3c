"""The process in which other people's themes are rendered: what does it do, and what may it take?

`python -m deskeditor.pages.theme_worker` reads JSON from its input, a line each, and answers with a line:
first the theme's templates and settings, then for each page the templates to run with their values, of which
it names each before it is run. It ends with its input, so it never outlives the program that began it.
"""

import json
import sys
from collections.abc import Mapping
from typing import Any, TextIO

from deskeditor.pages.theme_flaw import Flaw
from deskeditor.pages.theme_templates import FAILURES, Templates, marked

MEMORY = 256 * 1024 * 1024  # bytes of addresses, of which the bare interpreter and Jinja take some 25 MB
LONGEST = 2_000_000  # characters that one template may print


def main() -> int:
    """Answer until the input ends."""
    _limit()
    templates = _begin(sys.stdin, sys.stdout)
    while templates and (line := sys.stdin.readline()):
        _say(sys.stdout, _answer(templates, json.loads(line)))
    return 0


def _limit() -> None:
    """Take no more than a page needs: no memory beyond the limit, no file written, no core dumped."""
    try:
        import resource
    except ImportError:  # Windows has no such limits: there the bounds on operators and the clock must do
        return
    wanted = {resource.RLIMIT_AS: MEMORY, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    for kind, most in wanted.items():
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # macOS knows the name of a limit that it does not keep
            continue


def _begin(source: TextIO, target: TextIO) -> Templates | None:
    said = json.loads(source.readline() or "null")
    if said is None:
        return None
    templates = Templates(said["templates"], said["settings"])
    try:
        templates.compile()
    except FAILURES as error:
        _say(target, _flawed(templates.flaw(error)))
        return None
    _say(target, {"made": {}})
    return templates


def _answer(templates: Templates, jobs: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    made = {}
    for name, values in jobs.items():
        _say(sys.stdout, {"at": name})
        try:
            made[name] = templates.made(name, _with_marks(values))
        except FAILURES as error:
            return _flawed(templates.flaw(error, name))
        if len(made[name]) > LONGEST:
            return _flawed(Flaw(name, 0, f"this prints more than {LONGEST:,} characters"))
    return {"made": made}


def _with_marks(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values, of which those under `marked` are to be printed as they are."""
    marks = values.get("marked", {})
    return {**values, **{name: _mark(value) for name, value in marks.items()}}


def _mark(value: Any) -> Any:
    return {name: marked(text) for name, text in value.items()} if isinstance(value, dict) else marked(value)


def _flawed(flaw: Flaw) -> dict[str, Any]:
    return {"flaw": [flaw.file, flaw.line, flaw.what]}


def _say(target: TextIO, answer: Mapping[str, Any]) -> None:
    target.write(json.dumps(answer) + "\n")
    target.flush()


if __name__ == "__main__":
    sys.exit(main())

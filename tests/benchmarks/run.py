"""Runs the benchmarks named on the command line, or all, and prints one table."""

import importlib
import os
import sys

import timing

NAMES = (
    "start", "memory", "command", "throughput", "pages", "switching", "opening", "typing", "writing",
    "finding", "replacing", "list", "saving", "keeping", "room", "editing", "cards", "pixels",
)  # fmt: skip


def main(names: list[str]) -> None:
    """Print the table of the named benchmarks."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as users start programs: modules are compiled once
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        sys.exit(f"There is no benchmark called {unknown[0]}: choose among {', '.join(NAMES)}.")
    rows: list[timing.Row] = []
    for name in names or NAMES:
        print(f"measuring: {name}", file=sys.stderr)
        rows += importlib.import_module(f"bench_{name}").rows()
    timing.print_table(rows)


if __name__ == "__main__":
    main(sys.argv[1:])

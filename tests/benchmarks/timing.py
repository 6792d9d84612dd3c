"""How is a thing timed, and how is a row of the table made?"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

PROBES = Path(__file__).parent / "probes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: a median with its spread, and the limit that we set ourselves."""

    what: str
    value: str
    spread: str = ""
    limit: str = ""


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def milliseconds(what: str, values: Sequence[float], limit: str = "") -> Row:
    """A row of times given in seconds."""
    ordered = [value * 1000 for value in sorted(values)]
    p95 = ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]
    return Row(
        what=what, value=f"{median(ordered):.1f} ms", spread=f"p95 {p95:.1f}, n {len(ordered)}", limit=limit
    )


def ratio(what: str, ours: Sequence[float], theirs: Sequence[float], limit: str) -> Row:
    """A row that holds two medians of the same run against each other."""
    return Row(what=what, value=f"{median(ours) / median(theirs):.2f} ×", limit=limit)


def alternately(runs: int, *jobs: Callable[[], float]) -> list[list[float]]:
    """Each job's values over some rounds, taken in turns so that a slow minute hits all alike."""
    for job in jobs:
        job()  # warms the disk cache
    values: list[list[float]] = [[] for _ in jobs]
    for _ in range(runs):
        for job, taken in zip(jobs, values, strict=True):
            taken.append(job())
    return values


def wall(command: Sequence[str]) -> float:
    """Seconds that a whole process takes; its output is thrown away."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def probe(name: str, *arguments: str, around: Sequence[str] = ()) -> dict[str, float]:
    """Run a probe program and read the `name value` lines that it prints; times are seconds.

    `around` is a command that runs it, such as `taskset`.
    """
    began = time.clock_gettime(time.CLOCK_MONOTONIC)
    command = [*around, sys.executable, str(PROBES / f"{name}.py"), repr(began), *arguments]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {key: float(value) for key, value in (line.split() for line in out.splitlines())}


def print_table(rows: Iterable[Row]) -> None:
    """The table, in aligned columns."""
    cells = [("what", "median", "spread", "limit"), *((r.what, r.value, r.spread, r.limit) for r in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(4)]
    for row in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())

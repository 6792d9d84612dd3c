"""How do libraries stand many blows? `packaging/soak [TRIALS]` prints what became of each kind."""

import argparse
import errno
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.rigs import blows, damage, pairs, scene
from tests.rigs.blows import Verdict

KILLED = ("save", "write", "picture", "import", "export", "begin", "upgrade", "backup", "window", "switch")
CUT = ("save", "write", "picture", "import", "export", "begin", "upgrade", "backup")
CALLS, ERRORS = ("write", "fsync", "rename", "open"), (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES)
_CUTS = 20  # disks looked at after one run
_PROMISES = 120  # of a job before it is stopped


def killed(trials: int, luck: random.Random) -> Iterator[Verdict]:
    """Kill jobs at random instants."""
    for number in range(trials):
        job = KILLED[number % len(KILLED)]
        after = luck.uniform(2.0, 5.0) if job in ("window", "switch") else luck.uniform(0.0, 1.2)
        with tempfile.TemporaryDirectory() as folder:
            yield blows.kill(job, Path(folder), after, by_clock=True)


def without_power(trials: int, luck: random.Random, shim: Path) -> Iterator[Verdict]:
    """Look at disks after power cuts."""
    for number in range(0, trials, _CUTS):
        with tempfile.TemporaryDirectory() as folder:
            job = CUT[number // _CUTS % len(CUT)]
            yield from blows.cut_power(job, Path(folder), shim, _PROMISES, _CUTS, luck.randrange(1 << 30))


def refused(trials: int, luck: random.Random, shim: Path) -> Iterator[Verdict]:
    """Let the disk refuse some calls."""
    for number in range(trials):
        fault = (
            f"{luck.choice(CALLS)}:{luck.randint(1, 60)}:{luck.choice(ERRORS)}:{luck.choice((1, 3, 1000))}"
        )
        with tempfile.TemporaryDirectory() as folder:
            yield blows.refuse(CUT[number % len(CUT)], Path(folder), shim, fault, _PROMISES)


def damaged(trials: int, luck: random.Random) -> Iterator[Verdict]:
    """Damage libraries, and bring their backups back."""
    for number in range(trials):
        kind = damage.KINDS[number % len(damage.KINDS)]
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_DATA_HOME"] = str(Path(folder) / scene.DATA)
            wrong = damage.complaints(Path(folder), kind, luck)
            yield Verdict(kind.replace(" ", "-"), scene.STORIES, tuple(wrong))


def shared(trials: int, luck: random.Random) -> Iterator[Verdict]:
    """Let two programs revise one story."""
    for _ in range(trials):
        with tempfile.TemporaryDirectory() as folder:
            edits, wrong = pairs.complaints(Path(folder), luck)
            yield Verdict("shared", edits, tuple(wrong))


def main() -> int:
    """Strike as often as asked; the exit status says whether everything held."""
    parser = argparse.ArgumentParser(prog="packaging/soak", description=__doc__)
    parser.add_argument(
        "trials",
        type=int,
        nargs="?",
        default=800,
        help="of each kind of blow; a quarter as many damaged and shared libraries",
    )
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    wanted = parser.parse_args()
    print(f"{wanted.trials} blows of each kind, seed {wanted.seed}", flush=True)
    luck, bad = random.Random(wanted.seed), 0
    bad += _tell("two programs, one story", shared(wanted.trials // 4, luck))
    bad += _tell("damaged, then brought back", damaged(wanted.trials // 4, luck))
    with tempfile.TemporaryDirectory() as folder:
        bad += _tell("killed at a random instant", killed(wanted.trials, luck))
        if blows.compiler() is None:
            print("NOT CHECKED: power cuts and refusing disks; install a C compiler.")
            return 1
        shim = blows.build_shim(Path(folder))
        bad += _tell("power cut after a random write", without_power(wanted.trials, luck, shim))
        bad += _tell("a disk that refuses some calls", refused(wanted.trials, luck, shim))
    return 1 if bad else 0


def _tell(title: str, verdicts: Iterator[Verdict]) -> int:
    began, count, promised, bad = time.monotonic(), Counter[str](), 0, 0
    for verdict in verdicts:
        count[verdict.name.split()[0]] += 1
        promised += verdict.promised
        bad += bool(verdict.complaints)
        for complaint in verdict.complaints:
            print(f"  {verdict.name}: {complaint}", flush=True)
    each = ", ".join(f"{job} {number}" for job, number in count.items())
    seconds = time.monotonic() - began
    print(
        f"{title}: {count.total()} trials ({each}), {promised:,} promises, {bad} broken, {seconds:.0f} s",
        flush=True,
    )
    return bad


if __name__ == "__main__":
    sys.exit(main())

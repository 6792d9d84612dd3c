"""How is a job struck: killed at some instant, robbed of its power, or refused by the disk?"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.rigs import judge, machine, power, scene

ROOT = Path(__file__).parents[2]
_SOURCE = Path(__file__).with_name("disk.c")
_WAIT = 120.0  # seconds for a job to begin, and to make its promises


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of one trial: what was promised, what the disk refused, and what is wrong; nothing should be."""

    name: str
    promised: int
    complaints: tuple[str, ...]
    refused: tuple[str, ...] = ()


def compiler() -> str | None:
    """The C compiler that the shim needs, if there is one."""
    return shutil.which("cc") or shutil.which("gcc")


def build_shim(folder: Path) -> Path:
    """Compile the shim that stands between a program and the disk."""
    shim = folder / "disk.so"
    subprocess.run(
        [compiler() or "cc", "-shared", "-fPIC", "-O2", "-o", shim, _SOURCE, "-lpthread"], check=True
    )
    return shim


def kill(job: str, folder: Path, after: float, *, by_clock: bool = False) -> Verdict:
    """Kill a job so many seconds after it was ready, with no warning.

    `by_clock`: a window counts from its very beginning, and is held to the second within which it saves;
    otherwise from its first save, and to what it said.
    """
    scene.lay_out(folder, job)
    is_window = job in ("window", "switch")
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as errors:
        process = _start(job, folder, said.fileno(), errors.fileno())
        _wait_until_said(process, said.fileno(), b'"saved"' if is_window and not by_clock else b'"ready"')
        time.sleep(after)
        end = judge.End(time.monotonic(), machine.held_up(process.pid)) if by_clock else None
        process.send_signal(signal.SIGKILL)
        process.wait()
        kept = judge.promises(os.pread(said.fileno(), 100_000_000, 0))
        found = _bugs(errors.fileno())
    found += judge.complaints(folder, job, kept, end)
    return Verdict(f"{job} killed after {after:.3f} s", len(kept), tuple(found))


def cut_power(job: str, folder: Path, shim: Path, promises: int, cuts: int, seed: int) -> list[Verdict]:
    """Run a job, and look at disks as they may be after its power was cut at so many instants."""
    stage = folder / "stage"
    stage.mkdir()
    scene.lay_out(stage, job)
    before = power.Disk.of(stage)
    log = folder / "log"
    with (folder / "said").open("w+b") as said, (folder / "errors").open("w+b") as errors:
        process = _start(
            job,
            stage,
            said.fileno(),
            errors.fileno(),
            RIG_ROOT=str(stage),
            RIG_LOG=str(log),
            LD_PRELOAD=str(shim),
        )
        _stop_after(process, said.fileno(), promises)
    return list(_after_cuts(job, folder, before, power.records(log), cuts, random.Random(seed)))


def _after_cuts(job, folder, disk, records, cuts, luck):
    instants = sorted(luck.sample(range(1, len(records)), min(cuts, len(records) - 1)))
    done, kept = 0, b""
    for instant in instants:
        for record in records[done:instant]:
            disk.take(record)
            kept += record.first if record.kind == "a" else b""
        done = instant
        left = folder / f"after-{instant}"
        disk.put_down(left, folder / "stage", luck)
        promises = judge.promises(kept)
        found = judge.complaints(left, job, promises)
        yield Verdict(
            f"{job} without power after {instant} of {len(records)} writes", len(promises), tuple(found)
        )
        shutil.rmtree(left)


def refuse(job: str, folder: Path, shim: Path, fault: str, promises: int) -> Verdict:
    """Run a job on a disk that refuses some calls: `fault` is CALL:N:ERRNO:TIMES, as the shim takes it."""
    scene.lay_out(folder, job)
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as errors:
        process = _start(
            job,
            folder,
            said.fileno(),
            errors.fileno(),
            RIG_ROOT=str(folder),
            RIG_FAULT=fault,
            LD_PRELOAD=str(shim),
        )
        _stop_after(process, said.fileno(), promises)
        kept = judge.promises(os.pread(said.fileno(), 100_000_000, 0))
        found = _bugs(errors.fileno())
    found += judge.complaints(folder, job, kept)
    refused = tuple(promise["refused"] for promise in kept if "refused" in promise)
    return Verdict(f"{job} with {fault}", len(kept), tuple(found), refused)


def _start(
    job: str, folder: Path, said: int, errors: int | None = None, **more: str
) -> subprocess.Popen[bytes]:
    home = folder / "home"
    names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    screen = {"QT_QPA_PLATFORM": "offscreen"}
    if os.geteuid() == 0:
        screen["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses root with its sandbox on
    environment = os.environ | screen | {name: str(home / name) for name in names} | more
    arguments = [sys.executable, "-m", "tests.rigs.jobs", job, str(folder)]
    return subprocess.Popen(arguments, cwd=ROOT, stdout=said, stderr=errors, env=environment)


def _wait_until_said(process: subprocess.Popen[bytes], said: int, word: bytes) -> None:
    until = time.monotonic() + _WAIT
    while word not in os.pread(said, 1_000_000, 0):
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError("The job did not begin.")
        time.sleep(0.002)


def _stop_after(process: subprocess.Popen[bytes], said: int, promises: int) -> None:
    """Kill a job that has made so many promises; one that ends by itself is left to."""
    until = time.monotonic() + _WAIT
    while process.poll() is None and time.monotonic() < until:
        if os.pread(said, 100_000_000, 0).count(b"\n") >= promises:
            process.send_signal(signal.SIGKILL)
        time.sleep(0.02)
    process.kill()
    process.wait()


def _bugs(errors: int) -> list[str]:
    """What Python said of a mistake of ours."""
    said = os.pread(errors, 1_000_000, 0).decode(errors="replace")
    return said.strip().splitlines()[-1:] if "Traceback" in said else []

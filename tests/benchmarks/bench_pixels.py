"""How long from a key to the changed pixels of the preview, as somebody at the screen sees it, and elsewhere?

python tests/benchmarks/bench_pixels.py [WORDS...]
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import posts
import rivals
import timing
import x_room
from x_screen import Area, Screen

from deskeditor.ui import drawing

LENGTHS = (800, 10_000, 100_000)  # words
PARTS = (2, 4, 8)  # of the best peer's time: what we allow ourselves
KEYS = 20
ENOUGH_MISSED = 3
LETTERS = "mwnhs"
WINDOW = Area(20, 30, 1300, 820)
STILL_S, PATIENCE_S, COMES_S = 0.25, 8.0, 60.0
_LIMIT = "≤ 25 ms, p95 ≤ 45 ms"


def rows(lengths: tuple[int, ...] = LENGTHS) -> list[timing.Row]:
    """Ours and what peers are installed take turns on one virtual screen, drawn by the processor alone."""
    absent = x_room.missing()
    if absent:
        return [_not_measured("key to changed pixels", f"{' and '.join(absent)} not installed")]
    programs = [program for program in (rivals.OURS, *rivals.PEERS) if program.is_installed()]
    table = [
        _not_measured(f"key to changed pixels, {peer.name}", f"{peer.command[0]} not installed")
        for peer in rivals.PEERS
        if peer not in programs
    ]
    with x_room.virtual_screen() as name:
        for words in lengths:
            table += _compared(words, [(each, _taken(each, words, name)) for each in programs])
    return table


def _not_measured(what: str, why: str) -> timing.Row:
    return timing.Row(what=what, value="NOT MEASURED", spread=why)


def _compared(words: int, taken: list[tuple[rivals.Program, list[float]]]) -> list[timing.Row]:
    table = [_row(words, program, values) for program, values in taken]
    peers = [values for program, values in taken if program is not rivals.OURS and values]
    if peers and taken[0][1]:
        best = min(peers, key=timing.median)
        part = PARTS[LENGTHS.index(words)] if words in LENGTHS else PARTS[0]
        table.append(
            timing.ratio(f"… beside the best peer, {words:,} words", taken[0][1], best, f"≤ 1/{part}")
        )
    return table


def _row(words: int, program: rivals.Program, values: list[float]) -> timing.Row:
    what = f"key to changed pixels, {words:,} words, {program.name}"
    if not values:
        return _not_measured(what, "its page did not change")
    return timing.milliseconds(what, values, _LIMIT if program is rivals.OURS else "")


def _taken(program: rivals.Program, words: int, screen_name: str) -> list[float]:
    print(f"measuring: pixels, {words:,} words, {program.name}", file=sys.stderr)
    screen = Screen(screen_name)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder) / "home"
        with _running(program.start(posts.story(words), home), home, screen_name):
            area = _set_up(program, screen)
            return [] if area is None else list(_typed(screen, area.part(*program.page)))


@contextmanager
def _running(command: list[str], home: Path, screen_name: str) -> Iterator[None]:
    environment = os.environ | drawing.PROCESSOR_ALONE | {
        "DISPLAY": screen_name, "QT_QPA_PLATFORM": "xcb", "GDK_BACKEND": "x11", "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home), "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local/share"), "XDG_CACHE_HOME": str(home / ".cache"),
        "GSETTINGS_BACKEND": "keyfile", "NO_AT_BRIDGE": "1",
    }  # fmt: skip
    if os.geteuid() == 0:
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses root with its sandbox on
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, env=environment, stdout=quiet, stderr=quiet, start_new_session=True
    ) as running:
        try:
            yield
        finally:
            _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """The program, and whatever it has started."""
    for blow in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(running.pid, blow)
        except ProcessLookupError:
            return
        time.sleep(1)


def _set_up(program: rivals.Program, screen: Screen) -> Area | None:
    """Bring its window to the place of all, and the caret into the text; None where no window came."""
    if not _until(lambda: bool(screen.windows()), COMES_S):
        return None
    for _ in range(2):  # a window may come again, as another, when its page does
        window, area = _largest(screen)
        _wait_until_still(screen, area.part(*program.page), 2.0, COMES_S)
    window, _ = _largest(screen)
    screen.place(window, WINDOW)
    time.sleep(1)
    window, area = _largest(screen)
    screen.click(*area.part(*program.text, *program.text)[:2])
    return area


def _largest(screen: Screen) -> tuple[int, Area]:
    return max(screen.windows().items(), key=lambda each: each[1].width * each[1].height)


def _typed(screen: Screen, page: Area) -> Iterator[float]:
    """Seconds from each key to the first changed pixel of the page; a key that changes none gives none."""
    missed = 0
    for number in range(KEYS):
        before = _wait_until_still(screen, page, STILL_S, PATIENCE_S)
        time.sleep(number % 7 * 0.005)  # in step with no clock
        began = time.monotonic()
        screen.press(LETTERS[number % len(LETTERS)])
        if _until(lambda before=before: screen.pixels(page) != before, PATIENCE_S):
            yield time.monotonic() - began
        elif (missed := missed + 1) == ENOUGH_MISSED:
            return


def _wait_until_still(screen: Screen, area: Area, still: float, patience: float) -> bytes:
    """What is seen there when it has not changed for so many seconds, or patience is at its end."""
    end = time.monotonic() + patience
    seen, since = screen.pixels(area), time.monotonic()
    while time.monotonic() < min(end, since + still):
        time.sleep(0.05)
        now = screen.pixels(area)
        if now != seen:
            seen, since = now, time.monotonic()
    return seen


def _until(holds: Callable[[], bool], patience: float) -> bool:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if holds():
            return True
    return False


if __name__ == "__main__":
    timing.print_table(rows(tuple(int(words) for words in sys.argv[1:]) or LENGTHS))

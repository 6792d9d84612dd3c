"""When does a page stand in Chromium, and does anything move while it loads? It is asked over a pipe."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import timing

ROUNDS = 5
SIZES = {"375": (375, 812), "1280": (1280, 900)}
NAMES = ("chromium", "chromium-browser", "google-chrome")
ENTRIES = """new Promise(done => {
  const said = {paint: 0, shift: 0};
  new PerformanceObserver(list => list.getEntries().forEach(one => said.paint = one.startTime))
    .observe({type: 'largest-contentful-paint', buffered: true});
  new PerformanceObserver(list => list.getEntries().forEach(one => said.shift += one.value))
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(JSON.stringify(said)), 700);
})"""


class Chromium:
    """A headless Chromium that is spoken to over file descriptors 3 and 4, messages ending in a zero byte."""

    def __init__(self, program: str, profile: str) -> None:
        to_it, self._out = os.pipe()
        self._in, from_it = os.pipe()
        flags = [
            "--headless=new",
            "--disable-gpu",
            "--no-first-run",
            "--remote-debugging-pipe",
            "--hide-scrollbars",
        ]
        flags += ["--no-sandbox"] if os.geteuid() == 0 else []
        shell = ["sh", "-c", f'exec "$@" 3<&{to_it} 4>&{from_it}', "sh"]
        self._process = subprocess.Popen(
            [*shell, program, *flags, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(to_it, from_it),
            stderr=subprocess.DEVNULL,
        )
        os.close(to_it)
        os.close(from_it)
        self._said = b""
        self._number = 0
        self._session = ""

    def measured(self, page: Path, size: tuple[int, int]) -> dict[str, float]:
        """Seconds to the largest contentful paint, and the sum of all layout shifts."""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        width, height = size
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 500,
        )
        self._call("Page.enable")
        self._call("Page.navigate", url=page.as_uri())
        self._wait_for("Page.loadEventFired")
        answer = self._call("Runtime.evaluate", expression=ENTRIES, awaitPromise=True)
        self._session = ""
        self._call("Target.closeTarget", targetId=target)
        said = json.loads(answer["result"]["value"])
        return {"paint": said["paint"] / 1000, "shift": said["shift"]}

    def close(self) -> None:
        """End it."""
        self._call("Browser.close")
        self._process.wait(timeout=20)
        os.close(self._out)
        os.close(self._in)

    def _call(self, method: str, **parameters: object) -> Any:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._number:
            pass
        return answer["result"]

    def _wait_for(self, event: str) -> None:
        while self._next().get("method") != event:
            pass

    def _next(self) -> Any:
        while b"\0" not in self._said:
            piece = os.read(self._in, 65536)
            if not piece:
                raise SystemExit("Chromium has ended before it answered.")
            self._said += piece
        message, _, self._said = self._said.partition(b"\0")
        return json.loads(message)


@contextmanager
def chromium(program: str) -> Iterator[Chromium]:
    """One for as long as it is needed."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Chromium(program, profile)
        yield browser
        browser.close()


def rows(page: Path) -> list[timing.Row]:
    """A page's weight, and its paint and its shifts at two widths; without Chromium its weight only."""
    made = [
        timing.Row(what="a page of 800 words", value=f"{page.stat().st_size / 1000:.1f} kB", limit="≤ 30 kB")
    ]
    program = os.environ.get("DESKEDITOR_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        print("NOT MEASURED: Chromium is not installed; set DESKEDITOR_CHROMIUM.", file=sys.stderr)
        return made
    with chromium(program) as browser:
        for name, size in SIZES.items():
            found = [browser.measured(page, size) for _ in range(ROUNDS)]
            made.append(
                timing.milliseconds(f"largest contentful paint at {name}", [one["paint"] for one in found])
            )
            shift = max(one["shift"] for one in found)
            made.append(timing.Row(what=f"layout shift at {name}", value=f"{shift:.3f}", limit="0"))
    return made

"""How many pages are made in a second, beside Pelican and Eleventy? And how soon does one stand in a browser?

All write the same stories, start-up included, in turns. The others are looked for by DESKEDITOR_PELICAN
and DESKEDITOR_ELEVENTY (their programs), else on the PATH; Chromium by DESKEDITOR_CHROMIUM.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import browser
import posts
import timing

COUNT = 1000
WORDS = 800
ROUNDS = 3
AGAIN = 7  # exports after one change each
CHANGED = "\n\nOne more paragraph.\n"
PELICAN_SETTINGS = """
SITENAME = AUTHOR = "Harrow Bay"
PATH, OUTPUT_PATH, TIMEZONE, DEFAULT_LANG = "content", "output", "Europe/London", "en"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DIRECT_TEMPLATES, TAG_SAVE_AS, AUTHOR_SAVE_AS = [], "", ""
MARKDOWN = {"extension_configs": {"markdown.extensions.smarty": {}, "markdown.extensions.extra": {}}}
"""
ELEVENTY_SETTINGS = """
module.exports = config => {
  config.setQuietMode(true);
  return {dir: {input: "content", includes: "../includes", output: "output"}, markdownTemplateEngine: false};
};
"""
ELEVENTY_LAYOUT = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><main><h1>{{ title }}</h1>{{ content }}</main></body></html>
"""


def rows() -> list[timing.Row]:
    """Pages per second of each, the ratios, and what a browser says of a page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = folder / "content"
        sources.mkdir()
        posts.write_posts(sources, COUNT, WORDS)
        ours = _Ours(folder, sources)
        jobs = {"deskeditor, one core": ours.one_core, "deskeditor, all cores": ours.all_cores}
        jobs |= dict(_others(folder, sources))
        seconds = dict(zip(jobs, timing.alternately(ROUNDS, *jobs.values()), strict=True))
        made = [_row(what, taken) for what, taken in seconds.items()]
        made += _ratios(seconds)
        made += ours.again_within()
        made += ours.again(timing.median(seconds["deskeditor, one core"]))
        return made + browser.rows(ours.page())


def _row(what: str, taken: list[float]) -> timing.Row:
    rates = sorted(COUNT / one for one in taken)
    spread = f"{rates[0]:.0f} to {rates[-1]:.0f}, n {len(rates)}"
    return timing.Row(
        what=f"{COUNT} pages: {what}", value=f"{timing.median(rates):.0f} a second", spread=spread
    )


def _ratios(seconds: dict[str, list[float]]) -> Iterator[timing.Row]:
    for ours, theirs, limit in (
        ("deskeditor, one core", "Pelican", "≥ 1.5 ×"),
        ("deskeditor, all cores", "Eleventy", "> 1 ×"),
    ):
        if theirs in seconds:
            yield timing.ratio(f"{ours}, over {theirs}", seconds[theirs], seconds[ours], limit)


def _second(what: str, first: float, again: list[float]) -> list[timing.Row]:
    of_first = f"1/{first / timing.median(again):.0f}"
    return [
        timing.milliseconds(f"second export, one story changed: {what}", again),
        timing.Row(what=f"second export over the first: {what}", value=of_first, limit="≤ 1/50"),
    ]


class _Ours:
    """Our own export, of a library into which the same files were imported."""

    def __init__(self, folder: Path, sources: Path) -> None:
        self._library = folder / "library"
        self._out = folder / "out"
        self._program = [str(Path(sys.executable).parent / "deskeditor"), "--library", str(self._library)]
        self._run("import", str(sources))

    def one_core(self) -> float:
        """Seconds of an export into a new folder by one process: on a single core there is no other."""
        return self._export_afresh(*_one_core())

    def all_cores(self) -> float:
        """Seconds of an export into a new folder by as many processes as the machine bears."""
        return self._export_afresh()

    def again_within(self) -> list[timing.Row]:
        """A second export after one story was changed, beside the first: the export alone, by one process.

        So a window exports, whose library is open: both are timed in it, without its start.
        """
        out = self._out.with_name("within")
        said = timing.probe("exporting", str(self._library), str(out), str(AGAIN), around=_one_core())
        first = said.pop("first")
        return _second("the export itself", first, list(said.values()))

    def again(self, first: float) -> list[timing.Row]:
        """The same as whole commands, one core the first and all cores the second; the start counts."""
        taken = []
        for number in range(ROUNDS):
            body = (posts.story(WORDS, number) + CHANGED).replace("\n\n", f"\n\n{number} ", 1)
            slug = sorted(self._out.glob("*.html"))[number].stem
            self._run("set", slug, f"body={body}")
            taken.append(timing.wall(self._export()))
        return _second("whole commands", first, taken)

    def page(self) -> Path:
        """One of the pages."""
        return sorted(self._out.glob("*.html"))[0]

    def _export_afresh(self, *around: str) -> float:
        shutil.rmtree(self._out, ignore_errors=True)
        return timing.wall([*around, *self._export(), "--force"])

    def _export(self) -> list[str]:
        return [*self._program, "export", "--all", "--to", str(self._out)]

    def _run(self, *arguments: str) -> None:
        subprocess.run([*self._program, *arguments], check=True, capture_output=True)


def _others(folder: Path, sources: Path) -> Iterator[tuple[str, Callable[[], float]]]:
    for name, prepare in (("Pelican", _pelican), ("Eleventy", _eleventy)):
        program = os.environ.get(f"DESKEDITOR_{name.upper()}") or shutil.which(name.lower())
        if program is None:
            print(f"NOT MEASURED: {name} is not installed; set DESKEDITOR_{name.upper()}.", file=sys.stderr)
            continue
        place = folder / name.lower()
        shutil.copytree(sources, place / "content")
        yield name, prepare(place, program)


def _pelican(place: Path, program: str) -> Callable[[], float]:
    (place / "settings.py").write_text(PELICAN_SETTINGS, encoding="utf-8")
    return lambda: _built(place, [*_one_core(), program, "--settings", "settings.py", "--quiet"])  # as ours


def _eleventy(place: Path, program: str) -> Callable[[], float]:
    (place / "eleventy.config.cjs").write_text(ELEVENTY_SETTINGS, encoding="utf-8")
    (place / "includes").mkdir()
    (place / "includes" / "page.liquid").write_text(ELEVENTY_LAYOUT, encoding="utf-8")
    (place / "content" / "content.json").write_text('{"layout": "page.liquid"}', encoding="utf-8")
    return lambda: _built(place, [program, "--quiet", "--config=eleventy.config.cjs"])


def _one_core() -> list[str]:
    return ["taskset", "--cpu-list", str(min(os.sched_getaffinity(0)))]


def _built(place: Path, command: list[str]) -> float:
    shutil.rmtree(place / "output", ignore_errors=True)
    seconds = timing.wall(["env", "-C", str(place), *command])
    made = sum(1 for _ in (place / "output").rglob("*.html"))
    if made < COUNT:
        raise SystemExit(f"{command[0]} made {made} pages of {COUNT}.")
    return seconds

"""Who runs a theme's templates?

Our own are run here and now; anybody else's in a process of their own, and what comes back is read
strictly before it stands on a page.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Protocol

from deskeditor.pages import theme_markup
from deskeditor.pages.compiled_templates import CompiledTemplates
from deskeditor.pages.theme_flaw import Flaw
from deskeditor.pages.theme_markup import SLOT
from deskeditor.pages.theme_process import TemplateProcess
from deskeditor.pages.theme_source import SUFFIX, Source
from deskeditor.pages.theme_templates import Templates, marked

PARTS = (  # in the order in which House sets them; the layout decides where each one stands
    "site", "kicker", "headline", "standfirst", "byline", "share", "lead", "corrections", "body", "end",
    "newsletter", "related", "comments", "neighbours", "footer",
)  # fmt: skip
BODY = "body"
LAYOUT = f"layout{SUFFIX}"

Values = Mapping[str, Any]

BLOCKS = f"{SLOT}{BODY}{SLOT}"  # where a body's blocks come into its element


class Printer(Protocol):
    """Whoever runs the templates of a theme."""

    def made(self, values: Mapping[str, Values]) -> dict[str, str]:
        """The HTML of parts by their names, from the values of each."""

    def layout(self, slots: Mapping[str, str]) -> str:
        """The layout, with the parts' slots in it."""


class Here:
    """Runs the templates of one of our own themes; none twice in a row for the same values."""

    def __init__(self, source: Source) -> None:
        self._templates = Templates(source.templates, source.manifest.settings, CompiledTemplates())
        self._kept: dict[str, tuple[Values, str]] = {}  # by part: what it said, and its HTML

    def made(self, values: Mapping[str, Values]) -> dict[str, str]:
        """The parts' HTML."""
        return {name: self._part(name, said) for name, said in values.items()}

    def _part(self, name: str, said: Values) -> str:
        kept = self._kept.get(name)  # much of a page is as on the page before: the site's bar, its footer
        if kept is None or kept[0] != said:
            given = {"blocks": marked(BLOCKS)} if name == BODY else said
            kept = self._kept[name] = (said, self._templates.made(_file(name), given))
        return kept[1]

    def layout(self, slots: Mapping[str, str]) -> str:
        """The layout."""
        return self._templates.made(LAYOUT, {"part": {name: marked(slot) for name, slot in slots.items()}})


class Apart:
    """Has the templates of somebody else's theme run, and reads what comes back; asks for nothing twice."""

    def __init__(self, name: str, source: Source) -> None:
        self._name = name
        self._source = source
        self._process = TemplateProcess(source.templates, source.manifest.settings)
        self._kept: Mapping[str, tuple[str, str]] = {}  # by part: what it said as JSON, and its HTML

    def made(self, values: Mapping[str, Values]) -> dict[str, str]:
        """The parts' HTML; raises `BrokenTheme`."""
        kept = self._kept
        said = {name: json.dumps(one) for name, one in values.items()}
        made = {name: kept[name][1] for name in values if kept.get(name, ("",))[0] == said[name]}
        made |= self._asked({name: values[name] for name in values if name not in made})
        self._kept = {**kept, **{name: (said[name], made[name]) for name in values}}
        return {name: made[name] for name in values}

    def layout(self, slots: Mapping[str, str]) -> str:
        """The layout; raises `BrokenTheme`."""
        with self._naming():
            made = self._process.made({LAYOUT: {"marked": {"part": slots}}})[LAYOUT]
            theme_markup.check_layout(LAYOUT, made, frozenset(slots))
        return made

    def _asked(self, values: Mapping[str, Values]) -> dict[str, str]:
        blocks: dict[str, Values] = {BODY: {"marked": {"blocks": BLOCKS}}}
        jobs = {_file(name): blocks.get(name, said) for name, said in values.items()}
        with self._naming():
            made = self._process.made(jobs) if jobs else {}
            for name, said in values.items():
                _check(name, made[_file(name)], said)
        return {name: made[_file(name)] for name in values}

    @contextmanager
    def _naming(self) -> Iterator[None]:
        """What goes wrong names this theme."""
        try:
            yield
        except Flaw as flaw:
            is_house_s = flaw.file in self._source.templates and flaw.file not in self._source.own
            told = replace(flaw, file=f"House's {flaw.file}") if is_house_s else flaw
            raise told.of(self._name) from flaw


def _file(name: str) -> str:
    return f"parts/{name}{SUFFIX}"


def _check(name: str, html: str, said: Values) -> None:
    if name == BODY:
        theme_markup.check_body(_file(name), html)
    else:
        theme_markup.check_part(_file(name), name, html, str(said.get("action", "")))

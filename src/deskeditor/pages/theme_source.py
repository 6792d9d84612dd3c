"""What does a theme's folder bring, and what does it take from House?

A theme is a folder with a `theme.toml` and, where it wants to differ from House, a `style.css` and
templates: `layout.html.j2` (where the parts stand), `parts/NAME.html.j2`, and whatever those include.
The document around them, its head and its script are House's under every theme.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deskeditor import resources
from deskeditor.pages import theme_style
from deskeditor.pages.theme_flaw import Flaw
from deskeditor.pages.theme_style import STYLE

HOUSE = "house"
MANIFEST, SCRIPT, BASE = "theme.toml", "script.js", "base.css"
SUFFIX = ".html.j2"
FRAME, HEAD = f"frame{SUFFIX}", f"parts/head{SUFFIX}"
LARGEST_FILE = 200_000  # bytes

Setting = str | int | float | bool
Colours = Mapping[str, Mapping[str, str]]

_HOUSE_ONLY = (FRAME, HEAD, SCRIPT, BASE)
_KNOWN = ("name", "description", "version", "colours", "settings")
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_LONGEST = {"name": 60, "description": 300, "version": 30}  # characters
_LONGEST_SETTING = 2_000
_TOML_LINE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a `theme.toml` says."""

    name: str
    description: str = ""
    version: str = ""
    colours: Colours
    settings: Mapping[str, Setting]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A theme's files, read and put together with House's."""

    manifest: Manifest
    colours: Colours  # its own, and House's where it has none
    style: str  # as it stands on a page
    templates: Mapping[str, str]  # by name, as `parts/byline.html.j2`
    own: frozenset[str]  # the files that the theme brings itself


def house() -> Path:
    """The folder of the theme that all others stand on."""
    return resources.path(HOUSE)


def read(folder: Path) -> Source:
    """The theme in a folder, with what it takes from House; raises `Flaw`."""
    below = above = _files(house())
    if folder != house():
        above = _files(folder)
        _refuse_what_is_house_s(above)
    own = manifest(_required(above))
    colours = _coloured(manifest(below[MANIFEST]).colours, own.colours)
    return Source(
        manifest=own,
        colours=colours,
        style=theme_style.whole(below[BASE], colours, above.get(STYLE, below[STYLE])),
        templates={name: text for name, text in {**below, **above}.items() if name.endswith(SUFFIX)},
        own=frozenset(above),
    )


def stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes whenever a file of the theme does: names, times and sizes."""
    found = []
    for path in _paths(folder):
        try:
            seen = path.stat()
        except OSError:
            continue
        found.append((str(path), seen.st_mtime_ns, seen.st_size))
    return tuple(found)


def manifest(text: str) -> Manifest:
    """What a `theme.toml` says; raises `Flaw` for what it may not say."""
    try:
        said = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = _TOML_LINE.search(str(error))
        at = int(line[1]) if line else text.count("\n") + 1
        raise Flaw(MANIFEST, at, f"this is not TOML ({error})") from error
    _check(text, said)
    return Manifest(
        name=said["name"],
        description=said.get("description", ""),
        version=said.get("version", ""),
        colours=said.get("colours", {}),
        settings=said.get("settings", {}),
    )


def _check(text: str, said: Mapping[str, Any]) -> None:
    for fault, key in _faults(said):
        raise Flaw(MANIFEST, _line(text, key), fault)


def _faults(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong, and with which key."""
    for key in said:
        if key not in _KNOWN:
            yield f"“{key}” means nothing; known are {', '.join(_KNOWN)}", key
    if not str(said.get("name", "")).strip():
        yield 'a name is missing; write name = "…"', "name"
    for key, longest in _LONGEST.items():
        if not isinstance(said.get(key, ""), str) or len(said.get(key, "")) > longest:
            yield f"“{key}” must be a text of at most {longest} characters", key
    yield from _colour_faults(said.get("colours", {}))
    yield from _setting_faults(said.get("settings", {}))


def _colour_faults(colours: object) -> Iterator[tuple[str, str]]:
    if not isinstance(colours, dict):
        yield "colours stand in [colours.light] and [colours.dark]", "colours"
        return
    for scheme, values in colours.items():
        if scheme not in ("light", "dark") or not isinstance(values, dict):
            yield "colours stand in [colours.light] and [colours.dark]", scheme
            continue
        for name, value in values.items():
            if not _NAME.fullmatch(name) or not isinstance(value, str) or not _COLOUR.fullmatch(value):
                yield f'the colour “{name}” must be written as "#rrggbb"', name


def _setting_faults(settings: object) -> Iterator[tuple[str, str]]:
    if not isinstance(settings, dict):
        yield "settings stand in [settings]", "settings"
        return
    for name, value in settings.items():
        if not _NAME.fullmatch(name) or not isinstance(value, Setting):
            yield f"the setting “{name}” must be a text, a number, true or false", name
        elif isinstance(value, str) and len(value) > _LONGEST_SETTING:
            yield f"the setting “{name}” is longer than {_LONGEST_SETTING} characters", name


def _line(text: str, key: str) -> int:
    found = re.search(rf"^\s*(?:\[.*?)?[\"']?{re.escape(key)}[\"']?\s*[=\].]", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 0


def _coloured(below: Colours, above: Colours) -> Colours:
    """The colours of a theme over those of the one below it."""
    return {scheme: {**below[scheme], **above.get(scheme, {})} for scheme in below}


def _required(files: Mapping[str, str]) -> str:
    if MANIFEST not in files:
        raise Flaw(MANIFEST, 0, "the file is missing; a theme has one, with its name in it")
    return files[MANIFEST]


def _refuse_what_is_house_s(files: Mapping[str, str]) -> None:
    for name in _HOUSE_ONLY:
        if name in files:
            raise Flaw(name, 0, "no theme but House brings this, which is the same under all; remove it")


def _files(folder: Path) -> dict[str, str]:
    """The texts of a theme's files by their names."""
    return {path.relative_to(folder).as_posix(): _text(path, folder) for path in _paths(folder)}


def _paths(folder: Path) -> list[Path]:
    found = [folder / name for name in (MANIFEST, STYLE, SCRIPT, BASE)]
    found += [*folder.glob(f"*{SUFFIX}"), *folder.glob(f"parts/*{SUFFIX}")]
    return sorted(path for path in found if path.is_symlink() or path.exists())


def _text(path: Path, folder: Path) -> str:
    name = path.relative_to(folder).as_posix()
    try:
        if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
            raise Flaw(name, 0, "this leads out of the theme's folder; put the file itself there")
        if path.stat().st_size > LARGEST_FILE:
            raise Flaw(name, 0, f"the file is larger than {LARGEST_FILE // 1000} kB")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Flaw(name, 0, "the file is not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise Flaw(name, 0, f"the file cannot be read ({error.strerror})") from error

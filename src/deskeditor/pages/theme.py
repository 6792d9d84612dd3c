"""Which templates and styles turn values into a page's parts?"""

import hashlib
import threading
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from deskeditor import resources
from deskeditor.errors import InvalidValue
from deskeditor.pages import theme_source
from deskeditor.pages.addresses import OWN_SCHEME
from deskeditor.pages.compiled_templates import CompiledTemplates
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.theme_flaw import Flaw
from deskeditor.pages.theme_markup import SLOT
from deskeditor.pages.theme_names import FOLDER, NAMES
from deskeditor.pages.theme_printers import PARTS, Apart, Here, Printer, Values
from deskeditor.pages.theme_source import FRAME, HOUSE, SCRIPT, Source
from deskeditor.pages.theme_source import HEAD as HEAD_FILE
from deskeditor.pages.theme_templates import Templates

HEAD = "head"

_MOST_KEPT = 4  # other people's themes, each of which has a process


class Origins(NamedTuple):
    """Whose pictures a page may show, whom its form may post to, and whose script fills its comments."""

    images: str = ""
    form: str = ""
    comments: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The document around the parts: text between slots, and the slots' names, one fewer."""

    between: tuple[str, ...]
    slots: tuple[str, ...]

    def filled(self, parts: Mapping[str, str]) -> str:
        """The document with each slot's part in place; a part that is not given leaves nothing."""
        pieces = [self.between[0]]
        for slot, text in zip(self.slots, self.between[1:], strict=True):
            pieces += (parts.get(slot, ""), text)
        return "".join(pieces)


class Theme:
    """Compiled templates, the style and the script of one theme; they are read once."""

    def __init__(self, source: Source, printer: Printer) -> None:
        self.colours = {scheme: values["bg"] for scheme, values in source.colours.items()}  # around the page
        self.style = source.style
        self.script = _script()
        self._printer = printer
        self._frames: dict[tuple[str, ...], Frame] = {}

    def parts(self, values: Mapping[str, Values]) -> dict[str, str]:
        """Each part's HTML from its plain values; the body's with `BLOCKS` in the place of its blocks.

        Raises `BrokenTheme` where it is somebody else's theme and fails.
        """
        head = _house().made(HEAD_FILE, {**values[HEAD], "colours": self.colours})
        made = self._printer.made({name: said for name, said in values.items() if name != HEAD})
        return {HEAD: head, **made}

    def frame(self, language: str, direction: str, skip: str, origins: Origins) -> Frame:
        """The document in a language and direction, and whom it may ask for what.

        `skip` words the link past the site's bar.
        """
        key = (language, direction, skip, *origins)
        if key not in self._frames:
            values = {"language": language, "direction": direction, "skip": skip}
            self._frames[key] = self._new_frame({**values, "policy": self._policy(origins)})
        return self._frames[key]

    def _new_frame(self, values: Mapping[str, str]) -> Frame:
        slots = {name: f"{SLOT}{name}{SLOT}" for name in (HEAD, *PARTS)}
        layout = self._printer.layout({name: slots[name] for name in PARTS})
        around = {"style": self.style, "script": self.script, "part": slots, "layout": layout.strip()}
        pieces = _house().made(FRAME, {**values, **around}).split(SLOT)
        return Frame(between=tuple(pieces[0::2]), slots=tuple(pieces[1::2]))

    def _policy(self, may: Origins) -> str:
        """What the page may load and run; `'self'` is not true of a page on show, which has no origin."""
        images = dict.fromkeys(("'self'", "data:", f"{OWN_SCHEME}:", may.images, may.comments))
        rules = {
            "default-src": ("'none'",),
            "img-src": images,
            "style-src": (_hashed(self.style), may.comments),
            "script-src": (_hashed(self.script), may.comments),
            "connect-src": dict.fromkeys(filter(None, (may.form, may.comments))) or ("'none'",),
            "frame-src": (may.comments,),
            "form-action": (may.form or "'none'",),
            "base-uri": ("'none'",),
        }
        said = {name: " ".join(filter(None, sources)) for name, sources in rules.items()}
        return "; ".join(f"{name} {sources}" for name, sources in said.items() if sources)


def of(around: Surroundings) -> Theme:
    """The theme of the site; raises `InvalidValue` where there is none, and `BrokenTheme`."""
    return own(around.theme) if around.theme else load(around.site.theme)


@cache
def load(name: str) -> Theme:
    """One of our own themes by its name; raises `InvalidValue` where there is none."""
    if name not in NAMES:
        raise InvalidValue(
            f"There is no theme called “{name}”: choose one of {', '.join(NAMES)}, "
            f"or put its folder into “{FOLDER}” in the library's folder."
        )
    source = _ours(name)
    return Theme(source, Here(source))


@cache
def _ours(name: str) -> Source:
    return theme_source.read(resources.path(name))


_own: dict[Path, tuple[object, Theme]] = {}
_own_turn = threading.Lock()


def own(folder: Path) -> Theme:
    """Somebody else's theme, read again when its files have changed; raises `BrokenTheme`."""
    stamp = theme_source.stamp(folder)
    with _own_turn:
        known = _own.pop(folder, None)
        if known is None or known[0] != stamp:
            known = stamp, _read(folder)
        _own[folder] = known  # the last to be asked for goes last
        while len(_own) > _MOST_KEPT:
            del _own[next(iter(_own))]
    return known[1]


def _read(folder: Path) -> Theme:
    try:
        source = theme_source.read(folder)
    except Flaw as flaw:
        raise flaw.of(folder.name) from flaw
    return Theme(source, Apart(folder.name, source))


@cache
def _house() -> Templates:
    """House's templates: the document and its head are of it under every theme."""
    return Templates(_ours(HOUSE).templates, {}, CompiledTemplates())


@cache
def _script() -> str:
    text = (theme_source.house() / SCRIPT).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _hashed(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"

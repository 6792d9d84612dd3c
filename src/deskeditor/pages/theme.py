"""Which templates and styles turn values into a page's parts?"""

import hashlib
import re
import tomllib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from deskeditor import resources
from deskeditor.errors import InvalidValue
from deskeditor.pages.addresses import OWN_SCHEME
from deskeditor.pages.characters import printable

NAMES = ("house",)
PARTS = (  # in the order in which House sets them; the frame decides where each one stands
    "site", "kicker", "headline", "standfirst", "byline", "share", "lead", "body", "end", "newsletter",
    "related", "comments", "footer",
)  # fmt: skip
HEAD = "head"
_SLOT = "\0"


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

    def __init__(self, folder: Path) -> None:
        settings = tomllib.loads((folder / "theme.toml").read_text(encoding="utf-8"))
        self.colours: Mapping[str, str] = settings["colours"]  # of the browser's own frame: light, dark
        self.style = squeezed((folder / "style.css").read_text(encoding="utf-8"))
        self.script = _squeezed_script((folder / "script.js").read_text(encoding="utf-8"))
        environment = _environment(folder)
        self._frame = environment.get_template("frame.html.j2")
        self._parts: dict[str, Template] = {
            name: environment.get_template(f"parts/{name}.html.j2") for name in (HEAD, *PARTS)
        }
        self._frames: dict[tuple[str, ...], Frame] = {}

    def part(self, name: str, values: Mapping[str, object]) -> str:
        """One part's HTML from plain values; a value that is missing raises jinja2's UndefinedError."""
        return self._parts[name].render(values)

    def frame(self, language: str, direction: str, skip: str, origins: tuple[str, str]) -> Frame:
        """The document in a language and direction, whose images and form may go to these two origins.

        `skip` words the link past the site's bar.
        """
        key = (language, direction, skip, *origins)
        if key not in self._frames:
            values = {"language": language, "direction": direction, "skip": skip}
            self._frames[key] = self._new_frame({**values, "policy": self._policy(*origins)})
        return self._frames[key]

    def _new_frame(self, values: Mapping[str, str]) -> Frame:
        slots = {name: f"{_SLOT}{name}{_SLOT}" for name in (HEAD, *PARTS)}
        page = self._frame.render({**values, "style": self.style, "script": self.script, "part": slots})
        pieces = page.split(_SLOT)
        return Frame(between=tuple(pieces[0::2]), slots=tuple(pieces[1::2]))

    def _policy(self, images: str, form: str) -> str:
        """What the page may load and run; `'self'` is not true of a page on show, which has no origin."""
        form = form or "'none'"
        return (
            f"default-src 'none'; img-src 'self' data: {OWN_SCHEME}: {images}".rstrip()
            + f"; style-src {_hashed(self.style)}; script-src {_hashed(self.script)}"
            + f"; connect-src {form}; form-action {form}; base-uri 'none'"
        )


@cache
def load(name: str) -> Theme:
    """A theme by its name; raises `InvalidValue` where there is none."""
    if name not in NAMES:
        raise InvalidValue(f"There is no theme called “{name}”: choose one of {', '.join(NAMES)}.")
    return Theme(resources.path(name))


def squeezed(css: str) -> str:
    """A style sheet without comments and the white space that only its author needs."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    css = re.sub(r" ([>~]) ", r"\1", css)
    css = re.sub(r"([;{(][\w-]+): ", r"\1:", css)
    return css.replace(";}", "}").strip()


def _squeezed_script(script: str) -> str:
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _hashed(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, quicker for what templates are given: plain dictionaries."""

    def getattr(self, obj: object, attribute: str) -> object:
        """`obj.attribute`; of a dictionary its value, before any method of that name is thought of."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def _environment(folder: Path) -> ImmutableSandboxedEnvironment:
    environment = _Sandbox(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.clear()  # a page needs no range, no cycler and no lorem ipsum
    return environment


def _printable(value: object) -> object:
    """A plain text for a template's output; markup is the theme's own and stays as it is."""
    return printable(value) if type(value) is str else value

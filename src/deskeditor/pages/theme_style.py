"""Which style sheet does a theme put on its pages, and may it stand there?"""

import re
from collections.abc import Mapping

from deskeditor.pages.theme_flaw import Flaw

STYLE = "style.css"

_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_PICTURE = r"[\"']?\s*(?:data:image/(?:png|jpeg|gif|webp|svg\+xml)[;,]|#)"  # fetched from nowhere
_FETCHES = re.compile(
    rf"(?:url|src)\((?!\s*{_PICTURE})|(?<![\w-])(?:image|(?:-webkit-)?image-set|element|expression|paint)\("
    r"|-moz-binding|(?<![\w-])behavior\s*:",
    re.IGNORECASE,
)
_NAMED = re.compile(r"var\(--([\w-]+)")
_RULES = (  # what it is, and why it may not stand there
    (re.compile(r"@(?:import|charset|namespace)", re.IGNORECASE), "a theme has one sheet and loads no other"),
    (_FETCHES, "a page fetches nothing for its style; write a picture as url(data:image/…)"),
    (re.compile(r"</|<!"), "this would end the style sheet in the middle of it"),
)  # fmt: skip


def whole(base: str, colours: Mapping[str, Mapping[str, str]], style: str) -> str:
    """The sheet as it stands on a page: what the markup needs, the colours in light and dark, the style.

    Raises `Flaw` where the style could fetch something or leave its element.
    """
    sheet = squeezed(style)
    if fault := _fault(sheet):
        found, why = fault
        raise Flaw(STYLE, _line(style, found), f"“{found}” cannot stand there: {why}")
    ground = squeezed(base)
    return ground + palette(_used(colours, ground + sheet)) + sheet


def _used(colours: Mapping[str, Mapping[str, str]], sheet: str) -> Mapping[str, Mapping[str, str]]:
    """Only those that the sheet speaks of."""
    names = set(_NAMED.findall(sheet))
    return {
        scheme: {name: colour for name, colour in values.items() if name in names}
        for scheme, values in colours.items()
    }


def palette(colours: Mapping[str, Mapping[str, str]]) -> str:
    """The colours as custom properties: by the reader's system, and by `data-theme` on the page."""
    light, dark = (_properties(colours[name]) for name in ("light", "dark"))
    return (
        f":root{{color-scheme:light dark;{light}}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}"
        f"[data-theme=light]{{color-scheme:light}}[data-theme=dark]{{color-scheme:dark;{dark}}}"
    )


def _properties(colours: Mapping[str, str]) -> str:
    return ";".join(f"--{name}:{_short(colour.lower())}" for name, colour in colours.items())


def _short(colour: str) -> str:
    doubled = len(colour) == len("#rrggbb") and colour[1::2] == colour[2::2]
    return f"#{colour[1::2]}" if doubled else colour


def squeezed(css: str) -> str:
    """A style sheet without comments and the white space that only its author needs."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    css = re.sub(r" ([>~]) ", r"\1", css)
    css = re.sub(r"([;{(][\w-]+): ", r"\1:", css)
    return css.replace(";}", "}").strip()


def _fault(sheet: str) -> tuple[str, str] | None:
    """What may not stand in a sheet, as it is written and as a browser reads its escapes; and why."""
    for text in (sheet, _ESCAPE.sub(_unescaped, sheet)):
        for rule, why in _RULES:
            if found := rule.search(text):
                return found[0], why
    return None


def _unescaped(escape: re.Match[str]) -> str:
    code = int(escape[1], 16) if escape[1] else 0
    return chr(code) if 0 < code < 0x110000 else (escape[2] or "")


def _line(style: str, found: str) -> int:
    """The line of what was found; 0 where the author has written it in another way."""
    before, hit, _ = style.partition(found)
    return before.count("\n") + 1 if hit else 0

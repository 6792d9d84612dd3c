"""Which areas stand where, in a window of that width?"""

from enum import StrEnum
from typing import NamedTuple

WIDE = 1200  # pixels from which a window counts as wide: sizes are kept apart for wide and narrow
ROOMY = 960  # below, the inspector is always a drawer
HANDLE = 1
LEAST = {"library": 200, "editor": 400, "preview": 320, "inspector": 288}
MOST = {"library": 360, "inspector": 420}
DRAWER = 320
_USUAL = {"wide": {"library": 240, "inspector": 326}, "narrow": {"library": 220, "inspector": 304}}
_EDITOR_SHARE = 0.58  # of what editor and preview have between them


class Mode(StrEnum):
    """What stands in the middle."""

    WRITE = "write"
    SPLIT = "split"
    PREVIEW = "preview"


class Place(StrEnum):
    """How a side panel is shown."""

    DOCKED = "docked"
    DRAWER = "drawer"
    HIDDEN = "hidden"


class Wish(NamedTuple):
    """What the editor asked for: `library` and `inspector` count where there is room beside the text."""

    mode: Mode = Mode.SPLIT
    library: bool = True
    inspector: bool = True
    drawers: frozenset[str] = frozenset()  # panels pulled out where there is no room for them
    focus: bool = False  # nothing but the text


class Placement(NamedTuple):
    """Where the four areas stand."""

    library: Place
    editor: bool
    preview: bool
    inspector: Place

    @property
    def docked(self) -> tuple[str, ...]:
        """What shares the width, from left to right."""
        shown = {
            "library": self.library is Place.DOCKED,
            "editor": self.editor,
            "preview": self.preview,
            "inspector": self.inspector is Place.DOCKED,
        }
        return tuple(name for name, is_shown in shown.items() if is_shown)


_MIDDLE = {Mode.WRITE: ("editor",), Mode.SPLIT: ("editor", "preview"), Mode.PREVIEW: ("preview",)}


def width_class(width: int) -> str:
    """`wide` or `narrow`."""
    return "wide" if width >= WIDE else "narrow"


def place(width: int, wish: Wish) -> Placement:
    """Where the areas stand: the middle first, then the library and the inspector as far as there is room."""
    if wish.focus:
        return Placement(Place.HIDDEN, editor=True, preview=False, inspector=Place.HIDDEN)
    middle = _MIDDLE[wish.mode]
    library = _side(wish, "library", fits(width, (*middle, "library")))
    beside = ("library",) if library is Place.DOCKED else ()
    crowded = width < ROOMY or (wish.mode is Mode.SPLIT and width < WIDE)
    has_room = not crowded and fits(width, (*middle, *beside, "inspector"))
    inspector = _side(wish, "inspector", has_room)
    return Placement(library, "editor" in middle, "preview" in middle, inspector)


def _side(wish: Wish, name: str, has_room: bool) -> Place:
    if has_room:
        return Place.DOCKED if getattr(wish, name) else Place.HIDDEN
    return Place.DRAWER if name in wish.drawers else Place.HIDDEN


def fits(width: int, names: tuple[str, ...]) -> bool:
    """Whether areas fit side by side, none below its least width."""
    return sum(LEAST[name] for name in names) + HANDLE * (len(names) - 1) <= width


def usual_sizes(width: int, docked: tuple[str, ...]) -> list[int]:
    """The widths of the docked areas, before anybody moved an edge."""
    usual = _USUAL[width_class(width)]
    rest = width - HANDLE * (len(docked) - 1) - sum(usual.get(name, 0) for name in docked)
    both = "editor" in docked and "preview" in docked
    editor = round(rest * _EDITOR_SHARE) if both else rest
    middle = {"editor": editor, "preview": rest - editor if both else rest}
    return _levelled([usual.get(name) or middle[name] for name in docked], docked)


def _levelled(sizes: list[int], names: tuple[str, ...]) -> list[int]:
    """What one area is short of its least width, the others give, the roomiest first."""
    spare = [size - LEAST[name] for size, name in zip(sizes, names, strict=True)]
    while min(spare) < 0:
        short, roomy = spare.index(min(spare)), spare.index(max(spare))
        given = min(-spare[short], max(spare[roomy], 1))
        spare[short] += given
        spare[roomy] -= given
    return [more + LEAST[name] for more, name in zip(spare, names, strict=True)]

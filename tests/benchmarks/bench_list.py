"""Does the list scroll at sixty frames a second, and how much does it hold, whatever the library's size?

`LIBRARIES` in the environment names libraries that stand already, one behind the other with `:` between.
"""

import os
import tempfile
from pathlib import Path

import many_stories
import timing

from deskeditor.services.libraries import info, open_library

COUNT = int(os.environ.get("STORIES", "100000"))
_FRAME = "p95 ≤ 16.7"


def rows() -> list[timing.Row]:
    """Steps of wheel, keys and scroll bar with their painting; jumps until the rows stand; memory held."""
    with tempfile.TemporaryDirectory() as folder:
        named = [Path(one) for one in os.environ.get("LIBRARIES", "").split(":") if one]
        places = named or [_made(Path(folder), count) for count in (1_000, COUNT)]
        return [row for place in places for row in _measured(place)]


def _made(folder: Path, count: int) -> Path:
    many_stories.make(folder / str(count), count)
    return folder / str(count)


def _measured(place: Path) -> list[timing.Row]:
    with open_library(place) as library:
        stories = f"{info(library).stories:,} stories"
    taken = timing.probe("long_list", str(place))

    def of(name: str) -> list[float]:
        return [value for key, value in taken.items() if key.startswith(f"{name}-")]

    return [
        timing.milliseconds(f"{stories}: step of the wheel, painted", of("wheel"), _FRAME),
        timing.milliseconds(f"{stories}: Page Down, painted", of("page"), _FRAME),
        timing.milliseconds(f"{stories}: step of the scroll bar, painted", of("drag"), _FRAME),
        timing.milliseconds(f"{stories}: rows stand after a jump anywhere", of("jump")),
        timing.milliseconds(f"{stories}: rows stand after End and Home", of("ends")),
        timing.Row(what=f"{stories}: rows held", value=f"{taken['rows']:.0f}"),
        timing.milliseconds(f"{stories}: letters in the palette", of("letters"), "≤ 50 at 100,000"),
        timing.Row(what=f"{stories}: memory (PSS) of the list alone", value=_megabytes(taken["pss"])),
        timing.Row(
            what=f"{stories}: … with the palette's names",
            value=_megabytes(taken["pss_named"]),
            limit="at a million 100 MB over none",
        ),
    ]


def _megabytes(value: float) -> str:
    return f"{value / 1e6:.0f} MB"

"""Which blocks of a body are shown as they were typed, and what does the preview say of them?"""

import json
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deskeditor.markup.rendered import Part, Rendered  # loads Markdown: not before the first paint

_REASON = "formatting: "


def told(body: "Rendered") -> str:
    """What of the body is not shown, in one sentence; empty where all of it is."""
    lines = [f"the formatting near line {line} ({why})" for line, _, why in _found(body)]
    others = [one for one in body.dropped if not one.startswith(_REASON)]
    return f"Not shown on the page: {', '.join([*others, *lines])}." if others or lines else ""


def script(body: "Rendered") -> str:
    """JavaScript that says it in each such block's place."""
    notes = [(node, f"Shown as typed, from line {line} on: {why}.") for line, node, why in _found(body)]
    return f"desk.explain({json.dumps(notes)})"


def _found(body: "Rendered") -> list[tuple[int, int, str]]:
    """Of each the line, counted from 1, the node, and why."""
    if not any(one.startswith(_REASON) for one in body.dropped):
        return []
    nodes = accumulate((part.nodes for part in body.parts), initial=0)
    places = zip(body.parts, body.lines, nodes, strict=False)
    return [(line + 1, node, why) for part, line, node in places for why in _reasons(part)]


def _reasons(part: "Part") -> list[str]:
    return [one.removeprefix(_REASON) for one in part.dropped if one.startswith(_REASON)]

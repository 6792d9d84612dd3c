"""How is a page on show made another one, from outside the page's own world?

By a script of the preview's own (`resources/preview/live.js`), which is run in the application's world as
soon as a page stands, and then called.
"""

import json
from functools import cache
from typing import TYPE_CHECKING

from deskeditor import resources

if TYPE_CHECKING:
    from deskeditor.pages.patch import Patch


@cache
def prelude() -> str:
    """JavaScript that must have run on a page before any other of this module."""
    return resources.path("preview", "live.js").read_text(encoding="utf-8")


def script(patch: "Patch", then: str = "") -> str:
    """JavaScript that applies a patch, runs what is to be run then, and returns `true`.

    Anything else: the page must be loaded.
    """
    splices = [(splice.first_node, splice.removed_nodes, splice.html) for splice in patch.blocks]
    done = f"const done = desk.patch({json.dumps(patch.parts)}, {json.dumps(splices)})"
    return f"(() => {{ {done}; try {{ {then} }} finally {{ return done; }} }})()"

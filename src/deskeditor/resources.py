"""Where are the files that ship with deskeditor?"""

from functools import cache
from pathlib import Path

_PACKAGED = Path(__file__).parent / "_resources"
_CHECKOUT = Path(__file__).parents[2] / "resources"


@cache
def root() -> Path:
    """The resources folder of an installed wheel or a frozen build, else that of the checkout."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


def path(*parts: str) -> Path:
    """The path of one resource, for example `path("house", "page.html.j2")`."""
    return root().joinpath(*parts)

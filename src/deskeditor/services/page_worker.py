"""The process in which pages are made beside others: what is it asked, and what does it answer?

`python -m deskeditor.services.page_worker [PIPES...]` reads questions from its input, each a list of wishes
as `written_down` puts it, and answers each with a list of contents, or of the `DeskError` that says why
there is none. It ends with its input.
"""

import gc
import io
import os
import pickle
import sys
from collections.abc import Iterable, Sequence
from copyreg import dispatch_table
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from deskeditor.markup.document import Renderer

_OBJECTS = 50_000  # new ones after which cycles are looked for: a page makes many, and hardly a cycle


def frozen(values: dict[object, object]) -> MappingProxyType[object, object]:
    """A mapping as it was before it was written down."""
    return MappingProxyType(values)


class _Pickler(pickle.Pickler):
    dispatch_table = {  # noqa: RUF012  # the pickler's own name for it
        **dispatch_table,
        MappingProxyType: lambda view: (frozen, (dict(view),)),
    }


def written_down(value: object) -> bytes:
    """A question or an answer as bytes; frozen mappings are no trouble."""
    file = io.BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(value)
    return file.getvalue()


def main(pipes: Sequence[str]) -> int:
    """Answer until the input ends.

    `pipes` are further inputs and outputs, as `5,6`: each is served by a process that splits off as soon as
    all is loaded, so that several are loaded as fast as one. Where processes cannot split there are none.
    """
    renderer = _warm()
    others = [tuple(map(int, pair.split(","))) for pair in pipes]
    for number, (source, target) in enumerate(others):
        if os.fork() == 0:
            _close([0, 1, *chain.from_iterable(others[number + 1 :])])
            return _serve(os.fdopen(source, "rb"), os.fdopen(target, "wb"), renderer)
        _close([source, target])
    return _serve(sys.stdin.buffer, sys.stdout.buffer, renderer)


def _warm() -> "Renderer":
    """Load what makes pages, by making one."""
    from deskeditor.domain.story import Story
    from deskeditor.formats.writing import html_page
    from deskeditor.markup.document import Renderer
    from deskeditor.pages.surroundings import Surroundings
    from deskeditor.services import page_wishes  # noqa: F401  # what answers

    renderer = Renderer()
    html_page.write(Story(headline="Words", body="*Words*"), Surroundings(), renderer)
    gc.freeze()  # none of it goes: it need not be looked at again
    gc.set_threshold(_OBJECTS)
    return renderer


def _close(descriptors: Iterable[int]) -> None:
    for one in descriptors:
        os.close(one)


def _serve(source: BinaryIO, target: BinaryIO, renderer: "Renderer") -> int:
    from deskeditor.services.page_wishes import answers

    while True:
        try:
            wishes = pickle.load(source)  # noqa: S301  # from our own process
        except EOFError:
            return 0
        target.write(written_down(answers(wishes, renderer)))
        target.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

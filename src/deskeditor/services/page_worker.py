"""The process in which pages are made beside others: what is it asked, and what does it answer?

`python -m deskeditor.services.page_worker` reads questions from its input, each a wish as
`written_down` puts it, and answers each with a file's content and pictures, or the `DeskError`
that says why there is none. It ends with its input.
"""

import io
import pickle
import sys
from copyreg import dispatch_table
from types import MappingProxyType

from deskeditor.errors import DeskError


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


def main() -> int:
    """Answer until the input ends."""
    from deskeditor.markup.document import Renderer
    from deskeditor.services.page_makers import content

    renderer = Renderer()
    while True:
        try:
            wish = pickle.load(sys.stdin.buffer)  # noqa: S301  # from our own process
        except EOFError:
            return 0
        try:
            made = content(wish, renderer)
            answer: object = (made.content, made.images)
        except DeskError as error:
            answer = error
        sys.stdout.buffer.write(written_down(answer))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())

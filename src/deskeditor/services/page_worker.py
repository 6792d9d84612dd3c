"""The process in which pages are made beside others: what is it asked, and what does it answer?

`python -m deskeditor.services.page_worker` reads questions from its input, each a list of wishes as
`written_down` puts it, and answers each with a list of contents, or of the `DeskError` that says why there
is none. It ends with its input.
"""

import io
import pickle
import sys
from copyreg import dispatch_table
from types import MappingProxyType


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
    from deskeditor.services.page_makers import answers

    renderer = Renderer()
    while True:
        try:
            wishes = pickle.load(sys.stdin.buffer)  # noqa: S301  # from our own process
        except EOFError:
            return 0
        sys.stdout.buffer.write(written_down(answers(wishes, renderer)))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())

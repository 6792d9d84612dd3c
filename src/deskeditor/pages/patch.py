"""What must be exchanged in a page that is on show, so that it becomes another one?

The preview applies a patch from outside the page's own world:

- a part named `head`: every node of `<head>` before its `meta[http-equiv]` goes, the new HTML takes its place
  (the policy, the script and the style stay as they are, so that no style is read again);
- any other part: `element.outerHTML = html`, where the HTML may be empty (the part goes) or hold a second
  part beside the first (a part comes);
- a splice: of the element children of `[data-part="body"]`, `removed_nodes` from `first_node` on go, each
  with the white space after it, and the HTML comes before the child that stood behind them, or at the end.

Splices come from the last to the first, so that each one's numbers are right when its turn comes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, takewhile

from deskeditor.pages.live_body import Span
from deskeditor.pages.page import Page, inner
from deskeditor.pages.shell import Shell
from deskeditor.pages.theme import Frame
from deskeditor.pages.theme_printers import BODY

_ALIGNABLE = 250_000  # pairs of blocks: beyond it, looking for the smallest patch costs more than it saves

Range = tuple[int, int, int, int]  # first and end among the old blocks, first and end among the new


@dataclass(frozen=True, slots=True)
class Splice:
    """Children of the body that go, counted as nodes from 0, and the HTML that comes in their place."""

    first_node: int
    removed_nodes: int
    html: str


@dataclass(frozen=True, slots=True)
class Patch:
    """Parts to exchange, as pairs of name and HTML, and then the body's splices; both may be empty."""

    parts: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Splice, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts or self.blocks)


def difference(old: Page, new: Page) -> Patch | None:
    """The patch that makes the new page of the old one; None if it must be loaded afresh."""
    parts = of_shells(old.shell, new.shell)
    return None if parts is None else Patch(parts, tuple(_splices(old, new)))


def spliced(parts: tuple[tuple[str, str], ...], spans: Iterable[Span]) -> Patch:
    """The patch that exchanges parts, and then spans of the body in their order."""
    return Patch(parts, tuple(Splice(span.first_node, span.nodes, inner(span.blocks)) for span in spans))


def of_shells(old: Shell, new: Shell) -> tuple[tuple[str, str], ...] | None:
    """The parts that differ; None where the page must be loaded afresh.

    That is where what stands around them differs, or one comes that has no neighbour to be written beside.
    """
    if old is new:
        return ()
    if old.frame != new.frame:
        return None
    written = {name: new.parts.get(name, "") for name in old.parts}
    for row in _rows(new.frame):
        if not _add_coming(row, old, new, written):
            return None
    return tuple((name, html) for name, html in written.items() if name != BODY and html != old.parts[name])


def _add_coming(row: Sequence[str], old: Shell, new: Shell, written: dict[str, str]) -> bool:
    """Write each part that comes behind the old one before it, or else before the next; False: neither is."""
    anchor, waiting = "", ""
    for name in row:
        if name in old.parts:
            if waiting and name == BODY:
                return False
            written[name] = waiting + written[name]
            anchor, waiting = ("" if name == BODY else name), ""
        elif anchor:
            written[anchor] += new.parts.get(name, "")
        else:
            waiting += new.parts.get(name, "")
    return not waiting


def _rows(frame: Frame) -> Iterator[list[str]]:
    """The slots that stand side by side in one element, with nothing between them."""
    row: list[str] = []
    for text, slot in zip(frame.between, frame.slots, strict=False):
        if text and row:
            yield row
            row = []
        row.append(slot)
    yield row


def _splices(old: Page, new: Page) -> Iterator[Splice]:
    starts = [0, *accumulate(block.nodes for block in old.body.blocks)]
    for first, end, new_first, new_end in reversed(_changed(old.blocks, new.blocks)):
        removed = starts[end] - starts[first]
        yield Splice(starts[first], removed, inner(new.blocks[new_first:new_end]))


def _changed(old: Sequence[str], new: Sequence[str]) -> list[Range]:
    """The ranges of blocks that differ: most edits touch one block, so the equal ends are cut off first."""
    head = _equal(zip(old, new, strict=False))
    tail = _equal(zip(reversed(old[head:]), reversed(new[head:]), strict=False))
    middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    return [
        (head + first, head + end, head + new_first, head + new_end)
        for first, end, new_first, new_end in _ranges(middle, new_middle)
    ]


def _equal(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _ranges(old: Sequence[str], new: Sequence[str]) -> list[Range]:
    if not old and not new:
        return []
    if len(old) == len(new) and len(old) > 1:
        return [(at, at + 1, at, at + 1) for at in range(len(old)) if old[at] != new[at]]
    if len(old) * len(new) > _ALIGNABLE:
        return [(0, len(old), 0, len(new))]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [tuple_[1:] for tuple_ in matcher.get_opcodes() if tuple_[0] != "equal"]

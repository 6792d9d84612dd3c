"""Is a page that follows edit after edit the page that its whole text makes? `packaging/edits [TEXT...]`

Texts are files, or folders of them: notes, posts, the examples of a specification. Each is edited at random,
as by keys, pastes and cuts; after every edit the blocks, and now and then the page and what its patches
left on show, are compared with what is made from scratch.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from deskeditor.domain.site import Site
from deskeditor.domain.story import Story
from deskeditor.markup.document import Renderer
from deskeditor.markup.line_edit import line_edit
from deskeditor.pages.draft import Draft
from deskeditor.pages.page import Page, render
from deskeditor.pages.patch import Patch
from deskeditor.pages.surroundings import Surroundings

KINDS = (".md", ".markdown", ".txt")
KEYS = (*"ab .,:!\"'*_`~[]()<>#|-+=&\\\t^1", "\n", "\n\n", "\n\n", "    ")
MARKS = (
    *(
        "**",
        "```\n",
        "~~~\n",
        "- ",
        "1. ",
        "> ",
        "## ",
        "---\n",
        "===\n",
        "<div>\n",
        "</div>\n",
        "<!--",
        "-->",
    ),
    *(
        "[^a]",
        "[^a]: A note.\n",
        "[foo]: /address\n",
        "*[HTML]: Hypertext\n",
        "| a | b |\n|---|--:|\n",
        ":   ",
    ),
)
PAGE_EVERY = 8  # edits between two looks at the whole page
_EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n.*?^`{32}$", re.DOTALL | re.MULTILINE)


@dataclass
class Count:
    """What was done, and after which edits of which text something differed."""

    texts: int = 0
    edits: int = 0
    pages: int = 0
    differences: list[str] = field(default_factory=list)


def texts(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """The name and the words of every text; a file of examples gives each of them, and then itself."""
    for path in paths:
        files = sorted(one for one in path.rglob("*") if one.suffix in KINDS) if path.is_dir() else [path]
        for file in files:
            words = file.read_text(encoding="utf-8", errors="replace")
            for number, example in enumerate(_EXAMPLE.findall(words), 1):
                yield f"{file.name}, example {number}", example.replace("→", "\t")
            yield file.name, words


def edited(text: str, luck: random.Random, other: str) -> str:
    """A text after one edit; `other` is where somebody copies from."""
    at = luck.randrange(len(text) + 1)
    kind = luck.random()
    if kind < 0.45:
        return text[:at] + luck.choice(KEYS) + text[at:]
    if kind < 0.65:
        return text[:at] + text[at + luck.choice((1, 1, 1, 5, 40)) :]
    if kind < 0.8:  # marks stand where lines begin
        at = text.rfind("\n", 0, at) + 1
        return text[:at] + luck.choice(MARKS) + text[at:]
    if kind < 0.9:
        start = luck.randrange(len(other) + 1)
        return text[:at] + other[start : start + luck.randrange(200)] + text[at:]
    end = text.find("\n", at)
    return text[:at] + text[end if end >= 0 else len(text) :]


class Followed:
    """One text in a page that is never made anew."""

    def __init__(self, renderer: Renderer, text: str) -> None:
        self._renderer, self._text = renderer, text
        self._document = renderer.begin(text)
        self._document.advance()
        self._around = Surroundings(site=Site(name="The Harrow Bay Courier"))
        self._draft = Draft(renderer)
        self._page, _ = self._drawn(None)
        self._nodes = nodes(self._page)

    def edit(self, text: str) -> bool:
        """Whether the blocks are those of the whole text."""
        found = line_edit(self._text, text)
        self._text = text
        if found:
            self._document.edit(found)
        scratch = self._renderer.render(text)
        made = self._document.rendered
        return made == scratch and made.extents == scratch.extents

    def look(self) -> bool:
        """Whether the page is that of the whole text, and its patches have left its blocks on show."""
        self._page, patch = self._drawn(self._page)
        scratch = render(Story(body=self._text), self._around, self._renderer)
        for splice in patch.blocks if patch else ():  # from the last to the first
            self._nodes[splice.first_node : splice.first_node + splice.removed_nodes] = [splice.html]
        shown, self._nodes = "".join(self._nodes), nodes(self._page)
        is_shown = patch is None or shown == "".join(nodes(scratch))  # without a patch it would be loaded
        return self._page.html == scratch.html and is_shown

    def _drawn(self, shown: Page | None) -> tuple[Page, Patch | None]:
        page, patch = self._draft.update(Story(body=self._text), self._around, shown)
        while not page.is_complete:
            page, patch = self._draft.update(Story(body=self._text), self._around, page)
        return page, patch


def nodes(page: Page) -> list[str]:
    """What stands in the places of a page's nodes."""
    made: list[str] = []
    for html, block in zip(page.blocks, page.body.blocks, strict=True):
        made += [f"{html}\n", *[""] * (block.nodes - 1)] if block.nodes else []
    return made


def run(found: list[tuple[str, str]], edits: int, luck: random.Random) -> Count:
    """Edit each text so often."""
    count, renderer = Count(), Renderer()
    for name, words in found:
        followed, text = Followed(renderer, words), words
        count.texts += 1
        for number in range(1, edits + 1):
            text = edited(text, luck, luck.choice(found)[1])
            is_same = followed.edit(text)
            if number % PAGE_EVERY == 0 or number == edits:
                is_same = followed.look() and is_same
                count.pages += 1
            count.edits += 1
            if not is_same:
                count.differences.append(f"{name}, edit {number}: {text[:200]!r}")
                break
    return count


def main() -> None:
    """Print how often pages were compared, and what differed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path, help="files, or folders of them")
    parser.add_argument("--edits", type=int, default=40, help="of each text")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    count = run(list(texts(given.texts)), given.edits, random.Random(given.seed))
    print(f"{count.texts} texts, {count.edits} edits, {count.pages} whole pages")
    print(f"{len(count.differences)} differences", *count.differences[:20], sep="\n")
    sys.exit(bool(count.differences))


if __name__ == "__main__":
    main()

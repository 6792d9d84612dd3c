"""Texts are edited at random, and their pages follow; `packaging/edits` does it to any texts, and often."""

import os
import random
from pathlib import Path

import pytest
from tests.rigs import edits

from deskeditor.markup.live_document import LiveDocument

TEXT = """The council voted[^vote] to *spend* £18.4 million, [says][report] HTML.

- one

  more of it
- two

> A quotation
>
> — Tobias Renshaw

| Item | Cost |
| --- | ---: |
| Track | 8.6 |

<div>

raw *html*

</div>

[^vote]: By seven to four.
[report]: https://harrowbay.example/report
*[HTML]: Hypertext
"""
EXAMPLES = f"""Words around them.

{"`" * 32} example
→*one*
.
<p>one</p>
{"`" * 32}

{"`" * 32} example
> two
.
{"`" * 32}
"""
GIVEN = os.environ.get("DESKEDITOR_TEXTS", "")  # files or folders, as in PATH


@pytest.mark.parametrize("seed", range(3))
def test_a_page_that_follows_edits_is_the_page_of_the_whole_text(seed):
    count = edits.run([("text", TEXT), ("empty", "")], 60, random.Random(seed))
    assert count.differences == []
    assert (count.texts, count.edits, count.pages) == (2, 120, 16)


def test_texts_that_are_given_are_edited_too(tmp_path):
    (tmp_path / "spec.txt").write_text(EXAMPLES, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    given = [Path(one) for one in GIVEN.split(os.pathsep) if one]
    found = list(edits.texts([tmp_path, *given]))
    assert [words for _, words in found[:3]] == ["\t*one*\n", "> two\n", EXAMPLES]
    assert edits.run(found, 6, random.Random(1)).differences == []


def test_blocks_that_do_not_follow_are_found(monkeypatch):
    monkeypatch.setattr(LiveDocument, "_redefined", lambda *_: None)
    count = edits.run([("text", "See [a].\n\n[a]: https://harrowbay.example\n")], 60, random.Random(1))
    assert len(count.differences) == 1

"""Lines in groups make the text that they would make in one list."""

import random

import pytest

from deskeditor.ui.editor.joined_lines import JoinedLines


@pytest.mark.parametrize("seed", range(4))
def test_after_any_exchanges_the_text_is_that_of_the_lines(seed):
    chance = random.Random(seed)
    lines = [f"line {number}" for number in range(chance.choice([1, 40, 3000]))]
    joined = JoinedLines(lines)
    for _ in range(120):
        first = chance.randrange(len(lines) + 1)
        end = min(len(lines), first + chance.choice([0, 1, 1, 2, 300, 5000]))
        words = [chance.choice(["", "new", "\u00a0"]) for _ in range(chance.choice([0, 1, 1, 3, 700]))]
        differs = lines[first:end] != words
        if len(lines) - (end - first) + len(words) == 0:
            continue
        lines[first:end] = words
        assert joined.exchange(first, end, words) is differs
        assert joined.text == "\n".join(lines)
        assert len(joined) == len(lines)

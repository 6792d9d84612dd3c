"""A delta makes its text of its base, and of nothing else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskeditor.storage import deltas

PARAGRAPHS = [f"Paragraph {number} says something of its own about the tram line." for number in range(80)]


def as_json(paragraphs, **more):
    return json.dumps({"headline": "Tram", "body": "\n\n".join(paragraphs), **more}).encode()


def test_a_changed_paragraph_costs_little():
    base = as_json(PARAGRAPHS)
    text = as_json([*PARAGRAPHS[:40], PARAGRAPHS[40].replace("tram", "ferry"), *PARAGRAPHS[41:]])
    delta = deltas.encode(base, text)
    assert len(delta) < 120
    assert deltas.decode(base, delta) == text


def test_another_base_is_refused():
    delta = deltas.encode(as_json(PARAGRAPHS), as_json(PARAGRAPHS[1:]))
    with pytest.raises(ValueError, match="delta does not"):
        deltas.decode(as_json(PARAGRAPHS[::-1]), delta)


@pytest.mark.parametrize("at", [0, 5, 9, 20, -1])
def test_a_damaged_delta_is_refused(at):
    base = as_json(PARAGRAPHS)
    delta = bytearray(deltas.encode(base, as_json([*PARAGRAPHS[:7], "Anew.", *PARAGRAPHS[9:]])))
    delta[at] ^= 0x55
    with pytest.raises(ValueError, match="delta does not"):
        deltas.decode(base, bytes(delta))


pieces = st.lists(
    st.sampled_from(["one\\n", "two\\n", '", ', "é\\n", "\\\\n", ""]) | st.text(max_size=5), max_size=12
)


@given(base=pieces, text=pieces)
def test_any_text_comes_back(base, text):
    before, after = ("".join(parts).encode(errors="replace") for parts in (base, text))
    assert deltas.decode(before, deltas.encode(before, after)) == after

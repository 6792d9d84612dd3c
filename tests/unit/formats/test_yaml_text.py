import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from deskeditor.formats.yaml_text import Literal, entry, scalar

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "No", "on", "OFF", "true", "null", "~", "y", "N", "010", "1.10", "1e3", "0x1F", "12:30:45"),
        *(
            "2026-11-23",
            "- dash",
            "# hash",
            "a # b",
            "a: b",
            "a:",
            "*star",
            "&and",
            "!bang",
            "%pct",
            "@at",
            "`tick",
        ),
        *(
            "",
            " ",
            " lead",
            "trail ",
            "two  spaces",
            "tab\there",
            "line\nbreak",
            "“curly”",
            "'single'",
            '"double"',
        ),
        *(
            "back\\slash",
            "\u2028",
            "\u0085",
            "\ufeffmark",
            "\x00\x07\x1b",
            "🐦",
            "[a]",
            "{b}",
            "a, b",
            "---",
            "...",
        ),
        *("=", "<<", "?", "? x", "|", ">", ".inf", ".nan", "nan", "José", "é", "Ω: no", "it’s", "x\u00a0y"),
    ],
)
def test_a_text_comes_back_from_readers_of_either_yaml(text):
    written = entry("a", text)
    assert written.count("\n") == 1
    assert yaml.safe_load(written) == {"a": text}
    assert YAML(typ="safe", pure=True).load(written) == {"a": text}


@given(WORDS)
def test_any_text_comes_back(text):
    assert yaml.safe_load(entry("a", text)) == {"a": text}


VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3)
)


@given(st.dictionaries(WORDS, VALUES, max_size=3))
def test_any_lists_and_mappings_come_back(values):
    assert (yaml.safe_load("".join(entry(name, value) for name, value in values.items())) or {}) == values


def test_plain_words_stand_without_quotes():
    assert scalar("Who owns the sea wall?") == "Who owns the sea wall?"
    assert scalar("It’s — in a word — the council’s") == "It’s — in a word — the council’s"


def test_a_literal_stands_as_it_is():
    assert entry("date", Literal("2026-11-23")) == "date: 2026-11-23\n"

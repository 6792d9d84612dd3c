import pytest

from deskeditor.formats.reading import front_matter
from deskeditor.formats.reading.front_matter import Unparsable, parse


def values(raw: str, kind: str = "yaml") -> dict[str, object]:
    return {entry.name: entry.value for entry in parse(kind, raw)}


def test_everything_is_text_as_it_was_typed():
    raw = "version: 1.10\nweight: 010\nnorway: no\nday: 2026-11-23\nnothing: ~\nempty:\nword: 'null'\n"
    assert values(raw) == {
        "version": "1.10",
        "weight": "010",
        "norway": "no",
        "day": "2026-11-23",
        "nothing": "",
        "empty": "",
        "word": "null",
    }


def test_lists_and_mappings_within_each_other():
    assert values("tags: [a, b]\ncover: {src: x.jpg, alt: X}\nlist:\n- one: 1\n  two: [2]\n") == {
        "tags": ["a", "b"],
        "cover": {"src": "x.jpg", "alt": "X"},
        "list": [{"one": "1", "two": ["2"]}],
    }


def test_names_are_compared_without_case_and_hyphens():
    assert list(values("Image-Alt: x\nLast Mod: y\n")) == ["image_alt", "last_mod"]


def test_each_field_keeps_its_lines():
    raw = '# top\ntitle: "one\n# no comment\ntwo"\n\n# about it\nlayout: post  # the old one\nlast: 1'
    assert [entry.source for entry in parse("yaml", raw)] == [
        '# top\ntitle: "one\n# no comment\ntwo"\n\n',
        "# about it\nlayout: post  # the old one\n",
        "last: 1\n",
    ]


def test_a_block_loses_the_line_end_that_fences_it():
    assert values("a: |\n  one\n  two\n\nb: >\n  three\n  four\n") == {"a": "one\ntwo", "b": "three four"}


def test_toml_is_read_alike():
    raw = 'title = "A"\ndate = 2026-11-23T07:00:00Z\ndraft = true\n[params]\nn = [1, 2]\n'
    assert values(raw, "toml") == {
        "title": "A",
        "date": "2026-11-23T07:00:00+00:00",
        "draft": "true",
        "params": {"n": ["1", "2"]},
    }
    assert parse("toml", raw)[3].source == 'params:\n  "n":\n    - "1"\n    - "2"\n'


def test_fields_in_braces_are_put_on_lines():
    assert [entry.source for entry in parse("yaml", '{a: 1, b: "two: 2"}')] == ['a: "1"\n', 'b: "two: 2"\n']


def test_nothing_is_no_fields():
    assert parse("yaml", "") == parse("yaml", "# nothing here\n") == ()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("title: Five things: a list\n", "line 2: mapping values are not allowed"),
        ("ok: 1\nlist: [1, 2\n", "line 4"),
        ("- just\n- a list\n", "no fields"),
        ("just a sentence\n", "no fields"),
        ("a: &x [1]\nb: *x\n", r"“\*x” refers to another line"),
        ("a: " + "[" * 21 + "]" * 21, "more than 20 deep"),
        ("a: " + "[" * 5000, "more than 20 deep"),
        ("a: \x07\n", "control characters"),
        ("a: 1\n---\nb: 2\n", "line 3: but found another document"),
    ],
)
def test_what_cannot_be_read_says_why(raw, reason):
    with pytest.raises(Unparsable, match=reason):
        parse("yaml", raw)


@pytest.mark.parametrize("raw", ["a = ", "a = 1\na = 2", "a = " + "[" * 21 + "]" * 21, "a = " + "[" * 5000])
def test_broken_toml_is_told_from_a_bug(raw):
    with pytest.raises(Unparsable):
        parse("toml", raw)


def test_objects_are_never_made():
    assert values("a: !!python/object/apply:os.system ['echo hello']\n") == {"a": ["echo hello"]}


def test_a_bomb_of_references_is_refused_before_it_grows():
    bomb = 'a: &a ["x","x"]\n' + "".join(
        f"{b}: &{b} [*{a},*{a}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )
    with pytest.raises(Unparsable, match="refers to another line"):
        parse("yaml", bomb)


def test_more_than_a_front_matter_is_refused():
    with pytest.raises(Unparsable, match="longer than 64 KB"):
        parse("yaml", "a: " + "x" * front_matter.LIMIT)

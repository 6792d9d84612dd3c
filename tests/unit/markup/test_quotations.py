"""What stands inside quotation marks, in the languages that a desk writes."""

import pytest

from deskeditor.markup.quotations import spoken


def said(line, language="en-GB", waiting=""):
    return [line[start:end] for start, end in spoken(line, language, waiting).spans]


@pytest.mark.parametrize(
    ("line", "language", "quotations"),
    [
        ("“We won,” she said. “At last.”", "en-GB", ["“We won,”", "“At last.”"]),
        ('"We won," she said.', "en-GB", ['"We won,"']),
        ("‘It’s ours,’ he said of the boys’ club.", "en-GB", ["‘It’s ours,’"]),
        ("The town’s and the boys’ clubs.", "en-GB", []),
        ("„Wir haben gewonnen“, sagte sie.", "de", ["„Wir haben gewonnen“"]),
        ("« C’est fini », dit-elle.", "fr", ["« C’est fini »"]),
        ("”Vi vann”, sade hon. ”Till sist.”", "sv", ["”Vi vann”", "”Till sist.”"]),
        ("A pipe of 5\" and one of 6\".", "en", []),
        ("Say `\"code\"` and [a](b \"title\").", "en", []),
    ],
)  # fmt: skip
def test_quotations_of_a_language(line, language, quotations):
    assert said(line, language) == quotations


def test_one_that_is_not_closed_goes_on_into_the_next_line():
    opened = spoken("She said: “We won", "en")
    assert opened.waiting == "”"
    assert said("and they lost.” So there.", "en", opened.waiting) == ["and they lost.”"]


def test_a_single_mark_that_is_not_closed_is_an_apostrophe():
    assert spoken("‘twas ever thus", "en") == ((), "")

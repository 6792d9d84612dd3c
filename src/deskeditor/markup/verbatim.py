"""Where in a line do marks mean something to a machine: code, addresses, tags, titles?"""

import re

_KEPT = re.compile(
    r"(?P<ticks>`{1,20})(?!`)(?:(?!(?P=ticks)).){1,2000}?(?P=ticks)(?!`)"
    r"|\\[!-/:-@\[-`{-~]"
    r"|<!--(?:(?!-->).)*+(?:-->)?"
    r"|</?[A-Za-z][^<>]*+>|<[A-Za-z][A-Za-z0-9+.-]*+:[^<>\s]*+>"
    r"|\]\((?:[^()\n]|\([^()\n]{0,500}+\)){0,2000}+\)|\]\[[^\[\]\n]{0,200}+\]|\[\^[^\]\s]{1,100}+\]"
    r"|(?:https?://|www\.)[^\s<>\"“”]++"
    r"|\{[:#.][^{}\n]{0,200}+\}"
    r"|^[ \t]*+\[[^\]\n]{1,200}+\]:[ \t]*+\S++[^\n]*+"
    r"|^[ \t]*+\|?[ \t]*+:?-{2,}+[-:| \t]*+$",
    re.MULTILINE | re.DOTALL,
)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_TICKS = re.compile(r"`+")
_OPEN_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]*|!--(?:(?!-->).)*|[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)$")
_OPEN_ADDRESS = re.compile(
    r"(?:(?:https?://|www\.|mailto:)\S*|\]\([^()\n]*(?:\([^()\n]*\)?[^()\n]*)*|\{[:#.][^{}\n]*)$"
)
_DEFINITION = re.compile(r"[ \t]*\[[^\]\n]{1,200}\]:[ \t]*\S*")
_LONGEST = 10_000  # characters of a line that are looked into


def spans(text: str) -> list[tuple[int, int]]:
    """The stretches that are kept as they are, letter by letter, when words around them change."""
    fenced = _fenced(text)
    inline = [found.span() for found in _KEPT.finditer(text)]
    return sorted([*fenced, *(one for one in inline if not _within(one, fenced))])


def _within(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _fenced(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    sign, start = "", 0
    for fence in _FENCE.finditer(text):
        if not sign:
            sign, start = fence[1], fence.start()
        elif fence[1].startswith(sign):
            found.append((start, fence.end()))
            sign = ""
    return [*found, (start, len(text))] if sign else found


def is_open(before: str) -> bool:
    """Whether a line that begins like this stands in the middle of code, a tag or an address."""
    before = before[-_LONGEST:]
    return bool(
        _in_code(before)
        or _OPEN_TAG.search(before[max(before.rfind("<"), 0) :])
        or _in_comment(before)
        or _in_address(before)
    )


def _in_comment(before: str) -> bool:
    return before.rfind("<!--") > before.rfind("-->")


def _in_address(before: str) -> bool:
    if (opened := before.rfind("](")) >= 0 and _OPEN_ADDRESS.match(before, opened):
        return before.count("(", opened) > before.count(")", opened)
    word = before[max(before.rfind(" "), before.rfind("\t"), before.rfind("<")) + 1 :]
    if _OPEN_ADDRESS.search(
        word[max(word.find("://") - 5, word.find("www."), word.find("mailto:"), 0) :][:200]
    ):
        return True
    if (brace := before.rfind("{")) >= 0 and "}" not in before[brace:]:
        return before[brace + 1 : brace + 2] in ("", ":", "#", ".")
    return bool(before.lstrip(" \t").startswith("[") and "]:" in before and _is_definition(before))


def _is_definition(before: str) -> bool:
    found = _DEFINITION.match(before)
    return found is not None and not before.lstrip(" \t").startswith("[^")


def _in_code(before: str) -> bool:
    """Whether a run of backticks has been opened and no run of that length has closed it."""
    opened = 0
    for ticks in _TICKS.finditer(before):
        if before[ticks.start() - 1 : ticks.start()] == "\\" and not opened:
            continue
        size = len(ticks[0])
        opened = size if not opened else 0 if opened == size else opened
    return opened > 0

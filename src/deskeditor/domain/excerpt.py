"""Where is a text cut, so that it fits a card and does not come to say something else?

Only between words, and never inside a link, a quotation, a number with its unit or a name, nor after a word
that turns what follows (`not`, `denied`, `no longer`…) or between that and the verb before it. Where a text
leaves no such place, because it begins with a longer quotation, the first that gives way is that the
quotation stays whole.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from deskeditor.domain.likeness import COMMON

ELLIPSIS = "…"
_TRAILING = " \t\n,;:.–—-(\u00a0"
_AHEAD = 2000  # characters beyond the limit in which a quotation or link may end

_LINK = re.compile(r"!?\[[^\]]*\]\([^)]*\)|<[^<>]*>")
_QUOTATION = re.compile(
    r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)|(?<!\w)\"[^\"]*(?:\"|$)|(?<!\w)‘(?:[^’]|’(?=\w))*(?:’|$)"
)
_OPEN_LINK, _OPEN_QUOTATION = "[<", '“«„"‘'  # without one of these there is none
_EDGES = "\"'“”‘’«»„()[]{},;:.!?…*_"
_NUMBER = re.compile(r"[^\w]*\d")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MONTHS = _set("january february march april may june july august september october november december")
_UNITS = _MONTHS | _set(
    """
    hundred thousand million billion trillion m bn tn k percent per cent % points pounds pence euros dollars
    metres metre miles mile km kilometres feet foot inches acres hectares tonnes tons kg kilograms litres
    degrees years year months month weeks week days day hours hour minutes minute seconds second a.m p.m am pm
    bce bc ad times people jan feb mar apr jun jul aug sept sep oct nov dec
    """
)
_NO_NAMES = COMMON | _MONTHS | _set("monday tuesday wednesday thursday friday saturday sunday")
_BEFORE_NUMBERS = _set(
    "no nos number part chapter page section room flat level route channel type class aged"
)
_TURNS = _set(  # what follows them does not hold, or is not known to
    """
    not no never nor neither none nobody nothing nowhere without unless except excluding but barely hardly
    scarcely rarely seldom only deny denies denied denying refuse refuses refused refusing reject rejects
    rejected rejecting dismiss dismisses dismissed dispute disputes disputed refute refutes refuted fail fails
    failed failing cannot false falsely untrue wrongly alleged allegedly accused suspected claim claims
    claimed against cease ceases ceased stop stops stopped instead rather far if whether lack lacks lacked
    avoid avoids avoided ban bans banned block blocks blocked nearly almost supposedly reportedly
    """
)
_SMALL = _set(  # between one of those and what it turns
    """
    a an the that this to be been being have has had he she it they we i you his her its their of in on at by
    for with any such so all as was were is are will would could should did does do may might can must there
    who which and or yet ever even quite very entirely wholly fully longer than from
    """
)
_VERBS = _set(
    "is are was were be been do does did has have had can could will would shall should may might must need"
)
_PARTICLES = _set("van von de der den du da di la le al bin of ter")
_LONGEST_TITLE = 4  # letters before a full stop that ends no sentence: `Mr.`, `Prof.`

Span = tuple[int, int]


def cut(text: str, limit: int) -> str:
    """The text in one line of at most `limit` characters; one that is longer ends with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[: place(line, limit)].rstrip(_TRAILING) + ELLIPSIS


def place(line: str, limit: int) -> int:
    """How many characters of a line that is longer than `limit` are kept before the ellipsis."""
    seen = line[: limit + _AHEAD]
    spaces = [at for at in range(min(limit, len(seen)) - 1, 0, -1) if seen[at] == " "]
    links, quotations = _spans(_LINK, _OPEN_LINK, seen), _spans(_QUOTATION, _OPEN_QUOTATION, seen)
    for whole in ((*links, *quotations), links, ()):
        allowed = next((at for at in spaces if _is_allowed(seen, at, whole)), None)
        if allowed is not None:
            return allowed
    return spaces[0] if spaces else max(1, limit - 1)


def _is_allowed(line: str, at: int, whole: Sequence[Span]) -> bool:
    if any(start < at < end for start, end in whole):
        return False
    kept, next_word = line[:at].split(" ")[-6:], line[at + 1 :].split(" ", 1)[0]
    return bool(kept[-1].strip(_TRAILING)) and not (
        _parts_number(kept[-1], next_word) or _parts_name(kept, next_word) or _turns(kept, next_word)
    )


def _spans(pattern: re.Pattern[str], opening: str, line: str) -> tuple[Span, ...]:
    if not any(map(line.__contains__, opening)):
        return ()
    return tuple(found.span() for found in pattern.finditer(line))


def _bare(word: str) -> str:
    return word.strip(_EDGES).casefold().replace("’", "'")


def _parts_number(last: str, next_word: str) -> bool:
    """Whether the words are of one number: `£18.4 million`, `18 November`, `No. 14`, `1 200`."""
    if last.endswith((",", ";", ":", "!", "?")):
        return False
    if _NUMBER.match(next_word):
        return _bare(last) in _BEFORE_NUMBERS or _bare(last) in _MONTHS or bool(_NUMBER.match(last))
    is_number = bool(_NUMBER.match(last)) and not last.endswith(".")
    return is_number and _bare(next_word).rstrip(".") in _UNITS


def _parts_name(kept: Sequence[str], next_word: str) -> bool:
    """Whether the words are of one name: `Imogen | Castellane`, `Beatrix van | Nwosu`, `Dr. | Okafor`."""
    before, last = ("", *kept)[-2:]
    if next_word in _PARTICLES:  # `Beatrix | van Nwosu`; of an `of` nothing can be said
        return _is_capital(last) and next_word != "of"
    if not _is_capital(next_word) or last.endswith((",", ";", ":", "!", "?", "”", '"', ")")):
        return False
    if last.endswith(".") and len(_bare(last)) > _LONGEST_TITLE:
        return False
    first = before if last in _PARTICLES else last
    return _is_capital(first) and _bare(first) not in _NO_NAMES


def _is_capital(word: str) -> bool:
    bare = word.lstrip(_EDGES)
    return bool(bare) and bare[0].isupper()


def _turns(kept: Sequence[str], next_word: str) -> bool:
    """Whether the last words turn what would follow, or the next one turns the last."""
    bare = [_bare(word) for word in kept]
    for word, before in _back(bare):
        if word in _TURNS or word.endswith("n't"):
            return not (word == "only" and before == "the")
        if word not in _SMALL:
            break
    return bare[-1] in _VERBS and (_bare(next_word) in _TURNS or _bare(next_word).endswith("n't"))


def _back(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words from the last on, each with the one before it."""
    yield from ((word, before) for before, word in reversed(list(pairwise(["", *words]))))

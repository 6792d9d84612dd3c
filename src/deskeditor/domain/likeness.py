"""What is a text about: which of its words tell it from others, and whom does it name?"""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?: (?:[a-z]{1,3} |[A-Z]\. )?[^\W\d_a-z][\w’'-]+){1,3}")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]*>|https?://\S+|[*_`#>|]+")
_SHORTEST = 3
_MOST_NAMES = 6
_LONGEST_TEXT = 40_000  # characters that are looked at: what a story is about, its beginning tells

_COMMON = """
a about above after again against all also although always am among an and another any are around as ask
asked at away back be became because become been before began behind being below between both but by call
called came can cannot come could day days did do does doing done down during each either else end enough
even ever every few find first five for found four from full further gave get give given go going gone good
got great had half has have having he her here hers herself him himself his how however i if in indeed into
is it its itself just keep kept know known last later least less let like likely little long look looking
made make makes making many may me mean might mine more most much must my myself near nearly need never new
next no nobody none nor not nothing now of off often old on once one only onto or other others our ours
ourselves out over own part people per perhaps put quite rather really right said same saw say saying says
see seen several shall she should since six so some something soon still such take taken tell ten than that
the their theirs them themselves then there these they thing things think this those though three through
thus time times to today together told too took toward turn two under until up upon us use used using very
want was way we week well went were what when where whether which while who whole whom whose why will with
within without work would year years yes yesterday yet you your yours yourself
"""
COMMON = frozenset(_COMMON.split())  # words that tell no text from others


def words(texts: Iterable[tuple[str, float]]) -> Counter[str]:
    """How much each word that is not a common one weighs in these texts, each with its own weight."""
    weights: Counter[str] = Counter()
    for text, weight in texts:
        for word in _WORD.findall(plain(text)):
            small = word.casefold()
            if len(small) >= _SHORTEST and small not in COMMON:
                weights[small] += weight  # type: ignore[assignment]  # a counter counts fractions, too
    return weights


def names(text: str) -> tuple[str, ...]:
    """The people, places and bodies that a text names in two words or more, those named most often first."""
    found = Counter(_without_opening(name) for name in _NAME.findall(plain(text)))
    return tuple(name for name, _ in found.most_common() if " " in name)[:_MOST_NAMES]


def plain(text: str) -> str:
    """The beginning of a Markdown text without its marks and addresses, well enough to find words in it."""
    return _MARKUP.sub(r"\1", text[:_LONGEST_TEXT])


def _without_opening(name: str) -> str:
    """A name without the common word that a sentence began with: `But Imogen Castellane`."""
    first, _, rest = name.partition(" ")
    return rest if first.casefold() in COMMON else name

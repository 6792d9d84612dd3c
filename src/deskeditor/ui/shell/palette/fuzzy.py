"""Does a text answer to the few letters that were typed, and where?"""

from dataclasses import dataclass

AT_WORD = 80  # the score of a word that stands at the start of one of the text
_WHOLE, _INSIDE, _INITIALS, _SCATTERED = 100, 50, 30, 10
_NEAR = 2  # letters of one word may stand so much further apart on average, and no more


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text answers (more is better), and the places of its letters that were typed."""

    score: int
    places: tuple[int, ...]


def match(typed: str, text: str) -> Match | None:
    """How `text` answers to the words of `typed`, or None; both are given in lower case.

    Each word must be found: as it stands, as the first letters of words, or its letters in their order and
    near each other, from the start of a word on.
    """
    score = 0
    places: list[int] = []
    for word in typed.split():
        found = _word(word, text)
        if found is None:
            return None
        score += found.score
        places += found.places
    return Match(score, tuple(sorted(set(places))))


def _word(word: str, text: str) -> Match | None:
    at = _best_start(word, text)
    if at < 0:
        return _initials(word, text) or _letters(word, text)
    at_word = at == 0 or not text[at - 1].isalnum()
    score = _WHOLE if at == 0 else AT_WORD if at_word else _INSIDE
    return Match(score, tuple(range(at, at + len(word))))


def _best_start(word: str, text: str) -> int:
    if text.startswith(word):
        return 0
    at = text.find(f" {word}")
    return at + 1 if at >= 0 else text.find(word)


def _initials(word: str, text: str) -> Match | None:
    starts = [at for at, letter in enumerate(text) if letter.isalnum() and _begins_word(text, at)]
    places = _in_order(word, "".join(text[at] for at in starts))
    return Match(_INITIALS, tuple(starts[place] for place in places)) if places else None


def _begins_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()


def _in_order(letters: str, text: str) -> tuple[int, ...]:
    places = []
    at = -1
    for letter in letters:
        at = text.find(letter, at + 1)
        if at < 0:
            return ()
        places.append(at)
    return tuple(places)


def _letters(word: str, text: str) -> Match | None:
    places = _in_order(word, text)
    if not places or not _begins_word(text, places[0]):
        return None
    spread = places[-1] - places[0] + 1
    return Match(_SCATTERED, places) if spread <= len(word) * _NEAR else None

"""What is put in place of what was found?"""

import re
from dataclasses import dataclass

from deskeditor.errors import InvalidValue

_SIGN = re.compile(
    r"\\(?:(?P<number>[0-9]{1,2})|g<(?P<name>\w+)>|(?P<letter>[nt\\]))"
    r"|\$(?:(?P<dollar>\$)|(?P<digits>[0-9]{1,2})|\{(?P<braced>\w+)\}|(?P<whole>&))"
)
_LETTERS = {"n": "\n", "t": "\t", "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Replacement:
    r"""Words to put in; with `groups`, `\1`, `$1` and `${name}` stand for what a part of the pattern found.

    `keeps_case`: “TRAM” and “Tram” become “BUS” and “Bus” where “bus” is given.
    """

    words: str
    groups: bool = False
    keeps_case: bool = False

    def check(self, pattern: re.Pattern[str]) -> None:
        """Raise `InvalidValue` for a group that the pattern does not have."""
        for sign in _SIGN.finditer(self.words) if self.groups else ():
            wanted = _group(sign)
            known = wanted in pattern.groupindex if isinstance(wanted, str) else wanted <= pattern.groups
            if not known:
                raise InvalidValue(
                    f"The replacement names a group, {wanted}, that the expression does not have."
                )

    def of(self, match: re.Match[str]) -> str:
        """What stands instead of one match."""
        words = _SIGN.sub(lambda sign: _said(sign, match), self.words) if self.groups else self.words
        return in_case_of(match[0], words) if self.keeps_case else words


def _group(sign: re.Match[str]) -> int | str:
    """The number or the name of the group that a sign stands for; 0 for the whole and for plain letters."""
    named = sign["name"] or sign["braced"] or ""
    number = sign["number"] or sign["digits"] or (named if named.isdecimal() else "")
    return int(number) if number else named or 0


def _said(sign: re.Match[str], match: re.Match[str]) -> str:
    if sign["letter"]:
        return _LETTERS[sign["letter"]]
    return "$" if sign["dollar"] else match[_group(sign)] or ""


def in_case_of(found: str, words: str) -> str:
    """Words in capitals, or with a first capital, as what was found has them."""
    letters = [letter for letter in found if letter.isalpha()]
    if len(letters) > 1 and found.isupper():
        return words.upper()
    if letters and letters[0].isupper():
        return words[:1].upper() + words[1:]
    return words.lower() if letters and found.islower() else words

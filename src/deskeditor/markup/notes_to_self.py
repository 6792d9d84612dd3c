"""Which parts of a text are notes to self, which nobody else is to read?

A comment, `<!-- … -->`, is one, unless it is code or one of the few comments that say something to the
programs of a site, such as `<!--more-->`.
"""

import re

_TO_PROGRAMS = re.compile(r"<!--\s*(?:more|excerpt|nextpage|toc|endexcerpt)\s*-->", re.IGNORECASE)
_PART = re.compile(
    r"(?P<fenced>^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n(?:[^\n]*\n)*?(?: {0,3}(?P=fence)[`~]*[ \t]*$|\Z))"
    r"|(?P<code>(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<lead>^[ \t]*)?(?P<note><!--.*?(?:-->|\Z))(?(lead)(?P<end>[ \t]*\n(?:[ \t]*\n)?)?)",
    re.MULTILINE | re.DOTALL,
)


def without(text: str) -> str:
    """A text without its notes to self; lines that held nothing else go with them."""
    return _PART.sub(_kept, text) if "<!--" in text else text


def _kept(part: re.Match[str]) -> str:
    if part["note"] is None or _TO_PROGRAMS.fullmatch(part["note"]):
        return part[0]
    return "" if part["end"] else part["lead"] or ""

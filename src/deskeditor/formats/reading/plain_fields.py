"""What does a field of another program say that holds HTML, where our fields hold plain text?"""

import re
from html import unescape

_LONGEST = 4_000  # characters that are looked into: no headline, no standfirst is longer
_DEEPEST = 20  # elements within each other
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31}\d{0,2});", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BLOCK = re.compile(
    r"<(p|div|blockquote|h[1-6]|li|ul|ol)(?:\s[^<>]*)?>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL
)
_INLINE = re.compile(
    r"<(a|abbr|b|cite|code|em|i|mark|q|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>(.*?)</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_BLANKS = re.compile(r"[ \t\r\n]+")


def without_markup(text: str) -> str:
    """The text with what elements and entities in it show: `<p>Q&amp;A</p>` is `Q&A`.

    A tag that nothing closes is no markup but the text's own: `the <a> tag` stays as it is.
    """
    if len(text) > _LONGEST or ("<" not in text and "&" not in text):
        return text
    bare = _without_elements(text) if "<" in text else text
    bare = _ENTITY.sub(lambda found: unescape(found[0]), bare)
    return text if bare == text else _BLANKS.sub(" ", bare).strip(" ")


def _without_elements(text: str) -> str:
    for _ in range(_DEEPEST):
        bare = _INLINE.sub(r"\2", _BLOCK.sub(r"\2 ", _BREAK.sub(" ", text)))
        if bare == text:
            break
        text = bare
    return text

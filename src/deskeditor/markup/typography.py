"""How is a typed text set: quotation marks, dashes, ellipses, and spaces that must not break?"""

import re

from deskeditor.markup import language_marks

BREAK = "\x01"  # stands between two runs of one paragraph, so that a mark sees what is on the other side
GAP = "\ufffc"  # stands for what is not text: a picture, a piece of code
_NBSP = "\u00a0"
_JOINER = "\u2060"  # word joiner: no line ends here

_OPENS = frozenset(" \t\n\u00a0\u202f\u2009\u200a([{<—–-/“‘„‚«‹¿¡")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\"<>\x01\ufffc]+|\{\{[^{}\x01]*\}\}|\{%[^{}\x01]*%\}")
_MASK = "\x02"  # stands for a web address, or another program's template mark, while the rest is set
_DIGITS = "0123456789"
_QUOTE = re.compile(r"[\"']")
_LEFT_OUT = re.compile(r"'(?=(?:\d\ds?|tis|twas|til|em|cause|cept|bout|round|n)\b)", re.IGNORECASE)
_SPACED_DASH = re.compile(r"(?<=[ \u00a0])--(?=[ \u00a0\n]|$)")
_JOINED_DASH = re.compile(r"(?<=[^\W\d_])--(?=[^\W\d_])")
_RANGE = re.compile(r"(?<=\d)(?:--|\u2060?–\u2060?)(?=\d)")
_LONG_DASH = re.compile(r"(?<!-)---(?!-)")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_UNIT = re.compile(  # begins with the space, which is found far sooner than "after a digit"
    r" (?<=\d )(?=(?:million|billion|trillion|thousand|mn?|bn|tn|per cent|percent|pc|%|‰|°[CF]?|[ap]\.?m\b"
    r"|km|cm|mm|mi|km/h|mph|kg|g|mg|t|lb|oz|ft|ha|GB|MB|TB|kB|kW|MW|GW|kWh|MWh|Hz|V|euros?|pounds|dollars"
    r"|pence|cents|Millionen|Milliarden|Mio\.|Mrd\.|Euro|Prozent|Uhr|millions?|milliards?|heures|millones"
    r"|milione|milioni|miliardi|€|£|\$)(?!\w))"
)
_FRENCH = re.compile(r"[ \u00a0]([!?;:])(?=\s|[\x01\ufffc»”\")]|$)")
_LAST_WORD = re.compile(r"[ \n]+(?=\S{1,6}$)")
_SHORT_HEADING = 3  # spaces: a heading of few words is not held together


def typeset(text: str, language: str = "en-GB", *, heading: bool = False) -> str:
    """Plain text as it is printed; addresses stay as they are; a heading's last short word keeps company."""
    may_hold = "//" in text or "www." in text or "{" in text  # sought far sooner than the pattern
    addresses = _ADDRESS.findall(text) if may_hold else []
    if not addresses or _MASK in text:
        return _headed(_set(text, language), heading)
    masked = _headed(_set(_ADDRESS.sub(_MASK, text), language), heading)
    found = iter(addresses)
    return re.sub(_MASK, lambda _: next(found), masked)


def curled(text: str, language: str = "en-GB") -> str:
    """Plain text with its quotation marks, dashes and ellipses set, and nothing else."""
    if "--" in text:
        text = _JOINED_DASH.sub("—", _SPACED_DASH.sub("–", _LONG_DASH.sub("—", text)))
        text = re.sub(r"(?<=\d)--(?=\d)", "–", text)
    if "..." in text:
        text = _ELLIPSIS.sub("…", text)
    return _quotes(text, language) if '"' in text or "'" in text else text


def _set(text: str, language: str) -> str:
    if "--" in text or "–" in text:
        text = _dashes(text)
    if "..." in text:
        text = _ELLIPSIS.sub("…", text)
    if not text.isascii() or any(
        map(text.__contains__, _DIGITS)
    ):  # else no digit stands there, of any script
        text = _UNIT.sub(_NBSP, text)
    if '"' in text or "'" in text:
        text = _quotes(text, language)
    if language_marks.spaces_before_marks(language):
        text = _FRENCH.sub(lambda found: language_marks.space_before(found[1]) + found[1], text)
    return text


def _headed(text: str, heading: bool) -> str:
    if not heading or text.count(" ") < _SHORT_HEADING:
        return text
    return _LAST_WORD.sub(_NBSP, text)


def _dashes(text: str) -> str:
    text = _LONG_DASH.sub("—", text)
    text = _SPACED_DASH.sub("–", text)
    text = _RANGE.sub(f"{_JOINER}–{_JOINER}", text)
    return _JOINED_DASH.sub("—", text)


def _quotes(text: str, language: str) -> str:
    return _QUOTE.sub(_Quoting(language), _LEFT_OUT.sub(_left_out, text))


def _left_out(found: re.Match[str]) -> str:
    before = _before(found.string, found.start())
    return "’" if not before or before in _OPENS else "'"


class _Quoting:
    """Turns each straight mark in order; knows whether a double quotation is open."""

    def __init__(self, language: str) -> None:
        self._marks = language_marks.quotes(language)
        self._open = False
        self._inner = False
        self._just_opened = False

    def __call__(self, found: re.Match[str]) -> str:
        before, after = _before(found.string, found.start()), _after(found.string, found.end())
        opens = (
            not before or before in _OPENS or (before in "\"'" and self._just_opened)
        ) and not after.isspace()
        opens = opens and bool(after)
        return self._double(before, opens) if found[0] == '"' else self._single(before, after, opens)

    def _double(self, before: str, opens: bool) -> str:
        if not self._open and not opens and before.isdigit():
            return "″"
        self._open = self._just_opened = opens
        return self._marks.opening if opens else self._marks.closing

    def _single(self, before: str, after: str, opens: bool) -> str:
        if opens:
            self._inner = self._just_opened = True
            return self._marks.inner_opening
        self._just_opened = False
        if before.isalnum() and after.isalpha():
            return "’"
        if not self._inner and before.isdigit():
            return "′"
        closing = self._marks.inner_closing if self._inner else "’"
        self._inner = False
        return closing


def _before(text: str, at: int) -> str:
    """The character before, looking over the border of a run."""
    if at and text[at - 1] == BREAK:
        at -= 1
    return text[at - 1 : at]


def _after(text: str, at: int) -> str:
    return text[at + 1 : at + 2] if text[at : at + 1] == BREAK else text[at : at + 1]

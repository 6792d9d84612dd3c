"""How is a value written as YAML, so that any reader of YAML 1.1 or 1.2 gets the same value back?"""

import re
from collections.abc import Iterable, Mapping, Sequence

Value = str | Sequence["Value"] | Mapping[str, "Value"]

_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"])
_UNSAFE = re.compile(r"[:#\"`{}\[\]&*!|>%@\\]|\s\s|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
_ESCAPED = re.compile(r"[\"\\\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_STEP = "  "


class Literal(str):
    """A text that stands as it is: a date, say, which other programs want to take for one."""

    __slots__ = ()


def scalar(text: str) -> str:
    """A text as one line: plain where nobody can take it for anything else, else in double quotes."""
    if isinstance(text, Literal):
        return text
    if text[:1].isalpha() and not (_UNSAFE.search(text) or text.endswith(" ") or text.lower() in _WORDS):
        return text
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _SHORT.get(character) or f"\\u{ord(character):04x}"


def entry(name: str, value: Value) -> str:
    """One field of a block mapping, line end included."""
    return "".join(f"{line}\n" for line in _field(name, value))


def _field(name: str, value: Value) -> Iterable[str]:
    key = scalar(name)
    if isinstance(value, str):
        return (f"{key}: {scalar(value)}",)
    if not value:
        return (f"{key}: {'{}' if isinstance(value, Mapping) else '[]'}",)
    return (f"{key}:", *(_STEP + line for line in _block(value)))


def _block(value: Sequence[Value] | Mapping[str, Value]) -> Iterable[str]:
    if isinstance(value, Mapping):
        return (line for name, inner in value.items() for line in _field(name, inner))
    return (line for item in value for line in _item(item))


def _item(item: Value) -> Iterable[str]:
    if isinstance(item, str):
        return (f"- {scalar(item)}",)
    if not item:
        return (f"- {'{}' if isinstance(item, Mapping) else '[]'}",)
    first, *rest = _block(item)
    return (f"- {first}", *(_STEP + line for line in rest))

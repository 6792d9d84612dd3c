"""Which fields does a front matter hold, and which of its lines say each?

YAML is read as texts, lists and mappings and nothing else: no dates, numbers or booleans, so that `1.10`,
`010` and `no` stay what was typed, and no objects, so that nothing in a file can be run.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

import yaml

from deskeditor.formats.yaml_text import entry

LIMIT = 64 * 1024  # characters
DEEPEST = 20  # lists and mappings within each other
_NULLS = frozenset(["", "~", "null", "Null", "NULL"])
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the C reader is not in every build of PyYAML

Value = str | list["Value"] | dict[str, "Value"]


class Unparsable(ValueError):
    """The front matter cannot be read; the text says why in a few words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One field: its name in lower case with underscores, its value, and the YAML lines that say it."""

    name: str
    value: Value
    source: str


def parse(kind: str, raw: str) -> tuple[Entry, ...]:
    """The fields of a front matter in their order; `kind` is `yaml` or `toml`. Raises `Unparsable`."""
    if len(raw) > LIMIT:
        raise Unparsable(f"it is longer than {LIMIT // 1024} KB")
    try:
        return tuple(_toml(raw) if kind == "toml" else _yaml(raw))
    except yaml.YAMLError as error:
        raise Unparsable(_reason(error)) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unparsable(str(error).lower()) from error


def normal(name: str) -> str:
    """A field's name as fields are compared: `Image-Alt` is `image_alt`."""
    return name.strip().lower().replace("-", "_").replace(" ", "_")


def _reason(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    # the mark counts from 0, and the fence stands above
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is not YAML"
    return f"line {mark.line + 2}: {problem}" if mark else str(problem)


def _yaml(raw: str) -> Iterator[Entry]:
    _refuse_bombs(raw)
    root = yaml.compose(raw, Loader=_LOADER)
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise Unparsable("it holds no fields")
    if root.flow_style:
        yield from (_dumped(key.value, _value(value)) for key, value in root.value)
        return
    raw = raw if raw.endswith("\n") else f"{raw}\n"
    starts = list(_starts(raw, root))
    for (key, value), start, end in zip(root.value, starts, [*starts[1:], len(raw)], strict=True):
        name = normal(key.value) if isinstance(key, yaml.ScalarNode) else ""
        yield Entry(name, _value(value), raw[start:end])


def _refuse_bombs(raw: str) -> None:
    depth = 0
    for event in yaml.parse(raw, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise Unparsable(f"“*{event.anchor}” refers to another line, which is not followed")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise Unparsable(f"its lists are more than {DEEPEST} deep")


def _starts(raw: str, root: yaml.MappingNode) -> Iterator[int]:
    """Where each field's lines start; comment lines right above a field belong to it."""
    floor = 0
    for key, value in root.value:
        start = raw.rfind("\n", 0, key.start_mark.index) + 1
        while (above := raw.rfind("\n", 0, max(start - 1, 0)) + 1) < start and (
            above >= floor and raw.startswith("#", above)
        ):
            start = above
        yield start
        block = isinstance(value, yaml.CollectionNode) and not value.flow_style
        floor = 0 if block else value.end_mark.index  # a block's end mark stands at the next field already


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {_key(key): _value(value) for key, value in node.value}
    if not isinstance(node, yaml.ScalarNode):
        raise Unparsable("it holds what is neither text nor list")
    if node.style in ("|", ">"):
        return str(node.value).rstrip("\n")  # the line end of a block is its fence, not its text
    return "" if not node.style and node.value in _NULLS else str(node.value)


def _key(node: yaml.Node) -> str:
    return normal(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _toml(raw: str) -> Iterator[Entry]:
    return (_dumped(name, _toml_value(value)) for name, value in tomllib.loads(raw).items())


def _dumped(name: str, value: Value) -> Entry:
    return Entry(normal(name), value, entry(name, value))


def _toml_value(value: object, depth: int = 1) -> Value:
    if depth > DEEPEST:
        raise Unparsable(f"its lists are more than {DEEPEST} deep")
    if isinstance(value, dict):
        return {str(name): _toml_value(inner, depth + 1) for name, inner in value.items()}
    if isinstance(value, list):
        return [_toml_value(inner, depth + 1) for inner in value]
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)

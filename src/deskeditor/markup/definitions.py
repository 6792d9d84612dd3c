"""What does a document define that any of its blocks may use: link addresses, footnotes, abbreviations?"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from deskeditor.markup import containers, shapes
from deskeditor.markup.blocks import Kind, Piece

Links = Mapping[str, tuple[str, str | None]]  # by label as `_label` writes it: address, title
_BRACKETED = re.compile(r"\[([^\[\]]{1,999})\]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(slots=True)
class Definitions:
    """What the definitions of one document say; of two with one label the first counts."""

    links: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    notes: dict[str, tuple[str, Piece]] = field(default_factory=dict)  # by label: content, where it stands
    abbreviations: dict[str, str] = field(default_factory=dict)
    _terms: re.Pattern[str] | None = None

    def links_in(self, source: str) -> tuple[tuple[str, tuple[str, str | None]], ...]:
        """The definitions that a block may use, by what stands in brackets in it."""
        if not self.links or "[" not in source:
            return ()
        return tuple((label, self.links[label]) for label in _labels(source) if label in self.links)

    def abbreviations_in(self, source: str) -> tuple[tuple[str, str], ...]:
        """The abbreviations that occur in a block."""
        if not self.abbreviations:
            return ()
        if self._terms is None:
            self._terms = re.compile(
                "|".join(map(re.escape, sorted(self.abbreviations, key=len, reverse=True)))
            )
        terms = sorted(set(self._terms.findall(source)))
        return tuple((term, self.abbreviations[term]) for term in terms)


@dataclass(frozen=True, slots=True)
class Changed:
    """Which links and abbreviations two sets of definitions explain differently."""

    labels: frozenset[str]  # of links
    terms: frozenset[str]  # that are abbreviations

    def concerns(self, source: str) -> bool:
        """Whether a block may look different for it."""
        if self.labels and "[" in source and not self.labels.isdisjoint(_labels(source)):
            return True
        return any(term in source for term in self.terms)


def changed(old: Definitions, new: Definitions) -> Changed:
    """Where two sets of definitions differ."""
    return Changed(
        labels=_differing(old.links, new.links),
        terms=_differing(old.abbreviations, new.abbreviations),
    )


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> frozenset[str]:
    return frozenset(name for name in {**old, **new} if old.get(name) != new.get(name))


def collect(pieces: Iterable[Piece]) -> Definitions:
    """The definitions among the top-level blocks of a document."""
    found = Definitions()
    for piece in pieces:
        if piece.kind is Kind.LINK:
            label, link = _link(piece.source)
            found.links.setdefault(label, link)
        elif piece.kind is Kind.NOTE:
            name, content = containers.note(piece.source)
            found.notes.setdefault(name, (content, piece))
        elif piece.kind is Kind.ABBREVIATION and (match := shapes.ABBREVIATION.match(piece.source.rstrip())):
            found.abbreviations.setdefault(match["term"], match["title"])
    return found


def _labels(source: str) -> dict[str, None]:
    """What stands in brackets in a block, each once."""
    return dict.fromkeys(_label(found) for found in _BRACKETED.findall(source))


def _label(text: str) -> str:
    return " ".join(text.split()).lower()


def _link(source: str) -> tuple[str, tuple[str, str | None]]:
    match = shapes.matched(shapes.LINK, source.rstrip())
    address = match["address"] if match["angled"] is None else match["angled"]
    title = next((match[name] for name in ("double", "single", "round") if match[name] is not None), None)
    return _label(match["label"]), (_ESCAPED.sub(r"\1", address), title and _ESCAPED.sub(r"\1", title))

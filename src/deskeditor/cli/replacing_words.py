"""How is told what was found in many stories, what was replaced, and what was left out?"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from deskeditor.cli import documents

if TYPE_CHECKING:
    from deskeditor.markup.story_hits import Hit
    from deskeditor.services.replacing import Found, Scope

_LEFT_OUT = {
    "quoted": "inside quotations",
    "published": "in published stories",
    "machine": "in addresses",
}


class Told:
    """What was found so far; `replaces`: something is to stand instead; `writes`: it does so from now on."""

    def __init__(self, scope: "Scope", *, replaces: bool, writes: bool) -> None:
        self._scope, self._replaces, self._writes = scope, replaces, writes
        self._found: list[Found] = []
        self._left_out = dict.fromkeys(_LEFT_OUT, 0)
        self._stories = self._hits = self._sets = 0

    def take(self, found: "Sequence[Found]") -> None:
        """Take stories in which something was found."""
        self._found += found
        for one in found:
            for hit in one.hits:
                if why := _left_out(self._scope, one, hit):
                    self._left_out[why] += 1

    def count(self, stories: int, hits: int, sets: int) -> None:
        """Count hits that are replaced, or would be; `sets` of the stories are sets of cards."""
        self._stories += stories - sets
        self._sets += sets
        self._hits += hits

    def document(self) -> documents.Document:
        """All of it for programs."""
        return {
            "stories": [self._story(one) for one in self._found],
            "replaced": self._replaced() if self._writes else None,
            "left_out": self._left_out,
        }

    def _replaced(self) -> documents.Document:
        return {"stories": self._stories, "card_sets": self._sets, "hits": self._hits}

    def _story(self, one: "Found") -> documents.Document:
        hits = [_hit(hit) | {"left_out": _left_out(self._scope, one, hit) or None} for hit in one.hits]
        return {
            "kind": "card set" if one.is_set else "story",
            "id": one.id,
            "slug": one.slug,
            "headline": one.headline,
            "status": one.status.value,
            "hits": hits,
        }

    def lines(self) -> Iterator[str]:
        """A line for each hit in scope, and one for all."""
        for one in self._found:
            for hit in self._scope.chosen(one):
                yield f"{one.slug or one.headline}  {self._line(hit)}"
        done = "replaced" if self._writes else "found"
        yield f"{counted(self._hits, 'hit')} {done} in {places(self._stories, self._sets)}{self._leaving()}."

    def _line(self, hit: "Hit") -> str:
        where = hit.label.lower() + (f", line {hit.line}" if hit.line > 1 else "")
        marked = f"[-{hit.found}-]" + (f"{{+{hit.instead}+}}" if self._replaces else "")
        return f"{where}: {_in_one_line(hit.before + marked + hit.after)}"

    def _leaving(self) -> str:
        said = [f"{count:,} {_LEFT_OUT[kind]}" for kind, count in self._left_out.items() if count]
        return f"; left out: {', '.join(said)}" if said else ""


def _left_out(scope: "Scope", found: "Found", hit: "Hit") -> str:
    if found.is_out and not scope.out:
        return "published"
    return "" if scope.holds(found, hit) else hit.shelter.value


def _hit(hit: "Hit") -> documents.Document:
    return {
        "field": hit.field,
        "line": hit.line,
        "before": hit.before,
        "found": hit.found,
        "after": hit.after,
        "instead": hit.instead,
    }


def places(stories: int, sets: int) -> str:
    """`3 stories`, `3 stories and 1 card set`."""
    said = counted(stories, "story")
    return f"{said} and {counted(sets, 'card set')}" if sets else said


def counted(number: int, thing: str) -> str:
    """`1 story`, `1,250 stories`."""
    plural = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"1 {thing}" if number == 1 else f"{number:,} {plural}"


def _in_one_line(text: str) -> str:
    return text.replace("\n", "⏎").replace("\t", " ")

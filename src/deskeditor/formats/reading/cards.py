"""Which cards does a front matter name?"""

import re
from collections.abc import Mapping

from deskeditor.domain.card import CardField, Layout, Origin, WebTarget
from deskeditor.formats.reading import values
from deskeditor.formats.reading.front_matter import Value
from deskeditor.formats.reading.read_story import CardReference

_TARGETS = ("story", "slug", "target", "url")
_WEB_WORDS = (CardField.HEADLINE, CardField.EXCERPT, CardField.IMAGE)  # a page elsewhere says these itself
_DIGITS = 5  # of a limit
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def read(value: Value) -> tuple[tuple[CardReference, ...], tuple[str, ...]]:
    """The cards of a `cards:` field, and a warning for each entry that names nothing."""
    entries = value if isinstance(value, list) else [value] if value else []
    found = [_card(entry) for entry in entries]
    warnings = tuple(
        f"Card {number} names neither a story nor a web address, so it was left out."
        for number, card in enumerate(found, 1)
        if card is None
    )
    return tuple(card for card in found if card), warnings


def _card(entry: Value) -> CardReference | None:
    said = entry if isinstance(entry, dict) else {"target": entry}
    target = values.first(values.text(said.get(name, "")) for name in _TARGETS).strip()
    if not target:
        return None
    web = _web(target, said) if _ADDRESS.fullmatch(target) else None
    own = {field: said[field] for field in CardField if field in said and not (web and field in _WEB_WORDS)}
    layout, limit = (values.text(said.get(name, "")) for name in ("layout", "limit"))
    origin = values.text(said.get("chosen_by", ""))
    return CardReference(
        target="" if web else target,
        web=web,
        overrides=_words(own) | _words(said.get("overrides")),
        against=_words(said.get("against")),
        layout=Layout(layout) if layout in set(Layout) else Layout.STANDARD,
        excerpt_limit=int(limit) if limit.isascii() and limit.isdigit() and len(limit) < _DIGITS else 0,
        origin=Origin(origin) if origin in set(Origin) else Origin.EDITOR,
    )


def _web(url: str, said: Mapping[str, Value]) -> WebTarget:
    words = {name: values.text(said.get(name, "")) for name in ("headline", "excerpt", "image", "source")}
    return WebTarget(url=url, **words)


def _words(value: object) -> dict[CardField, str]:
    said = value if isinstance(value, dict) else {}
    return {field: values.text(said[field]) for field in CardField if field in said}

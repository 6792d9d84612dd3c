"""How is a story written as a Markdown file that imports again to the same story?"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time, timedelta

from deskeditor.domain.card import Card, CardField, Layout, Origin, WebTarget
from deskeditor.domain.story import Correction, Details, LeadImage, Story
from deskeditor.formats.reading.fields import NAMES
from deskeditor.formats.reading.front_matter import Entry, Unparsable, parse
from deskeditor.formats.yaml_text import Literal, Value, entry

_FENCE = "---\n"
_OURS = {field: names[0] for field, names in NAMES.items()}
_TEXTS = (
    "slug", "section", "kicker", "dateline", "language", "search_title", "description", "canonical",
    "social_title", "social_description", "social_image", "notes",
)  # fmt: skip
_WEB_WORDS = ("headline", "excerpt", "image", "source")


def write(story: Story, slugs: Mapping[str, str]) -> str:
    """The Markdown of a story; `slugs` are those of its cards' targets by id.

    Empty fields are left out, but for those in whose place another line would speak.
    """
    said = {_OURS[field]: value for field, value in _fields(story, slugs) if value}
    said |= _lead(story.details.lead_image)
    kept = _kept(story.details.extra)
    if kept is None:
        said["extra"] = story.details.extra
    others = [one for one in kept or () if one.name not in said]
    said = {"title": "", **dict.fromkeys(_spoken_for(said, others), ""), **said}
    ours = "".join(entry(name, said[name]) for name in _OURS.values() if name in said)
    return f"{_FENCE}{ours}{''.join(one.source for one in others)}{_FENCE}\n{story.body}"


def _kept(extra: str) -> tuple[Entry, ...] | None:
    """The lines kept from an imported file, field by field; None if they cannot stand as they are."""
    try:
        entries = parse("yaml", extra)
    except Unparsable:
        return None
    return entries if "".join(one.source for one in entries) == extra else None


def _spoken_for(said: Mapping[str, Value], kept: Iterable[Entry]) -> Iterator[str]:
    """The empty fields that a reader would fill from other lines."""
    names = {one.name for one in kept}
    for field, (ours, *others) in NAMES.items():
        if "image" not in field and ours not in names and not names.isdisjoint(others):
            yield ours
    if "description" in {*said, *names}:  # it is the standfirst where no standfirst stands
        yield "standfirst"


def _fields(story: Story, slugs: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    details = story.details
    yield "headline", story.headline
    yield "standfirst", story.standfirst
    yield from _texts(details)
    yield "status", details.status.value
    yield "byline", details.byline
    yield "tags", details.tags
    yield "published_at", _moment(details.published_at)
    yield "updated_at", _moment(details.updated_at)
    yield "embargo_until", _moment(details.embargo_until)
    yield "corrections", [_correction(one) for one in details.corrections]
    yield "cards", [_card(card, slugs) for card in story.cards]


def _texts(details: Details) -> Iterator[tuple[str, str]]:
    return ((name, str(getattr(details, name))) for name in _TEXTS)


def _lead(lead: LeadImage | None) -> dict[str, Value]:
    if not lead:
        return {}
    words = {"image_alt": lead.alt, "image_caption": lead.caption, "image_credit": lead.credit}
    return {"image": lead.image, **words}


def _moment(at: datetime | None) -> Literal:
    if at is None:
        return Literal()
    is_day = at.utcoffset() == timedelta(0) and at.time() == time()
    return Literal(at.date().isoformat() if is_day else at.isoformat())


def _correction(correction: Correction) -> dict[str, Value]:
    return {"date": _moment(correction.at), "kind": correction.kind, "text": correction.text}


def _card(card: Card, slugs: Mapping[str, str]) -> dict[str, Value]:
    target, said = card.target, dict[str, Value]()
    if isinstance(target, WebTarget):
        said["url"] = target.url
        said |= {name: words for name in _WEB_WORDS if (words := str(getattr(target, name)))}
    else:
        said["story"] = slugs.get(target.story) or target.story
    if card.layout is not Layout.STANDARD:
        said["layout"] = card.layout.value
    if card.excerpt_limit:
        said["limit"] = str(card.excerpt_limit)
    if card.origin is not Origin.EDITOR:
        said["chosen_by"] = card.origin.value
    overrides = [(name.value, card.overrides[name]) for name in CardField if name in card.overrides]
    if overrides:
        said["overrides"] = {name: one.value for name, one in overrides}
        said["against"] = {name: one.against for name, one in overrides}
    return said

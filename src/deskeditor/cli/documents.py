"""How do stories and cards read as JSON, and as lines for people?"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from deskeditor.domain.card import CardField, StoryTarget, WebTarget
from deskeditor.domain.story import Details, LeadImage, Story

if TYPE_CHECKING:
    from deskeditor.pages.surroundings import Surroundings
    from deskeditor.pages.teaser import Teaser
    from deskeditor.storage.library import Library

Document = dict[str, Any]


def moment(at: datetime | None) -> str | None:
    """A moment as ISO 8601 with its offset from UTC."""
    return at.isoformat() if at else None


def story(library: "Library", one: Story) -> Document:
    """A story with every field, its body, and its cards as they read today."""
    return {
        "id": one.id,
        "slug": one.details.slug,
        "site": one.site,
        "headline": one.headline,
        "standfirst": one.standfirst,
        **_details(one.details),
        **_beside(library, one),
        "created": moment(one.created_at),
        "changed": moment(one.changed_at),
        "exported": moment(one.exported_at),
        "trashed": moment(one.trashed_at),
        "body": one.body,
        "cards": cards(library, one),
    }


def _beside(library: "Library", one: Story) -> Document:
    """What the library knows of a story that is not in it."""
    from deskeditor.services import reminders, statuses

    since, reminder = statuses.since(library, one), reminders.of(library, one.id)
    return {
        "status_since": moment(since.at) if since else None,
        "status_by": since.who if since else "",
        "reminder": moment(reminder.at) if reminder else None,
        "reminder_about": reminder.about if reminder else "",
    }


def _details(details: Details) -> Document:
    return {
        "status": details.status.value,
        "section": details.section,
        "kicker": details.kicker,
        "byline": list(details.byline),
        "dateline": details.dateline,
        "tags": list(details.tags),
        "published": moment(details.published_at),
        "updated": moment(details.updated_at),
        "embargo": moment(details.embargo_until),
        "language": details.language,
        "lead_image": _lead(details.lead_image),
        "search_title": details.search_title,
        "description": details.description,
        "canonical": details.canonical,
        "social_title": details.social_title,
        "social_description": details.social_description,
        "social_image": details.social_image,
        "corrections": [
            {"at": moment(one.at), "kind": one.kind, "text": one.text} for one in details.corrections
        ],
        "notes": details.notes,
        "extra": details.extra,
    }


def _lead(lead: LeadImage | None) -> Document | None:
    if not lead:
        return None
    return {"image": lead.image, "alt": lead.alt, "caption": lead.caption, "credit": lead.credit}


def cards(library: "Library", one: Story) -> list[Document]:
    """The cards under a story as they read today; positions count from 1."""
    from deskeditor.pages.teaser import teasers
    from deskeditor.services.surroundings import around

    surroundings = around(library, one)
    own = len(one.cards)
    return [
        {**_card(number, card, surroundings), "own": number <= own}
        for number, card in enumerate(teasers(one, surroundings), 1)
    ]


def _card(position: int, teaser: "Teaser", around: "Surroundings") -> Document:
    return {
        "position": position,
        "target": _target(teaser.card.target, around),
        "headline": teaser.headline,
        "excerpt": teaser.excerpt,
        "image": teaser.image,
        "author": teaser.byline,
        "initials": teaser.initials,
        "kicker": teaser.kicker,
        "label": teaser.label,
        "layout": teaser.layout.value,
        "limit": teaser.excerpt_limit,
        "chosen_by": teaser.card.origin.value,
        "state": teaser.state.value,
        "overridden": [field.value for field in teaser.overridden],
        "stale": [field.value for field in teaser.stale],
        "drift": [_drift(teaser, field, around) for field in teaser.stale],
    }


def _drift(teaser: "Teaser", field: CardField, around: "Surroundings") -> Document:
    """How one stale field stands: what the target said, what it says, and what the card says."""
    from deskeditor.pages.teaser import target_values

    override = teaser.card.overrides[field]
    says = target_values(teaser.card, around).value(field)
    return {"field": field.value, "was": override.against, "says": says, "own": override.value}


def _target(target: StoryTarget | WebTarget, around: "Surroundings") -> str:
    if isinstance(target, WebTarget):
        return target.url
    found = around.targets.get(target.story)
    return found.slug if found and found.slug else target.story


def card_lines(found: Iterable[Document]) -> Iterator[str]:
    """The cards for people: position, headline, target, and what is the matter with it."""
    for card in found:
        remarks = [str(card["state"])] if card["state"] != "live" else []
        for name in ("overridden", "stale"):
            remarks += [f"{name}: {', '.join(card[name])}"] if card[name] else []
        remark = f"  ({'; '.join(remarks)})" if remarks else ""
        yield f"{card['position']}  {card['headline'] or '(no headline)'}  [{card['target']}]{remark}"


def story_lines(document: Document) -> Iterator[str]:
    """A story for people: its filled-in fields, its cards, its body."""
    for name, value in document.items():
        if name not in ("body", "cards", "lead_image", "corrections", "extra") and value not in (
            "",
            None,
            [],
        ):
            shown = ", ".join(value) if isinstance(value, list) else value
            yield f"{name + ':':<14}{'' if len(name) < 13 else ' '}{shown}"
    if found := document["cards"]:
        yield "cards:"
        yield from (f"  {line}" for line in card_lines(found))
    yield ""
    yield str(document["body"])

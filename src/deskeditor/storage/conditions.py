"""How does the database ask what a story must be or have?"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, exists, func, not_, or_, select

from deskeditor.domain.query import Condition, Field, Part
from deskeditor.domain.story import Status
from deskeditor.storage import distinct, times
from deskeditor.storage.tables import cards, reminders, sites, stories, story_tags


def clauses(asked: Iterable[Condition]) -> list[ColumnElement[bool]]:
    """The conditions of a search.

    Of several authors, sections, sites or statuses that are wanted one is enough; of tags and all else each
    must be.
    """
    wanted: dict[Field, list[ColumnElement[bool]]] = {}
    made: list[ColumnElement[bool]] = []
    for one in asked:
        clause = _clause(one)
        if one.is_unwanted:
            made.append(not_(clause))
        elif one.field in _ONE_IS_ENOUGH:
            wanted.setdefault(one.field, []).append(clause)
        else:
            made.append(clause)
    return [*made, *(or_(*several) for several in wanted.values())]


def _clause(one: Condition) -> ColumnElement[bool]:
    value = one.value
    if isinstance(value, Status):
        return stories.c.status == value.value
    if isinstance(value, Part):
        return _of_time(value) if value in _OF_TIME else _PARTS[value]
    if isinstance(value, date):
        return _changed(one.field, value)
    return _named(one.field, value)


def _named(field: Field, words: str) -> ColumnElement[bool]:
    """What belongs to something of that name."""
    if field is Field.TAG:
        return stories.c.id.in_(select(story_tags.c.story).where(story_tags.c.tag == words))
    if field is Field.SECTION:
        return stories.c.section.startswith(words, autoescape=True)
    if field is Field.SITE:
        name = func.json_extract(sites.c.settings, "$.name").contains(words, autoescape=True)
        return or_(stories.c.site == words.lower(), stories.c.site.in_(select(sites.c.id).where(name)))
    return stories.c.byline.in_(distinct.bylines(words))


def _of_time(part: Part) -> ColumnElement[bool]:
    """What holds now and may not in a moment."""
    now = times.stored(datetime.now(UTC))
    if part is Part.EMBARGO:
        return stories.c.embargo_until > now
    return stories.c.id.in_(select(reminders.c.story).where(reminders.c.at <= now))


def _changed(field: Field, day: date) -> ColumnElement[bool]:
    """Before a day begins, or from its beginning on, as the clock on the wall has it."""
    at = times.stored(datetime.combine(day, time()).astimezone())
    return stories.c.changed_at < at if field is Field.BEFORE else stories.c.changed_at >= at


_ONE_IS_ENOUGH = (Field.AUTHOR, Field.SECTION, Field.SITE, Field.STATUS)
_OF_TIME = (Part.DUE, Part.EMBARGO)
_PARTS: dict[Part, ColumnElement[bool]] = {
    Part.IMAGE: stories.c.lead_image.is_not(None) | stories.c.body.contains("](images/"),
    Part.CARDS: exists().where(cards.c.story == stories.c.id),
    Part.NOTES: stories.c.notes != "",
    Part.CORRECTIONS: stories.c.corrections != "[]",
    Part.EXPORT: stories.c.exported_at.is_not(None),
    Part.TAGS: stories.c.tags != "",
    Part.BODY: stories.c.body != "",
    Part.REMINDER: stories.c.id.in_(select(reminders.c.story)),
}

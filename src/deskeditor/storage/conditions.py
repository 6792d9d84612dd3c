"""How does the database ask what a story must be or have, without reading the story?

Each condition is of columns that one index holds together (`ix_stories_at_a_glance`), or of the story's key:
that it is, or is not, among the keys that another index gives.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, Select, func, literal_column, not_, or_, select, text

from deskeditor.domain.query import Condition, Field, Part
from deskeditor.domain.story import Status
from deskeditor.storage import distinct, tables, times
from deskeditor.storage.tables import carded, reminders, sites, stories, story_tags


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
        return tagged(words)
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
        return _among(select(_SUCH.c.key).where(_SUCH.c.embargo_until > now))
    return _among(_REMINDED.where(reminders.c.at <= now))


def _changed(field: Field, day: date) -> ColumnElement[bool]:
    """Before a day begins, or from its beginning on, as the clock on the wall has it."""
    at = times.stored(datetime.combine(day, time()).astimezone())
    return stories.c.changed_at < at if field is Field.BEFORE else stories.c.changed_at >= at


def tagged(tag: str) -> ColumnElement[bool]:
    """That a story has a tag, in whatever case."""
    named = select(_SUCH.c.key).join(story_tags, story_tags.c.story == _SUCH.c.id)
    return _among(named.where(story_tags.c.tag == tag))


def _among(keys: Select[tuple[int]]) -> ColumnElement[bool]:
    """That a story's key is one of these. The plus: SQLite walks along a list and looks which rows are."""
    return _KEY.in_(keys)


def _that(words: str) -> ColumnElement[bool]:
    """That a story is one of those that an index of such stories alone has."""
    return _among(select(_SUCH.c.key).where(text(words)))


_KEY: ColumnElement[int] = literal_column("+stories.key")
_SUCH = stories.alias("such")
_REMINDED = select(_SUCH.c.key).join(reminders, reminders.c.story == _SUCH.c.id)
_ONE_IS_ENOUGH = (Field.AUTHOR, Field.SECTION, Field.SITE, Field.STATUS)
_OF_TIME = (Part.DUE, Part.EMBARGO)
_PARTS: dict[Part, ColumnElement[bool]] = {
    Part.IMAGE: stories.c.lead_image.is_not(None) | _that(tables.ONLY_BODY_HAS_IMAGE),
    Part.CARDS: _among(select(carded.c.key)),
    Part.NOTES: _that(tables.HAS_NOTES),
    Part.CORRECTIONS: _that(tables.HAS_CORRECTIONS),
    Part.EXPORT: stories.c.exported_at.is_not(None),
    Part.TAGS: not_(_that(tables.LACKS_TAGS)),
    Part.BODY: not_(_that(tables.LACKS_BODY)),
    Part.REMINDER: _among(_REMINDED),
}

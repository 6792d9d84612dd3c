"""Which fields of a story can be set by name, and what may each hold?"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from deskeditor.domain import dates, slug
from deskeditor.domain.story import Status, Story
from deskeditor.errors import InvalidValue
from deskeditor.services import sites

if TYPE_CHECKING:
    from deskeditor.storage.library import Work

TEXTS = ("headline", "standfirst", "body")
SITE = "site"
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def with_values(story: Story, values: Mapping[str, str]) -> Story:
    """The story with fields set by name; raises `InvalidValue` for what no story has or can hold."""
    for name, value in values.items():
        if name in TEXTS:
            story = replace(story, **{name: value})  # type: ignore[arg-type]  # all three are texts
        elif name == SITE:
            story = replace(story, site=value.strip())
        elif name in _DETAILS:
            field, read = _DETAILS[name]
            story = story.with_details(**{field: read(value)})
        else:
            raise InvalidValue(f"A story has no field “{name}”; use one of {', '.join(NAMES)}.")
    return story.with_details(slug_is_own=bool(values["slug"])) if "slug" in values else story


def check_slug(work: "Work", story: Story, values: Mapping[str, str]) -> None:
    """Raise `InvalidValue` if a slug was set that another story has."""
    wanted = values.get("slug", "").strip()
    if wanted and wanted in work.stories.slugs(story.site, wanted, story.id):
        raise InvalidValue(f"Another story has the slug “{wanted}” already; choose a different one.")


def check_site(work: "Work", story: Story, values: Mapping[str, str]) -> None:
    """Raise `InvalidValue` if a site was set that the library does not have."""
    if SITE in values:
        sites.check(work, story.site)


def _line(value: str) -> str:
    return " ".join(value.split())


def _names(value: str) -> tuple[str, ...]:
    """Names parted by commas, each once."""
    return tuple(dict.fromkeys(name for part in value.split(",") if (name := _line(part))))


def _slug(value: str) -> str:
    return slug.checked(value.strip()) if value.strip() else ""


def _status(value: str) -> Status:
    try:
        return Status(value.strip().lower().replace(" ", "-").replace("_", "-"))
    except ValueError:
        raise InvalidValue(f"“{value}” is no status; use one of {', '.join(Status)}.") from None


def _moment(value: str) -> datetime | None:
    """A date, or a date and time; without a zone it is meant as local time."""
    if not value.strip():
        return None
    try:
        at = datetime.fromisoformat(value.strip())
        return at if at.tzinfo else at.astimezone()
    except (ValueError, OverflowError):
        return _said(value)


def _said(value: str) -> datetime | None:
    """The same as an editor would type it into the window: `tomorrow 6am`."""
    try:
        return dates.meant(value, datetime.now(UTC).astimezone())
    except InvalidValue:
        raise InvalidValue(
            f"“{value}” is no date; write it as 2026-11-23, 2026-11-23T08:30 or 2026-11-23T08:30+00:00."
        ) from None


def _language(value: str) -> str:
    tag = value.strip()
    if tag and not _LANGUAGE.fullmatch(tag):
        raise InvalidValue(f"“{value}” is no language; write it as en-GB or de.")
    return tag


def _address(value: str) -> str:
    address = value.strip()
    if address and not address.lower().startswith(("https://", "http://")):
        raise InvalidValue(f"“{value}” is no web address; begin it with https://.")
    return address


_DETAILS: dict[str, tuple[str, Callable[[str], object]]] = {
    "slug": ("slug", _slug),
    "status": ("status", _status),
    "section": ("section", _line),
    "kicker": ("kicker", _line),
    "byline": ("byline", _names),
    "dateline": ("dateline", _line),
    "tags": ("tags", _names),
    "published": ("published_at", _moment),
    "updated": ("updated_at", _moment),
    "embargo": ("embargo_until", _moment),
    "language": ("language", _language),
    "search_title": ("search_title", _line),
    "description": ("description", _line),
    "canonical": ("canonical", _address),
    "social_title": ("social_title", _line),
    "social_description": ("social_description", _line),
    "notes": ("notes", str),
}
NAMES = (*TEXTS, SITE, *_DETAILS)

"""What does a file's name say about the story in it?"""

import re
from datetime import UTC, datetime
from pathlib import PurePath

from deskeditor.domain import slug as slugs

_DATED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})-(.+)", re.DOTALL)
_WORDED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")  # worded for a web address, unlike `story` or `Draft 3`
_INDEX = ("index", "_index")  # a folder's page is named for the folder


def stem(path: PurePath) -> str:
    """The name without folders, suffix and date; the folder's name for an index page."""
    name = path.parent.name if path.stem in _INDEX and path.parent.name else path.stem
    dated = _DATED.fullmatch(name)
    return dated.group(4) if dated else name


def moment(path: PurePath) -> datetime | None:
    """The date that dated posts carry in front: `2026-11-23-a-slug.md`."""
    dated = _DATED.fullmatch(path.stem)
    if not dated:
        return None
    try:
        year, month, day = (int(part) for part in dated.groups()[:3])
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def slug(path: PurePath) -> str:
    """The slug that the name words, if it does: dated posts always do."""
    name = stem(path)
    if moment(path):
        return slugs.from_headline(name)
    return name if _WORDED.fullmatch(name) and len(name) <= slugs.LIMIT else ""


def headline(path: PurePath) -> str:
    """The name as words: `harbour-wall_again` is `Harbour wall again`."""
    words = " ".join(re.split(r"[-_\s]+", stem(path))).strip()
    return words[:1].upper() + words[1:]

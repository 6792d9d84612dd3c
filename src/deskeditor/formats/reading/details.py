"""What do a front matter's fields say about a story, and about the people who wrote it?"""

import re
from datetime import datetime
from pathlib import PurePath

from deskeditor.domain import slug as slugs
from deskeditor.domain.author import Author
from deskeditor.domain.story import Correction, Details, LeadImage, Status
from deskeditor.formats.reading import file_name, values
from deskeditor.formats.reading.fields import Fields
from deskeditor.formats.reading.front_matter import Value
from deskeditor.formats.reading.plain_fields import without_markup

_TEXTS = ("kicker", "dateline", "search_title", "social_title", "social_description", "notes")
_STATUSES = {
    "draft": Status.DRAFT,
    "hidden": Status.DRAFT,
    "in-review": Status.IN_REVIEW,
    "review": Status.IN_REVIEW,
    "pending": Status.IN_REVIEW,
    "ready": Status.READY,
    "scheduled": Status.READY,
    "future": Status.READY,
    "published": Status.PUBLISHED,
    "publish": Status.PUBLISHED,
    "archived": Status.ARCHIVED,
}


_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)


class Reading:
    """The details of one file as they are read, and the warnings that come up."""

    def __init__(self, fields: Fields, path: PurePath) -> None:
        self.fields = fields
        self.path = path
        self._is_ours = "status" in fields  # we write it in every file, and other programs hardly ever
        self.warnings: list[str] = []

    def details(self) -> Details:
        """All but `lead_image`, `social_image` and `extra`."""
        fields = self.fields
        slug, own = self._slug()
        return Details(
            slug=slug,
            slug_is_own=own,
            status=self._status(),
            section=self._section(),
            byline=self._byline(),
            tags=values.names(fields.use("tags")),
            published_at=self._moment("published_at") or file_name.moment(self.path),
            updated_at=self._moment("updated_at"),
            embargo_until=self._moment("embargo_until"),
            language=values.text(fields.use("language")).strip().replace("_", "-"),
            description=self.text("description"),
            canonical=self._canonical(),
            corrections=self._corrections(),
            **{name: self.text(name) for name in _TEXTS},  # type: ignore[arg-type]  # they are all texts
        )

    def text(self, field: str) -> str:
        """A field that is a text, as it stands; what other programs wrote as HTML as what it shows."""
        if isinstance(self.fields.look(field), dict):
            return ""
        said = values.text(self.fields.use(field))
        return said if self._is_ours else without_markup(said)

    def standfirst(self) -> str:
        """The standfirst; a description does its work where no field of that kind stands."""
        return self.text("standfirst" if "standfirst" in self.fields else "description")

    def lead(self) -> LeadImage | None:
        """The lead image as the file names it; its fields still count as not understood."""
        value = self.fields.look("image")
        if isinstance(value, list):
            value = value[0] if value else ""
        said = value if isinstance(value, dict) else {"src": value}
        image = values.first(values.text(said.get(name, "")) for name in ("src", "image", "url", "path"))
        if not image.strip():
            return None
        words = {
            name: values.text(said.get(name, "")) or values.text(self.fields.look(f"image_{name}"))
            for name in ("alt", "caption", "credit")
        }
        return LeadImage(image=image.strip(), **words)

    def authors(self) -> tuple[Author, ...]:
        """The people of whom the file says more than the name."""
        said = self.fields.look("byline")
        people = [one for one in (said if isinstance(said, list) else [said]) if isinstance(one, dict)]
        return tuple(author for author in map(_author, people) if author.name)

    def _byline(self) -> tuple[str, ...]:
        name, value = self.fields.name("byline"), self.fields.use("byline")
        if isinstance(value, str) and name == "authors":
            return values.names(value)  # taken apart at its commas
        people = value if isinstance(value, list) else [value]
        found = [_person(one) for one in people]
        return values.names([_BY.sub("", one) for one in found] if name in ("byline", "by") else found)

    def _slug(self) -> tuple[str, bool]:
        name = self.fields.name("slug")
        written = values.text(self.fields.look("slug")).rstrip("/").rpartition("/")[2]
        if name == "slug":
            self.fields.drop("slug")  # an address of other programs says more than the slug, and is kept
        if written:
            return slugs.from_headline(written), True
        named = bool(self.fields) or file_name.moment(self.path) is not None  # a page of a site, not a note
        slug = file_name.slug(self.path) if named else ""
        return slug, bool(slug)

    def _section(self) -> str:
        value = self.fields.look("section")
        if isinstance(value, list) and len(value) > 1:
            return values.text(value[0])  # the other categories stay in the lines that are kept
        return self.text("section")

    def _status(self) -> Status:
        said = values.text(self.fields.use("status")).strip().lower().replace(" ", "-").replace("_", "-")
        if said and said not in _STATUSES:
            self.warnings.append(f"“{said}” is no status that we know: the story is a draft.")
            return Status.DRAFT
        if said:
            return _STATUSES[said]
        draft = values.true(self.fields.use("draft"))
        published = values.true(self._published_flag())
        if draft is None and published is None:
            return Status.PUBLISHED if file_name.moment(self.path) else Status.DRAFT
        return Status.DRAFT if draft or published is False else Status.PUBLISHED

    def _published_flag(self) -> Value:
        entries = self.fields.value("published")
        if values.true(entries) is not None:
            self.fields.drop("published")
            return entries
        return ""

    def _moment(self, field: str) -> datetime | None:
        value = self.fields.look(field)
        written = values.text(value).strip()
        found = values.moment(value)
        if found or not written:
            self.fields.use(field)
        elif values.true(value) is None:
            self.warnings.append(f"“{written}” is no date that we can read: write it as 2026-11-23.")
        return found

    def _canonical(self) -> str:
        address = values.text(self.fields.look("canonical")).strip()
        if not address or address.lower().startswith(("http://", "https://")):
            self.fields.use("canonical")
            return address
        return ""

    def _corrections(self) -> tuple[Correction, ...]:
        value = self.fields.look("corrections")
        entries = [one for one in (value if isinstance(value, list) else []) if isinstance(one, dict)]
        found = [_correction(one) for one in entries]
        if value and (None in found or len(found) != len(value) or not entries):
            self.warnings.append("The corrections need a date and a text each; they were kept, but not read.")
            return ()
        self.fields.use("corrections")
        return tuple(one for one in found if one)


def _person(said: Value) -> str:
    return values.text(said.get("name", "") if isinstance(said, dict) else said)


def _author(said: dict[str, Value]) -> Author:
    address = values.first(values.text(said.get(name, "")) for name in ("url", "address", "website"))
    return Author(
        name=" ".join(_person(said).split()),
        initials=values.text(said.get("initials", "")),
        address=address if address.lower().startswith(("http://", "https://")) else "",
        bio=values.text(said.get("bio", "")),
    )


def _correction(said: dict[str, Value]) -> Correction | None:
    at = values.moment(said.get("date", said.get("at", "")))
    text = values.text(said.get("text", ""))
    kind = values.text(said.get("kind", "")) or "correction"
    return Correction(at=at, text=text, kind=kind) if at and text else None

"""Which of a front matter's fields are ours, under whatever name other programs give them?"""

from collections.abc import Iterable

from deskeditor.formats.reading.front_matter import Entry, Value

NAMES: dict[str, tuple[str, ...]] = {  # the first name of each is ours: it is the one that we write
    "headline": ("title", "headline", "heading"),
    "standfirst": ("standfirst", "dek", "deck", "subtitle", "subheadline", "excerpt", "summary"),
    "description": ("description", "meta_description", "seo_description"),
    "slug": ("slug", "permalink", "url"),
    "status": ("status",),
    "draft": ("draft",),
    "section": ("section", "category", "categories", "sections"),
    "kicker": ("kicker", "eyebrow"),
    "byline": ("authors", "author", "byline", "by", "writer"),
    "dateline": ("dateline",),
    "published_at": (
        "date", "published", "published_at", "publish_date", "publishdate", "date_published", "pubdate",
    ),
    "updated_at": ("updated", "lastmod", "last_modified_at", "modified", "updated_at", "date_modified"),
    "embargo_until": ("embargo", "embargo_until"),
    "tags": ("tags", "tag", "keywords", "topics"),
    "language": ("language", "lang", "locale"),
    "image": (
        "image", "lead_image", "featured_image", "feature_image", "hero_image", "cover", "cover_image",
        "thumbnail", "images",
    ),
    "image_alt": ("image_alt", "imagealt"),
    "image_caption": ("image_caption", "image_figcaption", "caption"),
    "image_credit": ("image_credit", "credit", "photo_credit"),
    "search_title": ("search_title", "seo_title", "meta_title"),
    "canonical": ("canonical", "canonical_url"),
    "social_title": ("social_title", "og_title"),
    "social_description": ("social_description", "og_description"),
    "social_image": ("social_image", "og_image"),
    "corrections": ("corrections",),
    "notes": ("notes",),
    "cards": ("cards",),
    "extra": ("extra",),
}  # fmt: skip


class Fields:
    """A front matter's entries; what `use` and `drop` name is understood, the rest is kept as it stands."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._values = {entry.name: entry.value for entry in self._entries}
        self._used: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._entries)

    def __contains__(self, field: str) -> bool:
        return any(name in self._values for name in NAMES[field])

    def name(self, field: str) -> str:
        """The name under which a field stands: ours, else the first with a value; empty where none does."""
        ours, *others = NAMES[field]
        if ours in self._values:
            return ours
        return next((name for name in others if self._values.get(name)), "")

    def look(self, field: str) -> Value:
        """A field's value, empty where it does not stand; it still counts as not understood."""
        return self._values.get(self.name(field), "")

    def value(self, name: str) -> Value:
        """The value of one entry, whatever field it stands for."""
        return self._values.get(name, "")

    def use(self, field: str) -> Value:
        """A field's value, which is understood herewith."""
        self._used.add(self.name(field))
        return self.look(field)

    def drop(self, name: str) -> None:
        """Say that an entry is understood, whatever field it stands for."""
        self._used.add(name)

    def source(self, fields: Iterable[str]) -> str:
        """The lines that say some fields, as they stand."""
        names = {self.name(field) for field in fields}
        return "".join(entry.source for entry in self._entries if entry.name in names)

    def rest(self) -> str:
        """The lines that nobody understood, as they stand."""
        return "".join(entry.source for entry in self._entries if entry.name not in self._used)

"""Which page does a Markdown file make, without any library?"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from deskeditor.domain import slug
from deskeditor.domain.asset import FOLDER, Asset
from deskeditor.domain.card import Card, Override
from deskeditor.domain.story import Story
from deskeditor.errors import CannotWrite
from deskeditor.formats.reading import markdown
from deskeditor.formats.reading.read_story import CardReference
from deskeditor.formats.writing import html_page
from deskeditor.pages.surroundings import Surroundings
from deskeditor.services import found_images, renditions
from deskeditor.services.found_files import Found
from deskeditor.storage import files


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page, and the content of the pictures beside it by their references `images/…`."""

    html: str
    pictures: dict[str, bytes]
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class _Pictures:
    """The pictures that stand beside a file, kept in memory."""

    assets: dict[str, Asset] = field(default_factory=dict)
    content: dict[str, bytes] = field(default_factory=dict)

    def add(self, data: bytes, name: str) -> Asset:
        from deskeditor.storage import pictures  # loads Pillow

        seen = pictures.inspect(data, name)
        digest = hashlib.sha256(data).hexdigest()
        asset = Asset(
            hash=digest,
            suffix=seen.suffix,
            width=seen.width,
            height=seen.height,
            size=len(data),
            look=seen.look,
        )
        self.assets[asset.reference] = asset
        self.content[asset.reference] = data
        return asset


def page(content: bytes, path: Path | None = None) -> MadePage:
    """The page of Markdown, whose file is `path` if it has one; raises `UnreadableFile`.

    Cards for web addresses stand on it; what cards for stories say is in a library, so they are left out.
    """
    read = markdown.read(content, str(path or ""))
    pictures, warnings = _Pictures(), read.warnings
    if path:
        place = path.resolve()
        read, left = found_images.keep(pictures.add, read, Found(place, place.parent))
        warnings += left
    if any(card.web is None for card in read.cards):
        warnings += ("Cards for stories were left out: what they say stands in a library.",)
    story = _with_slug(replace(read.story, cards=_cards(read.cards)))
    made = html_page.write(story, Surroundings(assets=pictures.assets))
    return MadePage(made.content.decode(), renditions.made_of(pictures.content, made.images), warnings)


def write(made: MadePage, path: Path) -> tuple[Path, ...]:
    """Write a page and its pictures beside it; gives their paths, the page first. Raises `CannotWrite`."""
    beside = path.parent / FOLDER
    try:
        if made.pictures:
            beside.mkdir(exist_ok=True)
    except OSError as error:
        raise CannotWrite(files.why(beside, error)) from error
    pictures = {path.parent / name: content for name, content in made.pictures.items()}
    for place, content in pictures.items():
        files.write_atomically(place, content)
    files.write_atomically(path, made.html.encode())
    return path, *pictures


def _with_slug(story: Story) -> Story:
    return story if story.details.slug else story.with_details(slug=slug.from_headline(story.headline))


def _cards(references: Iterable[CardReference]) -> tuple[Card, ...]:
    return tuple(
        Card(
            target=one.web,
            overrides=MappingProxyType(
                {name: Override(words, words) for name, words in one.overrides.items()}
            ),
            layout=one.layout,
        )
        for one in references
        if one.web
    )

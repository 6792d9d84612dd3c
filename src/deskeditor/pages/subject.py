"""What do all parts of one page look at?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property, lru_cache
from zoneinfo import ZoneInfo

from deskeditor.domain.excerpt import cut
from deskeditor.domain.site import Part, Site
from deskeditor.domain.story import Details, Story
from deskeditor.markup.blocks import Piece
from deskeditor.markup.plain import first_paragraph, first_said
from deskeditor.markup.typography import typeset
from deskeditor.pages import addresses
from deskeditor.pages.site_words import spoken
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.teaser import Teaser, teasers
from deskeditor.pages.words import Words, words

DESCRIPTION_LIMIT = 200  # characters; search engines cut at some 160, social networks at 200

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "ha", "he", "khw", "ks", "ps", "sd", "ug", "ur", "yi"]
)
_BLANKS = re.compile(
    r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+"
)  # all but the spaces that an editor sets on purpose
_JOINERS = str.maketrans({"\u2060": None, "\u00a0": " ", "\u202f": " "})  # they hold lines, not words


@dataclass
class Subject:
    """A story in its surroundings, with the few things that several parts need."""

    story: Story
    around: Surroundings
    word_count: int = 0  # of the body as a reader meets it, once it is rendered
    pieces: Iterable[Piece] | None = None  # the body's blocks, read once, where it has been split

    @property
    def details(self) -> Details:
        """The story's details."""
        return self.story.details

    @cached_property
    def language(self) -> str:
        """The page's language: the story's, else the site's, else English; always a BCP 47 tag."""
        wanted = (self.details.language, self.around.site.language)
        return next((tag for tag in wanted if _LANGUAGE.fullmatch(tag)), "en")

    @cached_property
    def site(self) -> Site:
        """The site, with the texts that nobody worded in the page's language."""
        return spoken(self.around.site, self.language)

    @property
    def words(self) -> Words:
        """What the page itself says, in its language."""
        return words(self.language)

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, as the language is written."""
        return "rtl" if self.language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"

    def local(self, moment: datetime) -> datetime:
        """A moment in the site's time zone; as it was written where the site names none that we know."""
        zone = _zone(self.around.site.time_zone)
        try:
            return moment.astimezone(zone) if zone else moment
        except OverflowError:  # at the ends of what a calendar holds
            return moment

    @cached_property
    def url(self) -> str:
        """Where the page will stand: its canonical address, else below the site's; empty if unknown."""
        if own := addresses.web(self.details.canonical):
            return own
        site = addresses.web(self.around.site.address).rstrip("/")
        return f"{site}/{addresses.encoded(self.details.slug)}.html" if site and self.details.slug else ""

    @cached_property
    def teasers(self) -> tuple[Teaser, ...]:
        """The cards that the page prints: those that lead somewhere, as many as the site wants."""
        if not self.shows(Part.RELATED):
            return ()
        printable = [one for one in teasers(self.story, self.around) if one.printable]
        return tuple(printable[: self.around.site.card_limit])

    def shows(self, part: Part) -> bool:
        """Whether the site's pages carry a part."""
        return self.around.site.shows(part)

    def typeset(self, text: str, *, heading: bool = False) -> str:
        """Text as the page prints it: one line, quotes, dashes and joiners in the page's language."""
        return _typeset(text, self.language, heading)

    def plain(self, text: str) -> str:
        """The same for titles and machines: without what only holds lines together."""
        return self.typeset(text).translate(_JOINERS)

    @cached_property
    def title(self) -> str:
        """The headline for titles and machines."""
        return self.plain(self.story.headline) or self.words.untitled

    @cached_property
    def description(self) -> str:
        """The description: the editor's, else the standfirst, else the first paragraph, cut at a word."""
        written = self.details.description.strip() or self.story.standfirst.strip()
        return cut(self.plain(written or self._lede()), DESCRIPTION_LIMIT)

    def _lede(self) -> str:
        """The body's first paragraph in plain text."""
        return first_paragraph(self.story.body) if self.pieces is None else first_said(self.pieces)


@lru_cache(maxsize=200)  # a headline stands in several places, and the site's texts on every page
def _typeset(text: str, language: str, heading: bool) -> str:
    return typeset(_BLANKS.sub(" ", text).strip(" "), language, heading=heading)


@cache
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):  # not known here, no name of a zone, or that of a folder of them
        return None

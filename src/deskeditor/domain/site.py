"""What does a publication say about its pages?"""

from dataclasses import dataclass, field
from enum import StrEnum


class Part(StrEnum):
    """The parts of a page that a site can turn off."""

    SHARE = "share"
    LEAD_IMAGE = "lead-image"
    READING_TIME = "reading-time"
    CORRECTIONS = "corrections"
    TAGS = "tags"
    NEWSLETTER = "newsletter"
    RELATED = "related"
    COMMENTS = "comments"
    NEIGHBOURS = "neighbours"
    FOOTER = "footer"


class CorrectionsPlace(StrEnum):
    """Where a page says what was corrected or updated: above its body, or at its foot."""

    TOP = "top"
    FOOT = "foot"


class UnpublishedCards(StrEnum):
    """What an export does about cards whose story readers cannot or must not find (yet)."""

    WARN = "warn"
    REFUSE = "refuse"
    LEAVE_OUT = "leave out"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareTarget:
    """A plain link in the share bar; `{url}` and `{title}` in `address` are filled in, percent-encoded."""

    label: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsletter:
    """The sign-up box; it is left out of pages while `action` is empty."""

    action: str = ""  # the address that the form posts to
    title: str = "Be the first to know"
    text: str = "Join our community and get notified about upcoming stories"
    button: str = "Sign up"
    sending: str = "Subscribing..."
    success: str = "You've been subscribed!"
    failure: str = "Something went wrong"
    failure_hint: str = "Your address is still here: check it and try again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
    """The comments slot: a script of the site's choice, else a marker for its own include, else left out."""

    heading: str = "Comments"
    marker: str = ""  # the text of an HTML comment in the slot, for the site's own include
    script: str = ""  # the web address of a script that fills the slot
    thread: str = ""  # the id of the empty element that the script looks for, if it looks for one


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A publication's settings."""

    id: str = "default"
    name: str = "My site"
    address: str = ""  # https://…, no slash at the end; empty: unknown, links stay relative
    language: str = "en-GB"
    time_zone: str = ""  # IANA name, Europe/London; empty: times are shown in the zone they were written in
    theme: str = "house"
    logo: str = ""  # an asset's reference; empty: the site's bar says its name
    feed: str = ""  # web address of the site's feed; empty: it has none
    share_label: str = "Share this post"
    share_targets: tuple[ShareTarget, ...] = ()
    newsletter: Newsletter = field(default_factory=Newsletter)
    comments: Comments = field(default_factory=Comments)
    corrections: CorrectionsPlace = CorrectionsPlace.FOOT
    related_title: str = "Related stories"
    card_limit: int = 6  # cards under a story
    excerpt_limit: int = 160  # characters of a card's excerpt
    cards_unpublished: UnpublishedCards = UnpublishedCards.WARN
    footer: str = ""  # plain text; empty: the year and the site's name
    hidden: frozenset[Part] = frozenset()

    def shows(self, part: Part) -> bool:
        """Whether pages of this site carry a part."""
        return part not in self.hidden

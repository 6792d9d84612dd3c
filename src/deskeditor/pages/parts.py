"""What does each part of a page say? Plain values for the theme's templates, or None: left out."""

from collections.abc import Callable, Mapping

from deskeditor.domain import author
from deskeditor.domain.card import Layout
from deskeditor.domain.site import Part
from deskeditor.domain.story import Correction
from deskeditor.pages import addresses, byline, moments, share
from deskeditor.pages.body import Pictures
from deskeditor.pages.characters import printable
from deskeditor.pages.subject import Subject
from deskeditor.pages.teaser import Teaser

Values = Mapping[str, object]


def site(subject: Subject) -> Values | None:
    """The bar with the site's name; a link to its front page where the address is known."""
    own = subject.around.site
    return {"name": subject.typeset(own.name), "address": addresses.web(own.address)}


def kicker(subject: Subject) -> Values | None:
    """The line above the headline: the kicker, else the section."""
    text = subject.typeset(subject.details.kicker or subject.details.section)
    return {"text": text} if text else None


def headline(subject: Subject) -> Values | None:
    """The headline; a page has one even while the story has none."""
    return {"text": subject.typeset(subject.story.headline, heading=True) or subject.title}


def standfirst(subject: Subject) -> Values | None:
    """The standfirst."""
    text = subject.typeset(subject.story.standfirst)
    return {"text": text} if text else None


def share_bar(subject: Subject) -> Values | None:
    """The share bar above the body."""
    return share.bar(subject) if subject.shows(Part.SHARE) else None


def lead(subject: Subject) -> Values | None:
    """The lead image with its caption and credit."""
    image = subject.details.lead_image
    if image is None or not subject.shows(Part.LEAD_IMAGE) or not addresses.reference(image.image):
        return None
    return {
        "image": image.image,
        "alt": image.alt,
        "size": Pictures(subject.around.assets).size(image.image),
        "caption": subject.typeset(image.caption),
        "credit": subject.typeset(image.credit),
    }


def end(subject: Subject) -> Values | None:
    """What closes the article: corrections, tags and the second share bar, each only where there is one."""
    details = subject.details
    corrections = details.corrections if subject.shows(Part.CORRECTIONS) else ()
    tags = details.tags if subject.shows(Part.TAGS) else ()
    return {
        "corrections": [_correction(subject, one) for one in corrections],
        "tags": [tag for tag in tags if tag.strip()],
        "share": share_bar(subject),
    }


def _correction(subject: Subject, correction: Correction) -> dict[str, str]:
    return {
        "word": subject.words.update if correction.kind == "update" else subject.words.correction,
        "stamp": correction.at.date().isoformat(),
        "day": moments.day(correction.at, subject.language),
        "text": subject.typeset(correction.text),
    }


def newsletter(subject: Subject) -> Values | None:
    """The sign-up box, where the site says where it posts to."""
    box = subject.around.site.newsletter
    if not subject.shows(Part.NEWSLETTER) or not addresses.origin(box.action):
        return None
    texts = ("title", "text", "button", "sending", "success")
    return {
        "action": addresses.web(box.action),
        "failure": subject.typeset(_sentences(box.failure, box.failure_hint)),
        **{name: subject.typeset(getattr(box, name)) for name in texts},
    }


def _sentences(first: str, second: str) -> str:
    first, second = first.strip(), second.strip()
    stop = "" if first.endswith((".", "!", "?", "…")) or not second else "."
    return f"{first}{stop} {second}"


def related(subject: Subject) -> Values | None:
    """The grid of cards, and how many stand beside one another: a lead card has a row of its own."""
    own = subject.around.site
    cards = [card(subject, one) for one in subject.teasers]
    beside = max(1, sum(one.layout is not Layout.LEAD for one in subject.teasers))
    return {"title": subject.typeset(own.related_title), "cards": cards, "beside": beside} if cards else None


def card(subject: Subject, teaser: Teaser) -> dict[str, object]:
    """One card's plain values; the excerpt is the teaser's, letter for letter."""
    signed = teaser.byline or teaser.source
    return {
        "link": teaser.link,
        "headline": subject.typeset(teaser.headline, heading=True),
        "excerpt": teaser.excerpt,
        "image": "" if teaser.layout is Layout.TEXT_ONLY else teaser.image,
        "image_alt": teaser.image_alt or subject.plain(teaser.headline),
        "size": Pictures(subject.around.assets).size(teaser.image),
        "kicker": subject.typeset(teaser.kicker),
        "label": subject.typeset(teaser.label),
        "tone": author.COLOURS.index(author.colour(teaser.kicker)),
        "layout": teaser.layout.value,
        "signed": signed,
        "face": byline.face(teaser.avatar, teaser.initials, teaser.colour),
    }


def comments(subject: Subject) -> Values | None:
    """The slot for the site's own comments, where it has a marker for them."""
    slot = subject.around.site.comments
    if not subject.shows(Part.COMMENTS) or not (marker := comment_text(slot.marker)):
        return None
    return {"heading": subject.typeset(slot.heading), "marker": f"<!--{marker}-->"}


def comment_text(text: str) -> str:
    """Text that stays inside an HTML comment: no two hyphens together, none at its ends, no angle first."""
    text = printable(text)
    while "--" in text:
        text = text.replace("--", "-")
    return text.strip("-").lstrip(">-")


def footer(subject: Subject) -> Values | None:
    """The site's own line, else the year and the site's name."""
    own = subject.around.site
    if not subject.shows(Part.FOOTER):
        return None
    year = subject.details.published_at or subject.story.created_at
    return {"text": subject.typeset(own.footer or f"© {year.year} {own.name}")}


MAKERS: Mapping[str, Callable[[Subject], Values | None]] = {
    "site": site,
    "kicker": kicker,
    "headline": headline,
    "standfirst": standfirst,
    "byline": byline.values,
    "share": share_bar,
    "lead": lead,
    "end": end,
    "newsletter": newsletter,
    "related": related,
    "comments": comments,
    "footer": footer,
}

"""What does each part of a page say? Plain values for the theme's templates, or None: left out."""

from collections.abc import Callable, Mapping

from deskeditor.domain import author
from deskeditor.domain.card import Layout
from deskeditor.domain.site import CorrectionsPlace, Part
from deskeditor.domain.story import Correction
from deskeditor.pages import addresses, byline, comments, images, moments, neighbours, share
from deskeditor.pages.subject import Subject
from deskeditor.pages.teaser import Teaser

Values = Mapping[str, object]


def site(subject: Subject) -> Values | None:
    """The bar with the site's name or logo; a link to its front page where the address is known."""
    own = subject.around.site
    has_logo = bool(addresses.reference(own.logo))
    return {
        "name": subject.typeset(own.name),
        "address": addresses.web(own.address),
        "logo": images.values(subject.around.assets, own.logo) if has_logo else None,
    }


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
        "picture": images.values(subject.around.assets, image.image),
        "alt": image.alt,
        "caption": subject.typeset(image.caption),
        "credit": subject.typeset(image.credit),
    }


def end(subject: Subject) -> Values | None:
    """What closes the article: corrections, authors, tags, second share bar, each where there is one."""
    details = subject.details
    tags = details.tags if subject.shows(Part.TAGS) else ()
    return {
        "corrections": _corrections(subject, CorrectionsPlace.FOOT),
        "authors": byline.about(subject),
        "tags": [tag for tag in tags if tag.strip()],
        "share": share_bar(subject),
    }


def corrections(subject: Subject) -> Values | None:
    """The corrections above the body, where the site wants them there."""
    found = _corrections(subject, CorrectionsPlace.TOP)
    return {"corrections": found} if found else None


def _corrections(subject: Subject, place: CorrectionsPlace) -> list[dict[str, str]]:
    if not subject.shows(Part.CORRECTIONS) or subject.around.site.corrections is not place:
        return []
    return [_correction(subject, one) for one in subject.details.corrections]


def _correction(subject: Subject, correction: Correction) -> dict[str, str]:
    return {
        "word": subject.words.update if correction.kind == "update" else subject.words.correction,
        "stamp": correction.at.date().isoformat(),
        "day": moments.day(correction.at, subject.language),
        "text": subject.typeset(correction.text),
    }


def newsletter(subject: Subject) -> Values | None:
    """The sign-up box, where the site says where it posts to."""
    box = subject.site.newsletter
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
    own = subject.site
    cards = [card(subject, one) for one in subject.teasers]
    beside = max(1, sum(one.layout is not Layout.LEAD for one in subject.teasers))
    return {"title": subject.typeset(own.related_title), "cards": cards, "beside": beside} if cards else None


def card(subject: Subject, teaser: Teaser) -> dict[str, object]:
    """One card's plain values; the excerpt is the teaser's, letter for letter."""
    signed = teaser.byline or teaser.source
    shows_picture = teaser.image and teaser.layout is not Layout.TEXT_ONLY
    return {
        "link": teaser.link,
        "headline": subject.typeset(teaser.headline, heading=True),
        "excerpt": teaser.excerpt,
        "picture": images.values(subject.around.assets, teaser.image) if shows_picture else None,
        "alt": teaser.image_alt or subject.plain(teaser.headline),
        "kicker": subject.typeset(teaser.kicker),
        "label": subject.typeset(teaser.label),
        "tone": author.COLOURS.index(author.colour(teaser.kicker)),
        "layout": teaser.layout.value,
        "signed": signed,
        "face": byline.face(subject, teaser.avatar, teaser.initials, teaser.colour),
    }


def footer(subject: Subject) -> Values | None:
    """The site's own line, else the year and the site's name."""
    own = subject.around.site
    if not subject.shows(Part.FOOTER):
        return None
    year = subject.details.published_at or subject.story.created_at
    return {"text": subject.typeset(own.footer or f"© {subject.local(year).year} {own.name}")}


MAKERS: Mapping[str, Callable[[Subject], Values | None]] = {
    "site": site,
    "kicker": kicker,
    "headline": headline,
    "standfirst": standfirst,
    "byline": byline.values,
    "share": share_bar,
    "lead": lead,
    "corrections": corrections,
    "end": end,
    "newsletter": newsletter,
    "related": related,
    "comments": comments.values,
    "neighbours": neighbours.values,
    "footer": footer,
}

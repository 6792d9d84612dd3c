"""What does a page tell search engines, feed readers and social networks about itself?"""

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

from deskeditor.domain.site import Site
from deskeditor.domain.story import Status
from deskeditor.pages import addresses, images, moments
from deskeditor.pages.subject import Subject

_FEEDS = {
    ".json": "application/feed+json",
    "atom.xml": "application/atom+xml",
    ".atom": "application/atom+xml",
}
_UNFINISHED = (Status.DRAFT, Status.IN_REVIEW)


def values(subject: Subject) -> dict[str, object]:
    """What the head's template prints, in plain values."""
    details, site = subject.details, subject.around.site
    return {
        "title": title(subject),
        "description": subject.description,
        "canonical": subject.url,
        "feed": _feed(site),
        "robots": "noindex" if details.status in _UNFINISHED else "",
        "properties": [{"name": name, "content": text} for name, text in _open_graph(subject) if text],
        "twitter_card": "summary_large_image" if _picture(subject) else "summary",
        "authors": [name for name in details.byline if name.strip()],
        "json_ld": _json_ld(subject),
        "site_name": site.name,
    }


def _feed(site: Site) -> dict[str, str] | None:
    """The address of the site's feed, and what kind it seems to be of."""
    address = addresses.web(site.feed)
    if not address:
        return None
    path = urlsplit(address).path.lower()
    kinds = (kind for ending, kind in _FEEDS.items() if path.endswith(ending))
    return {"address": address, "type": next(kinds, "application/rss+xml")}


def title(subject: Subject) -> str:
    """The title in the browser's tab: the search title, else headline and site."""
    if subject.details.search_title.strip():
        return subject.plain(subject.details.search_title)
    name = subject.plain(subject.around.site.name)
    return f"{subject.title} – {name}" if name else subject.title


def _open_graph(subject: Subject) -> Iterator[tuple[str, str]]:
    details = subject.details
    yield "og:type", "article"
    yield "og:site_name", subject.plain(subject.around.site.name)
    yield "og:title", subject.plain(details.social_title) or subject.title
    yield "og:description", subject.plain(details.social_description) or subject.description
    yield "og:url", subject.url
    yield "og:locale", subject.language.replace("-", "_")
    picture = _shared(subject)
    yield "og:image", picture["src"]
    yield "og:image:width", picture["width"]
    yield "og:image:height", picture["height"]
    yield "og:image:alt", _picture_alt(subject) if picture["src"] else ""
    yield "article:section", details.section
    if details.published_at:
        yield "article:published_time", moments.stamp(details.published_at)
    if details.updated_at:
        yield "article:modified_time", moments.stamp(details.updated_at)
    for tag in details.tags:
        yield "article:tag", tag


def _reference(subject: Subject) -> str:
    lead = subject.details.lead_image
    return addresses.reference(subject.details.social_image or (lead.image if lead else ""))


def _picture(subject: Subject) -> str:
    return _shared(subject)["src"]


def _shared(subject: Subject) -> dict[str, str]:
    """The picture with its full address: others cannot follow a relative one."""
    site, wanted = addresses.web(subject.around.site.address).rstrip("/"), _reference(subject)
    if not site or not wanted:
        return {"src": "", "width": "", "height": ""}
    found = images.shared(subject.around.assets, wanted)
    return {**found, "src": f"{site}/{found['src']}"}


def _picture_alt(subject: Subject) -> str:
    lead = subject.details.lead_image
    return lead.alt if lead and _reference(subject) == lead.image else ""


def _json_ld(subject: Subject) -> str:
    text = json.dumps(_article(subject), separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _article(subject: Subject) -> dict[str, object]:
    """The story as schema.org's NewsArticle; what is not known is left out."""
    details = subject.details
    article: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": subject.title,
        "description": subject.description,
        "url": subject.url,
        "mainEntityOfPage": subject.url,
        "inLanguage": subject.language,
        "articleSection": details.section,
        "keywords": list(details.tags),
        "image": [picture] if (picture := _picture(subject)) else [],
        "datePublished": moments.stamp(details.published_at) if details.published_at else "",
        "dateModified": moments.stamp(details.updated_at) if details.updated_at else "",
        "author": [_person(subject, name) for name in details.byline if name.strip()],
        "publisher": _publisher(subject),
    }
    return _without_gaps(article)


def _publisher(subject: Subject) -> dict[str, object]:
    site = subject.around.site
    place = addresses.web(site.address).rstrip("/")
    logo = images.shared(subject.around.assets, addresses.reference(site.logo))["src"]
    return _without_gaps(
        {
            "@type": "Organization",
            "name": site.name,
            "url": addresses.web(site.address),
            "logo": f"{place}/{logo}" if place and logo else "",
        }
    )


def _person(subject: Subject, name: str) -> dict[str, object]:
    known = subject.around.author(name)
    return _without_gaps(
        {
            "@type": "Person",
            "name": name,
            "url": addresses.web(known.address),
            "email": addresses.mail(known.address).removeprefix(addresses.MAILTO),
            "description": " ".join(known.bio.split()),
        }
    )


def _without_gaps(values: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value}

"""What does a site say on a page where its settings were left alone? The same, in the page's language."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from deskeditor.domain.site import Comments, Newsletter, Site
from deskeditor.pages.words import site_words

_UNTOUCHED = Site()
_NEWSLETTER = ("title", "text", "button", "sending", "success", "failure", "failure_hint")


def spoken(site: Site, language: str) -> Site:
    """The site with those of its texts that nobody worded in a language given as in BCP 47.

    What an editor wrote stays; English texts stay where the language is not known.
    """
    words = site_words(language)
    return _spoken(site, language) if words else site


@lru_cache(maxsize=32)
def _spoken(site: Site, language: str) -> Site:
    words = site_words(language)
    return replace(
        site,
        share_label=_or(site.share_label, _UNTOUCHED.share_label, words["share_label"]),
        related_title=_or(site.related_title, _UNTOUCHED.related_title, words["related_title"]),
        newsletter=_newsletter(site.newsletter, words),
        comments=_comments(site.comments, words),
    )


def _newsletter(box: Newsletter, words: Mapping[str, str]) -> Newsletter:
    untouched = _UNTOUCHED.newsletter
    said = {
        name: _or(getattr(box, name), getattr(untouched, name), words[f"newsletter_{name}"])
        for name in _NEWSLETTER
    }
    return replace(box, **said)


def _comments(slot: Comments, words: Mapping[str, str]) -> Comments:
    return replace(slot, heading=_or(slot.heading, _UNTOUCHED.comments.heading, words["comments"]))


def _or(text: str, untouched: str, said: str) -> str:
    return said if text == untouched else text

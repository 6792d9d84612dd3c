"""Which stories stand before and after this one?

Only an export of several stories knows: it says so in the surroundings, and then the page has one part more
than the page of the same story alone, which is what the preview shows. All else is the same.
"""

from deskeditor.domain.site import Part
from deskeditor.pages import addresses
from deskeditor.pages.subject import Subject
from deskeditor.pages.surroundings import Neighbour


def values(subject: Subject) -> dict[str, object] | None:
    """The links to both; None where there is neither, or the site wants none."""
    found = subject.around.neighbours
    links: dict[str, object] = {
        "previous": _link(subject, found.previous),
        "next": _link(subject, found.next),
    }
    return links if any(links.values()) and subject.shows(Part.NEIGHBOURS) else None


def _link(subject: Subject, story: Neighbour | None) -> dict[str, str] | None:
    if story is None:
        return None
    headline = subject.typeset(story.headline, heading=True) or subject.words.untitled
    return {"headline": headline, "address": f"{addresses.encoded(story.slug)}.html"}

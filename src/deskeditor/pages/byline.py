"""What does the line under the standfirst say: who wrote it, when, and how long it takes to read?"""

from datetime import datetime

from deskeditor.domain import author
from deskeditor.domain.site import Part
from deskeditor.markup.counting import reading_minutes
from deskeditor.pages import addresses, images, moments
from deskeditor.pages.subject import Subject

_FACES = 3  # circles before the names
_INITIALS = 3  # characters that a circle holds


def values(subject: Subject) -> dict[str, object] | None:
    """Who wrote it, when, and how long it takes to read."""
    people = [_person(subject, name) for name in subject.details.byline if name.strip()]
    facts = _facts(subject)
    return {"people": people, "faces": people[:_FACES], "facts": facts} if people or facts else None


def _person(subject: Subject, name: str) -> dict[str, object]:
    """One author: name, own page, and a picture or initials on a colour."""
    known = subject.around.author(name)
    return {
        "name": name.strip(),
        "address": addresses.web(known.address) or addresses.mail(known.address),
        "face": face(subject, known.avatar, known.shown_initials, known.shown_colour),
    }


def about(subject: Subject) -> list[dict[str, str]]:
    """What is on file about the authors; the name goes before it where it does not begin with it."""
    known = [subject.around.author(name) for name in subject.details.byline if name.strip()]
    told = [(one.name.strip(), subject.typeset(" ".join(one.bio.split()))) for one in known]
    return [{"name": "" if bio.startswith(name) else name, "bio": bio} for name, bio in told if bio]


def face(subject: Subject, avatar: str, initials: str, colour: str) -> dict[str, object]:
    """A picture's reference, or initials and the number of the colour that they stand on."""
    return {
        "avatar": images.face(subject.around.assets, avatar),
        "initials": initials[:_INITIALS],
        "tone": author.COLOURS.index(colour),
    }


def _facts(subject: Subject) -> list[dict[str, str]]:
    facts = []
    published, updated = (at and subject.local(at) for at in _moments(subject))
    if published:
        facts.append(_fact("", published, subject.language))
    if updated and updated != published:
        facts.append(_update(subject, updated, published))
    if subject.shows(Part.READING_TIME) and subject.word_count:
        minutes = reading_minutes(subject.word_count)
        facts.append({"word": subject.words.reading.format(minutes), "stamp": "", "text": ""})
    return facts


def _moments(subject: Subject) -> tuple[datetime | None, datetime | None]:
    return subject.details.published_at, subject.details.updated_at


def _update(subject: Subject, updated: datetime, published: datetime | None) -> dict[str, str]:
    """Of an update on the day of publication only the time is told."""
    fact = _fact(subject.words.updated, updated, subject.language)
    if published and published.tzinfo == updated.tzinfo and published.date() == updated.date():
        fact["text"] = moments.time(updated, subject.language)
    return fact


def _fact(word: str, moment: datetime, language: str) -> dict[str, str]:
    return {"word": word, "stamp": moments.stamp(moment), "text": moments.day_and_time(moment, language)}

"""Every operator, alone, unwanted and in any mixture, finds what a look at each story finds."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest

from deskeditor.domain.card import Card, WebTarget
from deskeditor.domain.query import Condition, Field, Part, parse
from deskeditor.domain.reminder import Reminder
from deskeditor.domain.site import Site
from deskeditor.domain.story import Correction, LeadImage, Status, Story
from deskeditor.services import listing, sites
from deskeditor.services.libraries import create_library
from deskeditor.services.listing import ListQuery, Sort

STORIES, MIXTURES = 240, 60
NOW = datetime.now(UTC)
OPERATORS = (
    "author:castellane", "author:Tobias", 'author:"imogen castellane"', "author:nobody", "author:e",
    "tag:coast", "tag:PIERS", "tag:nothing", "section:cul", "section:sport", "section:nowhere",
    "site:default", "site:courier", "site:nowhere", *(f"status:{one}" for one in Status),
    "before:today", "before:40d", "before:2010", "after:40d", "after:2010", "after:2090",
    *(f"has:{part}" for part in Part),
)  # fmt: skip
WORDS = ("", "", "harbour", "tram", "harbour tram", "-ferry", "harbour -ferry", '"tram ferry"')
ONE_IS_ENOUGH = (Field.AUTHOR, Field.SECTION, Field.SITE, Field.STATUS)


@dataclass(frozen=True)
class Known:
    """A story, and what stands beside it in the library."""

    story: Story
    reminder: datetime | None
    site: str


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    luck = random.Random(6)
    with create_library(tmp_path_factory.mktemp("operators") / "library") as library:
        sites.save_site(library, Site(name="The Harrow Bay Gazette"))
        other, _ = sites.new_site(library, "Point Courier")
        known = [one(number, luck, other.id) for number in range(STORIES)]
        with library.write() as work:
            for each in known:
                work.stories.insert(each.story, words=3, lede="")
                if each.reminder:
                    work.reminders.put(Reminder(story=each.story.id, at=each.reminder, about=""))
            work.commit()
        yield library, known


def one(number: int, luck: random.Random, other_site: str) -> Known:
    def now_and_then(value, otherwise=None, *, often=0.2):
        return value if luck.random() < often else otherwise

    at = NOW - timedelta(minutes=luck.randrange(120 * 24 * 60), seconds=number)
    site = now_and_then(other_site, "default")
    picture = now_and_then("\n\n![Quay](images/quay.png)", "")
    story = Story(
        id=f"s{number:03}", site=site, headline=f"Story {number}",
        body=" ".join(luck.sample(("harbour", "tram", "ferry"), luck.randrange(4))) + picture,
        cards=now_and_then((Card(target=WebTarget(url="https://harrowbay.example/")),), (), often=0.6),
        changed_at=at, created_at=at, exported_at=now_and_then(at),
        trashed_at=now_and_then(NOW, often=0.1),
    )  # fmt: skip
    story = story.with_details(
        slug=f"story-{number}", status=luck.choice(list(Status)),
        section=luck.choice(("Sport", "Culture", "")),
        byline=luck.choice((("Imogen Castellane",), ("Tobias Renshaw", "Imogen Castellane"), ())),
        tags=tuple(luck.sample(("Coast", "piers", "sea"), luck.randrange(3))),
        lead_image=now_and_then(LeadImage(image="images/0123456789abcdef.png"), often=0.1),
        notes=now_and_then("Ring the office.", ""),
        corrections=now_and_then((Correction(at=at, text="A name was wrong."),), ()),
        embargo_until=now_and_then(NOW + timedelta(days=luck.choice((-2, 2)))),
    )  # fmt: skip
    reminder = now_and_then(NOW + timedelta(days=luck.choice((-3, 3))), often=0.3)
    return Known(story, reminder, "Point Courier" if site == other_site else "The Harrow Bay Gazette")


def holds(known: Known, one: Condition) -> bool:
    story, details, value = known.story, known.story.details, one.value
    said = str(value).lower()
    looks = {
        Field.AUTHOR: lambda: said in "\n".join(details.byline).lower(),
        Field.TAG: lambda: said in [tag.lower() for tag in details.tags],
        Field.SECTION: lambda: details.section.lower().startswith(said),
        Field.SITE: lambda: story.site == said or said in known.site.lower(),
        Field.STATUS: lambda: details.status is value,
        Field.BEFORE: lambda: story.changed_at < begun(value),
        Field.AFTER: lambda: story.changed_at >= begun(value),
        Field.HAS: lambda: has(known)[value],
    }
    return looks[one.field]()


def begun(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()


def has(known: Known) -> dict[Part, bool]:
    story, details = known.story, known.story.details
    return {
        Part.IMAGE: details.lead_image is not None or "](images/" in story.body,
        Part.CARDS: bool(story.cards),
        Part.NOTES: bool(details.notes),
        Part.CORRECTIONS: bool(details.corrections),
        Part.EXPORT: story.exported_at is not None,
        Part.TAGS: bool(details.tags),
        Part.BODY: bool(story.body),
        Part.REMINDER: known.reminder is not None,
        Part.DUE: known.reminder is not None and known.reminder <= NOW,
        Part.EMBARGO: details.embargo_until is not None and details.embargo_until > NOW,
    }


def fulfils(known: Known, asked: str) -> bool:
    query = parse(asked, datetime.now().astimezone().date())
    for one in query.conditions:
        if one.is_unwanted and holds(known, one):
            return False
        rivals = [other for other in query.conditions if other.field is one.field and not other.is_unwanted]
        enough = rivals if one.field in ONE_IS_ENOUGH else [one]
        if not one.is_unwanted and not any(holds(known, other) for other in enough):
            return False
    return speaks(known.story.body, query.words.replace('"', "_"))


def speaks(body: str, words: str) -> bool:
    """Whether a body of whole words, each once, holds wanted ones (one phrase in `_`) and no unwanted one."""
    if "_" in words:
        return words.replace("_", "") in body
    terms = words.split()
    return all((term.removeprefix("-") in body) is not term.startswith("-") for term in terms)


def found_by_looking(known: list[Known], asked: str, *, trashed: bool = False) -> list[str]:
    there = [each for each in known if (each.story.trashed_at is not None) is trashed]
    found = [each.story for each in there if fulfils(each, asked)]
    return [story.id for story in sorted(found, key=lambda story: story.changed_at, reverse=True)]


def mixtures() -> list[str]:
    luck = random.Random(7)

    def some() -> str:
        chosen = luck.sample(OPERATORS, luck.randrange(1, 4))
        return " ".join([luck.choice(WORDS), *(luck.choice(("", "-")) + each for each in chosen)]).strip()

    return [some() for _ in range(MIXTURES)]


@pytest.mark.parametrize("words", ["", "harbour -ferry"])
@pytest.mark.parametrize("minus", ["", "-"])
@pytest.mark.parametrize("operator", OPERATORS)
def test_an_operator_alone(filled, operator, minus, words):
    agrees(*filled, f"{words} {minus}{operator}".strip())


def test_mixtures_in_every_order_and_in_the_trash(filled):
    library, known = filled
    for asked in mixtures():
        agrees(library, known, asked)
        wanted = set(found_by_looking(known, asked))
        for sort in Sort:
            query = ListQuery(text=asked, sort=sort, limit=50)
            rows, order = listing.rows(library, query).rows, listing.order(library, query)
            assert listing.stretch(library, query, order, 0, 50) == rows
            assert {row.id for row in rows} <= wanted
            assert (len(rows), len(order)) == (min(50, len(wanted)), len(wanted))
        away = listing.rows(library, ListQuery(text=asked, trashed=True))
        assert [row.id for row in away.rows] == found_by_looking(known, asked, trashed=True)


def agrees(library, known: list[Known], asked: str) -> None:
    wanted = found_by_looking(known, asked)
    listed = listing.rows(library, ListQuery(text=asked, limit=STORIES))
    assert ([row.id for row in listed.rows], listed.total, listed.at_least) == (wanted, len(wanted), False)
    page = listing.rows(library, ListQuery(text=asked, limit=3, offset=2))
    assert ([row.id for row in page.rows], page.total) == (wanted[2:5], len(wanted))
    found = listing.search(library, asked, limit=STORIES)
    assert ({hit.row.id for hit in found.hits}, found.total) == (set(wanted), len(wanted))

"""A story with every part that a page can have, and the states that its parts can be in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

from PIL import Image

from deskeditor.domain.author import Author
from deskeditor.domain.card import Card, CardField, Layout, Override, StoryTarget, WebTarget
from deskeditor.domain.site import Comments, CorrectionsPlace, Newsletter, Part, ShareTarget, Site
from deskeditor.domain.story import Correction, LeadImage, Status, Story
from deskeditor.pages.surroundings import Neighbour, Neighbours, Surroundings
from deskeditor.services import assets, sites, stories, surroundings
from deskeditor.storage.library import Library

BODY = """The council voted late on Thursday[^vote] to spend £18.4 million, by 7–4. The HTML of *its* motion
is **long**, `short in code`, ~~struck~~ and [linked](https://harrowbay.example/motion "The motion").

## What was agreed

### And a heading below it

1. Borrow £11.2 million.
2. Build:
    - the track,
    - the [depot](https://harrowbay.example/depot).

- [x] Done
- [ ] To do

> An ordinary quotation.

> I voted against it because I can count.
>
> — Councillor Tobias Renshaw

![A red tram on the shore]({wide} "Number 14. Photograph: Friends of the Shore Line")

![The depot]({wide} "The depot.") ![The ferry]({tall} "The ferry. Photograph: Ludovic Marsh")

![One]({wide}) ![Two]({tall}) ![Three]({small} "Three of them.")

[![A picture that leads somewhere]({small})](https://harrowbay.example/terns)

| Item               | Estimate of 2023 | Agreed on Thursday | Still to be found | Who pays      | In all |
| ------------------ | ---------------: | -----------------: | ----------------: | :-----------: | -----: |
| Track and sea wall |            £9.1m |              £8.6m |             £0.5m | Region        |  £9.1m |
| **Total**          |       **£22.2m** |         **£18.4m** |             £3.8m | Town          | £22.2m |

```python
def fares(journeys: int) -> float:
    return journeys * 2.10  # far too long a line for any telephone, so that it has to be scrolled
```

Compressor
:   What Number 14 needs.
:   Said of other things, too.

Depot
:   It floods.

> [!NOTE] Mind the gap
> It is wide.

> [!WARNING]
> It is wet.

!embed[Film: the last tram leaves Cinder Lane](https://harrowbay-archive.example/films/last-tram)

***

<details><summary>More</summary>

Hidden *at first*.

</details>

H<sub>2</sub>O, <kbd>Ctrl</kbd>, <mark>marked</mark>, <time datetime="2026-11-20">Friday</time> and
a_very_long_word_that_nobody_can_break_although_it_is_far_too_long_for_the_narrowest_of_telephones_there_are.

The last word[^vote] has a second note.[^second]

*[HTML]: Hypertext

[^vote]: By seven votes to four.
[^second]: With two paragraphs.

    This is the other, with a [link](https://harrowbay.example/2).
"""
ARABIC = """صوّت المجلس مساء الخميس على إعادة خط الترام.[^1]

## ما الذي تقرر

> صوّتُّ ضده لأنني أعرف الحساب.
>
> — توبياس رنشو

1. أولاً
2. ثانياً

| البند | المبلغ |
| ----- | -----: |
| السكة | 8.6 |

[^1]: بسبعة أصوات مقابل أربعة. By *seven* votes.
"""
PUBLISHED = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
_WALL, _TERNS, _FERRY, _PLAQUE = "wall", "terns", "ferry", "plaque"


def picture(width: int, height: int, colour: str, kind: str = "JPEG") -> bytes:
    """A picture of one colour."""
    data = BytesIO()
    Image.new("RGB", (width, height), colour).save(data, kind)
    return data.getvalue()


@dataclass(frozen=True, slots=True)
class Pictures:
    """References of the pictures that the story shows."""

    wide: str
    tall: str
    small: str
    logo: str
    face: str


def into(library: Library, address: str = "https://harrowbay.example") -> Story:
    """The story, and all that its page names, put into a library as its first site."""
    added = Pictures(
        wide=assets.add_image(library, picture(1700, 900, "navy"), "wide.jpg").reference,
        tall=assets.add_image(library, picture(600, 900, "teal"), "tall.jpg").reference,
        small=assets.add_image(library, picture(300, 200, "maroon", "PNG"), "small.png").reference,
        logo=assets.add_image(library, picture(240, 48, "black", "PNG"), "logo.png").reference,
        face=assets.add_image(library, picture(200, 200, "olive"), "face.jpg").reference,
    )
    sites.save_site(library, site(added, address))
    sites.save_author(
        library, Author(name="Imogen Castellane", avatar=added.face, address=f"{address}/imogen")
    )
    for one in _targets(added):
        stories.new(library, one)
    return stories.new(library, story(added))[0]


def site(pictures: Pictures, address: str) -> Site:
    """The settings of a site that has everything."""
    return Site(
        name="The Harrow Bay Courier & Post",
        address=address,
        time_zone="Europe/London",
        logo=pictures.logo,
        feed=f"{address}/feed.xml",
        share_targets=(
            ShareTarget(label="Harbour", address="https://harbour.example/?u={url}&t={title}"),
            ShareTarget(label="Post it", address="mailto:desk@harrowbay.example?subject={title}"),
        ),
        newsletter=Newsletter(action=f"{address}/newsletter"),
        comments=Comments(marker="comments go here"),
        footer="The Harrow Bay Courier is an invented newspaper. © 2026",
    )


def story(pictures: Pictures) -> Story:
    """The story itself."""
    body = BODY
    for name in ("wide", "tall", "small"):
        body = body.replace(f"{{{name}}}", getattr(pictures, name))
    return Story(
        id="every-part",
        headline="Harrow Bay council votes 7–4 to reopen the tram line",
        standfirst="After nine years and three consultants’ reports, trams will run — if the money holds.",
        body=body,
        cards=cards(),
    ).with_details(
        status=Status.PUBLISHED,
        section="Local government",
        byline=("Imogen Castellane", "Tobias Renshaw", "Beatrix Nwosu"),
        dateline="HARROW BAY",
        tags=("transport", "council & budget"),
        published_at=PUBLISHED,
        updated_at=PUBLISHED + timedelta(hours=8),
        lead_image=LeadImage(
            image=pictures.wide, alt="A red tram", caption="Number 14.", credit="Friends of the Shore Line"
        ),
        corrections=(
            Correction(at=PUBLISHED + timedelta(days=1), text="The depot is valued at £2.2 million."),
            Correction(at=PUBLISHED + timedelta(days=2), text="The vote stands.", kind="update"),
        ),
    )


def _targets(pictures: Pictures) -> Iterator[Story]:
    yield Story(id=_WALL, headline="Who owns the sea wall?", body="Nobody.").with_details(
        section="Investigations",
        byline=("Tobias Renshaw",),
        lead_image=LeadImage(image=pictures.wide, alt="The wall"),
    )
    yield Story(id=_TERNS, headline="Terns take over", standfirst="They came in 2019. " * 20)
    yield Story(id=_FERRY, headline="The ferry runs on chip fat").with_details(
        section="Harbour", byline=("Imogen Castellane",)
    )
    yield Story(id=_PLAQUE, headline="A plaque for Number 14", standfirst="Everyone is polite.").with_details(
        byline=("Ludovic Marsh",)
    )


def cards() -> tuple[Card, ...]:
    """One card of every kind."""
    return (
        Card(id="c1", target=StoryTarget(_WALL), layout=Layout.LEAD),
        Card(id="c2", target=StoryTarget(_TERNS), overrides={CardField.LABEL: Override("Analysis", "")}),
        Card(id="c3", target=StoryTarget(_FERRY), layout=Layout.TEXT_ONLY),
        Card(id="c4", target=StoryTarget(_PLAQUE)),
        Card(
            id="c5",
            target=WebTarget(
                url="https://other.example/a?b=c&d=e",
                headline="Elsewhere",
                excerpt="More.",
                source="The Other",
            ),
        ),
        Card(id="c6", target=StoryTarget(_WALL), overrides={CardField.IMAGE: Override("", "")}),
    )


def states(library: Library, story: Story) -> Iterator[tuple[str, Story, Surroundings]]:
    """Every state that a part can be in: a name, the story and what surrounds it."""
    around = surroundings.around(library, story)

    def at(**settings: object) -> Surroundings:
        return replace(around, site=replace(around.site, **settings))

    yield "everything", story, replace(around, neighbours=_neighbours())
    for part in Part:
        yield f"without-{part.value}", story, replace(at(hidden=frozenset({part})), neighbours=_neighbours())
    yield "without-any-part", story, at(hidden=frozenset(Part))
    yield "corrections-first", story, at(corrections=CorrectionsPlace.TOP)
    yield "comments-by-script", story, at(comments=Comments(script="https://c.example/c.js", thread="thread"))
    yield "comments-without", story, at(comments=Comments())
    yield "newsletter-without", story, at(newsletter=Newsletter())
    yield "site-without-address", story, at(address="", logo="", feed="", footer="")
    yield "previous-only", story, replace(around, neighbours=Neighbours(previous=_neighbours().previous))
    for count in range(7):
        yield f"cards-{count}", replace(story, cards=story.cards[6 - count :]), around
    for status in Status:
        yield f"status-{status.value}", story.with_details(status=status), around
    for language in ("de", "fr", "es-MX", "it", "pt-BR", "no such language"):
        yield f"in-{language.replace(' ', '-')}", story.with_details(language=language), around
    arabic = replace(story, headline="إعادة خط الترام", standfirst="بعد تسع سنوات", body=ARABIC)
    yield "right-to-left", arabic.with_details(language="ar", dateline="هارو باي", section="المدينة"), around
    yield "nothing-written", Story(cards=()), Surroundings()
    yield "headline-only", Story(headline="Only a headline"), around
    yield "body-only", Story(body="### A deep heading first\n\nThen words.\n\n# A top one\n"), around


def _neighbours() -> Neighbours:
    return Neighbours(
        previous=Neighbour(headline="Who owns the sea wall?", slug="who-owns-the-sea-wall"),
        next=Neighbour(headline="Terns take over", slug="terns-take-over"),
    )

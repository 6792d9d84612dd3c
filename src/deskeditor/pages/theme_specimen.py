"""Which story has every part that a page can have? A theme is tried on it."""

from datetime import UTC, datetime

from deskeditor.domain.asset import Asset
from deskeditor.domain.card import Card, CardField, Layout, StoryTarget, TargetValues, WebTarget
from deskeditor.domain.site import Comments, Newsletter, ShareTarget, Site
from deskeditor.domain.story import Correction, Details, LeadImage, Story
from deskeditor.pages.surroundings import Neighbour, Neighbours, Surroundings

_MOMENT = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
_PICTURE = Asset(hash="specimen".ljust(64, "0"), suffix=".jpg", width=1600, height=900)
_BODY = f"""The first has a [link](https://harrowbay.example/), *emphasis*, **weight** and `code`.[^1]

## A heading

> An ordinary quotation of some length.

> A pull quote, which says who said it.
>
> — Imogen Castellane

![A tram]({_PICTURE.reference} "The tram. Photograph: Friends of the Shore Line")

### A smaller heading

| Item  | Before | After |
| ----- | -----: | ----: |
| Track |  £9.1m | £8.6m |

1. One.
2. Two.
    - Two and a half.

- [x] Done
- [ ] To do

> [!NOTE] Mind the gap
> It is wide.

!embed[Film: the last tram](https://archive.example/films/last-tram)

Term
:   What it means.

```
code
```

***

The last paragraph.

[^1]: A note.
"""


def story() -> Story:
    """A story with every element of a body, every detail, and cards of every kind."""
    wall = Card(id="wall", target=StoryTarget("wall"), layout=Layout.LEAD)
    terns = Card(id="terns", target=StoryTarget("terns"), layout=Layout.TEXT_ONLY)
    web = WebTarget(
        url="https://other.example/", headline="Elsewhere", excerpt="More.", source="The Other Paper"
    )
    return Story(
        id="specimen",
        headline="Council votes 7–4 to reopen the tram line",
        standfirst="After nine years the Shore Line will carry passengers again.",
        body=_BODY,
        details=Details(
            slug="specimen",
            section="Local government",
            byline=("Imogen Castellane", "Tobias Renshaw"),
            dateline="HARROW BAY",
            tags=("transport", "council"),
            published_at=_MOMENT,
            updated_at=_MOMENT.replace(hour=14),
            lead_image=LeadImage(
                image=_PICTURE.reference, alt="A tram", caption="The last car.", credit="The Friends"
            ),
            corrections=(Correction(at=_MOMENT, text="The depot costs £2.2 million."),),
        ),
        cards=(
            wall.overriding(CardField.LABEL, "Analysis", _targets()["wall"]),
            terns,
            Card(id="plaque", target=StoryTarget("plaque")),
            Card(id="web", target=web),
        ),
        created_at=_MOMENT,
        changed_at=_MOMENT,
    )


def around() -> Surroundings:
    """The site, stories and picture that the story stands among."""
    site = Site(
        name="The Harrow Bay Courier",
        address="https://harrowbay.example",
        logo=_PICTURE.reference,
        feed="https://harrowbay.example/feed.xml",
        share_targets=(ShareTarget(label="Harbour", address="https://harbour.example/?u={url}"),),
        newsletter=Newsletter(action="https://harrowbay.example/newsletter"),
        comments=Comments(marker="comments go here"),
    )
    return Surroundings(
        site=site,
        targets=_targets(),
        assets={_PICTURE.reference: _PICTURE},
        neighbours=Neighbours(
            previous=Neighbour(headline="Before", slug="before"),
            next=Neighbour(headline="After", slug="after"),
        ),
    )


def _targets() -> dict[str, TargetValues]:
    excerpt = "Three agencies have signed for it since 1931."
    return {
        "wall": TargetValues(
            headline="Who owns the sea wall?", excerpt=excerpt, image=_PICTURE.reference,
            kicker="Coast", byline=("Beatrix Nwosu",), slug="sea-wall",
        ),
        "terns": TargetValues(headline="Terns take over", excerpt=excerpt, kicker="Nature", slug="terns"),
        "plaque": TargetValues(headline="A plaque", byline=("Ludovic Marsh",), slug="plaque"),
    }  # fmt: skip

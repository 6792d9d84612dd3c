"""The story, the site and the cards that the tests of pages begin with."""

from datetime import UTC, datetime

import pytest

from deskeditor.domain.asset import Asset
from deskeditor.domain.author import Author
from deskeditor.domain.card import Card, StoryTarget, TargetValues
from deskeditor.domain.site import Comments, Newsletter, ShareTarget, Site
from deskeditor.domain.story import Correction, Details, LeadImage, Status, Story
from deskeditor.pages.surroundings import Surroundings

BODY = """The council voted to reopen the line.[^1]

## What was agreed

1. Borrow the money.
2. Lay the track.

> I voted against it because I can count.
>
> — Tobias Renshaw

![Car 14](images/car.jpg "The last car. Photograph: Friends of the Shore Line")

[^1]: By seven votes to four.
"""


def picture(name: str, width: int, height: int) -> Asset:
    return Asset(hash=name.ljust(64, "0"), suffix=".jpg", width=width, height=height)


@pytest.fixture
def site() -> Site:
    return Site(
        name="The Harrow Bay Courier",
        address="https://courier.example",
        newsletter=Newsletter(action="https://post.courier.example/join"),
        comments=Comments(marker="comments go here"),
        share_targets=(ShareTarget(label="Harbour", address="https://harbour.example/s?u={url}&t={title}"),),
    )


@pytest.fixture
def around(site: Site) -> Surroundings:
    return Surroundings(
        site=site,
        targets={
            "wall": TargetValues(
                headline="Who owns the sea wall?",
                excerpt="Three agencies have signed for it since 1931.",
                image="images/wall.jpg",
                kicker="Coast",
                byline=("Beatrix Nwosu",),
                slug="sea-wall",
            ),
            "terns": TargetValues(headline="Terns take over", byline=("Ludovic Marsh",), slug="terns"),
        },
        authors={
            "Imogen Castellane": Author(
                name="Imogen Castellane", avatar="images/imogen.jpg", address="https://courier.example/imogen"
            )
        },
        assets={
            "images/car.jpg": picture("car", 1600, 900),
            "images/wall.jpg": picture("wall", 800, 600),
        },
    )


@pytest.fixture
def story() -> Story:
    return Story(
        id="tram",
        headline="Council votes 7–4 to reopen the tram line",
        standfirst="After nine years the Shore Line will carry passengers again.",
        body=BODY,
        details=Details(
            slug="tram-line",
            status=Status.PUBLISHED,
            section="Local government",
            byline=("Imogen Castellane", "Tobias Renshaw"),
            dateline="Harrow Bay",
            tags=("transport", "council"),
            published_at=datetime(2026, 11, 20, 6, 0, tzinfo=UTC),
            updated_at=datetime(2026, 11, 20, 14, 30, tzinfo=UTC),
            lead_image=LeadImage(
                image="images/car.jpg", alt="Car 14", caption="The last car.", credit="The Friends"
            ),
            corrections=(
                Correction(at=datetime(2026, 11, 21, tzinfo=UTC), text="The depot costs £2.2 million."),
            ),
        ),
        cards=(Card(target=StoryTarget("wall"), id="c1"), Card(target=StoryTarget("terns"), id="c2")),
        created_at=datetime(2026, 11, 19, tzinfo=UTC),
    )

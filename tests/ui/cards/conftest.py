"""A desk over a real library: six stories that can be cards, and one that they stand under."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.story import LeadImage, Status, Story
from deskeditor.services import assets, stories
from deskeditor.services.libraries import create_library
from deskeditor.ui import theme
from deskeditor.ui.cards.cards_presenter import CardsPresenter
from deskeditor.ui.cards.cards_view import CardsView
from deskeditor.ui.desk import Desk

STORIES = (  # id, headline, standfirst, author
    ("wall", "Who owns the sea wall?", "Three agencies have signed for it since 1931.", "Imogen Castellane"),
    ("terns", "Terns take over the old trackbed", "A colony of 212 pairs nests there.", "Beatrix Nwosu"),
    ("plaque", "A plaque for Number 14", "The museum wants the whole tram.", "Ludmila Marchetti"),
    ("ferry", "The ferry that runs on chip fat", "It smells of supper.", "Theo Okonjo"),
    ("budget", "Budget night: what we learned", "Little that was not known before.", "Theo Okonjo"),
    ("map", "Pupils redraw the bus map", "A class of ten-year-olds measured it.", "Beatrix Nwosu"),
    ("depot", "Depot flood maps", "The February file.", "Imogen Castellane"),
)  # fmt: skip


def a_picture(colour: str = "#24506b") -> bytes:
    data = BytesIO()
    Image.new("RGB", (400, 300), colour).save(data, "PNG")
    return data.getvalue()


def a_card(story: str, **values: object) -> Card:
    return Card(target=StoryTarget(story), id=f"card-{story}", **values)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    library = create_library(tmp_path / "library")
    picture = LeadImage(image=assets.add_image(library, a_picture(), "wall.png").reference)
    for name, headline, standfirst, author in STORIES:
        story = Story(id=name, headline=headline, standfirst=standfirst, body="Text.")
        story = story.with_details(section="Coast", byline=(author,), status=Status.PUBLISHED)
        stories.new(library, story.with_details(lead_image=picture) if name == "wall" else story)
    stories.new(library, Story(id="main", headline="Harrow Bay votes to reopen the tram line", body="Text."))
    library.close()
    return tmp_path / "library"


@pytest.fixture
def view(qtbot, qapp) -> CardsView:
    theme.install(qapp)
    view = CardsView()
    qtbot.addWidget(view)
    view.resize(326, 800)
    return view


@pytest.fixture
def presenter(qtbot, desk: Desk, view: CardsView) -> CardsPresenter:
    presenter = CardsPresenter(view, desk)
    desk.commands.bind(view, "cards")
    desk.commands.set_condition("story", holds=True)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    presenter.start()
    return presenter


@pytest.fixture
def show(qtbot, desk: Desk, view: CardsView, presenter: CardsPresenter) -> Callable[..., None]:
    """Open the main story with these cards, and wait until their tiles stand."""

    def shown(*cards: Card) -> None:
        story = Story(id="main", headline="Harrow Bay votes to reopen the tram line", body="Text.", seq=1)
        desk.open_story.show(story)
        desk.open_story.set_cards(cards)
        qtbot.waitUntil(lambda: headlines(view) != [] or not cards, timeout=30_000)
        qtbot.waitUntil(lambda: view.model.rowCount() == len(cards), timeout=30_000)

    return shown


def headlines(view: CardsView) -> list[str]:
    return [view.model.tile(row).headline for row in range(view.model.rowCount())]

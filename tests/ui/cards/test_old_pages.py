"""Pages on disk that carry an old card, said and exported again; and where a story is used."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from deskeditor.domain.story import LeadImage, Story
from deskeditor.services import exporting, stories
from deskeditor.ui.cards.story_popover import StoryPopover

from .conftest import a_card

LONG = 30_000


@pytest.fixture
def ask(qtbot, desk):
    def asked(job: object) -> object:
        told = []
        desk.lane.ask(job, told.append)
        qtbot.waitUntil(lambda: bool(told), timeout=LONG)
        return told[0]

    return asked


@pytest.fixture
def exported(ask, tmp_path: Path) -> Path:
    """Three pages with a card of the wall's story, exported."""
    out = tmp_path / "out"

    def job(library) -> None:
        ids = []
        for name in ("one", "two", "three"):
            story = Story(id=name, headline=f"The {name} tram", body="Text.", cards=(a_card("wall"),))
            ids.append(stories.new(library, story)[0].id)
        list(exporting.export(library, exporting.ExportRequest(stories=tuple(ids), folder=out)))

    ask(job)
    return out


def reword(ask, desk) -> None:
    outcome = ask(lambda library: stories.set_fields(library, "wall", {"headline": "The wall nobody owns"}))
    desk.hub.announce(outcome[1])


def test_a_changed_headline_makes_three_pages_old_and_one_step_exports_them(
    qtbot, view, show, desk, presenter, exported, ask
):
    show()
    said, stale = [], []
    presenter.ripple.said.connect(said.append)
    presenter.ripple.stale_changed.connect(stale.append)
    reword(ask, desk)
    qtbot.waitUntil(lambda: "3 pages carry old cards" in said, timeout=LONG)
    assert stale[-1] == {"one", "two", "three"}
    desk.commands.run("cards.old_pages")
    popover = view.window().findChild(StoryPopover)
    assert popover.rows.count() == 3
    again = next(one for one in popover.findChildren(QPushButton) if one.text() == "Export them again")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Exported 3 pages again" in desk.messages.latest, timeout=LONG)
    assert "Exporting 2 of 3… press to stop" in said
    qtbot.waitUntil(lambda: presenter.ripple.pages.pages == (), timeout=LONG)
    assert said[-1] == ""
    assert "The wall nobody owns" in (exported / "the-one-tram.html").read_text().replace("\u00a0", " ")


def test_an_export_that_is_called_off_leaves_the_rest(qtbot, show, desk, presenter, exported, ask):
    show()
    reword(ask, desk)
    qtbot.waitUntil(lambda: len(presenter.ripple.pages.pages) == 3, timeout=LONG)
    desk.commands.run("cards.export_old_pages")
    presenter.ripple.pressed()
    qtbot.waitUntil(lambda: "Exported 1 page again" in desk.messages.latest, timeout=LONG)
    qtbot.waitUntil(lambda: len(presenter.ripple.pages.pages) == 2, timeout=LONG)


def test_a_page_that_was_edited_by_hand_is_kept_beside_the_new_one(
    qtbot, show, desk, presenter, exported, ask
):
    show()
    page = exported / "the-two-tram.html"
    page.write_text(page.read_text() + "<!-- by hand -->")
    reword(ask, desk)
    qtbot.waitUntil(lambda: len(presenter.ripple.pages.pages) == 3, timeout=LONG)
    desk.commands.run("cards.export_old_pages")
    qtbot.waitUntil(lambda: presenter.ripple.pages.pages == (), timeout=LONG)
    assert "by hand" not in page.read_text()
    assert any("by hand" in one.read_text() for one in exported.glob("*.html"))


def test_where_a_story_is_used_is_listed_and_opened(qtbot, view, show, desk, exported, ask):
    wall = ask(lambda library: stories.story(library, "wall"))
    desk.open_story.show(wall)
    desk.commands.run("cards.where_used")
    qtbot.waitUntil(lambda: view.window().findChild(StoryPopover) is not None, timeout=LONG)
    popover = view.window().findChild(StoryPopover)
    assert popover.accessibleName() == "This story stands under 3 stories, 3 of them exported"
    qtbot.keyClick(popover.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.open_story.story.id in ("one", "two", "three"), timeout=LONG)


def test_where_the_lead_image_is_used_is_listed(qtbot, view, show, desk, ask):
    picture = "images/0123456789abcdef.jpg"
    lead = LeadImage(image=picture)
    show()
    rails = Story(headline="Rails").with_details(lead_image=lead)
    first, _ = ask(lambda library: stories.new(library, rails))
    desk.open_story.show(first)
    desk.commands.run("cards.picture_used")
    qtbot.waitUntil(lambda: "The lead image is used nowhere else." in desk.messages.latest, timeout=LONG)
    ask(lambda library: stories.new(library, Story(headline="Sleepers", body=f"![Rails]({picture})")))
    desk.commands.run("cards.picture_used")
    qtbot.waitUntil(lambda: view.window().findChild(StoryPopover) is not None, timeout=LONG)
    popover = view.window().findChild(StoryPopover)
    assert popover.accessibleName() == "The lead image is also used by one story"
    assert popover.rows.item(0).text().startswith("Sleepers")

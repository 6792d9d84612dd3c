"""What the preview shows when the site's theme is somebody's own, and when it breaks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from deskeditor.pages import theme
from deskeditor.services import sites
from deskeditor.ui.widgets import InfoBar


@pytest.fixture
def kicker(preview, desk, qtbot, folder):
    """A template of the site's own theme, whose page is on show."""
    file = folder / "themes" / "mine" / "parts" / "kicker.html.j2"
    file.parent.mkdir(parents=True)
    (folder / "themes" / "mine" / "theme.toml").write_text('name = "Mine"')
    file.write_text('<p data-part="kicker">In my theme: {{ text }}</p>')

    def use(library):
        return sites.save_site(library, replace(sites.site(library), theme="mine"))

    desk.lane.ask(use, desk.hub.announce)
    qtbot.waitUntil(lambda: "In my theme: Local government" in preview.html(), timeout=20_000)
    yield file
    theme._own.clear()


def test_a_broken_theme_leaves_the_last_good_page_and_says_why(preview, desk, qtbot, kicker):
    kicker.write_text('<p data-part="kicker">\n{{ txet }}</p>')
    desk.open_story.set_body("Typed while the theme was broken.")
    qtbot.waitUntil(lambda: preview.pane.chip.text() == "Can’t render", timeout=20_000)
    assert "parts/kicker.html.j2, line 2: 'txet' is undefined" in preview.pane.chip.toolTip()
    assert "In my theme: Local government" in preview.html()
    assert "Typed while" not in preview.text()
    kicker.write_text('<p data-part="kicker">Mended: {{ text }}</p>')
    preview.load_afresh()
    assert "Mended: Local government" in preview.html()
    assert "Typed while the theme was broken." in preview.text()
    assert preview.pane.chip.text() == "Live"


@pytest.fixture
def bars(desk):
    """The info bars that stand, by what they say."""
    shown = {}
    desk.messages.bar_asked.connect(lambda bar: shown.update({bar.text: bar}))
    desk.messages.bar_gone.connect(lambda _area, text: shown.pop(text, None))
    return shown


def test_the_page_follows_the_files_of_its_theme(preview, desk, qtbot, kicker):
    kicker.write_text('<p data-part="kicker">Saved in another program: {{ text }}</p>')
    qtbot.waitUntil(lambda: "Saved in another program" in preview.html(), timeout=30_000)
    (kicker.parents[1] / "style.css").write_text("body { color: #123456; }")
    qtbot.waitUntil(lambda: "#123456" in preview.html(), timeout=30_000)
    kicker.unlink()
    qtbot.waitUntil(lambda: "Saved in another program" not in preview.html(), timeout=30_000)


def test_a_broken_theme_is_told_of_in_a_bar_until_it_is_mended(preview, desk, qtbot, kicker, bars):
    kicker.write_text('<p data-part="kicker">\n{{ txet }}</p>')
    qtbot.waitUntil(lambda: bool(bars), timeout=30_000)
    ((said, bar),) = bars.items()
    assert bar.area == "preview"
    assert "“mine”" in said
    assert "parts/kicker.html.j2, line 2: 'txet' is undefined" in said
    assert "In my theme: Local government" in preview.html()
    desk.open_story.set_body("Typed while the theme was broken.")
    preview.wait_for_state("Can’t render")
    assert list(bars) == [said]
    kicker.write_text('<p data-part="kicker">Mended: {{ text }}</p>')
    qtbot.waitUntil(lambda: "Mended: Local government" in preview.html(), timeout=30_000)
    assert "Typed while the theme was broken." in preview.text()
    assert bars == {}


def test_another_story_is_never_shown_as_the_page_of_the_open_one(preview, desk, qtbot, kicker):
    manifest = kicker.parents[1] / "theme.toml"
    manifest.write_text("name =")
    preview.wait_for_state("Can’t render")
    desk.open_story.open("ferry")
    qtbot.waitUntil(lambda: not preview.pane.stage.isVisible(), timeout=30_000)
    preview.wait_for_state("Can’t render")
    manifest.write_text('name = "Mine"')
    qtbot.waitUntil(lambda: "About the ferry" in preview.html(), timeout=30_000)
    assert preview.pane.stage.isVisible()


def test_a_theme_that_went_away_is_found_again(preview, desk, qtbot, kicker, bars):
    mine = kicker.parents[1]
    mine.rename(mine.with_name("away"))
    qtbot.waitUntil(lambda: any("no theme called “mine”" in said for said in bars), timeout=30_000)
    mine.with_name("away").rename(mine)
    qtbot.waitUntil(lambda: bars == {}, timeout=30_000)
    assert "In my theme: Local government" in preview.html()


def test_what_a_theme_says_is_text_wherever_it_is_shown(preview, desk, qtbot, kicker, bars):
    (kicker.parents[1] / "theme.toml").write_text('name = "Mine"\n"<img src=file:///etc/passwd>" = 1')
    qtbot.waitUntil(lambda: bool(bars), timeout=30_000)
    ((said, bar),) = bars.items()
    assert "“<img src=file:///etc/passwd>” means nothing" in said
    shown = InfoBar(bar.text, bar.actions, bar.kind)
    qtbot.addWidget(shown)
    labels = [label for label in shown.findChildren(QLabel) if label.text() == said]
    assert [label.textFormat() for label in labels] == [Qt.TextFormat.PlainText]
    preview.wait_for_state("Can’t render")
    assert "&lt;img src=file:///etc/passwd&gt;" in preview.pane.chip.toolTip()

"""What the preview shows when the site's theme is somebody's own, and when it breaks."""

from dataclasses import replace

import pytest

from deskeditor.pages import theme
from deskeditor.services import sites


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

"""Does every page hold, in every theme, light and dark, at every width?

Of each day the checks look at the page that has every part; this looks at all of them, for minutes on end,
and runs where it is named: `packaging/test tests/pages/every_page.py --posts FOLDER`, with your Markdown.
"""

import pytest

from .test_accessibility import found as barriers

pytestmark = pytest.mark.timeout(3600)  # seconds: hundreds of pages


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_every_state_and_every_sample_holds(reader, pages, width):
    for path in (*pages.states, *pages.samples):
        holds(reader, path, width)


@pytest.mark.parametrize("width", [320, 375])
def test_every_post_holds_where_there_is_least_room(light, pages, width):
    for path in pages.posts:
        holds(light, path, width)


def holds(reader, path, width) -> None:
    """Fail where axe finds something, or the page is wider than its window."""
    reader.open(path, width)
    assert barriers(reader) == [], (path, width)
    assert reader.ask("document.documentElement.scrollWidth") <= width, (path, width)


def test_the_checks_of_html_hold_for_every_page(pages):
    from . import test_html

    test_html.test_every_page_is_read_without_an_error(pages)
    assert test_html.found(pages.all) == []

"""Hostile text in every field: in the preview nothing runs, whatever a reader's browser would make of it."""

import pytest

from deskeditor.pages.page import render
from pages import hostile

RAN = "document.documentElement.dataset.ran || ''"


@pytest.mark.parametrize("text", hostile.TEXTS, ids=range(len(hostile.TEXTS)))
def test_nothing_runs_in_the_preview(qtbot, preview, text):
    page = render(*hostile.everywhere(text))
    with qtbot.waitSignal(preview.presenter._live.loaded, timeout=10_000):
        preview.presenter._live.load("tram", page.html, keep_scroll=False)
    preview.ask("document.querySelectorAll('*').forEach(one => one.dispatchEvent(new Event('mouseover')))")
    assert preview.ask("document.querySelectorAll('[data-part]').length") >= len(page.parts) - 1
    assert preview.ask(RAN) == ""

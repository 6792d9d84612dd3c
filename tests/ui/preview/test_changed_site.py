"""A site that is edited is followed at once; its comments script is told of and never asked for."""

import socket
from contextlib import closing
from dataclasses import replace

from deskeditor.domain.site import Comments, CorrectionsPlace, Part
from deskeditor.services import sites

SEEN = "document.querySelector('#comments').innerText"
HEIGHT = "document.querySelector('#comments').offsetHeight"


def edit_site(preview, **values):
    def edited(library):
        return sites.save_site(library, replace(sites.site(library), **values), origin="settings")

    preview.desk.lane.ask(edited, preview.desk.hub.announce)
    preview.settle()


def site_bar(preview):
    return preview.ask("document.querySelector('[data-part=site]').innerText")


def test_a_new_name_stands_on_the_page_at_once(qtbot, preview):
    edit_site(preview, name="The Tide")
    qtbot.waitUntil(lambda: site_bar(preview) == "The Tide", timeout=10_000)
    assert preview.ask("document.title").endswith("The Tide")


def test_every_kind_of_change_leaves_the_dom_of_a_fresh_load(qtbot, preview):
    changes = (
        {"hidden": frozenset({Part.SHARE, Part.NEWSLETTER})},
        {"corrections": CorrectionsPlace.TOP, "time_zone": "Europe/Paris"},
        {"comments": Comments(marker="here")},
        {"comments": Comments(script="https://talk.example/embed.js", thread="talk")},
        {"feed": "https://courier.example/feed.xml", "language": "de"},
        {"theme": "plain", "hidden": frozenset()},
    )
    for values in changes:
        edit_site(preview, **values)
        shown = preview.html()
        assert preview.load_afresh() == shown


def test_the_script_of_the_comments_is_told_of_and_not_asked_for(qtbot, preview):
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        server.settimeout(0.3)
        port = server.getsockname()[1]
        edit_site(preview, comments=Comments(script=f"http://127.0.0.1:{port}/embed.js"))
        qtbot.waitUntil(lambda: "127.0.0.1" in preview.html(), timeout=10_000)
        said = preview.ask(SEEN)
        assert "Comments" in said
        assert "Comments are loaded from 127.0.0.1, which needs JavaScript." in said
        assert preview.ask(HEIGHT) > 40
        qtbot.wait(200)
        try:
            server.accept()
        except TimeoutError:
            return
    raise AssertionError("somebody called")

"""Settings of every age of a library open, and nothing that a newer version wrote is lost."""

import json

import pytest

from deskeditor.domain.site import Comments, CorrectionsPlace, Newsletter, Part, ShareTarget, Site
from deskeditor.storage import site_settings

FIRST_VERSION = (
    '{"name": "The Tide", "address": "https://tide.example", "language": "en-GB", '
    '"theme": "house", "share_label": "Share this post", '
    '"share_targets": [{"label": "Mail", "address": "mailto:?body={url}"}], '
    '"newsletter": {"action": "", "title": "Join"}, "comments": {"heading": "Talk", "marker": "here"}, '
    '"related_title": "More", "card_limit": 4, "excerpt_limit": 120, "footer": "", "hidden": ["tags"]}'
)


def put_raw(library, settings, site="default"):
    with library.write() as work:
        work.connection.exec_driver_sql("INSERT INTO sites VALUES (?, ?)", (site, settings))
        work.commit()


def raw(library, site="default"):
    with library.read() as reading:
        query = "SELECT settings FROM sites WHERE id = ?"
        return json.loads(reading.connection.exec_driver_sql(query, (site,)).scalar())


def put(library, site):
    with library.write() as work:
        work.sites.put(site)
        work.commit()


def test_a_library_of_the_first_version_opens_with_defaults(library):
    put_raw(library, FIRST_VERSION)
    with library.read() as reading:
        assert reading.sites.get("default") == Site(
            name="The Tide",
            address="https://tide.example",
            share_targets=(ShareTarget(label="Mail", address="mailto:?body={url}"),),
            newsletter=Newsletter(title="Join"),
            comments=Comments(heading="Talk", marker="here"),
            related_title="More",
            card_limit=4,
            excerpt_limit=120,
            hidden=frozenset({Part.TAGS}),
        )


def test_every_setting_comes_back_as_it_was_written():
    site = Site(
        id="b", name="B", address="https://b.example", language="de", time_zone="Europe/Berlin",
        theme="plain",
        logo="images/0123456789abcdef.png", feed="https://b.example/feed.xml", share_label="Teilen",
        share_targets=(ShareTarget(label="X", address="https://x.example/{url}"),),
        newsletter=Newsletter(action="https://b.example/join"),
        comments=Comments(script="https://talk.example/a.js", thread="talk"),
        corrections=CorrectionsPlace.TOP, card_limit=1, footer="F", hidden=frozenset(Part),
    )  # fmt: skip
    assert site_settings.read("b", site_settings.written(site)) == site


def test_what_a_newer_version_wrote_survives_a_change(library):
    newer = json.loads(FIRST_VERSION) | {
        "mood": "calm", "hidden": ["tags", "horoscope"], "newsletter": {"title": "Join", "frequency": 7},
        "comments": {"marker": "here", "moderated": True},
        "share_targets": [{"label": "Mail", "address": "mailto:?body={url}", "icon": "m"}],
    }  # fmt: skip
    put_raw(library, json.dumps(newer))
    with library.read() as reading:
        site = reading.sites.get("default")
    put(library, site)
    now = raw(library)
    assert now["mood"] == "calm"
    assert sorted(now["hidden"]) == ["horoscope", "tags"]
    assert now["newsletter"]["frequency"] == 7
    assert now["comments"]["moderated"] is True
    assert now["share_targets"] == newer["share_targets"]


def test_a_part_that_is_shown_again_is_not_hidden_by_what_stood_there(library):
    put_raw(library, FIRST_VERSION)
    put(library, Site(hidden=frozenset({Part.SHARE})))
    assert raw(library)["hidden"] == ["share"]


@pytest.mark.parametrize("place", ["sideways", None, 7])
def test_a_place_that_is_not_known_is_the_foot(place):
    assert site_settings.read("a", json.dumps({"corrections": place})).corrections is CorrectionsPlace.FOOT

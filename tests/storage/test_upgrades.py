"""A library of any schema that there has been opens today with all that it held."""

import json
import sqlite3

import pytest
from tests.rigs import scene

from deskeditor.domain.card import CardField, StoryTarget, WebTarget
from deskeditor.services import libraries, listing, stories
from deskeditor.services.libraries import open_library
from deskeditor.services.listing import ListQuery
from deskeditor.storage import place, versions

CARD = """
    INSERT INTO cards (story, position, id, target, url, headline, overrides, layout)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'standard')
"""
OWN_WORDS = {"headline": ["Terns on the trackbed", "Old story 3"]}


@pytest.fixture(params=versions.KNOWN[:-1])
def old(request, tmp_path):
    folder = tmp_path / "library"
    scene.old_library(folder, request.param)
    connection = sqlite3.connect(folder / place.DATABASE)
    for number in range(scene.OLD_STORIES):
        other = f"s{(number + 3) % scene.OLD_STORIES}"
        connection.execute(CARD, (f"s{number}", 0, f"c{number}", other, "", "", json.dumps(OWN_WORDS)))
        address = f"https://harrowbay.example/{number}"
        connection.execute(CARD, (f"s{number}", 1, f"w{number}", None, address, "Tide tables", "{}"))
        connection.execute("INSERT INTO story_tags (story, tag) VALUES (?, 'harbour')", (f"s{number}",))
    connection.execute("UPDATE stories SET tags = 'harbour', byline = 'Imogen Castellane'")
    connection.commit()
    connection.close()
    return folder


def test_texts_cards_and_search_come_through_every_upgrade(old):
    with open_library(old) as library:
        assert library.schema == versions.CURRENT
        assert libraries.verify(library) == ()
        for number in range(scene.OLD_STORIES):
            story = stories.story(library, f"s{number}")
            assert scene.is_whole(story.body)
            own, web = story.cards
            assert own.target == StoryTarget(f"s{(number + 3) % scene.OLD_STORIES}")
            assert own.overrides[CardField.HEADLINE].value == "Terns on the trackbed"
            assert web.target == WebTarget(url=f"https://harrowbay.example/{number}", headline="Tide tables")
        assert listing.search(library, "Thursday").total == scene.OLD_STORIES
        assert listing.search(library, "tag:harbour author:imogen").total == scene.OLD_STORIES
        for asked in ("has:cards has:body has:tags", "-has:notes", "-has:image", "-has:export"):
            assert listing.rows(library, ListQuery(text=asked)).total == scene.OLD_STORIES

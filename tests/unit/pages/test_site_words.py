"""A site that words nothing itself speaks the language of its pages."""

from dataclasses import replace

import pytest

from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.site import Comments, Newsletter, Site
from deskeditor.domain.story import Story
from deskeditor.pages import page
from deskeditor.pages.site_words import spoken
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.words import languages, site_words
from deskeditor.services import card_sheet, sites, stories
from deskeditor.services.libraries import create_library

GERMAN = Site(language="de", newsletter=Newsletter(action="https://post.example/join"))


def test_a_page_is_in_one_language():
    html = page.render(Story(headline="Die Strandbahn"), Surroundings(site=GERMAN)).html
    assert "Diesen Beitrag teilen" in html
    assert "Als Erste informiert" in html
    assert "Anmelden</button>" in html
    assert "Ihre Adresse steht noch da" in html
    assert not [
        words for words in ("Share this post", "Be the first", "Sign up", "Something") if words in html
    ]


def test_what_an_editor_worded_stays():
    own = replace(GERMAN, share_label="Weitersagen", comments=Comments(heading="Leserbriefe"))
    assert spoken(own, "de-AT").share_label == "Weitersagen"
    assert spoken(own, "de-AT").comments.heading == "Leserbriefe"
    assert spoken(own, "de-AT").related_title == "Mehr zum Thema"


@pytest.mark.parametrize("language", ["en-GB", "fi", ""])
def test_where_no_other_words_are_known_they_are_english(language):
    assert spoken(Site(), language) == Site()


@pytest.mark.parametrize("language", sorted(languages() - {"en"}))
def test_every_language_says_all(language):
    said = spoken(GERMAN, language)
    assert len(site_words(language)) == 10
    assert len(set(site_words(language).values())) == 10
    assert said.newsletter.title == site_words(language)["newsletter_title"]
    assert said.newsletter.action == GERMAN.newsletter.action


def test_the_cards_alone_are_headed_in_it_too(tmp_path):
    with create_library(tmp_path / "library") as library:
        sites.save_site(library, GERMAN)
        wall, _ = stories.new(library, Story(headline="Wem gehört der Deich?"))
        tram, _ = stories.new(
            library, Story(headline="Die Strandbahn", cards=(Card(target=StoryTarget(wall.id)),))
        )
        sheet = card_sheet.sheet(library, tram)
    assert sheet.document["title"] == "Mehr zum Thema"
    assert "Mehr zum Thema" in sheet.html

import pytest

from deskeditor.domain.site import Site, UnpublishedCards
from deskeditor.domain.story import Story
from deskeditor.services import cards, exporting, sites, stories
from deskeditor.services.exporting import Exported, ExportRequest, Failed


@pytest.fixture
def desk(library):
    """A story with a card for another one, which is a draft."""
    stories.new(library, Story(id="ferry", headline="Ferry"))
    stories.save(library, cards.add(library, Story(id="tram", headline="Tram"), "ferry"))
    return library


def export(library, folder, **more):
    (outcome,) = exporting.export(library, ExportRequest(stories=("tram",), folder=folder, **more))
    return outcome


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "is not published."),
        ({"status": "archived"}, "is archived."),
        ({"embargo": "2999-01-01T00:00+00:00"}, "is under embargo; the page does without it."),
    ],
)
def test_an_export_warns_of_cards_whose_story_readers_do_not_find(desk, tmp_path, fields, said):
    stories.set_fields(desk, "ferry", {"headline": "Ferry", **fields})
    expected = (f"Card 1, “Ferry”, leads to a story that {said}",)
    assert export(desk, tmp_path).remarks == expected
    assert export(desk, tmp_path, format="fragment").remarks == expected
    assert export(desk, tmp_path, format="markdown").remarks == ()


def test_a_card_for_a_published_story_is_nothing_to_warn_of(desk, tmp_path):
    stories.set_fields(desk, "ferry", {"status": "published"})
    assert export(desk, tmp_path).remarks == ()
    stories.trash(desk, ["ferry"])
    (said,) = export(desk, tmp_path).remarks
    assert said == "Card 1, “Ferry”, leads to a story that is in the trash; the page does without it."


def test_a_site_may_refuse_such_cards_and_then_nothing_is_written(desk, tmp_path):
    sites.save_site(desk, Site(cards_unpublished=UnpublishedCards.REFUSE))
    outcome = export(desk, tmp_path)
    assert isinstance(outcome, Failed)
    assert outcome.error.startswith("Card 1, “Ferry”, leads to a story that is not published. Take the card")
    assert list(tmp_path.glob("*.html")) == []
    stories.set_fields(desk, "ferry", {"status": "published"})
    assert isinstance(export(desk, tmp_path), Exported)


def test_a_site_may_leave_them_out_without_a_word(desk, tmp_path):
    sites.save_site(desk, Site(cards_unpublished=UnpublishedCards.LEAVE_OUT))
    assert export(desk, tmp_path).remarks == ()
    assert 'data-part="related"' not in (tmp_path / "tram.html").read_text(encoding="utf-8")


def test_a_page_with_a_warning_stands_as_it_is_the_next_time(desk, tmp_path):
    export(desk, tmp_path)
    assert export(desk, tmp_path).is_unchanged

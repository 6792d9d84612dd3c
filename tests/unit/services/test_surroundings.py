"""A page is told what stands elsewhere in the library."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from deskeditor.domain.author import Author
from deskeditor.domain.card import TargetState
from deskeditor.domain.site import Newsletter, Part, ShareTarget, Site
from deskeditor.domain.story import LeadImage, Status, Story
from deskeditor.services import assets, cards, sites, stories
from deskeditor.services.surroundings import around


def png(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (4, 3), colour).save(file, "PNG")
    return file.getvalue()


def with_card(library, target: Story) -> Story:
    stored, _ = stories.new(library, target)
    story, _ = stories.new(library, Story(headline="Harbour"))
    return cards.add(library, story, stored.id)


def target_of(library, story: Story):
    (values,) = around(library, story).targets.values()
    return values


def test_a_target_says_what_its_story_says(library):
    lead = LeadImage(image="images/0123456789abcdef.png", alt="A ferry")
    target = Story(headline="Tides", standfirst="Ebb", body="First *words*.\n\nMore.").with_details(
        kicker="Sea", section="Harbour", byline=("Imogen Castellane", "Tobias Renshaw"), lead_image=lead
    )
    values = target_of(library, with_card(library, target))
    assert (values.headline, values.excerpt, values.kicker, values.slug) == ("Tides", "Ebb", "Sea", "tides")
    assert (values.image, values.image_alt) == ("images/0123456789abcdef.png", "A ferry")
    assert values.byline == ("Imogen Castellane", "Tobias Renshaw")
    assert values.state is TargetState.UNPUBLISHED


def test_the_excerpt_is_the_description_else_the_standfirst_else_the_first_paragraph(library):
    story = with_card(
        library, Story(headline="Tides", body="First *words*.\n\nMore.").with_details(section="Sea")
    )
    assert (target_of(library, story).excerpt, target_of(library, story).kicker) == ("First words.", "Sea")
    stories.set_fields(library, "tides", {"standfirst": "Ebb"})
    assert target_of(library, story).excerpt == "Ebb"
    stories.set_fields(library, "tides", {"description": "Flow"})
    assert target_of(library, story).excerpt == "Flow"


def test_a_target_says_what_has_become_of_it(library):
    story = with_card(library, Story(headline="Tides").with_details(status=Status.ARCHIVED))
    assert target_of(library, story).state is TargetState.ARCHIVED
    stories.trash(library, [stories.find(library, "tides").id])
    assert target_of(library, story).state is TargetState.TRASHED
    with library.write() as work:
        work.connection.exec_driver_sql("DELETE FROM stories WHERE slug = 'tides'")
        work.commit()
    assert target_of(library, story).state is TargetState.MISSING


def test_authors_of_the_story_and_of_its_cards_are_there(library):
    for name in ("Imogen Castellane", "Tobias Renshaw", "Agatha Quill", "Nobody Else"):
        sites.save_author(library, Author(name=name, initials=name[:3]))
    story = with_card(library, Story(headline="Tides").with_details(byline=("Tobias Renshaw",)))
    story = story.with_details(byline=("Imogen Castellane", "Not On File"))
    story = cards.add(library, story, "https://tide.example/")
    story = cards.override(library, story, 2, "byline", "Agatha Quill, Someone")
    assert set(around(library, story).authors) == {"Imogen Castellane", "Tobias Renshaw", "Agatha Quill"}


def test_pictures_of_every_kind_are_there(library):
    kept = [
        assets.add_image(library, png(colour)) for colour in ("red", "green", "blue", "teal", "gold", "pink")
    ]
    body, lead, social, avatar, target, unused = kept
    sites.save_author(library, Author(name="Imogen Castellane", avatar=avatar.reference))
    story = with_card(
        library,
        Story(headline="Tides").with_details(lead_image=LeadImage(image=target.reference)),
    )
    story = replace(story, body=f"![x]({body.reference})\n\n![y](images/0000000000000000.png)").with_details(
        byline=("Imogen Castellane",),
        lead_image=LeadImage(image=lead.reference),
        social_image=social.reference,
    )
    found = around(library, story).assets
    assert found == {one.reference: one for one in (body, lead, social, avatar, target)}
    assert unused.reference not in found


def test_the_site_comes_back_as_it_was_set_up(library):
    assert around(library, Story()).site == Site()
    site = Site(
        name="The Tide",
        address="https://tide.example",
        share_targets=(ShareTarget(label="Mail", address="mailto:?body={url}"),),
        newsletter=Newsletter(action="https://tide.example/join", title="Süß"),
        hidden=frozenset({Part.TAGS, Part.FOOTER}),
        card_limit=3,
    )
    changes = sites.save_site(library, site, origin="settings")
    assert changes.sites == {"default"}
    assert sites.site(library) == around(library, Story()).site == site


def test_settings_of_a_later_version_are_readable(library):
    with library.write() as work:
        work.connection.exec_driver_sql(
            """INSERT INTO sites VALUES ('default', '{"name": "The Tide", "mood": "calm",
            "hidden": ["tags", "mood"], "newsletter": {"title": "Join", "mood": 1}}')"""
        )
        work.commit()
    site = sites.site(library)
    assert (site.name, site.newsletter.title, site.hidden) == ("The Tide", "Join", {Part.TAGS})


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"status": "published"}, TargetState.LIVE),
        ({"status": "ready"}, TargetState.UNPUBLISHED),
        ({"status": "archived"}, TargetState.ARCHIVED),
        ({"status": "published", "embargo": "2999-01-01T06:00+00:00"}, TargetState.EMBARGOED),
        ({"status": "published", "embargo": "2020-01-01T06:00+00:00"}, TargetState.LIVE),
    ],
)
def test_a_target_says_whether_readers_find_it(library, fields, state):
    story = with_card(library, Story(headline="Tides"))
    stories.set_fields(library, "tides", fields)
    assert target_of(library, story).state is state
    stories.trash(library, [story.cards[0].target.story])
    assert target_of(library, story).state is TargetState.TRASHED

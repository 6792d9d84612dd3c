"""What is on file of an author reaches the page."""

import json
import re
from dataclasses import replace

from deskeditor.domain.author import COLOURS, Author, colour
from deskeditor.pages.page import render


def with_author(around, **values):
    tobias = Author(name="Tobias Renshaw", **values)
    return replace(around, authors={**around.authors, tobias.name: tobias})


def author(page):
    article = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page.html)[1])
    return article["author"][1]


def test_an_address_for_mail_is_a_link_and_no_page_of_the_author(story, around):
    page = render(story, with_author(around, address="tobias@courier.example"))
    assert '<a rel="author" href="mailto:tobias@courier.example">Tobias Renshaw</a>' in page.parts["byline"]
    assert author(page) == {"@type": "Person", "name": "Tobias Renshaw", "email": "tobias@courier.example"}


def test_a_few_words_about_the_author_stand_at_the_end(story, around):
    page = render(story, with_author(around, bio='Counts "votes".\n'))
    assert "<p><b>Tobias Renshaw</b> Counts “votes”.</p>" in page.parts["end"]
    assert author(page)["description"] == 'Counts "votes".'


def test_words_that_begin_with_the_name_do_not_repeat_it(story, around):
    page = render(story, with_author(around, bio="Tobias Renshaw counts <votes>."))
    assert "<p>Tobias Renshaw counts &lt;votes&gt;.</p>" in page.parts["end"]


def test_initials_and_their_colour_are_those_that_were_chosen(story, around):
    other = next(one for one in COLOURS if one != colour("Tobias Renshaw"))
    page = render(story, with_author(around, initials="T", colour=other))
    tone = COLOURS.index(other)
    assert f'<span class="face tone-{tone}" aria-hidden="true">T</span>' in page.parts["byline"]
    unknown = render(story, with_author(around, colour="#123456"))
    assert f"tone-{COLOURS.index(colour('Tobias Renshaw'))}" in unknown.parts["byline"]


def test_what_is_hostile_in_an_address_is_no_link(story, around):
    for address in ("javascript:alert(1)@x.example", 'a@b.example"onclick="x', "mailto:a@b.example?bcc=x"):
        byline = render(story, with_author(around, address=address)).parts["byline"]
        assert "<b>Tobias Renshaw</b>" in byline

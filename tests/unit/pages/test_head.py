import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from deskeditor.domain.site import Site
from deskeditor.domain.story import Status, Story
from deskeditor.pages.page import render
from deskeditor.pages.surroundings import Surroundings


def json_ld(page):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page.html)[1])


def test_the_story_is_described_to_machines(story, around):
    head = render(story, around).parts["head"]
    for line in (
        '<meta charset="utf-8">',
        "<title>Council votes 7–4 to reopen the tram line – The Harrow Bay Courier</title>",
        '<meta name="description" content="After nine years the Shore Line will carry passengers again.">',
        '<link rel="canonical" href="https://courier.example/tram-line.html">',
        '<meta property="og:type" content="article">',
        '<meta property="og:title" content="Council votes 7–4 to reopen the tram line">',
        '<meta property="og:image" content="https://courier.example/images/car0000000000000-1280.jpg">',
        '<meta property="og:image:width" content="1280">',
        '<meta property="og:image:height" content="720">',
        '<meta property="og:image:alt" content="Car 14">',
        '<meta property="article:published_time" content="2026-11-20T06:00:00+00:00">',
        '<meta name="twitter:card" content="summary_large_image">',
        '<meta name="author" content="Tobias Renshaw">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="theme-color" content="#141618" media="(prefers-color-scheme: dark)">',
    ):
        assert line in head


def test_the_article_is_structured_data(story, around):
    article = json_ld(render(story, around))
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == "Council votes 7–4 to reopen the tram line"
    assert article["author"] == [
        {"@type": "Person", "name": "Imogen Castellane", "url": "https://courier.example/imogen"},
        {"@type": "Person", "name": "Tobias Renshaw"},
    ]
    assert article["datePublished"] == "2026-11-20T06:00:00+00:00"
    assert article["dateModified"] == "2026-11-20T14:30:00+00:00"
    assert article["image"] == ["https://courier.example/images/car0000000000000-1280.jpg"]
    assert article["publisher"]["name"] == "The Harrow Bay Courier"
    assert article["mainEntityOfPage"] == "https://courier.example/tram-line.html"


def test_structured_data_cannot_leave_its_script(story, around):
    hostile = "</script><script>alert(1)</script><!-- & \u2028"
    page = render(replace(story, headline=hostile), around)
    assert "alert(1)</script>" not in page.html
    assert json_ld(page)["headline"].startswith("</script><script>alert(1)</script><!--")


def test_what_is_not_known_is_left_out():
    page = render(Story(body="One line."), Surroundings())
    assert set(json_ld(page)) == {"@context", "@type", "headline", "description", "inLanguage", "publisher"}
    for absent in ("canonical", "og:image", "og:url", "article:published_time", 'content=""'):
        assert absent not in page.parts["head"]
    assert page.title == "Untitled – My site"
    assert '<meta name="description" content="One line.">' in page.parts["head"]


def test_an_editor_s_words_for_search_and_social_networks_come_first(story, around):
    story = story.with_details(
        search_title="Trams are back", description="In short.",
        social_title="Look!", social_description="Trams.",
        social_image="images/wall.jpg", canonical="https://first.example/tram",
    )  # fmt: skip
    page = render(story, around)
    assert page.title == "Trams are back"
    for part in (
        'content="In short."',
        'content="Look!"',
        'content="Trams."',
        'href="https://first.example/tram"',
    ):
        assert part in page.parts["head"]
    shared = "images/wall000000000000-800.jpg"
    assert f'property="og:image" content="https://courier.example/{shared}"' in page.parts["head"]
    assert "og:image:alt" not in page.parts["head"]
    assert "images/wall.jpg" in page.images
    assert shared in page.files


@pytest.mark.parametrize("status", Status)
def test_search_engines_are_kept_from_drafts(story, around, status):
    unfinished = status in (Status.DRAFT, Status.IN_REVIEW)
    head = render(story.with_details(status=status), around).parts["head"]
    assert ('<meta name="robots" content="noindex">' in head) is unfinished


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("", '<html lang="en-GB" dir="ltr">'),
        ("ar", '<html lang="ar" dir="rtl">'),
        ("he-IL", '<html lang="he-IL" dir="rtl">'),
        ('"><script>', '<html lang="en-GB" dir="ltr">'),
    ],
)
def test_the_page_says_its_language_and_direction(story, around, language, opening):
    assert opening in render(story.with_details(language=language), around).html


def test_a_site_s_language_that_is_none_becomes_english(story):
    assert '<html lang="en" dir="ltr">' in render(story, Surroundings(site=Site(language="??"))).html


def test_titles_carry_quotation_marks_but_no_joiners(story, around):
    page = render(replace(story, headline='It\'s 7–4 for "trams"'), around)
    assert page.title.startswith("It’s 7–4 for ‘trams’") or page.title.startswith("It’s 7–4 for “trams”")
    assert "\u2060" in page.parts["headline"]


def test_dates_of_another_year_stay_whole(story, around):
    story = story.with_details(published_at=datetime(999, 1, 2, 3, 4, tzinfo=UTC), updated_at=None)
    assert '"datePublished":"0999-01-02T03:04:00+00:00"' in render(story, around).html

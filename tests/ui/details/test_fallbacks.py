from deskeditor.domain.site import Site
from deskeditor.domain.story import Story
from deskeditor.pages.page import render
from deskeditor.pages.surroundings import Surroundings
from deskeditor.ui.details import fallbacks

STORY = Story(headline="Council votes", standfirst="After nine years.")


def test_empty_fields_follow_headline_and_standfirst():
    found = fallbacks.of(STORY, "harrowbay.example/council-votes.html")
    assert found["search_title"].placeholder == "Council votes — from the headline"
    assert found["description"].placeholder == "After nine years. — from the standfirst"
    assert found["social_title"].value == "Council votes"
    assert found["canonical"].value == "harrowbay.example/council-votes.html"


def test_they_are_what_the_page_says_in_its_head():
    story = STORY.with_details(search_title="Votes", description="Nine years.")
    for one in (story, STORY, Story(headline="Council votes", body="*Seven* to four.\n")):
        found = fallbacks.of(one, "", "The Courier")
        head = render(one, Surroundings(site=Site(name="The Courier"))).parts["head"]
        assert f'property="og:title" content="{found["social_title"].value}"' in head
        assert f'property="og:description" content="{found["social_description"].value}"' in head
        title = one.details.search_title or found["search_title"].value
        assert f"<title>{title}</title>" in head
        description = one.details.description or found["description"].value
        assert f'name="description" content="{description}"' in head


def test_an_empty_story_says_where_the_words_will_come_from():
    found = fallbacks.of(Story(), "")
    assert found["search_title"].placeholder == "From the headline"
    assert found["description"].placeholder == "From the first paragraph"


def test_the_first_paragraph_is_read_where_there_is_no_standfirst():
    story = Story(headline="Council votes", body="*Seven* to four.\n")
    assert fallbacks.of(story, "")["description"].placeholder == "Seven to four. — from the first paragraph"
    assert fallbacks.of(story, "", with_body=False)["description"].value == ""

from deskeditor.domain.story import Story
from deskeditor.ui.details import fallbacks

STORY = Story(headline="Council votes", standfirst="After nine years.")


def test_empty_fields_follow_headline_and_standfirst():
    found = fallbacks.of(STORY, "harrowbay.example/council-votes.html")
    assert found["search_title"].placeholder == "Council votes — from the headline"
    assert found["description"].placeholder == "After nine years. — from the standfirst"
    assert found["social_title"].value == "Council votes"
    assert found["canonical"].value == "harrowbay.example/council-votes.html"


def test_social_fields_follow_those_of_search_first():
    found = fallbacks.of(STORY.with_details(search_title="Votes", description="Nine years."), "")
    assert found["social_title"].placeholder == "Votes — from the search title"
    assert found["social_description"].value == "Nine years."


def test_an_empty_story_says_where_the_words_will_come_from():
    found = fallbacks.of(Story(), "")
    assert found["search_title"].placeholder == "From the headline"
    assert found["description"].placeholder == "From the first paragraph"

"""A fragment holds the story's words in plain elements, and nothing that only our own page needs."""

import re
from dataclasses import replace

import html5lib

from deskeditor.domain.asset import Asset
from deskeditor.domain.site import Site
from deskeditor.domain.story import Story
from deskeditor.pages import fragment
from deskeditor.pages.page import render
from deskeditor.pages.surroundings import Surroundings

CAR = Asset(hash="0123456789abcdef".ljust(64, "0"), suffix=".jpg", width=2000, height=1000)
EVERYTHING = f"""One.[^1] See [the parts](#the-parts) and [the tram](tram-line.html).

## The parts

| Part | Cost |
|---|--:|
| Rails | 12 |

- [x] Voted
- [ ] Built

![Car 14]({CAR.reference} "The last car. Photograph: Friends")

![Elsewhere](https://other.example/x.png)

```python
rails = 1
```

<div>Kept <span lang="de">Gleis</span> <span>bare</span></div>

!embed[The vote](https://video.example/1)

[^1]: A note.
"""


def elements(html):
    tree = html5lib.getTreeBuilder("dom")
    parser = html5lib.HTMLParser(tree, strict=True, namespaceHTMLElements=False)
    return parser.parseFragment(html).childNodes


def made(body, **site):
    around = Surroundings(site=Site(**site), assets={CAR.reference: CAR})
    return fragment.render(Story(body=body), around)


def test_the_body_is_there_and_no_document_around_it(story, around):
    html = fragment.render(story, around).html
    assert elements(html)
    assert html.startswith("<p><b>Harrow Bay</b> — The council voted to reopen the line.")
    assert story.headline not in html
    assert not re.search(r"<(html|head|body|script|style|meta|link)\b", html)


def test_none_of_the_pages_own_marks_is_left():
    html = made(EVERYTHING).html
    elements(html)
    found = re.findall(r" (class|style|role|tabindex|loading|decoding|srcset|sizes|rel|data-[a-z]+)=", html)
    assert found == ["class"]
    assert '<code class="language-python">' in html


def test_wrappers_go_and_what_they_hold_stays():
    html = made(EVERYTHING).html
    assert "\n<table><thead>" in html
    assert '<div>Kept <span lang="de">Gleis</span> bare</div>' in html
    assert "<li>☑ Voted</li><li>☐ Built</li>" in html


def test_only_anchors_that_a_link_leads_to_are_kept():
    html = made(EVERYTHING + "\n## Another\n").html
    assert '<h2 id="the-parts">The parts</h2>' in html
    assert "<h2>Another</h2>" in html
    assert '<a id="fnref-1" href="#fn-1"' in html
    assert '<li id="fn-1">' in html


def test_a_picture_is_one_file_of_its_own_size():
    html = made(EVERYTHING).html
    name = "images/0123456789abcdef-1280.jpg"
    assert (
        f'<figure><img src="{name}" alt="Car 14" width="1280" height="640"><figcaption>The last car.' in html
    )
    assert made(EVERYTHING).files == (name,)


def test_addresses_are_whole_where_the_sites_is_known():
    html = made(EVERYTHING, address="https://courier.example/news/").html
    assert 'src="https://courier.example/news/images/0123456789abcdef-1280.jpg"' in html
    assert 'href="https://courier.example/news/tram-line.html"' in html
    assert 'href="#the-parts"' in html
    assert 'href="https://video.example/1"' in html


def test_without_the_sites_address_they_stay_relative():
    html = made(EVERYTHING).html
    assert 'href="tram-line.html"' in html
    assert 'src="images/0123456789abcdef-1280.jpg"' in html


def test_a_picture_of_somebody_elses_server_is_words_as_on_the_page():
    assert "<figure>Picture: Elsewhere (other.example)</figure>" in made(EVERYTHING).html


def test_the_cards_are_a_section_with_a_list(story, around):
    html = fragment.render(story, around).html
    assert html.endswith(
        "<section>\n<h2>Related stories</h2>\n<ul>\n"
        '<li><h3><a href="https://courier.example/sea-wall.html">Who owns the sea\u00a0wall?</a></h3>'
        "<p>Three agencies have signed for it since 1931.</p><p>Beatrix Nwosu</p></li>\n"
        '<li><h3><a href="https://courier.example/terns.html">Terns take over</a></h3>'
        "<p>Ludovic Marsh</p></li>\n</ul>\n</section>\n"
    )


def test_it_comes_without_the_cards(story, around):
    html = fragment.render(story, around, cards=False).html
    assert "Related stories" not in html
    assert fragment.render(replace(story, cards=()), around).html == html


def test_an_empty_body_makes_nothing():
    assert made("").html == ""


def test_its_words_are_those_of_the_page(story, around):
    whole = render(story, around)
    page = re.sub(r"<[^>]+>", "", whole.parts["body"]).split()
    assert re.sub(r"<[^>]+>", "", fragment.render(story, around, cards=False).html).split() == page

"""A page asks only its own site's server for pictures, and it is known for which."""

from dataclasses import replace

from deskeditor.pages import remote
from deskeditor.pages.page import render


def test_pictures_of_the_sites_own_server(story, around):
    body = (
        "![One](https://courier.example/a.jpg?x=1&y=2)\n\nWords ![two](https://courier.example/b.jpg) and "
        "![one](https://courier.example/a.jpg?x=1&y=2).\n\n![Three](images/car.jpg)\n\n"
        "![Elsewhere](https://other.example/c.jpg)\n\n`![code](https://courier.example/d.jpg)`\n"
    )
    page = render(replace(story, body=body), around)
    assert remote.pictures(page) == ("https://courier.example/a.jpg?x=1&y=2", "https://courier.example/b.jpg")


def test_a_page_without_any(story, around):
    assert remote.pictures(render(story, around)) == ()


def test_none_where_the_sites_address_is_not_known(story, around):
    there = replace(around, site=replace(around.site, address=""))
    page = render(replace(story, body="![One](https://courier.example/a.jpg)\n"), there)
    assert remote.pictures(page) == ()

from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

from deskeditor.domain.site import Site
from deskeditor.errors import BrokenTheme, InvalidValue
from deskeditor.formats.writing import html_page
from deskeditor.pages import theme
from deskeditor.services import exporting, listing, samples, sites, stories, surroundings, themes


@pytest.fixture
def mine(library):
    folder = library.folder / "themes" / "mine"
    (folder / "parts").mkdir(parents=True)
    (folder / "theme.toml").write_text('name = "My own"\ndescription = "Red."\nversion = "2"\n')
    (folder / "style.css").write_text("h1 { color: var(--accent); }")
    yield folder
    theme._own.clear()


def use(library, name):
    sites.save_site(library, replace(sites.site(library), theme=name))


def exported(library, folder):
    ids = tuple(row.id for row in listing.rows(library, listing.ListQuery()).rows)
    return list(exporting.export(library, exporting.ExportRequest(stories=ids, folder=folder)))


def test_a_new_library_has_ours(library):
    listed = themes.themes(library)
    assert [(one.id, one.name, one.is_ours, one.trouble) for one in listed] == [
        ("house", "House", True, ""),
        ("plain", "Plain", True, ""),
        ("magazine", "Magazine", True, ""),
    ]
    assert all(one.description and one.version and one.where.is_dir() for one in listed)


def test_a_theme_in_the_library_s_folder_is_listed_behind_ours(library, mine):
    (one,) = themes.themes(library)[3:]
    assert one == themes.ListedTheme(
        id="mine", name="My own", description="Red.", version="2", where=mine, is_ours=False
    )


def test_a_broken_theme_is_listed_with_what_is_wrong(library, mine):
    (mine / "theme.toml").write_text("name = ")
    (mine.parent / "house").mkdir()
    (mine.parent / ".hidden").mkdir()
    house, broken = themes.themes(library)[3:]
    assert broken.trouble.startswith("The theme “mine” cannot be used: theme.toml, line 1: this is not TOML")
    assert house.trouble.startswith("“house” is the name of a theme of ours")


def test_a_site_s_theme_is_found_in_the_library_s_folder(library, mine):
    assert themes.theme_of(library, Site(theme="mine")) == mine
    assert themes.theme_of(library, Site(theme=str(mine))) == mine
    for name in ("house", "glitter", "..", "", "../library", "themes/mine", "mine/parts"):
        assert themes.theme_of(library, Site(theme=name)) is None


def test_the_folder_of_a_theme_of_ours_is_never_taken_for_it(library, mine):
    mine.rename(mine.parent / "house")
    assert themes.theme_of(library, Site(theme="house")) is None


def test_a_theme_can_be_tried_on_a_page_that_has_every_part(mine):
    themes.check(mine)
    (mine / "parts" / "comments.html.j2").write_text('<section data-part="comments">{{ heding }}</section>')
    with pytest.raises(BrokenTheme, match=r"comments\.html\.j2, line 1: 'heding' is undefined"):
        themes.check(mine)


@pytest.mark.parametrize("name", ["house", "plain", "magazine", "mine"])
def test_every_sample_story_is_clean_html_in_every_theme(library, mine, name):
    samples.add_samples(library)
    use(library, name)
    rows = listing.rows(library, listing.ListQuery()).rows
    assert len(rows) == 8
    for row in rows:
        story = stories.story(library, row.id)
        page = html_page.write(story, surroundings.around(library, story)).content.decode()
        assert html5lib.HTMLParser(html5lib.getTreeBuilder("dom"), strict=True).parse(page)


def test_the_export_is_the_page_that_the_preview_would_show(library, mine, tmp_path):
    samples.add_samples(library)
    use(library, "mine")
    story = stories.find(library, "tram-line-vote")
    (outcome,) = exporting.export(library, exporting.ExportRequest(stories=(story.id,), folder=tmp_path))
    around = surroundings.around(library, story)
    assert around.theme == mine
    assert outcome.files[0].read_bytes() == html_page.write(story, around).content
    assert b"h1{color:var(--accent)}" in outcome.files[0].read_bytes()


def test_a_broken_theme_fails_each_story_and_writes_nothing(library, mine, tmp_path):
    samples.add_samples(library)
    use(library, "mine")
    (mine / "parts" / "headline.html.j2").write_text("{{ oops }}")
    outcomes = exported(library, tmp_path / "out")
    assert {type(one) for one in outcomes} == {exporting.Failed}
    assert {one.error.partition(": ")[0] for one in outcomes} == {"The theme “mine” cannot be used"}
    assert [path for path in Path(tmp_path / "out").rglob("*") if path.is_file()] == []


def test_a_name_that_means_nothing_is_said_in_plain_words(library):
    samples.add_samples(library)
    use(library, "glitter")
    story = stories.find(library, "tram-line-vote")
    with pytest.raises(
        InvalidValue, match="no theme called “glitter”: choose one of house, plain, magazine, or put"
    ):
        html_page.write(story, surroundings.around(library, story))

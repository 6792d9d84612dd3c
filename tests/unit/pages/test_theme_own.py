"""A theme that somebody has made: it makes pages, or says in one sentence why it cannot."""

import shutil
from dataclasses import replace

import html5lib
import psutil
import pytest

from deskeditor import resources
from deskeditor.errors import BrokenTheme
from deskeditor.pages import theme, theme_process, theme_specimen
from deskeditor.pages.page import render
from deskeditor.pages.theme_names import NAMES


@pytest.fixture
def mine(tmp_path):
    folder = tmp_path / "mine"
    (folder / "parts").mkdir(parents=True)
    (folder / "theme.toml").write_text('name = "Mine"\n')
    yield folder
    theme._own.clear()


def page(folder, **values):
    story = replace(theme_specimen.story(), **values)
    return render(story, replace(theme_specimen.around(), theme=folder))


def why(folder):
    with pytest.raises(BrokenTheme) as caught:
        page(folder)
    return str(caught.value)


def test_a_theme_that_brings_nothing_is_house(mine):
    assert page(mine).html == render(theme_specimen.story(), theme_specimen.around()).html


@pytest.mark.parametrize("name", NAMES)
def test_each_of_ours_would_pass_as_somebody_s_own(name, tmp_path):
    theirs = tmp_path / "copy"
    shutil.copytree(resources.path(name), theirs)
    for file in ("script.js", "base.css", "frame.html.j2", "parts/head.html.j2"):
        (theirs / file).unlink(missing_ok=True)
    around = theme_specimen.around()
    ours = render(theme_specimen.story(), replace(around, site=replace(around.site, theme=name)))
    assert page(theirs).html == ours.html
    theme._own.clear()


def test_its_templates_colours_and_settings_are_on_the_page(mine):
    (mine / "theme.toml").write_text(
        'name = "Mine"\n[settings]\nmark = "<b>§</b>"\n[colours.dark]\nbg = "#000000"\n'
    )
    (mine / "parts" / "kicker.html.j2").write_text(
        '<p data-part="kicker">{{ settings.mark }} {{ text }}</p>\n'
    )
    (mine / "style.css").write_text("h1 { color: var(--accent); }")
    html = page(mine).html
    assert '<p data-part="kicker">&lt;b&gt;§&lt;/b&gt; Local government</p>' in html
    assert "h1{color:var(--accent)}" in html
    assert '<meta name="theme-color" content="#000000" media="(prefers-color-scheme: dark)">' in html
    tree = html5lib.getTreeBuilder("dom")
    assert html5lib.HTMLParser(tree, strict=True, namespaceHTMLElements=False).parse(html)


def test_a_change_of_its_files_is_seen_at_the_next_page(mine):
    kicker = mine / "parts" / "kicker.html.j2"
    kicker.write_text('<p data-part="kicker">One</p>')
    assert ">One</p>" in page(mine).html
    kicker.write_text('<p data-part="kicker">Three</p>')
    assert ">Three</p>" in page(mine).html


def test_one_process_makes_all_pages_and_is_not_asked_twice(mine, monkeypatch):
    page(mine)
    process = theme.own(mine)._printer._process
    first, asked = process._worker.process.pid, []
    ask = process.made
    monkeypatch.setattr(process, "made", lambda jobs: asked.append(sorted(jobs)) or ask(jobs))
    page(mine, body="Another body.\n\nOf two paragraphs.")
    page(mine, headline="Trams")
    assert asked == [[f"parts/{name}.html.j2" for name in ("end", "headline", "share")]]
    assert process._worker.process.pid == first


def test_only_a_few_processes_are_kept(tmp_path):
    folders = [tmp_path / str(number) for number in range(6)]
    pids = []
    for folder in folders:
        folder.mkdir()
        (folder / "theme.toml").write_text('name = "x"')
        page(folder)
        pids.append(theme.own(folder)._printer._process._worker.process.pid)
    assert [psutil.pid_exists(pid) for pid in pids] == [False, False, True, True, True, True]
    theme._own.clear()
    assert not any(psutil.pid_exists(pid) for pid in pids)


KICKER, HEADLINE, BODY = (f"parts/{name}.html.j2" for name in ("kicker", "headline", "body"))
ROOT = '<p data-part="kicker">'
FORM = '<form data-part="newsletter" action="https://evil.example/"></form>'
LAYOUT = '<main id="story">\n'
BROKEN = [  # file, what it holds, what is said of it
    ("theme.toml", "name = ", "theme.toml, line 1: this is not TOML"),
    ("theme.toml", 'name = "x"\nsize = 3', "theme.toml, line 2: “size” means nothing"),
    (
        "style.css",
        "p {}\nb { background: url(//x.example/p.gif); }",
        "style.css, line 2: “url(” cannot stand",
    ),
    ("style.css", "@import 'x.css';", "style.css, line 1: “@import” cannot stand there"),
    ("style.css", "p::after { content: '</style>'; }", "style.css, line 1: “</” cannot stand there"),
    ("script.js", "alert(1)", "script.js: no theme but House brings this"),
    (KICKER, ROOT + "\n{% if text %}</p>", f"{KICKER}, line 2: Unexpected end of template"),
    (KICKER, ROOT + "\n{{ txet }}</p>", f"{KICKER}, line 2: 'txet' is undefined"),
    (KICKER, "{{ text.__class__.__mro__ }}", f"{KICKER}, line 1: access to attribute '__class__'"),
    (KICKER, "{% include '../../secret' %}", f"{KICKER}, line 1: there is no template"),
    (KICKER, "\n\n{{ 'a'.ljust(10 ** 10) }}", f"{KICKER}, line 3: this needs more memory"),
    (KICKER, "<p>{{ text }}</p>", f'{KICKER}: this must print one element, with data-part="kicker"'),
    (KICKER, '<p data-part="kicker" onclick="x">y</p>', f'{KICKER}: onclick="x" may not stand on <p>'),
    (HEADLINE, '<h1 data-part="headline">x</h1><script>x</script>', f"{HEADLINE}: <script> may not"),
    (BODY, '<div data-part="body"><p>{{ blocks }}</p></div>', f"{BODY}: this must print one element that"),
    ("parts/newsletter.html.j2", FORM, "parts/newsletter.html.j2: action="),
    (
        "face.html.j2",
        "{% macro fase(it) %}{% endmacro %}",
        "House's parts/byline.html.j2, line 4: the template",
    ),
    (
        "layout.html.j2",
        LAYOUT + "{{ part.headline }}</main>",
        "layout.html.j2: this must set part.headline and",
    ),
    ("layout.html.j2", LAYOUT + "{{ part.nonsense }}</main>", "layout.html.j2, line 2: 'dict object' has no"),
]


@pytest.mark.parametrize(("file", "text", "said"), BROKEN)
def test_a_broken_theme_says_what_is_wrong_where_and_what_to_do(mine, file, text, said):
    (mine / file).write_text(text)
    sentence = why(mine)
    assert sentence.startswith(f"The theme “mine” cannot be used: {said}")
    assert sentence.endswith(". Mend it, or choose another theme for the site.")
    assert "\n" not in sentence


def test_hostile_text_that_a_template_lets_through_makes_no_page(mine):
    (mine / "parts" / "headline.html.j2").write_text('<h1 data-part="headline">{{ text|safe }}</h1>')
    assert page(mine, headline="Trams").html
    with pytest.raises(BrokenTheme, match="<script> may not stand in <h1>"):
        page(mine, headline="<script>alert(1)</script>")


def test_a_folder_that_is_gone_is_said(mine):
    shutil.rmtree(mine)
    assert why(mine).startswith("The theme “mine” cannot be used: theme.toml: the file is missing")


def test_a_theme_without_an_end_is_stopped_and_a_mended_one_goes_on(mine, monkeypatch):
    monkeypatch.setattr(theme_process, "PAGE_SECONDS", 0.5)
    kicker = mine / "parts" / "kicker.html.j2"
    loop = "{% for a in s %}{% for b in s %}{% for c in s %}{% endfor %}{% endfor %}{% endfor %}"
    kicker.write_text("{% set s = 'x' * 9000 %}" + loop)
    assert "took longer than 0.5 seconds" in why(mine)
    assert "took longer" in why(mine)
    kicker.write_text('<p data-part="kicker">Mended</p>')
    assert ">Mended</p>" in page(mine).html

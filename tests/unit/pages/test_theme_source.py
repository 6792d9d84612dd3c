import pytest

from deskeditor import resources
from deskeditor.pages import theme_source
from deskeditor.pages.theme_flaw import Flaw


@pytest.fixture
def folder(tmp_path):
    mine = tmp_path / "mine"
    (mine / "parts").mkdir(parents=True)
    (mine / "theme.toml").write_text('name = "Mine"\n')
    return mine


def flaw(folder):
    with pytest.raises(Flaw) as caught:
        theme_source.read(folder)
    return caught.value


def test_a_theme_takes_from_house_what_it_does_not_bring(folder):
    kicker = '<p data-part="kicker">{{ text }}!</p>'
    (folder / "parts" / "kicker.html.j2").write_text(kicker)
    source, house = theme_source.read(folder), theme_source.read(resources.path("house"))
    assert source.templates == {
        **house.templates,
        "parts/kicker.html.j2": '<p data-part="kicker">{{ text }}!</p>',
    }
    assert (source.style, source.colours) == (house.style, house.colours)


def test_a_colour_is_changed_without_a_style_of_one_s_own(folder):
    (folder / "theme.toml").write_text('name = "Mine"\n[colours.light]\naccent = "#AA0000"\nown = "#123"\n')
    source, house = theme_source.read(folder), theme_source.read(resources.path("house"))
    assert source.style != house.style
    assert "--accent:#a00;" in source.style
    assert source.colours["dark"] == house.colours["dark"]
    assert source.colours["light"]["own"] == "#123"


def test_a_style_of_one_s_own_takes_the_place_of_house_s_and_keeps_what_the_markup_needs(folder):
    (folder / "style.css").write_text("h1 { color: red; }")
    style = theme_source.read(folder).style
    assert style.endswith("h1{color:red}")
    assert ".unseen" in style
    assert len(style) < 5_000


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 0, "a name is missing"),
        ('name = ""', 1, "a name is missing"),
        ("name = 'x'\nname = 'y'", 2, "this is not TOML"),
        ("name = x", 1, "this is not TOML"),
        ("[" * 10_000, 1, "this is not TOML"),
        ('name = "x"\nauthor = "y"', 2, "“author” means nothing; known are name"),
        ("name = 3", 1, "“name” must be a text"),
        (f'name = "{"x" * 61}"', 1, "“name” must be a text of at most 60 characters"),
        ('name = "x"\ncolours = 3', 2, "colours stand in [colours.light]"),
        ('name = "x"\n\n[colours.blue]\n', 3, "colours stand in [colours.light]"),
        ('name = "x"\n[colours.light]\nbg = "white"', 3, 'the colour “bg” must be written as "#rrggbb"'),
        ('name = "x"\n[colours.light]\nbg = "#fff;}*{background:url(//x)"', 3, "the colour “bg”"),
        ('name = "x"\n[colours.light]\n"bg;}" = "#fff"', 3, "the colour “bg;}”"),
        ('name = "x"\n[colours.light]\nbg = 3', 3, "the colour “bg”"),
        ('name = "x"\nsettings = 3', 2, "settings stand in [settings]"),
        ('name = "x"\n[settings]\na = [1]', 3, "the setting “a” must be a text"),
        ('name = "x"\n[settings]\n"__class__" = 1', 3, "the setting “__class__”"),
        (f'name = "x"\n[settings]\na = "{"x" * 2001}"', 3, "the setting “a” is longer"),
    ],
)
def test_a_manifest_says_what_is_wrong_with_it_and_where(folder, text, line, what):
    (folder / "theme.toml").write_text(text)
    found = flaw(folder)
    assert (found.file, found.line) == ("theme.toml", line)
    assert found.what.startswith(what)


def test_a_folder_without_a_manifest_is_no_theme(tmp_path):
    assert flaw(tmp_path).what.startswith("the file is missing")


@pytest.mark.parametrize("name", ["script.js", "base.css", "frame.html.j2", "parts/head.html.j2"])
def test_the_document_the_head_and_the_script_are_house_s(folder, name):
    (folder / name).write_text("x")
    assert flaw(folder).file == name


def test_a_file_that_leads_elsewhere_is_not_read(folder, tmp_path):
    (tmp_path / "secret").write_text("secret")
    (folder / "parts" / "kicker.html.j2").symlink_to(tmp_path / "secret")
    assert flaw(folder).what.startswith("this leads out of the theme's folder")


def test_a_folder_that_leads_elsewhere_is_not_read(folder, tmp_path):
    (folder / "parts").rmdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "kicker.html.j2").write_text("x")
    (folder / "parts").symlink_to(tmp_path / "other", target_is_directory=True)
    assert flaw(folder).what.startswith("this leads out of the theme's folder")


def test_a_dangling_link_and_a_folder_in_a_file_s_place_are_named(folder):
    (folder / "style.css").symlink_to(folder / "nothing")
    assert flaw(folder).file == "style.css"
    (folder / "style.css").unlink()
    (folder / "style.css").mkdir()
    assert flaw(folder).file == "style.css"


def test_a_huge_file_and_one_that_is_no_text_are_refused(folder):
    (folder / "style.css").write_text("/*" + "x" * theme_source.LARGEST_FILE + "*/")
    assert flaw(folder).what == "the file is larger than 200 kB"
    (folder / "style.css").write_bytes(b"\xff\xfe\x00")
    assert flaw(folder).what == "the file is not UTF-8 text; save it as UTF-8"


def test_a_change_of_any_file_changes_the_stamp(folder):
    stamps = {theme_source.stamp(folder)}
    (folder / "style.css").write_text("a")
    stamps.add(theme_source.stamp(folder))
    (folder / "style.css").write_text("ab")
    stamps.add(theme_source.stamp(folder))
    (folder / "parts" / "kicker.html.j2").write_text("x")
    stamps.add(theme_source.stamp(folder))
    assert len(stamps) == 4

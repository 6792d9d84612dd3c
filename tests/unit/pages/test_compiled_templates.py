"""Our own templates are compiled once; what was kept of that is as good as compiling, or left alone."""

import pytest
from jinja2 import environment

from deskeditor import user_dirs
from deskeditor.pages.compiled_templates import CompiledTemplates
from deskeditor.pages.theme_templates import Templates

NAME = "parts/line.html.j2"


@pytest.fixture
def compiled(monkeypatch):
    """How many templates were compiled."""
    asked = []
    real = environment.Environment._compile

    def counting(self, source, filename):
        asked.append(filename)
        return real(self, source, filename)

    monkeypatch.setattr(environment.Environment, "_compile", counting)
    return asked


def line(source: str = "<p>{{ word }}</p>") -> str:
    return Templates({NAME: source}, {}, CompiledTemplates()).made(NAME, {"word": "Harbour & quay"})


def kept():
    return list((user_dirs.cache() / "templates").iterdir())


def test_another_start_compiles_nothing_and_prints_the_same(compiled):
    assert [line(), line()] == ["<p>Harbour &amp; quay</p>"] * 2
    assert len(compiled) == 1


def test_a_template_that_was_changed_is_compiled_anew(compiled):
    assert [line(), line("<b>{{ word }}</b>"), line()] == [
        "<p>Harbour &amp; quay</p>",
        "<b>Harbour &amp; quay</b>",
        "<p>Harbour &amp; quay</p>",
    ]
    assert len(compiled) == 2


@pytest.mark.parametrize("damage", [b"", b"\0" * 400, None], ids=["empty", "zeroes", "cut off"])
def test_a_damaged_file_is_compiled_over(compiled, damage):
    line()
    (path,) = kept()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert line() == "<p>Harbour &amp; quay</p>"
    assert path.read_bytes() == whole
    assert len(compiled) == 2


def test_without_a_cache_folder_it_is_compiled_each_time(compiled):
    user_dirs.cache().mkdir(parents=True)
    (user_dirs.cache() / "templates").write_text("a file, no folder")
    assert [line(), line()] == ["<p>Harbour &amp; quay</p>"] * 2
    assert len(compiled) == 2


def test_those_of_older_versions_go():
    line()
    folder = kept()[0].parent
    for number in range(100):
        (folder / f"old-{number}").write_bytes(b"old")
    line("another")
    assert len(kept()) == 1

"""The page that is kept for the next start: whose it is, who may read it, and what is no page of ours."""

import stat

import pytest

from deskeditor import user_dirs
from deskeditor.ui.preview import kept_page

PAGE = "<!doctype html><p>Terns — nesting again.</p>"


@pytest.fixture
def of(tmp_path):
    return kept_page.words(tmp_path / "library", "terns", "The terns", "They are back.", "Nesting again.")


def file():
    return user_dirs.cache() / "last-page.json"


def test_a_page_that_was_kept_comes_back(of):
    kept_page.write(of, PAGE)
    assert kept_page.read(of) == PAGE


def test_nothing_kept_is_no_page(of):
    assert kept_page.read(of) == ""


@pytest.mark.parametrize("field", ["library", "story", "headline", "standfirst", "body"])
def test_a_page_of_other_words_is_not_shown(of, field):
    kept_page.write(of, PAGE)
    assert kept_page.read(of._replace(**{field: "other"})) == ""


def test_a_page_of_another_version_is_not_shown(of, monkeypatch):
    kept_page.write(of, PAGE)
    monkeypatch.setattr("deskeditor.__version__", "0.0.0")
    assert kept_page.read(of) == ""


@pytest.mark.parametrize(
    "content", [b"", b"{", b"null", b"[]", b'{"of": []}', b"\xff\xfe", b"[" * 100_000, PAGE.encode()]
)
def test_a_damaged_file_is_no_page(of, content):
    kept_page.write(of, PAGE)
    file().write_bytes(content)
    assert kept_page.read(of) == ""


def test_a_page_that_is_no_text_is_no_page(of):
    kept_page.write(of, 7 * [PAGE])
    assert kept_page.read(of) == ""


def test_only_its_owner_can_read_it_and_nothing_lies_beside_it(of):
    kept_page.write(of, PAGE)
    assert stat.S_IMODE(file().stat().st_mode) == 0o600
    assert list(file().parent.iterdir()) == [file()]


def test_a_very_long_page_is_not_kept_and_nor_is_the_one_before(of):
    kept_page.write(of, PAGE)
    kept_page.write(of, "x" * 1_000_001)
    assert not file().exists()


def test_a_cache_that_cannot_be_written_is_not_missed(of):
    user_dirs.cache().parent.mkdir(parents=True, exist_ok=True)
    user_dirs.cache().write_text("in the way")
    kept_page.write(of, PAGE)
    kept_page.forget()
    assert kept_page.read(of) == ""


def test_half_a_letter_is_not_kept(of):
    kept_page.write(of, "\ud83d")
    assert kept_page.read(of) == ""


def test_a_page_can_be_forgotten(of):
    kept_page.write(of, PAGE)
    kept_page.forget()
    assert kept_page.read(of) == ""

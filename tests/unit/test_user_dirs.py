"""The user's folders, which are worked out by hand on Linux: just where `platformdirs` has them."""

import platformdirs
import pytest

from deskeditor import user_dirs

KINDS = ("data", "config", "cache")


@pytest.mark.parametrize("named", ["/somewhere/else", "", " "])
@pytest.mark.parametrize("kind", KINDS)
def test_the_folders_are_where_every_program_has_them(kind, named, monkeypatch):
    monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", named)
    of_kind = getattr(platformdirs, f"user_{kind}_dir")
    assert str(getattr(user_dirs, kind)()) == of_kind("deskeditor", appauthor=False)


@pytest.mark.parametrize("kind", KINDS)
def test_another_system_is_asked_what_it_does(kind, monkeypatch):
    monkeypatch.setattr(user_dirs, "_SYSTEM", "darwin")
    of_kind = getattr(platformdirs, f"user_{kind}_dir")
    assert str(getattr(user_dirs, kind)()) == of_kind("deskeditor", appauthor=False)


def test_a_library_can_be_named_for_all_starts(monkeypatch, tmp_path):
    monkeypatch.setenv("DESKEDITOR_LIBRARY", str(tmp_path))
    assert user_dirs.default_library() == tmp_path

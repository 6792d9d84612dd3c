"""Qt is told to draw with the processor only where there is no graphics card, and nobody said otherwise."""

import os

import pytest

from deskeditor.ui import drawing


@pytest.fixture
def devices(tmp_path, monkeypatch):
    """The folder of a machine's devices, and an environment that says nothing."""
    for name in (*drawing.PROCESSOR_ALONE, "LIBGL_ALWAYS_SOFTWARE"):
        monkeypatch.setenv(name, "")  # so that it is put back afterwards
        monkeypatch.delenv(name)
    monkeypatch.setattr(drawing, "_SYSTEM", "linux")
    monkeypatch.setattr(drawing, "_DEVICES", tmp_path)
    return tmp_path


def chosen() -> dict[str, str]:
    drawing.choose()
    return {name: os.environ[name] for name in drawing.PROCESSOR_ALONE if name in os.environ}


def test_where_there_is_no_card_the_processor_draws(devices):
    assert chosen() == {"QT_QUICK_BACKEND": "software", "QT_XCB_GL_INTEGRATION": "none"}


def test_a_screen_without_a_card_behind_it_is_no_card(devices):
    (devices / "dri").mkdir()
    (devices / "dri" / "card0").touch()
    assert chosen() == drawing.PROCESSOR_ALONE


@pytest.mark.parametrize("device", ["dri/renderD128", "nvidia0", "dxg"])
def test_a_card_is_left_to_qt(devices, device):
    (devices / device).parent.mkdir(exist_ok=True)
    (devices / device).touch()
    assert chosen() == {}


def test_who_wants_none_gets_none(devices, monkeypatch):
    (devices / "nvidia0").touch()
    monkeypatch.setenv("LIBGL_ALWAYS_SOFTWARE", "1")
    assert chosen() == drawing.PROCESSOR_ALONE


def test_other_systems_know_their_cards_themselves(devices, monkeypatch):
    monkeypatch.setattr(drawing, "_SYSTEM", "darwin")
    assert chosen() == {}


def test_what_the_user_has_set_stands(devices, monkeypatch):
    monkeypatch.setenv("QT_QUICK_BACKEND", "rhi")
    assert chosen() == {"QT_QUICK_BACKEND": "rhi", "QT_XCB_GL_INTEGRATION": "none"}

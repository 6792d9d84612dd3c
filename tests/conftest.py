"""What every test stands on: no screen, no user folders, no stray warning."""

import gc
import itertools
import logging
import os
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = os.environ.get("DESKEDITOR_TEST_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses root with its sandbox on

import pytest

_TESTS = itertools.count(1)
_FULL = 50  # tests between two collections of everything


@pytest.fixture(autouse=True)
def garbage_on_the_main_thread() -> Iterator[None]:
    """As in the program: what belongs to Qt is never let go in a thread that happens to collect garbage."""
    gc.disable()
    yield
    gc.collect(2 if next(_TESTS) % _FULL == 0 else 1)


@pytest.fixture(autouse=True)
def own_user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees or touches the folders of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.delenv("DESKEDITOR_LIBRARY", raising=False)
    return home


@pytest.fixture(autouse=True)
def no_stray_log_lines(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning that nobody expected fails the test; `caplog.clear()` says that it was expected."""
    yield
    stray = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not stray, [record.getMessage() for record in stray]

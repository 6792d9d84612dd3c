"""What every test stands on: no screen, no user folders, no stray warning."""

import gc
import itertools
import logging
import os
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = os.environ.get("DESKEDITOR_TEST_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # whatever language is spoken here
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses root with its sandbox on

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

_TESTS = itertools.count(1)
_FULL = 50  # tests between two collections of everything
PATIENCE_MS = 60_000  # for what must come: a slow machine takes its time, and a fault costs a minute once

settings.register_profile(  # each run tries the same examples, and takes what time it needs
    "desk", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None)  # pytest --hypothesis-profile=search: others each time
settings.load_profile("desk")


class PatientBot(QtBot):
    """Waits as long as it takes for what must come, however little a test asks for."""

    def waitUntil(self, callback, *, timeout=PATIENCE_MS):
        """Until a condition holds."""
        __tracebackhide__ = True
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal, *, timeout=PATIENCE_MS, raising=None, **rest):
        """Until a signal comes; one that is to stay away is not waited for longer than the test says."""
        stays_away = raising is False
        patience = timeout if stays_away else max(timeout, PATIENCE_MS)
        return super().waitSignal(signal, timeout=patience, raising=raising, **rest)

    def waitActive(self, widget, *, timeout=PATIENCE_MS):
        """Until a window has the keys."""
        return super().waitActive(widget, timeout=max(timeout, PATIENCE_MS))

    def waitExposed(self, widget, *, timeout=PATIENCE_MS):
        """Until a window is on the screen."""
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE_MS))


@pytest.fixture
def qtbot(qapp, request: pytest.FixtureRequest) -> PatientBot:
    """In place of pytest-qt's own, which gives up after five seconds."""
    return PatientBot(request)


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

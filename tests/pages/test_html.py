"""Is every page what the standard of HTML asks for?"""

import json
import shutil
import subprocess

import html5lib
import pytest

from .conftest import INSTALLED

CHECKER = INSTALLED / "vnu-jar" / "build" / "dist" / "vnu.jar"
FAST = ("-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")  # of one short run: half the time


def test_every_page_is_read_without_an_error(pages):
    for path in pages.all:
        parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"))
        parser.parse(path.read_text(encoding="utf-8"))
        assert parser.errors == [], path


def found(paths) -> list[str]:
    """What the Nu HTML checker says of pages."""
    command = ["java", *FAST, "-jar", str(CHECKER), "--errors-only", "--format", "json", "--exit-zero-always"]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=True)
    messages = json.loads(done.stderr)["messages"]
    return [f"{one['url']}:{one.get('lastLine')} {one['message']}" for one in messages]


@pytest.mark.skipif(not CHECKER.exists(), reason="the Nu HTML checker is not installed: it comes with npm")
@pytest.mark.skipif(not shutil.which("java"), reason="the Nu HTML checker needs Java")
def test_the_nu_html_checker_finds_no_error(pages):
    assert found(pages.all) == []


@pytest.mark.skipif(not CHECKER.exists(), reason="the Nu HTML checker is not installed: it comes with npm")
@pytest.mark.skipif(not shutil.which("java"), reason="the Nu HTML checker needs Java")
def test_the_nu_html_checker_would_find_something(tmp_path):
    path = tmp_path / "wrong.html"
    path.write_text("<!doctype html><html lang=en><title>x</title><p><b>x</p><img src=x>", encoding="utf-8")
    assert len(found([path])) >= 2

"""What is used before the first paint, and on every save, does not load the Markdown reader."""

import subprocess
import sys

import pytest

MODULES = ["counting", "plain", "front_matter", "editing", "outline", "typography"]


@pytest.mark.parametrize("module", MODULES)
def test_no_heavy_import(module):
    loaded = "print(*({'markdown', 'nh3', 'pymdownx'} & set(sys.modules)))"
    code = f"import sys, deskeditor.markup.{module}; {loaded}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""

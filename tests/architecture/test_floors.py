"""The floor plan: what the import contracts cannot see."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "deskeditor"


def test_the_import_contracts_hold():
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def floors(*names: str) -> list[str]:
    paths = [path for name in names for path in sorted((SOURCE / name).rglob("*.py"))]
    return [
        ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")
        for path in paths
        if "versions" not in path.parts and path.name != "env.py"
    ]


@pytest.mark.parametrize("floor", ["domain", "markup", "pages", "formats", "storage", "services", "cli"])
def test_a_floor_can_be_imported_without_qt(floor):
    code = (
        "import sys, importlib\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        f"for name in {floors(floor)!r}: importlib.import_module(name)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_errors_draw_their_own_tree():
    from deskeditor import errors

    named = [name for name, value in vars(errors).items() if isinstance(value, type)]
    assert [name for name in named if name not in (errors.__doc__ or "")] == []

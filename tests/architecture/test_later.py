"""What is to happen later knows whose it is: where that has gone meanwhile, nothing happens."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "deskeditor"


def shots() -> list[tuple[str, int]]:
    """Every call of `QTimer.singleShot`: where it stands, and what it is given."""
    return [
        (f"{path.relative_to(SOURCE)}:{node.lineno}", len(node.args))
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "singleShot"
    ]


def test_there_is_something_to_look_at():
    assert len(shots()) > 5


def test_every_single_shot_has_a_receiver():
    assert [place for place, given in shots() if given != 3] == []

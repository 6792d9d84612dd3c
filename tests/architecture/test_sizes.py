"""Modules, classes and functions stay small enough to be read at a glance."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "deskeditor"
MODULES = sorted(SOURCE.rglob("*.py"))


def lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def definitions(kind: type | tuple[type, ...]) -> Iterator[tuple[str, int]]:
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, kind):
                yield f"{module.relative_to(SOURCE)}:{node.lineno} {node.name}", lines(node)


def test_there_is_something_to_measure():
    assert len(MODULES) > 20


@pytest.mark.parametrize(
    ("kind", "limit"),
    [((ast.FunctionDef, ast.AsyncFunctionDef), 50), (ast.ClassDef, 250)],
    ids=["function", "class"],
)
def test_no_definition_is_too_long(kind, limit):
    assert [(name, count) for name, count in definitions(kind) if count > limit] == []


def test_functions_are_short_on_the_whole():
    counts = sorted(count for _, count in definitions((ast.FunctionDef, ast.AsyncFunctionDef)))
    assert counts[len(counts) // 2] <= 8
    assert counts[len(counts) * 9 // 10] <= 25


def test_no_module_is_too_long():
    counts = {str(path.relative_to(SOURCE)): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert {name: count for name, count in counts.items() if count > 400} == {}


def test_every_module_says_what_it_is_for():
    silent = [
        str(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []

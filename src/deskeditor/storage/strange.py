"""What becomes of a value in the database that no deskeditor wrote? It is damage, and is said as that."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


class StrangeValue(ValueError):
    """A row holds a status, a time or a list that cannot be one."""


def damage_if_strange(read: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """Of a function that reads a row: a value that cannot be raises `StrangeValue`."""

    @wraps(read)
    def read_or_say(*given: _Given.args, **named: _Given.kwargs) -> _Made:
        try:
            return read(*given, **named)
        except (ValueError, OverflowError, TypeError, AttributeError) as error:
            raise StrangeValue(str(error)) from error

    return read_or_say

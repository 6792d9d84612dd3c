"""A real library, in a folder of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deskeditor.storage.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "library") as made:
        yield made

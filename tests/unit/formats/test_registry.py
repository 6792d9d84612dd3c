from pathlib import PurePath

import pytest

from deskeditor.errors import UnreadableFile
from deskeditor.formats import registry


@pytest.mark.parametrize("name", ["a.md", "A.MD", "b.markdown", "c.mkd"])
def test_markdown_is_known_by_its_suffixes(name):
    assert registry.reader(PurePath(name)).name == "markdown"
    assert registry.reads(PurePath(name))


def test_other_files_are_refused_unless_their_format_is_named():
    with pytest.raises(UnreadableFile, match=r"notes\.txt is of no kind that can be read"):
        registry.reader(PurePath("notes.txt"))
    assert registry.reader(PurePath("notes.txt"), "markdown").name == "markdown"
    assert not registry.reads(PurePath("notes.txt"))

"""What does a body look like on a page, block by block?

The body is split into top-level blocks; each is read, cleaned and furnished alone, and kept as long as
its text and the definitions that it uses stand. The page's body is its blocks one after the other, so
what is rendered after an edit cannot differ from what is rendered from scratch.
"""

from deskeditor.markup.live_document import LiveDocument
from deskeditor.markup.rendered import Rendered
from deskeditor.markup.templates import Templates


class Renderer:
    """Renders bodies, and remembers blocks between them; one per thread."""

    def __init__(self) -> None:
        self._templates = Templates()

    def render(self, text: str, *, language: str = "en-GB") -> Rendered:
        """The body's blocks; any text can be rendered."""
        document = self.begin(text, language=language)
        document.advance()
        return document.rendered

    def begin(self, text: str, *, language: str = "en-GB") -> LiveDocument:
        """A body that will be edited, of which nothing has been read yet."""
        return LiveDocument(self._templates, language, with_plain_line_ends(text).split("\n"))


def with_plain_line_ends(text: str) -> str:
    """The text with `\\n` at the end of each line."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

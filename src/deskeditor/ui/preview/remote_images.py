"""Which remote images of the page on show have been asked for, and what stands in place of the others?

The page names them by their own addresses, in the preview as on disk: what is shown for them is said in a
style sheet that only the preview has, so that the page itself stays as it is.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deskeditor.ui.preview import scheme
from deskeditor.ui.preview.picture_type import picture_type

if TYPE_CHECKING:
    from deskeditor.ui.preview.remote_fetch import RemoteFetch

FOLDER = "remote/"
PLACEHOLDER = """img[src^="http"] {
  position: relative; display: inline-block; box-sizing: border-box; min-width: min(12rem, 100%);
  min-height: 5.5rem; overflow: hidden;
}
img[src^="http"]::before {
  content: "Remote image not loaded\\A" attr(alt); white-space: pre-line; position: absolute; inset: 0;
  display: flex; align-items: center; justify-content: center; text-align: center; box-sizing: border-box;
  padding: 8px 12px; border: 1px dashed #8C857A; border-radius: 6px; background: #ECE9E3; color: #1F1D1A;
  font: 13px/18px sans-serif;
}
"""
_NO_PICTURE = "it is no picture that can be shown"


@dataclass(slots=True)
class _OfStory:
    """The images of one story's page: the addresses on it, and the numbers of those that are here."""

    named: tuple[str, ...] = ()
    loaded: dict[str, int] = field(default_factory=dict)


class RemoteImages(QObject):
    """Keeps what was loaded, for a story, until the window closes."""

    changed = Signal()  # an image has come
    finished = Signal(str)  # all that were asked for have come or failed; why one has not, else empty

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stories: dict[str, _OfStory] = {}
        self._story = ""
        self._contents: list[bytes] = []
        self._asked: dict[str, str] = {}  # addresses on their way, and for which story
        self._why = ""
        self._fetch: RemoteFetch | None = None

    def expect(self, story: str, addresses: tuple[str, ...]) -> None:
        """The page on show is this story's, and names these images."""
        self._story = story
        if addresses or story in self._stories:
            self._stories.setdefault(story, _OfStory()).named = addresses

    @property
    def waiting(self) -> tuple[str, ...]:
        """The addresses on the page that have not been loaded."""
        shown = self._stories.get(self._story)
        return tuple(one for one in shown.named if one not in shown.loaded) if shown else ()

    def load(self) -> None:
        """Load exactly these, now."""
        from deskeditor.ui.preview.remote_fetch import RemoteFetch  # hardly ever needed

        if self._fetch is None:
            self._fetch = RemoteFetch(self)
            self._fetch.arrived.connect(self._arrived)
            self._fetch.failed.connect(self._failed)
        new = [one for one in self.waiting if one not in self._asked]
        self._asked.update(dict.fromkeys(new, self._story))
        for address in new:
            self._fetch.get(address)

    def content(self, reference: str) -> bytes:
        """What was loaded, by the reference `remote/…` that the style sheet names."""
        number = reference.removeprefix(FOLDER)
        found = number.isdecimal() and int(number) < len(self._contents)
        return self._contents[int(number)] if found else b""

    def style(self, story: str) -> str:
        """What the preview shows for the remote images of a story's page, as CSS."""
        of_story = self._stories.get(story, _OfStory())
        return PLACEHOLDER + "".join(
            f"img[src={_quoted(address)}] {{ content: url({scheme.beside(story, f'{FOLDER}{number}')}); "
            "min-width: 0; min-height: 0; }\n"
            for address, number in of_story.loaded.items()
        )

    def _arrived(self, address: str, data: bytes) -> None:
        if not picture_type(data):
            self._failed(address, _NO_PICTURE)
            return
        of_story = self._stories[self._asked.pop(address)]
        of_story.loaded[address] = len(self._contents)
        self._contents.append(data)
        self.changed.emit()
        self._finish()

    def _failed(self, address: str, why: str) -> None:
        del self._asked[address]
        self._why = f"“{address}” was not loaded: {why}"
        self._finish()

    def _finish(self) -> None:
        if not self._asked:
            why, self._why = self._why, ""
            self.finished.emit(why)


def _quoted(text: str) -> str:
    """A text as CSS writes it."""
    return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a "))

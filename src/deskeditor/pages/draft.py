"""What of a story's page must be made anew after an edit, and what exchanged in the one on show?

The page of a story that is being written. A key costs the blocks that it touches: what stands around the body
is made anew only when something that it says has changed, and the document is put together for whoever asks.
"""

from dataclasses import replace

from deskeditor.domain.story import Story
from deskeditor.errors import DeskError
from deskeditor.markup.counting import reading_minutes
from deskeditor.markup.document import Renderer
from deskeditor.pages import patch, shell, theme
from deskeditor.pages.live_body import LiveBody, Span, Style
from deskeditor.pages.page import Page, pictures
from deskeditor.pages.patch import Patch
from deskeditor.pages.shell import Shell
from deskeditor.pages.subject import Subject
from deskeditor.pages.surroundings import Surroundings

FIRST = 60  # blocks of a page that is loaded: more than the highest screen shows
STEP = 150  # blocks that come at once behind them: some 15 ms of work


class Draft:
    """The page of the story on the desk, again and again; not for use by two threads at once."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._body: LiveBody | None = None
        self._page: Page | None = None
        self._facts: tuple[object, ...] = ()
        self._word_count = 0

    def update(self, story: Story, around: Surroundings, shown: Page | None) -> tuple[Page, Patch | None]:
        """The page, and what makes it of the one on show; None: it must be loaded.

        A page that is loaded shows its first blocks; as long as it is not complete, ask again. Raises a
        `DeskError` where the theme is missing or broken.
        """
        subject = Subject(story, around)
        live, spans = self._edited(subject, shown)
        try:
            made = self._made(subject, live)
        except DeskError:
            self._body = None  # it has moved on, and what has moved will never be told of
            raise
        before, self._page = self._page, made
        if shown is None:
            return made, None
        if spans is None or shown is not before:
            return made, patch.difference(shown, made)
        parts = patch.of_shells(shown.shell, made.shell)
        return made, None if parts is None else patch.spliced(parts, spans)

    def _edited(self, subject: Subject, shown: Page | None) -> tuple[LiveBody, list[Span] | None]:
        style = Style(
            language=subject.language,
            dateline=subject.typeset(subject.details.dateline),
            pictures=pictures(subject),
        )
        live = self._body
        if live is not None and shown is not None and shown is self._page and live.style == style:
            spans = live.edit(subject.story.body)
            return live, spans if live.is_complete else spans + live.advance(STEP)
        live = self._body = LiveBody(self._renderer, subject.story.body, style)
        live.advance(FIRST if shown is None else None)
        self._word_count = live.word_count
        return live, None

    def _made(self, subject: Subject, live: LiveBody) -> Page:
        if live.is_complete:  # until then the page does not count up in the reader's sight
            self._word_count = live.word_count
        subject.word_count = self._word_count
        rendered = live.rendered
        subject.pieces = (part.piece for part in rendered.parts)  # the first will do
        return Page(
            shell=self._shell(subject, rendered.images),
            body=rendered,
            blocks=live.blocks,
            is_complete=live.is_complete,
        )

    def _shell(self, subject: Subject, images: tuple[str, ...]) -> Shell:
        """What stands around the body; a key in the body seldom changes what it depends on.

        The theme is asked for every time: somebody may have changed its files.
        """
        around_body = replace(subject.story, body="")
        minutes = reading_minutes(subject.word_count) if subject.word_count else 0
        look = theme.of(subject.around)
        facts = (around_body, subject.around, look, minutes, subject.description, images)
        before = self._page.shell if self._page else None
        if before is None or facts != self._facts:
            before = shell.shell(subject, images, before)
            self._facts = facts
        return before

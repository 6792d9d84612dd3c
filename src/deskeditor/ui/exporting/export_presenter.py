"""When is a story exported, with which answers, and what follows?"""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Details, Status, Story
from deskeditor.errors import DeskError
from deskeditor.markup import to_come
from deskeditor.ui.desk import Desk
from deskeditor.ui.exporting import said, sending
from deskeditor.ui.exporting.answers import AnswerBook, Answers
from deskeditor.ui.exporting.sending import Look, Sent

if TYPE_CHECKING:
    from deskeditor.ui.exporting.export_dialog import ExportDialog
    from deskeditor.ui.widgets.page_frame import MakePage

ORIGIN = "export"
_QUIET_MS = 150
_ASKED = "Say what becomes of the edited file."
_PUBLISHABLE = (Status.DRAFT, Status.IN_REVIEW, Status.READY)


class ExportPresenter(QObject):
    """Answers the commands that export the open story; its dialog is made when it is first wanted."""

    def __init__(self, parent: QWidget, desk: Desk, make_page: "MakePage | None" = None) -> None:
        super().__init__(parent)
        self._parent, self._desk, self._make_page = parent, desk, make_page
        self._book = AnswerBook()
        self._dialog: ExportDialog | None = None
        self._story = ""  # the id of the story that the dialog is about
        self._before: Details | None = None  # the details before they were marked as published
        self._touched = False
        self._unseen = False  # until the first look is back, the form holds the answers of another story
        self._hurried = False  # Export was pressed before it was
        self._quiet = QTimer(self, interval=_QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(lambda: self._look(first=False))
        commands = desk.commands
        commands.on("file.export", self.open)
        commands.on("file.export_again", self.export_again)
        commands.on("file.show_export", self._show_last)

    def close(self) -> None:
        """Take down what the dialog shows; called before the window goes."""
        if self._dialog is not None:
            self._dialog.done(0)

    # --- the dialog

    def open(self) -> None:
        """Ask how the open story is to be exported."""
        story = self._desk.open_story.story
        if story is None:
            return
        if not (story.headline or story.body):
            self._desk.messages.toast("There is nothing to export yet: write a headline first.")
            return
        self._desk.open_story.save()
        dialog = self._shown_dialog()
        self._story, self._touched = story.id, False
        status = story.details.status
        answers = replace(self._book.last, publish=status is Status.READY)
        dialog.form.show_story(story.headline, can_publish=status in _PUBLISHABLE)
        dialog.form.show_answers(answers)
        dialog.outlook.say("Looking at what will be written…")
        dialog.say("")
        dialog.show_busy(busy=False)
        self._take_page(dialog)
        dialog.begin()
        self._unseen, self._hurried = True, False
        self._look(first=True)

    def _shown_dialog(self) -> "ExportDialog":
        if self._dialog is None:
            from deskeditor.ui.exporting.export_dialog import ExportDialog  # not before it is wanted

            self._dialog = ExportDialog(self._parent.window())
            self._dialog.form.changed.connect(self._changed)
            self._dialog.export_requested.connect(self._export)
            self._dialog.closed.connect(self._closed)
        return self._dialog

    def _closed(self) -> None:
        self._hurried = False
        self._quiet.stop()
        if self._dialog is not None:
            self._dialog.outlook.frame.close_page()

    def _changed(self) -> None:
        self._touched = True
        self._quiet.start()

    def _look(self, *, first: bool) -> None:
        dialog = self._shown_dialog()
        story_id, answers = self._story, dialog.form.answers
        self._desk.lane.ask(
            lambda library: sending.look(library, story_id, answers, first=first),
            partial(self._looked, first),
            self._tell_failure,
            key="export.look",
        )

    def _looked(self, first: bool, look: Look) -> None:
        dialog = self._shown_dialog()
        if not dialog.isVisible() or look.outlook.story.id != self._story:
            return
        if first and not self._touched:
            dialog.form.show_answers(look.answers)
        folder = look.answers.folder
        written = [file for file in look.outlook.files if file.path.parent == folder]
        dialog.form.show_names(tuple(file.path.name for file in written))
        dialog.form.show_edited(tuple(path.name for path in look.outlook.edited))
        dialog.outlook.show_files(look.outlook.files, folder, look.remarks)
        left = _still_to_come(look.outlook.story)
        dialog.say(left + _last_words(look), warning=bool(left))
        dialog.outlook.frame.load(look.outlook.story.id, look.outlook.page)
        self._unseen = False
        if self._hurried:
            self._hurried = False
            self._export_unless_asked(dialog)

    def _export_unless_asked(self, dialog: "ExportDialog") -> None:
        if dialog.form.asks_about_edited:
            dialog.say(_ASKED, error=True)
        else:
            self._export()

    def _take_page(self, dialog: "ExportDialog") -> None:
        """Before the dialog is shown: Qt makes a window anew into which a page comes, and keys go astray."""
        frame = dialog.outlook.frame
        if not frame.has_page and self._make_page is not None:
            dialog.outlook.take_page(self._make_page(frame))

    def _tell_failure(self, error: DeskError) -> None:
        self._unseen = self._hurried = False
        dialog = self._shown_dialog()
        dialog.show_busy(busy=False)
        dialog.say(str(error), error=True)

    # --- the export

    def _export(self) -> None:
        dialog, story = self._shown_dialog(), self._desk.open_story.story
        if story is None or story.id != self._story:
            return
        if self._unseen and not self._touched:
            self._hurried = True  # goes where this story went the last time, once that is known
            return
        answers = dialog.form.answers
        self._quiet.stop()
        dialog.show_busy(busy=True)
        self._publish(story, answers)
        self._desk.open_story.save()
        keep = dialog.form.keeps_edited if dialog.form.asks_about_edited else None
        self._desk.lane.ask(
            lambda library: sending.send(library, story.id, answers, keep_edited=keep),
            self._sent,
            self._not_sent,
        )

    def _publish(self, story: Story, answers: Answers) -> None:
        """Mark the story before its page is made: the page says when it was published."""
        self._before = None
        if answers.publish:
            self._before = story.details
            self._desk.open_story.set_details(story.published(datetime.now(UTC)).details)

    def _take_back(self) -> None:
        story = self._desk.open_story.story
        if self._before is not None and story is not None and story.id == self._story:
            details = replace(
                story.details, status=self._before.status, published_at=self._before.published_at
            )
            self._desk.open_story.set_details(details)
        self._before = None

    def _sent(self, sent: Sent) -> None:
        if not self._is_done(sent):
            return
        self._book.keep(sent.answers)
        self._shown_dialog().accept()
        self._after(sent)

    def _is_done(self, sent: Sent) -> bool:
        from deskeditor.services.exporting import Exported

        if isinstance(sent.outcome, Exported):
            return True
        self._take_back()
        if sent.outcome is None:
            dialog = self._shown_dialog()
            dialog.show_busy(busy=False)
            dialog.form.show_edited(tuple(path.name for path in sent.edited))
            dialog.say(_ASKED, error=True)
        else:
            self._shown_dialog().show_busy(busy=False)
            self._shown_dialog().say(sent.outcome.error, error=True)
        return False

    def _not_sent(self, error: DeskError) -> None:
        self._take_back()
        self._tell_failure(error)

    def _after(self, sent: Sent) -> None:
        """Tell everybody who shows when the story was exported."""
        from deskeditor.services.exporting import Exported

        if isinstance(sent.outcome, Exported):
            said.tell(self._desk.messages, sent.outcome.files, sent.outcome.set_aside)
            said.tell_remarks(self._desk, sent.outcome.remarks)
        if sent.story is not None:
            self._desk.open_story.refresh(sent.story)
        self._desk.hub.announce(Changes(listing=True, origin=ORIGIN))

    def export_again(self) -> None:
        """Export the open story as the last time, without a question unless one must be asked."""
        story = self._desk.open_story.story
        if story is None:
            return
        self._desk.open_story.save()
        answers = self._book.last
        self._desk.lane.ask(
            lambda library: sending.send_again(library, story.id, answers),
            self._sent_again,
            lambda error: self._desk.messages.toast(str(error)),
        )

    def _sent_again(self, sent: Sent) -> None:
        from deskeditor.services.exporting import Failed

        if sent.outcome is None:
            self.open()  # somebody else changed the file: the dialog asks about it
        elif isinstance(sent.outcome, Failed):
            self._desk.messages.toast(sent.outcome.error)
        else:
            self._after(sent)

    def _show_last(self) -> None:
        story = self._desk.open_story.story
        if story is not None:
            self._desk.lane.ask(lambda library: sending.last_folder(library, story.id), self._show_folder)

    def _show_folder(self, folder: Path | None) -> None:
        if folder is None:
            self._desk.messages.toast("This story has not been exported yet.")
        else:
            said.show(folder)


def _still_to_come(story: Story) -> str:
    """How many facts a story still waits for, as a sentence; empty where none is missing."""
    count = sum(len(to_come.marks(text)) for text in (story.headline, story.standfirst, story.body))
    return f"TK stands in the story {'once' if count == 1 else f'{count} times'}. " if count else ""


def _last_words(look: Look) -> str:
    if look.last is None:
        return "Not exported yet"
    at = look.last.at.astimezone()
    changed = ", changed since" if look.outlook.story.changed_since_export else ""
    return f"Last export: {at.day} {at:%b, %H:%M}{changed}"

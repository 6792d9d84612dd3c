"""What is said after an export?"""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from deskeditor.ui.desk import Desk
from deskeditor.ui.exporting.file_words import listed
from deskeditor.ui.messages import Messages, Toast


def tell(messages: Messages, files: tuple[Path, ...], set_aside: tuple[Path, ...] = ()) -> None:
    """Say that files stand where they were wanted, and offer to show them and to copy the path."""
    first = files[0]
    kept = f" The edited one is {listed([path.name for path in set_aside])} now." if set_aside else ""
    messages.toast_asked.emit(
        Toast(
            f"Exported {first.name}.{kept}" if kept else f"Exported {first.name}",
            (("Show", lambda: show(first.parent)), ("Copy path", lambda: copy(str(first)))),
        )
    )


def tell_remarks(desk: Desk, remarks: tuple[str, ...]) -> None:
    """Say which cards of the page lead to what readers do not find, and offer to look at them."""
    if remarks:
        more = f" {len(remarks) - 1} more cards do." if len(remarks) > 1 else ""
        look = ("Show the cards", lambda: desk.commands.run("view.cards"))
        desk.messages.info_bar("editor", f"{remarks[0]}{more}", (look,))


def show(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def copy(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)

"""The lead picture comes into the library, says what it knows of itself, and is named when it is gone."""

from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog

from deskeditor.domain.story import LeadImage
from deskeditor.ui.details.details_view import LEAD_IMAGE, SOCIAL_IMAGE
from deskeditor.ui.details.lead_image import ALT_MISSING

from .conftest import FERRY, details, note, retype


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "tram.png"
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    image.fill(0x24506B)
    image.save(str(path))
    return path


def test_a_chosen_picture_comes_into_the_library_and_is_shown(form, view, desk, picture, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture), ""))
    form.lead_image.picture.choose.click()
    qtbot.waitUntil(lambda: details(desk).lead_image is not None)
    assert details(desk).lead_image.image.startswith("images/")
    qtbot.waitUntil(lambda: form.lead_image.picture.zone._picture.width() == 800)
    assert note(form.lead_image.alt) == ALT_MISSING
    form.lead_image.alt.box.setPlainText("A tram in the depot")
    retype(form.lead_image.credit.line, "Friends of the Shore Line")
    assert note(form.lead_image.alt) == ""
    assert details(desk).lead_image.alt == "A tram in the depot"
    assert details(desk).lead_image.credit == "Friends of the Shore Line"
    form.lead_image.picture.remove.click()
    assert details(desk).lead_image is None
    assert not form.lead_image.alt.isVisible()


def test_what_a_picture_says_of_itself_fills_what_is_empty(form, view, desk, tmp_path, qtbot):
    path, exif = tmp_path / "tram.jpg", Image.Exif()
    exif[0x010E], exif[0x013B] = "The last car at the depot.", "Imogen Castellane"
    Image.new("RGB", (40, 30)).save(path, exif=exif)
    with qtbot.waitSignal(desk.messages.toast_asked) as asked:
        view.picture_file_dropped.emit(LEAD_IMAGE, str(path))
    qtbot.waitUntil(lambda: details(desk).lead_image is not None)
    lead = details(desk).lead_image
    assert (lead.caption, lead.credit) == ("The last car at the depot.", "Imogen Castellane")
    assert form.lead_image.caption.box.toPlainText() == "The last car at the depot."
    assert asked.args[0].text.startswith("The caption and the credit came with the picture")

    mine = replace(lead, image="", caption="Mine")
    desk.open_story.set_details(desk.open_story.story.with_details(lead_image=mine).details)
    view.picture_file_dropped.emit(LEAD_IMAGE, str(path))
    qtbot.waitUntil(lambda: details(desk).lead_image.image == lead.image)
    assert details(desk).lead_image.caption == "Mine"


def test_a_picture_is_dropped(form, view, desk, picture, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture))])
    form.search_social.picture.zone.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    qtbot.waitUntil(lambda: details(desk).social_image.startswith("images/"))


def test_a_picture_without_a_file_is_dropped(form, desk, qtbot):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x24506B)
    data = QMimeData()
    data.setImageData(image)
    form.lead_image.picture.zone.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    qtbot.waitUntil(lambda: details(desk).lead_image is not None)


def test_what_is_no_picture_is_said(form, view, desk, tmp_path, qtbot):
    wrong = tmp_path / "notes.png"
    wrong.write_text("no picture at all")
    with qtbot.waitSignal(desk.messages.bar_asked) as asked:
        view.picture_file_dropped.emit(LEAD_IMAGE, str(wrong))
    assert "notes.png" in asked.args[0].text
    with qtbot.waitSignal(desk.messages.bar_asked) as asked:
        view.picture_file_dropped.emit(LEAD_IMAGE, str(tmp_path / "gone.png"))
    assert asked.args[0].text == "“gone.png” cannot be read: No such file or directory. Choose another file."
    assert details(desk).lead_image is None


def test_a_picture_that_is_gone_is_said(form, desk, qtbot):
    gone = LeadImage(image="images/0123456789abcdef.jpg", alt="A tram")
    desk.open_story.set_details(replace(details(desk), lead_image=gone))
    zone = form.lead_image.picture.zone
    qtbot.waitUntil(lambda: "not in the library" in zone.accessibleDescription())


def test_a_picture_chosen_for_a_story_goes_to_no_other(form, view, desk, picture, qtbot):
    view.picture_file_dropped.emit(SOCIAL_IMAGE, str(picture))
    desk.open_story.show(FERRY)
    done = []
    desk.lane.ask(lambda library: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert details(desk).social_image == ""

"""What is pasted and dropped becomes Markdown, links, pictures of the library, or is refused in words."""

import base64

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QTextCursor
from PySide6.QtWidgets import QApplication

from deskeditor.errors import CannotWrite
from deskeditor.services import assets
from deskeditor.ui.editor.slow_insert import pieces

from .test_typing_keys import shown

WAIT = 30_000


@pytest.fixture
def body(view, desk, open_tram):
    open_tram()
    view.body.show_story("paste", "")
    return view.body


def put(body, text: str) -> None:
    """A text with the caret at `¦`, or what stands between two of them selected."""
    parts = text.split("¦")
    body.show_story(text, "".join(parts))
    cursor = body.textCursor()
    cursor.setPosition(len(parts[0]))
    if len(parts) > 2:
        cursor.setPosition(len(parts[0]) + len(parts[1]), QTextCursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)


def mime(text: str = "", html: str = "", urls=()) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if urls:
        data.setUrls([QUrl(url) if "://" in str(url) else QUrl.fromLocalFile(str(url)) for url in urls])
    return data


def test_rich_text_becomes_markdown_in_one_step(body):
    put(body, "See ¦this¦ now.")
    body.insertFromMimeData(mime("bold", "<p><b>bold</b> words</p>"))
    assert shown(body) == "See **bold** words¦ now."
    body.undo()
    assert shown(body) == "See ¦this¦ now."


def test_a_list_stands_apart_from_the_words_around(body):
    put(body, "Before¦After")
    body.insertFromMimeData(mime("a b", "<ul><li>a</li><li>b</li></ul>"))
    assert shown(body) == "Before\n\n- a\n- b\n\n¦After"


def test_mere_words_are_pasted_as_they_are(body):
    body.insertFromMimeData(mime("a *b*\r\nc\n", "<span style='color:red'>a *b*<br>c</span>"))
    assert body.source == "a *b*\nc\n"


def test_lines_pasted_into_a_table_leave_it_a_table(body):
    put(body, "| a | b |\n| --- | --- |\n| ¦ | d |")
    body.insertFromMimeData(mime("one\ntwo", "<p><b>one</b></p><p>two</p>"))
    assert shown(body) == "| a | b |\n| --- | --- |\n| **one**<br>two¦ | d |"
    body.undo()
    assert shown(body) == "| a | b |\n| --- | --- |\n| ¦ | d |"


def test_cells_of_a_spreadsheet_fill_those_of_a_table(view, desk, body):
    put(body, "| a | b |\n| --- | --- |\n| ¦ | d |")
    html = "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    body.insertFromMimeData(mime("1\t2\n3\t4\n", html))
    filled = "| a   | b   |\n| --- | --- |\n| 1   | 2   |\n| 3   | 4¦   |"
    assert shown(body) == filled
    body.undo()
    QGuiApplication.clipboard().setText("1\t2\n3\t4\n")
    desk.commands.run("edit.paste_plain")
    assert shown(body) == filled


def test_in_code_only_the_text_is_pasted(body):
    put(body, "```\n¦\n```")
    body.insertFromMimeData(mime("bold", "<b>bold</b>"))
    assert body.source == "```\nbold\n```"


def test_what_is_copied_here_is_pasted_as_it_was(body):
    put(body, "¦**a**\u00a0b\n\n- c¦")
    body.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert not data.hasHtml()
    body.moveCursor(QTextCursor.MoveOperation.End)
    body.paste()
    assert body.source == "**a**\u00a0b\n\n- c**a**\u00a0b\n\n- c"


def test_an_address_over_words_links_them_without_tracking(body):
    put(body, "See ¦the wall¦.")
    body.insertFromMimeData(mime("https://wall.example/a?utm_source=x\n"))
    assert body.source == "See [the wall](https://wall.example/a)."


def test_an_address_elsewhere_is_pasted(body):
    put(body, "See ¦")
    body.insertFromMimeData(mime("https://wall.example/a"))
    assert body.source == "See https://wall.example/a"


def test_plain_paste_leaves_looks_behind(view, desk, body):
    QGuiApplication.clipboard().setMimeData(mime("bold", "<b>bold</b>"))
    view.edit_body()
    desk.commands.run("edit.paste_plain")
    assert body.source == "bold"


def test_plain_paste_reaches_the_headline(view, desk, body):
    QGuiApplication.clipboard().setText("Words")
    view.edit_headline()
    desk.commands.run("edit.paste_plain")
    assert view.head.headline.source == "Words"


def test_a_long_paste_comes_where_it_was_pasted_whatever_is_typed_meanwhile(qtbot, body):
    put(body, "Before ¦ after.")
    html = "<p>One <b>bold</b> word.</p>" * 1_000
    body.insertFromMimeData(mime("x", html))
    body.insertPlainText("TYPED")
    qtbot.waitUntil(lambda: body.source.count("**bold**") == 1_000, timeout=WAIT)
    assert body.source.startswith("Before One **bold** word.\n\nOne")
    assert body.source.endswith("One **bold** word.TYPED after.")


def test_a_paste_of_many_pieces_is_one_step_of_undo(qtbot, body):
    put(body, "Before ¦after.")
    text = "Words and words.\n" * 10_000
    body.insertFromMimeData(mime(text))
    qtbot.waitUntil(lambda: len(body.source) == len(text) + 13, timeout=WAIT)
    assert body.source == f"Before {text}after."
    qtbot.waitUntil(lambda: body.textCursor().position() == len(text) + 7, timeout=WAIT)
    body.undo()
    assert shown(body) == "Before ¦after."


def test_pieces_end_with_lines():
    text = "a line\n" * 50 + "x" * 200
    found = pieces(text, 40)
    assert "".join(found) == text
    assert max(map(len, found)) <= 40
    assert found[0].endswith("\n")


def test_too_much_is_refused_in_words(monkeypatch, desk, body):
    monkeypatch.setattr("deskeditor.ui.editor.pasting.MOST", 1_000)
    body.insertFromMimeData(mime("x" * 1_001))
    assert body.source == ""
    assert "too many to paste" in desk.messages.latest[-1]


def test_notes_are_numbered_on(body):
    put(body, "A.[^2]¦\n\n[^2]: Note.")
    body.insertFromMimeData(
        mime("x", '<p>B<a href="#_ftn1">[1]</a></p><p><a href="#_ftnref1">[1]</a> Two.</p>')
    )
    assert "B[^3]" in body.source
    assert "[^3]: Two." in body.source


def test_pictures_left_out_are_told(desk, body):
    body.insertFromMimeData(mime("a", "<p><b>a</b> <img src='file:///x.png'></p>"))
    assert body.source == "**a**"
    assert desk.messages.latest[-1].startswith("A picture was left out")


def inside(data: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


def test_pictures_inside_rich_text_are_kept_in_one_step(qtbot, desk, body):
    put(body, "Before¦ after")
    html = f"<p><b>a</b> <img alt='The dark' src='{inside(picture())}'></p><p>z</p>"
    body.insertFromMimeData(mime("a", html))
    qtbot.waitUntil(lambda: "![The dark](images/" in body.source, timeout=WAIT)
    assert "pasted:" not in body.source
    assert not desk.messages.latest
    body.undo()
    assert shown(body) == "Before¦ after"


def test_a_broken_picture_inside_rich_text_stays_out_and_is_told(qtbot, desk, body):
    good, bad = inside(picture()), inside(b"no picture")
    html = f"<p><b>a</b></p><p><img src='{bad}'></p><p><img src='{good}'></p><p><img src='pasted:7'></p>"
    body.insertFromMimeData(mime("a", html))
    qtbot.waitUntil(lambda: "images/" in body.source, timeout=WAIT)
    assert body.source.count("![") == 1
    assert body.source.startswith("**a**\n\n![](images/")
    assert desk.messages.latest[-1].startswith("2 pictures were left out")


def test_where_no_picture_can_be_kept_the_words_come_without_it(qtbot, desk, body, monkeypatch):
    def full(*_):
        raise CannotWrite("The disk is full; make room and go on.")

    monkeypatch.setattr(assets, "add_image", full)
    html = f'<p>The <b>tram</b> runs.</p><img alt="A tram" src="{inside(picture())}"><p>Then it stops.</p>'
    body.insertFromMimeData(mime("", html))
    qtbot.waitUntil(lambda: "Then it stops." in body.source, timeout=WAIT)
    assert "The **tram** runs." in body.source
    assert desk.messages.latest[-1] == "The disk is full; make room and go on."


def test_pictures_on_the_web_stay_there_and_that_is_told(desk, body):
    body.insertFromMimeData(mime("a", "<p><b>a</b> <img alt=B src='https://tram.example/b.png'></p>"))
    assert body.source == "**a** ![B](https://tram.example/b.png)"
    assert desk.messages.latest[-1].startswith("A picture stays on its own server: copy it by itself")


def picture() -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(8, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkBlue)
    image.save(buffer, "PNG")
    return bytes(data.data())


@pytest.mark.parametrize("as_file", [True, False])
def test_a_copied_picture_is_kept_and_its_alt_text_can_be_typed(qtbot, body, as_file):
    data = QMimeData()
    if as_file:
        data.setData("image/png", picture())
    else:
        data.setImageData(QImage.fromData(picture()))
    put(body, "Before¦")
    body.insertFromMimeData(data)
    qtbot.waitUntil(lambda: "](images/" in body.source, timeout=WAIT)
    assert body.source.startswith("Before\n\n![](images/")
    body.insertPlainText("A tram")
    assert "![A tram](images/" in body.source


def test_selected_words_are_the_alt_text_of_a_picture(qtbot, body):
    data = QMimeData()
    data.setData("image/png", picture())
    put(body, "¦The tram¦")
    body.insertFromMimeData(data)
    qtbot.waitUntil(lambda: "](images/" in body.source, timeout=WAIT)
    assert body.textCursor().selectedText() == "The tram"


def test_picture_files_come_in_order_and_a_broken_one_is_refused_alone(qtbot, tmp_path, desk, body):
    for name, colour in (("a.png", "navy"), ("b.jpg", "red")):
        Image.new("RGB", (8, 4), colour).save(tmp_path / name)
    (tmp_path / "c.png").write_text("no picture")
    body.insertFromMimeData(mime(urls=[tmp_path / "a.png", tmp_path / "c.png", tmp_path / "b.jpg"]))
    qtbot.waitUntil(lambda: body.source.count("![](images/") == 2, timeout=WAIT)
    assert body.source.index(".png)") < body.source.index(".jpg)")
    assert "c.png" in desk.messages.latest[-1]


def test_other_files_are_left_to_the_window(body):
    assert not body.canInsertFromMimeData(mime(urls=["/tmp/story.md"]))
    assert body.canInsertFromMimeData(mime(urls=["/tmp/a.png"]))
    assert body.canInsertFromMimeData(mime("words"))


def drop(body, data: QMimeData, at: int) -> None:
    cursor = QTextCursor(body.document())
    cursor.setPosition(at)
    place = QPointF(body.cursorRect(cursor).center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(body.viewport(), QDragEnterEvent(place.toPoint(), copy, data, left, none))
    QApplication.sendEvent(body.viewport(), QDropEvent(place, copy, data, left, none))


def stories(*ids: str) -> QMimeData:
    data = mime("headline")
    data.setData("application/x-deskeditor-story", "\n".join(ids).encode())
    return data


def test_a_story_dropped_becomes_a_link(qtbot, body):
    put(body, "See  now.¦")
    drop(body, stories("ferry"), 4)
    qtbot.waitUntil(lambda: body.source == "See [The ferry](the-ferry.html) now.", timeout=WAIT)


def test_a_story_dropped_on_the_selection_links_it(qtbot, body):
    put(body, "See ¦the boat¦ now.")
    drop(body, stories("ferry"), 7)
    qtbot.waitUntil(lambda: body.source == "See [the boat](the-ferry.html) now.", timeout=WAIT)


def test_an_address_dropped_on_the_selection_links_it(body):
    put(body, "See ¦the boat¦ now.")
    drop(body, mime("https://boat.example/", urls=["https://boat.example/"]), 7)
    assert body.source == "See [the boat](https://boat.example/) now."


def test_a_link_dropped_elsewhere_keeps_its_words(body):
    put(body, "See  now.¦")
    html = "<a href='https://boat.example/?fbclid=1'>The boat</a>"
    drop(body, mime("https://boat.example/", html, ["https://boat.example/"]), 4)
    assert body.source == "See [The boat](https://boat.example/) now."


def test_several_stories_become_a_list(qtbot, body):
    body.insertFromMimeData(stories("tram", "ferry"))
    qtbot.waitUntil(lambda: body.source.count("](") == 2, timeout=WAIT)
    assert body.source.startswith("- [The tram is back](the-tram-is-back.html)\n- [")

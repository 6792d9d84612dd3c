"""Pictures of the page on show come from a lane of their own, and leave nothing for the export to make."""

from io import BytesIO

import pytest
from PIL import Image

from deskeditor.domain import rendition
from deskeditor.services import assets
from deskeditor.services.libraries import create_library
from deskeditor.ui.preview.pictures import Pictures


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "courier"


@pytest.fixture
def tram(folder):
    data = BytesIO()
    Image.new("RGB", (1000, 600), "navy").save(data, "JPEG")
    with create_library(folder) as library:
        return assets.add_image(library, data.getvalue(), "tram.jpg")


@pytest.fixture
def pictures(qtbot, folder):
    made = Pictures(folder)
    yield made
    made.close()


def test_what_a_page_names_is_made_and_the_rest_after_it(qtbot, folder, tram, pictures):
    files = tuple(one.reference for one in rendition.renditions(tram).all)
    answers: list[bytes] = []
    pictures.expect(files)
    pictures.fetch(files[0], answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert Image.open(BytesIO(answers[0])).size == (480, 288)
    pictures.close()  # finishes what was begun
    kept = {path.name for path in (folder / "derived").rglob("*") if path.is_file()}
    assert kept == {file.removeprefix("images/") for file in files}


@pytest.mark.parametrize(
    "reference", ["images/0123456789abcdef-480.webp", "images/../library.db", "favicon.ico"]
)
def test_what_is_not_there_is_answered_with_nothing(qtbot, tram, pictures, reference):
    answers: list[bytes] = []
    pictures.fetch(reference, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [b""]

import io
import logging
from pathlib import Path

import pytest
from PIL import Image

from deskeditor.domain import rendition
from deskeditor.services import assets, renditions
from deskeditor.storage import resizing


def picture(kind: str = "JPEG", size: tuple[int, int] = (1000, 600), **options) -> bytes:
    file = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(file, kind, **options)
    return file.getvalue()


@pytest.fixture
def tram(library):
    return assets.add_image(library, picture(), "tram.jpg")


@pytest.fixture
def names(tram) -> tuple[str, ...]:
    return tuple(one.reference for one in rendition.renditions(tram).all)


@pytest.fixture
def decoded(monkeypatch) -> list[int]:
    """How many files were wanted each time that a picture was decoded."""
    counts: list[int] = []
    real = resizing.resized

    def counted(data, wanted):
        counts.append(len(wanted))
        return real(data, wanted)

    monkeypatch.setattr(resizing, "resized", counted)
    return counts


def kept(folder: Path) -> set[str]:
    return {path.name for path in (folder / "derived").rglob("*") if path.is_file()}


def test_files_of_a_picture_are_made_together_and_once(library, names, decoded):
    first = dict(renditions.contents(library.folder, names))
    assert [Image.open(io.BytesIO(first[name])).width for name in names] == [480, 800, 1000, 1000]
    assert kept(library.folder) == {Path(name).name for name in names}
    assert dict(renditions.contents(library.folder, names)) == first
    assert decoded == [4]


def test_only_what_is_missing_is_made(library, names, decoded):
    renditions.content(library.folder, names[1])
    list(renditions.contents(library.folder, names))
    assert decoded == [1, 3]


def test_what_was_cut_off_is_made_again(library, names):
    whole = renditions.content(library.folder, names[0])
    (path,) = (library.folder / "derived").rglob("*.webp")
    path.write_bytes(b"")
    assert renditions.content(library.folder, names[0]) == whole
    assert path.read_bytes() == whole


def test_all_of_it_may_be_thrown_away(library, names):
    whole = renditions.content(library.folder, names[0])
    for path in (library.folder / "derived").rglob("*.webp"):
        path.unlink()
    assert renditions.content(library.folder, names[0]) == whole


def test_a_disk_that_keeps_nothing_costs_only_time(library, names, caplog):
    (library.folder / "derived").write_text("a file where the folder should be")
    with caplog.at_level(logging.INFO):
        assert all(content for _, content in renditions.contents(library.folder, names))
    assert "was not kept" in caplog.text


def test_an_original_leaves_without_what_it_says_of_itself(library):
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "Ring Imogen", 6
    data = picture(exif=exif)
    asset = assets.add_image(library, data)
    content = renditions.content(library.folder, asset.reference)
    assert b"Imogen" not in content
    with Image.open(io.BytesIO(content)) as image:
        assert (image.size, image.getexif()[0x0112]) == ((1000, 600), 6)
    assert library.asset_path(asset).read_bytes() == data


@pytest.mark.parametrize(
    "reference",
    ["images/0123456789abcdef-800.webp", "images/0123456789abcdef.jpg", "images/../library.db", "x", ""],
)
def test_what_the_library_has_not_is_nothing(library, reference):
    assert renditions.content(library.folder, reference) is None
    assert renditions.size(library.folder, reference) == 0


def test_a_file_wider_than_the_picture_is_not_made(library, tram):
    assert renditions.content(library.folder, f"images/{tram.hash[:16]}-1280.webp") is None
    assert kept(library.folder) == set()


def test_an_original_that_the_disk_has_changed_is_nothing(library, tram, names, decoded):
    library.asset_path(tram).write_bytes(b"something else")
    assert dict(renditions.contents(library.folder, names)) == dict.fromkeys(names)
    assert decoded == [4]


def test_a_size_is_told_before_a_file_is_made(library, tram, names):
    guessed = renditions.size(library.folder, names[0])
    content = renditions.content(library.folder, names[0])
    assert guessed > 0
    assert renditions.size(library.folder, names[0]) == len(content)
    assert renditions.size(library.folder, tram.reference) == tram.size


def test_files_are_made_of_pictures_in_memory(tram, names):
    made = renditions.made_of({tram.reference: picture()}, (*names, tram.reference, "images/gone.jpg"))
    assert set(made) == {*names, tram.reference}


def test_a_picture_that_moves_goes_as_it_is(library):
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "lime")]
    file = io.BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    asset = assets.add_image(library, file.getvalue(), "tram.gif")
    assert rendition.renditions(asset) is None
    assert renditions.content(library.folder, asset.reference) == file.getvalue()

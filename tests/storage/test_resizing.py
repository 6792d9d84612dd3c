import io

import pytest
from PIL import Image, ImageCms

from deskeditor.domain.rendition import Rendition
from deskeditor.errors import UnreadableFile
from deskeditor.storage import pictures
from deskeditor.storage.resizing import resized


def encoded(image: Image.Image, kind: str, **options) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def files(data: bytes, *wanted: tuple[int, str]) -> list[Image.Image]:
    made = resized(data, [Rendition("0" * 16, width, suffix) for width, suffix in wanted])
    return [Image.open(io.BytesIO(content)) for _, content in made]


def corners(image: Image.Image) -> list[str]:
    """Which of red, green, blue and white is nearest to the pixel in each corner, clockwise from top left."""
    image = image.convert("RGB")
    right, bottom = image.width - 1, image.height - 1
    names = {(True, False, False): "red", (False, True, False): "green", (False, False, True): "blue"}
    places = ((0, 0), (right, 0), (right, bottom), (0, bottom))
    return [names.get(tuple(value > 128 for value in image.getpixel(place)), "white") for place in places]


def four_colours(size: tuple[int, int]) -> Image.Image:
    image = Image.new("RGB", size, "white")
    half = (size[0] // 2, size[1] // 2)
    image.paste("red", (0, 0, *half))
    image.paste("lime", (half[0], 0, size[0], half[1]))
    image.paste("blue", (*half, *size))
    return image


def test_each_file_is_as_wide_and_of_the_kind_that_was_wanted():
    made = files(encoded(four_colours((900, 600)), "JPEG"), (480, ".webp"), (800, ".webp"), (800, ".jpg"))
    assert [(one.size, one.format) for one in made] == [
        ((800, 533), "WEBP"), ((800, 533), "JPEG"), ((480, 320), "WEBP"),
    ]  # fmt: skip
    assert all(corners(one) == ["red", "green", "blue", "white"] for one in made)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_stands_as_it_is_meant_to(kind, orientation):
    upright = four_colours((240, 160))
    turned = Image.Transpose
    turns = (
        None, turned.FLIP_LEFT_RIGHT, turned.ROTATE_180, turned.FLIP_TOP_BOTTOM, turned.TRANSPOSE,
        turned.ROTATE_90, turned.TRANSVERSE, turned.ROTATE_270,
    )  # fmt: skip
    turn = turns[orientation - 1]
    exif = Image.Exif()
    exif[0x0112] = orientation
    lying = upright if turn is None else upright.transpose(turn)
    (made,) = files(encoded(lying, kind, exif=exif, quality=95), (120, ".webp"))
    assert made.size == (120, 80)
    assert corners(made) == ["red", "green", "blue", "white"]
    assert not made.getexif()


@pytest.mark.parametrize("suffix", [".webp", ".jpg", ".png"])
def test_what_a_picture_says_of_itself_stays_behind(suffix):
    exif = Image.Exif()
    exif[0x010E] = "Ring Imogen on 01632 960123"
    exif.get_ifd(0x8825)[2] = (54.0, 36.0, 0.0)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(four_colours((90, 60)), "JPEG", exif=exif, comment=b"secret", icc_profile=srgb)
    ((_, content),) = resized(data, [Rendition("0" * 16, 60, suffix)])
    assert b"Imogen" in data
    assert not any(word in content for word in (b"Imogen", b"secret", b"Exif", b"EXIF"))
    assert "icc_profile" not in Image.open(io.BytesIO(content)).info


def test_what_shines_through_still_does():
    image = Image.new("RGBA", (60, 40), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 30, 40))
    for made in files(encoded(image, "PNG"), (40, ".webp"), (40, ".png")):
        assert made.mode == "RGBA"
        assert (made.getpixel((2, 2))[3], made.getpixel((37, 2))[3]) == (255, 0)
    palette = image.convert("P")
    palette.info["transparency"] = palette.getpixel((59, 0))
    (made,) = files(encoded(palette, "PNG", transparency=palette.getpixel((59, 0))), (40, ".webp"))
    assert made.convert("RGBA").getpixel((37, 2))[3] == 0


def test_colours_of_a_drawing_are_kept_exactly():
    (made,) = files(encoded(Image.new("RGB", (60, 40), "#0b5e6b"), "PNG"), (60, ".webp"))
    assert made.getcolors() == [(60 * 40, (0x0B, 0x5E, 0x6B))]


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "I;16", "CMYK", "RGBA"])
def test_every_kind_of_colours_is_taken(mode):
    image = Image.new("L", (50, 40), 128).convert("I").point(lambda value: value * 256).convert("I;16") \
        if mode == "I;16" else Image.new("RGB", (50, 40), "grey").convert(mode)  # fmt: skip
    data = encoded(image, "JPEG" if mode == "CMYK" else "PNG")
    jpeg, webp = (one.convert("RGB") for one in files(data, (40, ".jpg"), (40, ".webp")))
    assert jpeg.size == webp.size == (40, 32)
    assert abs(jpeg.getpixel((5, 5))[0] - webp.getpixel((5, 5))[0]) < 12
    if mode != "1":
        assert 100 < webp.getpixel((5, 5))[0] < 156


def test_a_broken_profile_of_colours_does_no_harm():
    (made,) = files(encoded(four_colours((90, 60)), "JPEG", icc_profile=b"nonsense" * 40), (60, ".jpg"))
    assert corners(made) == ["red", "green", "blue", "white"]


@pytest.mark.parametrize("data", [b"", b"<svg/>", encoded(four_colours((300, 200)), "JPEG")[:900]])
def test_what_is_no_picture_is_said(data):
    with pytest.raises(UnreadableFile):
        files(data, (40, ".webp"))


def test_nothing_is_drawn_larger():
    with pytest.raises(UnreadableFile, match="30 pixels wide, not 40"):
        files(encoded(four_colours((30, 20)), "PNG"), (40, ".webp"))


def test_limits_hold_here_too(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_PIXELS", 100)
    with pytest.raises(UnreadableFile, match="million pixels"):
        files(encoded(four_colours((30, 20)), "PNG"), (20, ".webp"))

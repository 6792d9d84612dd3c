"""How does a picture come into the library, and what is known of it?"""

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from deskeditor.domain.asset import Asset, PictureWords
from deskeditor.errors import InvalidValue

if TYPE_CHECKING:
    from deskeditor.storage.library import Library


def add_image(library: "Library", data: bytes, name: str = "") -> Asset:
    """Keep a PNG, JPEG, GIF or WebP picture; the same content is kept once.

    `name` is what the file was called. Raises `UnreadableFile` for what is no such picture or too large.
    """
    from deskeditor.storage import pictures  # loads Pillow, which most of what one does needs not

    picture = pictures.inspect(data, name)
    asset = Asset(
        hash=hashlib.sha256(data).hexdigest(),
        suffix=picture.suffix,
        width=picture.width,
        height=picture.height,
        size=len(data),
        original_name=name,
        look=picture.look,
    )
    with library.write() as work:
        library.keep_file(
            asset, data
        )  # before its record: a crash between leaves a file too many, never one too few
        work.assets.add(asset, orientation=picture.orientation, at=datetime.now(UTC))
        work.commit()
        return work.assets.named([asset.reference])[asset.reference]


def asset(library: "Library", reference: str) -> Asset:
    """The asset of a reference `images/…`; raises `InvalidValue` where the library has none."""
    with library.read() as reading:
        found = reading.assets.named([reference]).get(reference)
    if found is None:
        raise InvalidValue(f"“{reference}” is no image of the library; add the image and use its own name.")
    return found


def words_in(data: bytes) -> PictureWords:
    """The caption and the credit that a picture says of itself (IPTC, else EXIF), where it says any."""
    from deskeditor.storage import picture_words  # loads Pillow

    return picture_words.words_in(data)

"""What stands around a body on its story's page?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from deskeditor.pages import addresses, comments, head, images, parts, theme
from deskeditor.pages.characters import printable
from deskeditor.pages.subject import Subject
from deskeditor.pages.theme import HEAD, Frame, Origins, Theme
from deskeditor.pages.theme_printers import BODY

COMMENTS = "comments"

Said = Mapping[str, Mapping[str, object]]  # by part: the values that its template prints


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """A page without its body's blocks.

    `parts` are those of the page, the body's with `BLOCKS` in place of its blocks.
    """

    title: str
    parts: Mapping[str, str]
    images: tuple[str, ...]
    files: tuple[str, ...]
    frame: Frame
    look: Theme
    said: Said


def shell(subject: Subject, in_body: tuple[str, ...], before: Shell | None = None) -> Shell:
    """The shell of a page whose body shows these images; `subject` knows by now how many words it has.

    Of the one `before` it takes what has not changed. Raises `InvalidValue` where the site names a theme that
    there is not, and `BrokenTheme`.
    """
    look, said = theme.of(subject.around), dict(_values(subject))
    made = _printed(look, said, before if before and before.look is look else None)
    shown = {**made, COMMENTS: comments.filled(subject, made[COMMENTS])} if COMMENTS in made else made
    assets, files = images.used(subject, in_body)
    return Shell(
        title=printable(head.title(subject)),
        parts=shown,
        images=assets,
        files=files,
        frame=look.frame(subject.language, subject.direction, subject.words.skip, _origins(subject, made)),
        look=look,
        said=said,
    )


def _printed(look: Theme, said: Said, before: Shell | None) -> dict[str, str]:
    if before is None:
        return look.parts(said)
    changed = {name: one for name, one in said.items() if before.said.get(name) != one or name == COMMENTS}
    made = look.parts({HEAD: said[HEAD], **changed}) if changed else {}
    return {name: made[name] if name in changed else before.parts[name] for name in said}


def _origins(subject: Subject, made: Mapping[str, str]) -> Origins:
    site = subject.around.site
    return Origins(
        images=addresses.origin(site.address),
        form=addresses.origin(site.newsletter.action) if "newsletter" in made else "",
        comments=addresses.origin(site.comments.script) if COMMENTS in made else "",
    )


def _values(subject: Subject) -> Iterator[tuple[str, Mapping[str, object]]]:
    """What each part of the page says."""
    words = {"words": subject.words._asdict()}
    yield HEAD, head.values(subject)
    yield BODY, {}
    for name, make in parts.MAKERS.items():
        values = make(subject)
        if values is not None:
            yield name, {**values, **words}

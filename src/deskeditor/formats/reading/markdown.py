"""Which story stands in a Markdown file?

A front matter between `---` lines (YAML) or `+++` lines (TOML), or fields at the top as in `Title: …`, says
the details; the rest is the body, which is taken as it stands: after `encoding.decode` nothing in it changes,
but that a first-level heading at its very beginning becomes the headline where no field says one.
"""

import re
from pathlib import PurePath

from deskeditor.domain.story import Story
from deskeditor.formats.reading import cards, file_name, values
from deskeditor.formats.reading.details import Reading
from deskeditor.formats.reading.encoding import Decoded, decode, unix
from deskeditor.formats.reading.fields import NAMES, Fields
from deskeditor.formats.reading.front_matter import Entry, Unparsable, normal, parse
from deskeditor.formats.reading.read_story import ReadStory
from deskeditor.formats.yaml_text import entry
from deskeditor.markup import front_matter

_HEADING = re.compile(r" {0,3}#[ \t]+(?=\S)")
_TITLE = re.compile(r"^title[ \t]*[:=][ \t]*(?P<title>.+)$", re.IGNORECASE | re.MULTILINE)
_HEADER_LINE = re.compile(r"(?P<name>[A-Za-z][A-Za-z_ -]{0,30}):(?:[ \t]+(?P<value>.*))?")
_KNOWN = frozenset(name for names in NAMES.values() for name in names)
_IMAGE_FIELDS = ("image", "image_alt", "image_caption", "image_credit")


def read(content: str | bytes, name: str = "") -> ReadStory:
    """The story of a Markdown text or file; `name` is the file's path, or empty. Raises `UnreadableFile`."""
    path = PurePath(name)
    decoded = _decoded(content, path)
    split = front_matter.split(decoded.text)
    if split.kind == "none":
        entries, body = _header(decoded.text)
        return _story(entries, body, path, decoded.warnings)
    try:
        return _story(parse(split.kind, split.raw), split.body, path, decoded.warnings)
    except Unparsable as error:
        return _unparsed(decoded, path, str(error))


def _decoded(content: str | bytes, path: PurePath) -> Decoded:
    return Decoded(unix(content)) if isinstance(content, str) else decode(content, path.name or "The text")


def _story(entries: tuple[Entry, ...], body: str, path: PurePath, warnings: tuple[str, ...]) -> ReadStory:
    fields = Fields(entries)
    reading = Reading(fields, path)
    headline, body = _headline(reading, body, path)
    kept = values.text(fields.use("extra"))
    standfirst = reading.standfirst()
    story = Story(headline=headline, standfirst=standfirst, body=body, details=reading.details())
    references, missing = cards.read(fields.use("cards"))
    lead, social = reading.lead(), values.text(fields.look("social_image"))
    lead_source, social_source = fields.source(_IMAGE_FIELDS), fields.source(["social_image"])
    for field in (*_IMAGE_FIELDS, "social_image"):
        fields.use(field)
    return ReadStory(
        story=story.with_details(extra=fields.rest() + kept),
        cards=references,
        authors=reading.authors(),
        lead=lead,
        lead_source=lead_source if lead else "",
        social_image=social,
        social_source=social_source if social else "",
        warnings=(*warnings, *reading.warnings, *missing),
    )


def _headline(reading: Reading, body: str, path: PurePath) -> tuple[str, str]:
    if "headline" in reading.fields:
        return reading.text("headline"), body
    line, _, rest = body.lstrip("\n").partition("\n")
    heading = _HEADING.match(line)
    if not heading:
        return file_name.headline(path), body
    title = line[heading.end() :].rstrip()
    unclosed = title.rstrip("#")  # `# Title #` is `# Title`, but `# C#` is not `# C`
    return (unclosed.rstrip() if unclosed[-1:].isspace() else title), rest.lstrip("\n")


def _unparsed(decoded: Decoded, path: PurePath, reason: str) -> ReadStory:
    """The whole file as text, so that nothing of it is lost, and what looks like its title as headline."""
    title = _TITLE.search(decoded.text)
    headline = title["title"].strip().strip("\"'") if title else file_name.headline(path)
    warning = (
        f"The front matter of {path.name or 'the text'} cannot be read ({reason}): "
        "it stands as text at the start of the body, to be mended there."
    )
    return ReadStory(story=Story(headline=headline, body=decoded.text), warnings=(*decoded.warnings, warning))


def _header(text: str) -> tuple[tuple[Entry, ...], str]:
    """The fields of a header without fences, as in `Title: …`, and what follows; none for ordinary text."""
    top, _, body = text.lstrip("\n").partition("\n\n")
    lines = top.split("\n")
    found = [_HEADER_LINE.fullmatch(line) for line in lines]
    names = [normal(line["name"]) for line in found if line]
    if len(names) < len(lines) or "title" not in names or not _KNOWN.issuperset(names[:1]):
        return (), text
    said = [(line["value"] or "").strip() for line in found if line]
    entries = (Entry(name, value, entry(name, value)) for name, value in zip(names, said, strict=True))
    return tuple(entries), body.lstrip("\n")

"""What stands in the slot for comments?

A theme prints an HTML comment in the slot. Where the site names a script, the page itself puts that in the
comment's place: no theme ever writes a script. The preview runs none; there, and wherever a reader runs
none, a line says where the comments come from.
"""

import re
from html import escape
from urllib.parse import urlsplit

from deskeditor.domain.site import Part
from deskeditor.pages import addresses
from deskeditor.pages.characters import printable
from deskeditor.pages.subject import Subject

_SCRIPT_GOES_HERE = "<!--comments-script-->"
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")


def values(subject: Subject) -> dict[str, object] | None:
    """The slot's heading and the HTML comment in it; None where the site has neither script nor marker."""
    slot = subject.site.comments
    if not subject.shows(Part.COMMENTS):
        return None
    marker = _SCRIPT_GOES_HERE if addresses.origin(slot.script) else _comment(slot.marker)
    return {"heading": subject.typeset(slot.heading), "marker": marker} if marker else None


def filled(subject: Subject, html: str) -> str:
    """The slot as a theme printed it, with the site's script in its place."""
    slot = subject.around.site.comments
    if not addresses.origin(slot.script):
        return html
    thread = f'<div id="{slot.thread}"></div>\n' if _ID.fullmatch(slot.thread) else ""
    address = addresses.web(slot.script)
    words = subject.words.comments_script.format(urlsplit(address).hostname)
    told = f'<noscript><p class="remote">{escape(words)}</p></noscript>'
    script = f'<script src="{escape(address)}" defer></script>'
    return html.replace(_SCRIPT_GOES_HERE, f"{thread}{told}\n{script}", 1)


def _comment(text: str) -> str:
    text = comment_text(text)
    return f"<!--{text}-->" if text else ""


def comment_text(text: str) -> str:
    """Text that stays inside an HTML comment: no two hyphens together, none at its ends, no angle first."""
    text = printable(text)
    while "--" in text:
        text = text.replace("--", "-")
    return text.strip("-").lstrip(">-")

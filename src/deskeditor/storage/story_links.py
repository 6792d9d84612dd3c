"""Which links of a story lead to a story that is not there?

A page leads to another by its name beside it, `SLUG.html`. What leads elsewhere is nobody's business here.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from sqlalchemy import Connection, select

from deskeditor.storage.problems import Kind, Problem
from deskeditor.storage.tables import stories

_LINK = re.compile(
    r"""(?:\]\(\s*<?|^[ ]{0,3}\[[^\]\n]+\]:\s*<?|\bhref\s*=\s*["']?)"""  # inline, by reference, in HTML
    r"""([\w%~.-]+)\.html(?:\#[^\s)>"']*)?(?=[\s)>"'])""",
    re.MULTILINE | re.IGNORECASE,
)


def slugs(body: str) -> tuple[str, ...]:
    """The slugs of the stories that a text links to, each once."""
    return tuple(dict.fromkeys(unquote(found) for found in _LINK.findall(f"{body}\n")))


def leading_nowhere(connection: Connection) -> Iterator[Problem]:
    """Links to stories that are gone or in the trash; stories in the trash are not asked."""
    columns = stories.c.id, stories.c.headline, stories.c.body
    query = select(*columns).where(stories.c.body.contains(".html"), stories.c.trashed_at.is_(None))
    there: dict[str, bool | None] = {}
    for story, headline, body in connection.execute(query):
        for slug in slugs(body):
            if slug not in there:
                there[slug] = _stands(connection, slug)
            if not there[slug]:
                where = "is in the trash" if there[slug] is None else "is not in the library"
                said = f"A link in “{headline}” leads to the story “{slug}”, which {where}; mend the link."
                yield Problem(kind=Kind.BROKEN_LINK, subject=story, text=said)


def _stands(connection: Connection, slug: str) -> bool | None:
    """Whether a story of that slug is there; None for one that is only in the trash."""
    found = connection.execute(select(stories.c.trashed_at).where(stories.c.slug == slug)).scalars().all()
    return any(at is None for at in found) or (None if found else False)

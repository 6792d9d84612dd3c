"""How good are the suggestions? `python tests/benchmarks/bench_suggestions.py FOLDER` judges them on posts.

FOLDER holds Markdown posts with tags in their front matter. The tags are kept from the library and are the
judge: a suggestion is right if it shares a tag that less than a tenth of the posts bear. Beside the
suggestions stand plain BM25 (all words of the post, as FTS5 ranks them) and posts drawn by lot.
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from deskeditor.domain.story import Story
from deskeditor.formats.reading import markdown
from deskeditor.services import libraries, related, stories
from deskeditor.storage.library import Library

AT = 5
_RARE = 0.1  # of the posts: a tag that more of them bear says little


def judged(folder: Path, library: Library) -> tuple[list[Story], dict[str, frozenset[str]]]:
    """The posts in the library, without their tags, and the telling tags of each."""
    kept, tags = [], {}
    for path in sorted(folder.glob("*.md")):
        story = markdown.read(path.read_bytes(), path.name).story
        bare = story.with_details(tags=(), section="", extra="", notes="")
        saved, _ = stories.new(library, bare)
        kept.append(saved)
        tags[saved.id] = frozenset(tag.casefold() for tag in story.details.tags)
    counts = Counter(tag for some in tags.values() for tag in some)
    telling = {tag for tag, count in counts.items() if 1 < count < _RARE * len(kept)}
    return kept, {one: some & telling for one, some in tags.items()}


def precision(
    posts: list[Story], tags: dict[str, frozenset[str]], choose: Callable[[Story], list[str]]
) -> tuple[float, int]:
    """The share of right ones among the first five, over the posts to which five could be found."""
    shares = []
    for post in posts:
        right = {one for one, some in tags.items() if one != post.id and some & tags[post.id]}
        if len(right) >= AT:
            shares.append(sum(one in right for one in choose(post)[:AT]) / AT)
    return sum(shares) / len(shares), len(shares)


def plain(library: Library, post: Story) -> list[str]:
    """What BM25 alone finds with all words of a post."""
    said = f"{post.headline} {post.standfirst} {post.body}"
    words = dict.fromkeys(word.lower() for word in said.replace('"', " ").split())
    expression = " OR ".join(f'"{word}"' for word in words if any(map(str.isalnum, word)))
    query = text(
        "SELECT stories.id FROM story_search JOIN stories ON stories.key = story_search.rowid"
        " WHERE story_search MATCH :expression ORDER BY bm25(story_search) LIMIT :most"
    )
    with library.read() as reading:
        found = reading.connection.execute(query, {"expression": expression, "most": AT + 1}).scalars()
        return [one for one in found if one != post.id]


def main(folder: Path) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as place, libraries.create_library(Path(place) / "library") as library:
        posts, tags = judged(folder, library)
        lot = random.Random(1)
        ways: dict[str, Callable[[Story], list[str]]] = {
            "suggestions": lambda post: [one.row.id for one in related.suggestions(library, post, AT)],
            "plain BM25": lambda post: plain(library, post),
            "by lot": lambda post: [one.id for one in lot.sample(posts, AT + 1) if one.id != post.id],
        }
        for name, choose in ways.items():
            share, count = precision(posts, tags, choose)
            print(f"{name:<12} precision at {AT}: {share:.3f} over {count} of {len(posts)} posts")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Which texts are measured? Story-like Markdown, the same on every machine."""

import random
from pathlib import Path

_PEOPLE = ("Perpetua Adeyemi", "Tobias Renshaw", "Wilhelmina Okafor", "Hesper Lindqvist", "Anselm Petrakis")
_VOCABULARY = """
harbour council line ferry station wall vote report night water paper street school window price
road figure people morning question answer money member plan year season engine letter the a of to
in and that for with on was by at from after before under every nobody they she he it this which who
had would could said asked found
"""
_WORDS = _VOCABULARY.split()


def story(words: int, seed: int = 1) -> str:
    """A body of about that many words: paragraphs, quotations, subheads, lists, tables and notes."""
    source = random.Random(seed)
    parts: list[str] = []
    count = 0
    while count < words:
        part = _part(source, len(parts))
        parts.append(part)
        count += len(part.split())
    return "\n\n".join(parts) + "\n"


def _sentence(source: random.Random) -> str:
    words = [source.choice(_WORDS) for _ in range(source.randint(8, 22))]
    return " ".join(words).capitalize() + "."


def _paragraph(source: random.Random) -> str:
    text = " ".join(_sentence(source) for _ in range(source.randint(2, 5)))
    words = text.split()
    words[3] = f"**{words[3]}**"
    words[-2] = f"[{words[-2]}](https://harrowbay.example/{source.randint(1, 999)})"
    return " ".join(words)


def _part(source: random.Random, number: int) -> str:
    if number % 9 == 4:
        return f"## {_sentence(source)[:48].strip()}"
    if number % 9 == 6:
        return f"> {_sentence(source)}\n>\n> — {source.choice(_PEOPLE)}"
    if number % 9 == 8:
        return "\n".join(f"- {_sentence(source)}" for _ in range(4))
    if number % 23 == 11:
        rows = "\n".join(f"| {source.choice(_WORDS)} | £{source.randint(1, 99)}m |" for _ in range(4))
        return f"| Item | Sum |\n| --- | ---: |\n{rows}"
    if number % 9 == 2:
        return f'"{_sentence(source)[:-1]}," said {source.choice(_PEOPLE)}.'
    return _paragraph(source)


def write_posts(folder: Path, count: int, words: int) -> None:
    """Markdown files with front matter, as a blog would hold them."""
    for number in range(count):
        date, title = f"2026-01-{number % 28 + 1:02}", f"Post {number}: {_WORDS[number % 20]}"
        front = f'---\ntitle: "{title}"\ndate: {date}\ntags: [measured]\n---\n'
        (folder / f"{date}-post-{number}.md").write_text(front + story(words, number), encoding="utf-8")

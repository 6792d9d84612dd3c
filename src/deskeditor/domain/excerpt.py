"""Where is a text cut, so that it fits a card?"""

ELLIPSIS = "…"
_TRAILING = " \t\n,;:.–—-(\u00a0"


def cut(text: str, limit: int) -> str:
    """The text in one line of at most `limit` characters, cut at a word and closed by an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[:limit]  # the ellipsis takes one character, so the last kept word ends before it
    at = head.rfind(" ")
    kept = head[:at] if at > 0 else head[:-1]
    return kept.rstrip(_TRAILING) + ELLIPSIS

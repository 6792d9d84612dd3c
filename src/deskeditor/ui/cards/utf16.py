"""How do places in Python's texts become Qt's, which count a letter beyond U+FFFF as two?"""


def units(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def head(text: str, count: int) -> str:
    """The first `count` of Qt's units of a text; never half a letter."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * count].decode("utf-16-le", "ignore")

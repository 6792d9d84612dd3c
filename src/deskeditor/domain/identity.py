"""How do stories, cards and sites get their names for life?"""

import secrets

_BYTES = 8


def new_id() -> str:
    """A new random id: 16 lower-case hexadecimal digits, so that a few of them tell stories apart."""
    return secrets.token_hex(_BYTES)

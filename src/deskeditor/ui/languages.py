"""What is a language called?"""

from PySide6.QtCore import QLocale


def language_name(tag: str) -> str:
    """What a language is called: `English (United Kingdom)`; empty where nobody knows it."""
    locale = QLocale(tag)
    if locale.language() is QLocale.Language.C:
        return ""
    name = QLocale.languageToString(locale.language())
    return f"{name} ({QLocale.territoryToString(locale.territory())})" if "-" in tag else name

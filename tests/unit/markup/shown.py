"""Texts with what is selected in them: `⟨` and `⟩` stand around a selection, `¦` is a caret."""

from deskeditor.markup.selection import Edit, Selection, edited


def read(shown: str) -> tuple[str, Selection]:
    """The text and the selection that are shown."""
    if "¦" in shown:
        at = shown.index("¦")
        return shown.replace("¦", ""), Selection(at, at)
    start, end = shown.index("⟨"), shown.index("⟩") - 1
    return shown.replace("⟨", "").replace("⟩", ""), Selection(start, end)


def show(edit: Edit) -> str:
    """An edit as it is shown."""
    text, chosen = edit.text, edit.selection
    if chosen.empty:
        return f"{text[: chosen.start]}¦{text[chosen.start :]}"
    return f"{text[: chosen.start]}⟨{text[chosen.start : chosen.end]}⟩{text[chosen.end :]}"


def made(function, shown: str, *arguments: object) -> str:
    """What a function makes of a text; the places that it names are where the texts differ."""
    text, selection = read(shown)
    edit = function(text, selection, *arguments)
    if edit.changes:
        assert edited(text, edit.changes, edit.selection).text == edit.text
    return show(edit)

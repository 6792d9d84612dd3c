"""Which edits can be made to a text? Each is a function `(text, selection) -> Edit`."""

from deskeditor.markup.editing_inserts import divider, embed, footnote, image, table
from deskeditor.markup.editing_lines import body_text, bullet_list, heading, numbered_list, pull_quote, quote
from deskeditor.markup.editing_marks import bold, code, italic, link, strike
from deskeditor.markup.selection import Edit, Selection, caret

__all__ = [
    "Edit",
    "Selection",
    "body_text",
    "bold",
    "bullet_list",
    "caret",
    "code",
    "divider",
    "embed",
    "footnote",
    "heading",
    "image",
    "italic",
    "link",
    "numbered_list",
    "pull_quote",
    "quote",
    "strike",
    "table",
]

"""Which edits can be made to a text? Each is a function `(text, selection) -> Edit`."""

from deskeditor.markup.editing_case import lower, sentence, title, upper
from deskeditor.markup.editing_clear import clear
from deskeditor.markup.editing_footnotes import footnote
from deskeditor.markup.editing_inserts import (
    divider,
    embed,
    image,
    images,
    passage,
    story_links,
    table,
    words,
)
from deskeditor.markup.editing_lines import body_text, bullet_list, heading, numbered_list, pull_quote, quote
from deskeditor.markup.editing_lists import indent, outdent
from deskeditor.markup.editing_marks import bold, code, italic, link, strike
from deskeditor.markup.editing_moves import comment, join, move_down, move_up
from deskeditor.markup.editing_quotes import curl, straighten
from deskeditor.markup.selection import Change, Edit, Selection, caret

__all__ = [
    "Change",
    "Edit",
    "Selection",
    "body_text",
    "bold",
    "bullet_list",
    "caret",
    "clear",
    "code",
    "comment",
    "curl",
    "divider",
    "embed",
    "footnote",
    "heading",
    "image",
    "images",
    "indent",
    "italic",
    "join",
    "link",
    "lower",
    "move_down",
    "move_up",
    "numbered_list",
    "outdent",
    "passage",
    "pull_quote",
    "quote",
    "sentence",
    "story_links",
    "straighten",
    "strike",
    "table",
    "title",
    "upper",
    "words",
]

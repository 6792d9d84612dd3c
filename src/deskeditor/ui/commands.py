"""What can be done in the window, and with which keys?

`COMMANDS` is the one table: menus, toolbars, palette and the list of shortcuts come from it.
"""

from deskeditor.ui.command_kinds import CONDITIONS, Command
from deskeditor.ui.command_kinds import card as _card
from deskeditor.ui.command_kinds import choice as _choice
from deskeditor.ui.command_kinds import status as _status
from deskeditor.ui.command_kinds import story as _story
from deskeditor.ui.command_kinds import switch as _switch

__all__ = ["COMMANDS", "CONDITIONS", "MENUS", "Command"]

# `Story/Status` is a menu in a menu; a line is drawn between groups.
MENUS: dict[str, tuple[tuple[Command, ...], ...]] = {
    "File": (
        (
            Command("story.new", "New story", "Ctrl+N", "plus"),
            Command("story.from_template", "New from template…", "Ctrl+Alt+N"),
            Command("story.open", "Quick open…", "Ctrl+P", "search"),
        ),
        (
            Command("file.import", "Import…", "Ctrl+Shift+I"),
            _story("file.checkpoint", "Save checkpoint", "Ctrl+S", "star"),
            _story("file.name_version", "Name version…", "Ctrl+Shift+S"),
        ),
        (
            _story("file.export", "Export…", "Ctrl+E", "export"),
            Command("file.export_again", "Export again", "Ctrl+Shift+E", enabled="story+exported"),
            Command("file.export_several", "Export several…"),
            Command("file.show_export", "Show last export in folder", "", "folder", "story+exported"),
        ),
        (_story("file.trash", "Move to trash", "Ctrl+Shift+Del", "trash"),),
        (Command("file.switch_library", "Switch library…", "Ctrl+Alt+O", "library"),),
        (Command("file.settings", "Settings…", "Ctrl+,"),),
        (Command("file.quit", "Quit", "Ctrl+Q"),),
    ),
    "Edit": (
        (
            Command("edit.undo", "Undo", "Ctrl+Z", "undo"),
            Command("edit.redo", "Redo", "Ctrl+Shift+Z", "redo"),
        ),
        (
            Command("edit.cut", "Cut", "Ctrl+X"),
            Command("edit.copy", "Copy", "Ctrl+C", "copy"),
            Command("edit.paste", "Paste", "Ctrl+V"),
            _story("edit.paste_plain", "Paste as plain text", "Ctrl+Shift+V"),
            _story("edit.copy_html", "Copy as HTML", "Ctrl+Shift+C"),
            _story("edit.copy_rich", "Copy as rich text"),
            Command("edit.select_all", "Select all", "Ctrl+A"),
        ),
        (
            _story("edit.line_up", "Move line or paragraph up", "Alt+Up"),
            _story("edit.line_down", "Move line or paragraph down", "Alt+Down"),
            _story("edit.join", "Join lines", "Ctrl+J"),
            _story("edit.comment", "Comment out", "Ctrl+Alt+C", "comment"),
        ),
        (
            _story("edit.find", "Find…", "Ctrl+F", "search"),
            _story("edit.replace", "Replace…", "Ctrl+H"),
            _story("edit.find_next", "Find next", "F3", "down"),
            _story("edit.find_previous", "Find previous", "Shift+F3", "up"),
            Command("library.find", "Find in library", "Ctrl+Shift+F", "search"),
            Command("library.replace", "Find and replace in library…", "Ctrl+Shift+H", "search"),
            Command("library.undo_replace", "Undo replace in library", icon="undo"),
            Command("library.undo_several", "Undo a change to several stories…", "Ctrl+Alt+Z", "undo"),
            Command("library.save_search", "Save or forget this search"),
        ),
    ),
    "Edit/Find and replace": (
        (
            _switch("find.case", "Match case"),
            _switch("find.whole", "Find whole words only"),
            _switch("find.regex", "Find by regular expression"),
            _switch("find.within", "Find in selection only"),
            _switch("find.keep_case", "Keep the case of what is replaced"),
        ),
        (
            _story("find.replace", "Replace this one", "Ctrl+Alt+H"),
            _story("find.replace_all", "Replace all", "Ctrl+Alt+Return"),
        ),
    ),
    "Insert": (
        (
            _story("insert.link", "Link…", "Ctrl+K", "link"),
            _story("insert.story_link", "Link to story…", "Ctrl+Shift+K", "link"),
            _story("insert.image", "Image…", "Ctrl+Shift+M", "image"),
            _story("insert.embed", "Embed", "Ctrl+Shift+B", "embed"),
        ),
        (
            _story("insert.pull_quote", "Pull quote", "Ctrl+Shift+Q"),
            _story("insert.table", "Table", "Ctrl+Shift+T", "table"),
            _story("insert.footnote", "Footnote, there and back", "Ctrl+Alt+F", "pin"),
            _story("insert.snippet", "Snippet…", "Ctrl+Alt+I"),
            _story("insert.divider", "Divider", "Ctrl+Alt+-"),
        ),
    ),
    "Format": (
        (
            _story("format.bold", "Bold", "Ctrl+B", "bold"),
            _story("format.italic", "Italic", "Ctrl+I", "italic"),
            _story("format.code", "Code", "Ctrl+`"),
            _story("format.strike", "Strikethrough", "Ctrl+Shift+X"),
            _story("format.clear", "Clear formatting", "Ctrl+Space"),
        ),
        (
            _story("format.heading1", "Top heading", "Ctrl+5"),
            _story("format.heading2", "Heading", "Ctrl+2", "heading"),
            _story("format.heading3", "Subheading", "Ctrl+3"),
            _story("format.heading4", "Minor heading", "Ctrl+4"),
            _story("format.body", "Body text", "Ctrl+0"),
        ),
        (
            _story("format.bullets", "Bulleted list", "Ctrl+L", "bullets"),
            _story("format.numbers", "Numbered list", "Ctrl+Shift+L", "list"),
            _story("format.quote", "Quote", "Ctrl+'", "quote"),
            _story("format.indent", "Shift item in", "Ctrl+]"),
            _story("format.outdent", "Shift item out", "Ctrl+["),
        ),
        (
            _story("format.curl", "Curl quotes and dashes", "Ctrl+Alt+Q"),
            _story("format.straighten", "Straighten quotes", "Ctrl+Alt+Shift+Q"),
            Command("format.smart", "Set quotes and dashes while typing", checkable=True),
            Command("format.tab", "Use Tab in lists and tables", checkable=True),
        ),
    ),
    "Format/Case": (
        (
            _story("format.upper", "UPPER CASE", "Ctrl+U"),
            _story("format.lower", "Lower case", "Ctrl+Alt+U"),
            _story("format.title", "Title Case", "Ctrl+Alt+Y"),
            _story("format.sentence", "Sentence case", "Ctrl+Alt+S"),
        ),
    ),
    "Format/Table": (
        (
            _story("table.row_above", "Row above", "Alt+Shift+Up"),
            _story("table.row_below", "Row below", "Alt+Shift+Down"),
            _story("table.column_left", "Column to the left", "Alt+Shift+Left"),
            _story("table.column_right", "Column to the right", "Alt+Shift+Right"),
        ),
        (
            _story("table.remove_row", "Remove row", "Alt+Shift+X"),
            _story("table.remove_column", "Remove column", "Alt+Shift+Del"),
        ),
        (
            _story("table.left", "Set column left", "Alt+Shift+L"),
            _story("table.center", "Set column in the middle", "Alt+Shift+C"),
            _story("table.right", "Set column right", "Alt+Shift+R"),
            _story("table.tidy", "Tidy table", "Alt+Shift+T", "table"),
        ),
    ),
    "Story": (
        (
            _story("story.headline", "Edit headline", "Ctrl+1"),
            _story("story.tags", "Edit tags", "Ctrl+T", "tag"),
            Command("story.site", "Choose the site", enabled="story+sites"),
        ),
        (
            Command("story.next", "Next story", "Ctrl+PgDown"),
            Command("story.previous", "Previous story", "Ctrl+PgUp"),
        ),
        (
            Command("history.since_export", "Changes since last export", "F4", enabled="story+exported"),
            Command("history.expand", "Compare versions over the text", enabled="story+version"),
            _story("history.merge", "Merge with the version from elsewhere"),
            Command("history.restore", "Restore the selected version", enabled="story+version"),
        ),
        (
            _story("story.outline", "Go to a heading…", "Ctrl+Shift+O", "outline"),
            _story("story.next_to_come", "Next TK", "Ctrl+Alt+T", "warning"),
            _story("story.count", "Word count and goal…", "Ctrl+Alt+W"),
        ),
        (
            _story("story.remind", "Remind me of this story", "Ctrl+Alt+M"),
            Command("story.reminder_later", "Put the reminder off till tomorrow", enabled="story+reminder"),
            Command("story.reminder_done", "Done with the reminder", enabled="story+reminder"),
            Command("library.due", "Show what reminders are due"),
            Command("library.reminders", "Show stories with a reminder"),
            Command("library.embargoed", "Show stories under embargo"),
        ),
        (_story("story.duplicate", "Duplicate", "Ctrl+Shift+D", "copy"),),
    ),
    "Story/Chosen in the list": (
        (
            Command("library.section", "Section of the chosen stories…"),
            Command("library.add_tags", "Add tags to the chosen stories…", icon="tag"),
            Command("library.remove_tag", "Remove a tag from the chosen stories…"),
            Command("library.archive", "Archive the chosen stories"),
        ),
        (
            Command("library.restore", "Restore the chosen stories from the trash", icon="undo"),
            Command("library.delete", "Delete the chosen stories for ever…"),
            Command("library.empty_trash", "Empty trash…", icon="trash"),
        ),
    ),
    "Story/Status": (
        (
            _status("draft", "Mark as draft"),
            _status("in-review", "Mark as in review"),
            _status("ready", "Mark as ready", "Ctrl+Return"),
            _status("published", "Mark as published"),
            _status("archived", "Mark as archived"),
        ),
    ),
    "Cards": (
        (
            _story("cards.add", "Add card…", "Ctrl+Shift+A", "cards"),
            _story("cards.refresh", "Refresh stale cards", "Ctrl+Shift+R", "refresh"),
            _story("cards.preview", "Show the cards as on the page", "Ctrl+Alt+R"),
        ),
        (
            _card("move_up", "Move card up", "Ctrl+Up"),
            _card("move_down", "Move card down", "Ctrl+Down"),
        ),
        (
            _card("edit", "Edit card", "F2"),
            _card("explain", "What has changed?", "Alt+Return"),
            _card("keep", "Keep the card’s own words"),
            _card("follow", "Follow story again"),
            _card("open", "Open the card’s story"),
            _card("remove", "Remove card", "Del"),
        ),
        (
            _card("picture", "Choose a picture for the card…"),
            _card("no_picture", "Show the card without a picture"),
            _card("next_layout", "Next layout", "L"),
        ),
        (
            _story("cards.where_used", "Where is this story used?", "Ctrl+Shift+U"),
            _story("cards.picture_used", "Where is the lead image used?"),
            Command("cards.old_pages", "Pages with old cards…"),
            Command("cards.export_old_pages", "Export pages with old cards again", enabled="old pages"),
        ),
    ),
    "Cards/Suggestions": (
        (
            _story("cards.suggestion1", "Add suggestion 1", "Ctrl+Shift+1"),
            _story("cards.suggestion2", "Add suggestion 2", "Ctrl+Shift+2"),
            _story("cards.suggestion3", "Add suggestion 3", "Ctrl+Shift+3"),
            _story("cards.fill", "Fill to four cards with suggestions"),
            _story("cards.restore_suggestions", "Bring dismissed suggestions back"),
        ),
    ),
    "Cards/Sets": (
        (
            _story("cards.copy_from", "Copy all cards from another story…"),
            _story("cards.sets", "Card sets…", "Ctrl+Alt+G"),
            _story("cards.new_set", "Make a set of these cards…"),
            Command("cards.leave_set", "Done with the set", enabled="story+set"),
        ),
    ),
    "Cards/Copy and export": (
        (
            _story("cards.copy_html", "Copy the cards as HTML"),
            _story("cards.copy_json", "Copy the cards as JSON"),
            _story("cards.export_sheet", "Export the cards alone…", icon="export"),
        ),
    ),
    "Cards/Layout": (
        (
            _card("layout.standard", "Standard card"),
            _card("layout.text_only", "Text only"),
            _card("layout.lead", "Lead card"),
        ),
    ),
    "View": (
        (
            _choice("view.write", "Write", "mode", "Ctrl+Alt+1"),
            _choice("view.split", "Split", "mode", "Ctrl+Alt+2"),
            _choice("view.preview", "Preview", "mode", "Ctrl+Alt+3"),
        ),
        (
            _choice("view.phone", "Phone", "device", "Ctrl+Alt+5", "phone"),
            _choice("view.tablet", "Tablet", "device", "Ctrl+Alt+6", "tablet"),
            _choice("view.desktop", "Desktop", "device", "Ctrl+Alt+7", "desktop"),
            _choice("view.fit", "Fit the pane", "device", "Ctrl+Alt+8", "fit"),
        ),
        (
            Command("view.library", "Library", "Ctrl+\\", "library", checkable=True),
            Command("view.inspector", "Inspector", "Ctrl+Shift+\\", "inspector", checkable=True),
            Command("view.details", "Details", "Alt+1"),
            Command("view.cards", "Cards", "Alt+2"),
            Command("view.history", "History", "Alt+4", "history"),
        ),
        (
            Command("view.next_region", "Next region", "F6"),
            Command("view.previous_region", "Previous region", "Shift+F6"),
            Command("view.wider", "Move the edge right", "Ctrl+Alt+Right"),
            Command("view.narrower", "Move the edge left", "Ctrl+Alt+Left"),
            Command("view.focus", "Focus mode", "F11", checkable=True),
        ),
        (
            Command("view.typewriter", "Typewriter scroll", "Ctrl+Alt+0", checkable=True),
            Command("view.larger", "Larger text", "Ctrl+="),
            Command("view.smaller", "Smaller text", "Ctrl+-"),
        ),
    ),
    "View/Page": (
        (
            _switch("view.page_dark", "Show the page dark"),
            _story("view.browser", "Open the page in the browser"),
            Command("view.remote_images", "Load remote images once", enabled="story+remote"),
            Command("view.together", "Scroll text and page together", checkable=True),
            Command("view.refresh", "Refresh preview", "F5", "refresh"),
            _switch("view.pause", "Pause the preview"),
        ),
    ),
    "View/Text": (
        (
            _choice("view.face.serif", "Text face", "face"),
            _choice("view.face.typewriter", "Typewriter face", "face"),
        ),
        (
            _choice("view.measure.narrow", "Narrow column", "measure"),
            _choice("view.measure.usual", "Usual column", "measure"),
            _choice("view.measure.wide", "Wide column", "measure"),
        ),
    ),
    "View/Appearance": (
        (
            _choice("view.appearance.system", "Appearance as the system", "appearance"),
            _choice("view.appearance.light", "Light appearance", "appearance", icon="sun"),
            _choice("view.appearance.dark", "Dark appearance", "appearance", icon="moon"),
        ),
    ),
    "Tools": (
        (
            Command("tools.palette", "Command palette", "Ctrl+Shift+P"),
            Command("tools.verify", "Check library…"),
            Command("tools.backups", "Backups…"),
            Command("tools.back_up", "Back up library"),
            Command("tools.unused_images", "Find unused images…", icon="image"),
            Command("tools.rebuild_index", "Rebuild search index"),
            Command("tools.move_library", "Move library…"),
        ),
        (
            Command("story.save_template", "Save the story as a template", enabled="story"),
            Command("tools.order", "Authors, sections and tags…", icon="tag"),
            Command("tools.templates", "Edit templates", icon="folder"),
            Command("tools.snippets", "Edit snippets", icon="folder"),
        ),
    ),
    "Help": (
        (
            Command("help.shortcuts", "Keyboard shortcuts", "Ctrl+/"),
            Command("help.samples", "Add the sample stories"),
            Command("help.logs", "Show log folder", icon="folder"),
            Command("help.about", "About deskeditor", icon="info"),
        ),
    ),
}


COMMANDS = tuple(command for groups in MENUS.values() for group in groups for command in group)

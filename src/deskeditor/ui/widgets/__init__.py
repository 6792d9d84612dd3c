"""Which widgets do all areas share? They know neither stories nor services."""

from deskeditor.ui.widgets.avatar import Avatar, paint_avatar
from deskeditor.ui.widgets.chip import STATUS_KINDS, Chip, chip_width, paint_chip
from deskeditor.ui.widgets.counter import CounterLabel
from deskeditor.ui.widgets.elided_label import ElidedLabel
from deskeditor.ui.widgets.empty_state import EmptyState
from deskeditor.ui.widgets.flow import FlowLayout
from deskeditor.ui.widgets.icon_button import IconButton
from deskeditor.ui.widgets.info_bar import InfoBar
from deskeditor.ui.widgets.popover import Popover
from deskeditor.ui.widgets.role import set_role, text_label
from deskeditor.ui.widgets.rule import Rule, Separator
from deskeditor.ui.widgets.search_field import SearchField
from deskeditor.ui.widgets.segmented import Segmented
from deskeditor.ui.widgets.toast import ToastCard
from deskeditor.ui.widgets.token_field import TokenField

__all__ = [
    "STATUS_KINDS",
    "Avatar",
    "Chip",
    "CounterLabel",
    "ElidedLabel",
    "EmptyState",
    "FlowLayout",
    "IconButton",
    "InfoBar",
    "Popover",
    "Rule",
    "SearchField",
    "Segmented",
    "Separator",
    "ToastCard",
    "TokenField",
    "chip_width",
    "paint_avatar",
    "paint_chip",
    "set_role",
    "text_label",
]

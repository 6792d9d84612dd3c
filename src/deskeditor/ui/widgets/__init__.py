"""Which widgets do all areas share? They know neither stories nor services.

Each is loaded when it is first asked for: the window's first paint needs only a few of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_HOMES = {  # name: the module that it stands in
    "STATUS_KINDS": "chip",
    "Avatar": "avatar",
    "Chip": "chip",
    "CounterLabel": "counter",
    "ElidedLabel": "elided_label",
    "EmptyState": "empty_state",
    "FlowLayout": "flow",
    "IconButton": "icon_button",
    "InfoBar": "info_bar",
    "Popover": "popover",
    "Rule": "rule",
    "SearchField": "search_field",
    "Segmented": "segmented",
    "Separator": "rule",
    "ToastCard": "toast",
    "TokenField": "token_field",
    "chip_width": "chip",
    "paint_avatar": "avatar",
    "paint_chip": "chip",
    "set_role": "role",
    "text_label": "role",
}

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


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value

"""What is a command, which kinds of them are there, and why can one be grey?"""

from dataclasses import dataclass

CONDITIONS = {  # why a command that is grey cannot be used now
    "story": "No story open",
    "card": "No card selected",
    "exported": "Not exported yet",
    "set": "No set is being edited",
    "old pages": "No page on disk carries an old card",
    "version": "No earlier version selected",
    "remote": "No remote images on this page",
    "sites": "This library has one site",
    "reminder": "The story has no reminder",
}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done.

    `enabled` is `always` or one of CONDITIONS; several stand together with `+`. `scope` is empty for the
    whole window, else the area that must have the focus for its keys to count. Of the commands with one
    `choice` exactly one is checked.
    """

    id: str
    text: str
    shortcut: str = ""
    icon: str = ""
    enabled: str = "always"
    checkable: bool = False
    scope: str = ""
    choice: str = ""


def story(name: str, text: str, shortcut: str = "", icon: str = "") -> Command:
    """A command that needs an open story."""
    return Command(name, text, shortcut, icon, enabled="story")


def status(name: str, text: str, shortcut: str = "") -> Command:
    """A status of the open story, of which it has one."""
    return Command(f"story.status.{name}", text, shortcut, enabled="story", checkable=True, choice="status")


def card(name: str, text: str, shortcut: str = "") -> Command:
    """A command that needs a selected card; its keys count among the cards."""
    return Command(f"cards.{name}", text, shortcut, enabled="story+card", scope="cards")


def switch(name: str, text: str, shortcut: str = "") -> Command:
    """Something that is on or off while a story is open."""
    return Command(name, text, shortcut, enabled="story", checkable=True)


def choice(name: str, text: str, choice: str, shortcut: str = "", icon: str = "") -> Command:
    """One of several, of which one holds."""
    return Command(name, text, shortcut, icon, checkable=True, choice=choice)

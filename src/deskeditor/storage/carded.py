"""Which stories have cards, told without a look at the cards of each? Triggers keep a table of their keys.

Where a story goes for ever, its key goes with it by the table's foreign key.
"""

from collections.abc import Callable

Run = Callable[[str], object]  # one statement

TRIGGERS = {
    "cards_carded_insert": (
        "AFTER INSERT ON cards WHEN new.position = 0 "
        "BEGIN INSERT OR IGNORE INTO carded SELECT key FROM stories WHERE id = new.story; END"
    ),
    "cards_carded_delete": (
        "AFTER DELETE ON cards WHEN old.position = 0 "
        "BEGIN DELETE FROM carded WHERE key = (SELECT key FROM stories WHERE id = old.story); END"
    ),
}


def create_triggers(execute: Run) -> None:
    """Make the triggers in a library that has none."""
    for name, definition in TRIGGERS.items():
        execute(f"CREATE TRIGGER {name} {definition}")


def drop_triggers(execute: Run) -> None:
    """Take the triggers away: while they stand, the table of stories cannot be made anew."""
    for name in TRIGGERS:
        execute(f"DROP TRIGGER IF EXISTS {name}")


def restore(execute: Run) -> None:
    """Make the triggers again, and the table anew, after steps that cards were changed without them."""
    create_triggers(execute)
    execute("DELETE FROM carded")
    execute("INSERT INTO carded SELECT key FROM stories WHERE id IN (SELECT story FROM cards)")

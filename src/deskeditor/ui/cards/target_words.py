"""What is said of a card whose target is not what a reader could open?"""

from deskeditor.domain.card import TargetState

_STATES = {
    TargetState.TRASHED: "This story is in the trash. The page leaves the card out until it is restored.",
    TargetState.MISSING: "This story is no longer in the library. The page leaves the card out.",
    TargetState.ARCHIVED: "This story is archived. Its card still stands on the page.",
}


def state_words(state: TargetState) -> str:
    """One or two sentences; none where all is well."""
    return _STATES.get(state, "")

"""What is said of a card whose target readers cannot, or must not, find?"""

from datetime import datetime

from deskeditor.domain.card import TargetState, TargetValues

_STATES = {
    TargetState.TRASHED: "This story is in the trash. The page leaves the card out until it is restored.",
    TargetState.MISSING: "This story is no longer in the library. The page leaves the card out.",
    TargetState.EMBARGOED: "This story must not be told of yet. The page leaves the card out until then.",
    TargetState.ARCHIVED: "This story is archived.",
    TargetState.UNPUBLISHED: "This story is not published: the card may lead readers nowhere.",
}
_LEFT_OUT = "The site leaves such cards out of its pages."


def state_words(values: TargetValues, *, left_out: bool = False) -> str:
    """One or two sentences; none where readers find the target. `left_out`: the site wants no such cards."""
    words = _STATES.get(values.state, "")
    if values.state is TargetState.EMBARGOED and values.embargo_until is not None:
        until = _moment(values.embargo_until)
        words = f"This story is under embargo until {until}. Until then the page leaves the card out."
    return f"{words} {_LEFT_OUT}" if words and left_out and "leaves the card out" not in words else words


def _moment(at: datetime) -> str:
    local = at.astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"

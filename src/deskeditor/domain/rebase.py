"""Do two changes of a story touch different fields, so that both can stand?"""

from dataclasses import fields, replace

from deskeditor.domain.story import Details, Story

_WORDED = ("site", "headline", "standfirst", "body", "cards", "sets")
_DETAILS = tuple(field.name for field in fields(Details))


def rebased(base: Story, theirs: Story, ours: Story) -> Story | None:
    """What both `theirs` and `ours` made of `base`, with the times and the count of theirs.

    None where both changed one field, each to something else.
    """
    worded = _settled(base, theirs, ours, _WORDED)
    details = _settled(base.details, theirs.details, ours.details, _DETAILS)
    if worded is None or details is None:
        return None
    return replace(theirs, details=replace(theirs.details, **details), **worded)  # type: ignore[arg-type]  # as they were


def _settled(base: object, theirs: object, ours: object, names: tuple[str, ...]) -> dict[str, object] | None:
    settled = {}
    for name in names:
        before, their, our = (getattr(one, name) for one in (base, theirs, ours))
        if our == before:
            settled[name] = their
        elif their in (before, our):
            settled[name] = our
        else:
            return None
    return settled

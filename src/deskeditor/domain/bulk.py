"""What is changed in several stories at once, and how is it taken back in one that was changed since?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from deskeditor.domain.story import Details, Status, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """A status, a section, tags to add and tags to take away; None and nothing leave things as they are."""

    status: Status | None = None
    section: str | None = None
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()

    def of(self, story: Story) -> Story:
        """The story with all that changed."""
        details = story.details
        if self.status is not None:
            details = replace(details, status=self.status)
        if self.section is not None:
            details = replace(details, section=self.section)
        return replace(story, details=replace(details, tags=self._tags(details.tags)))

    def _tags(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        kept = _without(tags, self.remove_tags)
        return (*kept, *_without(self.add_tags, kept))

    def taken_back(self, before: Details, story: Story) -> Story:
        """The story with what this changed as it was `before`; what was changed again since stays."""
        details = story.details
        if self.status is not None and details.status is self.status:
            details = replace(details, status=before.status)
        if self.section is not None and details.section == self.section:
            details = replace(details, section=before.section)
        return replace(story, details=replace(details, tags=self._tags_before(before.tags, details.tags)))

    def _tags_before(self, before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
        came = _without(self.add_tags, before)
        went = _within(before, self.remove_tags)
        kept = _without(now, came)
        known = {tag.casefold(): tag for tag in (*kept, *_without(went, kept))}
        in_order = _within(before, known)  # where they stood, then those that came since
        return (*in_order, *_without(known.values(), in_order))


def _without(tags: Iterable[str], gone: Iterable[str]) -> tuple[str, ...]:
    """Tags are one tag whatever their case."""
    same = {tag.casefold() for tag in gone}
    return tuple({tag.casefold(): tag for tag in tags if tag.casefold() not in same}.values())


def _within(tags: Iterable[str], wanted: Iterable[str]) -> tuple[str, ...]:
    same = {tag.casefold() for tag in wanted}
    return tuple(tag for tag in tags if tag.casefold() in same)

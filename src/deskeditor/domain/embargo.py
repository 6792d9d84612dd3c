"""May a story go out yet?"""

from datetime import datetime

from deskeditor.domain.story import Story


def refusal(story: Story, now: datetime) -> str:
    """Why a story may not be exported `now` (aware): a sentence with its name and the time; else empty."""
    until = story.details.embargo_until
    if until is None or until <= now:
        return ""
    name = " ".join(story.headline.split()) or story.details.slug or story.id
    at = until.astimezone()
    return (
        f"“{name}” is under embargo until {at.day} {at:%B %Y, %H:%M}: "
        "export it after that, or change the embargo in its details."
    )

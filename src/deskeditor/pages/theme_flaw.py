"""What is wrong with a theme, and where does it stand?"""

from dataclasses import dataclass

from deskeditor.errors import BrokenTheme


@dataclass
class Flaw(Exception):
    """Something wrong in a file of a theme; `line` counts from 1, 0 where there is no telling."""

    file: str
    line: int
    what: str  # a clause without a full stop, which says what to do where that is not plain

    def of(self, theme: str) -> BrokenTheme:
        """The error for the person in front of it; `theme` is the name of the theme's folder."""
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return BrokenTheme(
            f"The theme “{theme}” cannot be used: {place}: {self.what}. "
            "Mend it, or choose another theme for the site."
        )

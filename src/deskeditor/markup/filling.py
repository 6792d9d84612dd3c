"""What stands in the gaps of a document's blocks, which only the whole document knows?"""

from dataclasses import dataclass, field
from typing import NamedTuple

from deskeditor.markup.definitions import Definitions
from deskeditor.markup.numbering import Numbering
from deskeditor.markup.phrases import phrases
from deskeditor.markup.template import IdGap, Template


class Named(NamedTuple):
    """A heading as it is shown, wherever it stands: its level from 2 to 6, its text and its id."""

    level: int
    text: str
    id: str


class Filled(NamedTuple):
    """A template with its gaps filled."""

    html: str
    values: tuple[str, ...] = ()
    headings: tuple[Named, ...] = ()


@dataclass(slots=True)
class Filling:
    """Fills the templates of one document, in order."""

    found: Definitions
    language: str
    numbering: Numbering = field(init=False)

    def __post_init__(self) -> None:
        self.numbering = Numbering(frozenset(self.found.notes), phrases(self.language))

    def filled(self, template: Template) -> Filled:
        """The next template's HTML."""
        if not template.gaps:
            return Filled(template.pieces[0])
        values: list[str] = []
        headings: list[Named] = []
        for gap in template.gaps:
            values.append(self.numbering.fill(gap))
            if isinstance(gap, IdGap) and gap.is_heading:
                headings.append(Named(self.numbering.level, gap.text, values[-1]))
        return Filled(template.filled(values), tuple(values), tuple(headings))

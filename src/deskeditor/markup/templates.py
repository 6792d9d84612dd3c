"""Which blocks need not be read again?"""

from typing import TypeAlias

from deskeditor.markup import quick, quick_blocks, template, weight
from deskeditor.markup.blocks import DEFINITIONS, Kind, Piece
from deskeditor.markup.definitions import Definitions, Links
from deskeditor.markup.heavy import HeavyBlocks, Question
from deskeditor.markup.inline import Reader
from deskeditor.markup.template import Template

_MANY = 4000  # blocks that are made before those go that were not asked for meanwhile
_NOTHING = Template()

_Link: TypeAlias = tuple[str, tuple[str, str | None]]
_Key: TypeAlias = tuple[Kind, str, str, tuple[_Link, ...], tuple[tuple[str, str], ...]]


class Templates:
    """Makes the templates of blocks and keeps them, by their text and the definitions that they use."""

    def __init__(self) -> None:
        self._reader = Reader()
        self._heavy = HeavyBlocks()
        self._kept: dict[_Key, Template] = {}
        self._older: dict[_Key, Template] = {}

    def of(self, piece: Piece, found: Definitions, language: str) -> Template:
        """The template of one block of a document with these definitions."""
        if piece.kind in DEFINITIONS or piece.kind is Kind.BLANK:
            return _NOTHING
        source = piece.source
        key = (piece.kind, source, language, found.links_in(source), found.abbreviations_in(source))
        made = self._kept.get(key)
        if made is None:
            made = self._older.get(key) or self._made(piece, dict(key[3]), dict(key[4]), language)
            self._keep(key, made)
        return made

    def _keep(self, key: _Key, made: Template) -> None:
        if len(self._kept) >= _MANY:
            self._older, self._kept = self._kept, {}
        self._kept[key] = made

    def _made(self, piece: Piece, links: Links, abbreviations: dict[str, str], language: str) -> Template:
        try:
            weight.check_block(piece.source)
            if not abbreviations and (made := quick_blocks.template(piece, language)):
                return made
            built = self._reader.built(piece)
            if (tree := quick.tree(built)) is not None:
                return template.from_tree(tree, language, abbreviations)
            return template.from_html(self._reader.html(built, links), language, abbreviations)
        except weight.TooSlow:
            return self._read_apart(piece, links, abbreviations, language)
        except weight.TooHeavy as reason:
            return template.plain(piece.source, f"formatting: {reason}")
        except RecursionError:
            return template.plain(piece.source, "formatting: nested too deeply")

    def _read_apart(
        self, piece: Piece, links: Links, abbreviations: dict[str, str], language: str
    ) -> Template:
        known = tuple(links.items()), tuple(abbreviations.items())
        made = self._heavy.read(Question(piece, *known, language))
        return template.plain(piece.source, f"formatting: {made}") if isinstance(made, str) else made

from itertools import pairwise

import pytest

from deskeditor.domain.card import Card, CardField, StoryTarget, TargetState, TargetValues
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.teaser import teaser
from deskeditor.ui import theme
from deskeditor.ui.cards.tile import Mark, Tile
from deskeditor.ui.cards.tile_layout import TileFonts, lay_out

DRAFT = TargetValues(
    headline="Terns take over the old trackbed",
    excerpt="A colony.",
    image="images/0123456789abcdef.jpg",
    byline=("Beatrix Nwosu",),
    state=TargetState.UNPUBLISHED,
)


@pytest.mark.parametrize("width", [200, 240, 280, 290, 300, 326, 500])
def test_nothing_of_the_last_line_lies_over_another_and_own_words_are_marked_where_there_is_room(qapp, width):
    look = theme.install(qapp)
    fonts = TileFonts(look.ui_font(13, 600), look.ui_font(12), look.ui_font(11))
    card = Card(target=StoryTarget("terns")).overriding(CardField.EXCERPT, "Mine " * 20, DRAFT)
    tile = Tile(teaser(card, Surroundings(targets={"terns": DRAFT})))
    assert tile.mark is Mark.OVERRIDDEN
    layout = lay_out(tile, width, fonts)
    parts = (layout.avatar, layout.pencil, layout.mark, layout.badge, layout.counter)
    there = [part for part in parts if not part.isEmpty()]
    assert all(one.right() < other.left() for one, other in pairwise(there))
    assert width < 290 or not layout.pencil.isEmpty()

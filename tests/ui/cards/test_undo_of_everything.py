"""Whatever is done to the cards, undoing all of it ends where it began, and redoing where it ended."""

import random
from dataclasses import replace

import pytest

from deskeditor.domain.card import Card, CardField, Layout, TargetValues, WebTarget
from deskeditor.ui.cards.card_actions import CardActions
from deskeditor.ui.cards.picker_presenter import PickerPresenter

from .conftest import STORIES, a_card

STEPS = 60


def act(chance: random.Random, actions: CardActions, picker: PickerPresenter, names: list[str]) -> None:
    """Do one thing, whichever."""
    cards = actions.cards
    some = tuple(chance.sample(cards, chance.randint(1, len(cards)))) if cards else ()
    field = chance.choice([CardField.HEADLINE, CardField.EXCERPT, CardField.KICKER, CardField.LABEL])
    doings = [lambda: picker.add_stories([chance.choice(names)], chance.randint(0, len(cards)))]
    if some:
        doings += [
            lambda: actions.remove(some),
            lambda: actions.shift(some, chance.choice((-1, 1))),
            lambda: actions.order(chance.sample([card.id for card in cards], len(cards))),
            lambda: actions.lay_out(some, chance.choice(list(Layout))),
            lambda: actions.next_layout(some),
            lambda: actions.follow(some),
            lambda: actions.renew(some),
            lambda: actions.keep(some),
            lambda: actions.put(some[0].overriding(field, f"Mine {chance.random()}", TargetValues())),
            lambda: actions.put(replace(some[0], excerpt_limit=chance.randint(20, 200))),
        ]
    chance.choice(doings)()


@pytest.mark.parametrize("seed", range(4))
def test_all_undone_is_the_beginning_and_all_redone_the_end(view, show, desk, seed):
    web = Card(target=WebTarget(url="https://harbour.example/a", headline="Dredging"), id="card-web")
    show(a_card("wall"), a_card("terns"), web)
    actions, picker = view.findChild(CardActions), view.picker.findChild(PickerPresenter)
    chance, names = random.Random(seed), [story[0] for story in STORIES]
    states = [desk.open_story.story.cards]
    for _ in range(STEPS):
        act(chance, actions, picker, names)
        if desk.open_story.story.cards != states[-1]:
            states.append(desk.open_story.story.cards)
    for state in reversed(states[:-1]):
        view.list.undo()
        assert desk.open_story.story.cards == state


@pytest.mark.parametrize("seed", range(4, 6))
def test_what_is_undone_is_redone_step_by_step(view, show, desk, seed):
    show(a_card("wall"), a_card("terns"), a_card("plaque"))
    actions, picker = view.findChild(CardActions), view.picker.findChild(PickerPresenter)
    chance, names = random.Random(seed), [story[0] for story in STORIES]
    states = [desk.open_story.story.cards]
    for _ in range(STEPS):
        act(chance, actions, picker, names)
        if desk.open_story.story.cards != states[-1]:
            states.append(desk.open_story.story.cards)
    assert len(states) > STEPS // 2
    back = chance.randint(5, len(states) - 1)
    for _ in range(back):
        view.list.undo()
    for state in states[len(states) - back :]:
        view.list.redo()
        assert desk.open_story.story.cards == state

"""Whatever is done to a card and its target, the card stands as a simple model says."""

from dataclasses import dataclass, field, replace

from hypothesis import given
from hypothesis import strategies as st

from deskeditor.domain import drift
from deskeditor.domain.card import Card, CardField, StoryTarget, TargetState, TargetValues, WebTarget
from deskeditor.domain.word_diff import Fate

FIELDS = (CardField.HEADLINE, CardField.EXCERPT, CardField.IMAGE, CardField.KICKER)
WORDS = st.sampled_from(["", "Tram", "Ferry", "The ferry is late"])


@dataclass
class Model:
    """What the target says, and for each worded field the own words and what the target said then."""

    says: dict[CardField, str] = field(default_factory=lambda: dict.fromkeys(FIELDS, ""))
    own: dict[CardField, tuple[str, str]] = field(default_factory=dict)

    def copy(self) -> "Model":
        return Model(dict(self.says), dict(self.own))


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["target", "word", "follow", "take", "keep", "undo"]), st.sampled_from(FIELDS), WORDS
    ),
    max_size=30,
)


def stale(model: Model) -> set[CardField]:
    return {name for name, (_, against) in model.own.items() if against != model.says[name]}


def model_step(model: Model, what: str, name: CardField, words: str) -> None:
    if what == "target":
        model.says[name] = words
    elif what == "follow":
        model.own.pop(name, None)
    elif what == "take":
        for one in stale(model):
            del model.own[one]
    elif what == "keep":
        model.own |= {one: (model.own[one][0], model.says[one]) for one in stale(model)}
    elif what == "word" and words != model.own.get(name, (model.says[name],))[0]:
        follows = words == model.says[name] or (not words and name is not CardField.IMAGE)
        if follows:
            model.own.pop(name, None)
        else:
            model.own[name] = (words, model.says[name])


def card_step(card: Card, values: TargetValues, what: str, name: CardField, words: str) -> Card:
    if what == "follow":
        return card.following(name)
    if what == "take":
        return drift.take(card, card.stale(values))
    if what == "keep":
        return drift.keep(card, card.stale(values), values)
    return drift.worded(card, name, words, values) if what == "word" else card


@given(STEPS)
def test_follow_override_drift_take_keep_and_undo_end_where_the_model_says(steps):
    card, values, model = Card(target=StoryTarget("t")), TargetValues(), Model()
    done = [(card, model.copy())]
    for what, name, words in steps:
        if what == "undo":
            if len(done) > 1:
                done.pop()
                card, before = done[-1]
                model.own = dict(before.own)  # what the target says is not undone
            continue
        if what == "target":
            values = replace(values, **{name.value: words})
        model_step(model, what, name, words)
        card = card_step(card, values, what, name, words)
        done.append((card, model.copy()))
        assert {one: card.value(one, values) for one in FIELDS} == {
            one: model.own.get(one, (model.says[one],))[0] for one in FIELDS
        }
        assert set(card.stale(values)) == stale(model)
    assert {one: (words.value, words.against) for one, words in card.overrides.items()} == model.own


def test_drift_tells_what_the_target_said_what_it_says_and_what_the_card_says():
    before = TargetValues(headline="The museum wants a tram")
    card = Card(target=StoryTarget("t")).overriding(CardField.HEADLINE, "Trams!", before)
    told = drift.drift(card, TargetValues(headline="The museum wants the whole tram"))
    (one,) = told.fields
    assert (one.was, one.says, one.own) == (
        "The museum wants a tram",
        "The museum wants the whole tram",
        "Trams!",
    )
    assert [run.text for run in one.before if run.fate is Fate.REMOVED] == ["a"]
    assert [run.text for run in one.now if run.fate is Fate.ADDED] == ["the whole"]
    assert "".join(run.text for run in one.before) == one.was
    assert "".join(run.text for run in one.now) == one.says
    assert not told.is_true


def test_a_card_is_true_when_nothing_is_stale_and_its_target_is_found():
    card = Card(target=StoryTarget("t"))
    assert drift.drift(card, TargetValues()).is_true
    assert not drift.drift(card, TargetValues(state=TargetState.EMBARGOED)).is_true


def test_the_words_of_a_page_elsewhere_are_its_own_and_never_stale():
    card = Card(target=WebTarget(url="https://a.example/", headline="Old"))
    values = TargetValues(headline="Old")
    worded = drift.worded(card, CardField.HEADLINE, "  New \n words ", values)
    assert (worded.target.headline, dict(worded.overrides)) == ("New words", {})
    labelled = drift.worded(card, CardField.LABEL, "Analysis", values)
    assert labelled.value(CardField.LABEL, values) == "Analysis"

from dataclasses import replace

from deskeditor.domain.rebase import rebased
from deskeditor.domain.story import Status, Story

BASE = Story(id="tram", headline="Tram", body="Text.", seq=3).with_details(tags=("coucil",), section="Local")


def test_changes_of_different_fields_both_stand():
    theirs = replace(BASE.with_details(tags=("council",)), seq=4)
    ours = replace(BASE, body="Text, and more.").with_details(status=Status.READY)
    assert rebased(BASE, theirs, ours) == replace(ours.with_details(tags=("council",)), seq=4)


def test_one_field_changed_by_both_to_the_same_is_no_conflict():
    theirs = replace(BASE.with_details(section="Town"), seq=4)
    assert rebased(BASE, theirs, BASE.with_details(section="Town")) == theirs


def test_one_field_changed_by_both_differently_is_one():
    assert rebased(BASE, replace(BASE, body="Theirs."), replace(BASE, body="Ours.")) is None
    assert rebased(BASE, BASE.with_details(tags=()), BASE.with_details(tags=("sea",))) is None

"""Kills, power cuts, disks that refuse, damage, two programs: a few of each; `packaging/soak` makes many."""

import errno
import random

import pytest
from tests.rigs import blows, damage, judge, pairs, scene

needs_compiler = pytest.mark.skipif(
    blows.compiler() is None, reason="NOT CHECKED: power cuts and refusing disks, for want of a C compiler"
)


@pytest.fixture(scope="module")
def shim(tmp_path_factory):
    return blows.build_shim(tmp_path_factory.mktemp("shim"))


@pytest.mark.parametrize(
    ("job", "after"),
    [("save", 0.4), ("export", 0.6), ("upgrade", 0.3), ("backup", 0.9), ("window", 1.0), ("switch", 1.0)],
)
def test_a_kill_breaks_no_promise(tmp_path, job, after):
    verdict = blows.kill(job, tmp_path, after)
    assert verdict.complaints == ()
    assert verdict.promised > 0


@needs_compiler
@pytest.mark.parametrize("job", ["save", "picture", "begin"])
def test_a_power_cut_breaks_no_promise(tmp_path, shim, job):
    verdicts = blows.cut_power(job, tmp_path, shim, promises=40, cuts=4, seed=5)
    assert [verdict for verdict in verdicts if verdict.complaints] == []
    assert max(verdict.promised for verdict in verdicts) > 1


@needs_compiler
@pytest.mark.parametrize(("job", "call"), [("save", "fsync"), ("export", "write"), ("picture", "rename")])
def test_a_disk_that_refuses_is_named_and_the_next_write_works(tmp_path, shim, job, call):
    verdict = blows.refuse(job, tmp_path, shim, f"{call}:60:{errno.ENOSPC}:2", promises=60)
    assert verdict.complaints == ()
    assert all(str(tmp_path) in refusal and refusal.endswith(".") for refusal in verdict.refused)


@pytest.mark.parametrize("kind", damage.KINDS)
def test_damage_is_found_and_the_backup_comes_back(tmp_path, kind):
    assert damage.complaints(tmp_path, kind, random.Random(kind)) == []


def test_no_edit_of_two_programs_is_lost_in_silence(tmp_path):
    edits, wrong = pairs.complaints(tmp_path, random.Random(4))
    assert edits >= 5
    assert wrong == []


def test_a_torn_library_would_be_noticed(tmp_path):
    """Shows that the rigs can fail: the library that a kill left is torn by hand."""
    assert blows.kill("save", tmp_path, 0.2).complaints == ()
    database = tmp_path / scene.LIBRARY / "library.db"
    content = bytearray(database.read_bytes())
    content[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    database.write_bytes(content)
    assert judge.complaints(tmp_path, "save", []) != []
    assert judge.complaints(tmp_path / "nowhere", "save", []) != []


def test_words_that_a_window_lost_would_be_noticed(tmp_path):
    scene.make_library(tmp_path / scene.LIBRARY)
    assert judge.complaints(tmp_path, "window", [{"saved": 0}]) == []
    assert judge.complaints(tmp_path, "window", [{"saved": 1}]) == ["word0 was called saved and is gone"]
    typed = [{"word": 7, "at": 5.0, "held_up": 0.5}]
    assert judge.complaints(tmp_path, "window", typed, judge.End(at=6.4, held_up=0.5)) == [
        "word7 was typed more than a second before and is gone"
    ]
    assert judge.complaints(tmp_path, "window", typed, judge.End(at=6.4, held_up=1.0)) == []  # by the machine

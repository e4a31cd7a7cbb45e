"""Copies that went their own ways come together: in any order, with nothing lost, and once and for all."""

import os
import random
import shutil
import tempfile
from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest
from merging_histories import Told, copied, decided, live, merge, told

import factories
from blotter.domain.entity import Entity
from blotter.domain.segment import Segment
from blotter.project.merging import messages
from blotter.project.project import Project
from states import state

HISTORIES = int(os.environ.get("BLOTTER_HISTORIES", "3"))
FIRST = int(os.environ.get("BLOTTER_FIRST_HISTORY", "0"))
_TOLD_APART = (messages.RENAMED, messages.ALIAS_DROPPED)
_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


@pytest.fixture
def folder() -> Path:
    made = Path(tempfile.mkdtemp(dir=_MEMORY))
    yield made  # type: ignore[misc]
    shutil.rmtree(made)


def three_copies(folder: Path, seed: int) -> tuple[Path, list[Path], random.Random]:
    chance = random.Random(seed)
    study = folder / "study.blotter"
    factories.study(study).close()
    live(study, chance, chance.randrange(12))
    copies = copied(study, ["ada", "ben", "cem"])
    for path in copies:
        live(path, chance, 1 + chance.randrange(12))
    return study, copies, chance


_KINDS_OF_ENDING: Counter[int] = Counter()
"""In how many histories the six orders asked for so many sets of decisions."""


def others_of(path: Path) -> set[str]:
    with Project(path, writable=False) as project:
        hanging = (*project.memos(), *project.assignments())
        return {each.id for each in (*hanging, *project.codebook, *project.sources.values())}


def sources(path: Path) -> set[str]:
    with Project(path, writable=False) as project:
        return set(project.sources)


def about(thing: Entity) -> set[object]:
    """The document and the code that something is, or hangs on."""
    return {thing.id, getattr(thing, "source", None), getattr(thing, "code", None)}


def segments(path: Path) -> dict[str, Segment]:
    with Project(path, writable=False) as project:
        return {each.id: each for each in project.retrieve()}


@pytest.mark.parametrize("seed", range(FIRST, FIRST + HISTORIES))
def test_three_copies_in_every_order(folder: Path, seed: int) -> None:
    study, copies, _ = three_copies(folder, seed)
    before = segments(study)
    old = {*before, *others_of(study)}
    new = {key for path in copies for key in segments(path) if key not in before}
    known = set().union(*map(sources, copies))
    results: dict[frozenset[object], Told] = {}
    for number, order in enumerate(permutations(copies)):
        into, *others = (Path(shutil.copyfile(path, folder / f"{number}-{path.name}")) for path in order)
        asked: set[tuple[object, ...]] = set()
        renamed = 0
        for other in others:
            made = merge(into, [other])
            asked.update(decided(question) for question in made.questions)
            # Names that collide are told apart as the copies come, whatever a later copy does to one of them.
            renamed += sum(r.why.template in _TOLD_APART for r in made.report.remarks)
        # What went with something that one decides to keep comes back as the last copy has it.
        kept = {entity for _, entity, part, *_ in asked if part == "stays"}
        result = told(
            into,
            but=lambda thing, kept=kept: thing.id in old and not kept.isdisjoint(about(thing)),
            beside=lambda source: source.id not in known,
        )
        # The same decisions give the same: what is asked depends on what came first, as when a code that one
        # deletes and another uses was merged by a third.
        assert result == results.setdefault(frozenset({*asked, renamed}), result), (seed, order)
        # Nothing that was coded on one laptop alone is lost: it is there, or a twin of it is.
        with Project(into, writable=False) as project:
            twins = {twin.id: twin.same_as for twin in project.merged_twins()}
        here = segments(into)
        assert not [key for key in new if key not in here and twins.get(key) not in here]
        # Merging again changes nothing.
        held = state(into)
        for other in others:
            assert merge(into, [other]).edit is None
        assert state(into) == held
    _KINDS_OF_ENDING[len(results)] += 1


def test_most_histories_end_alike_in_every_order() -> None:
    if sum(_KINDS_OF_ENDING.values()) < 10:
        pytest.skip("too few histories were run beside this test")
    assert _KINDS_OF_ENDING[1] > 0.5 * sum(_KINDS_OF_ENDING.values()), _KINDS_OF_ENDING


@pytest.mark.parametrize("seed", range(FIRST, FIRST + HISTORIES))
def test_a_merge_is_one_step_and_undone_as_one(folder: Path, seed: int) -> None:
    _, (into, *others), _ = three_copies(folder, seed)
    before = state(into)
    made = merge(into, others)
    after = state(into)
    if made.edit is None:
        assert after == before
        return
    with Project(into) as project:
        project.undo(any_coder=True)
        assert project.check() == []
    assert state(into) == before
    with Project(into) as project:
        project.redo(any_coder=True)
    assert state(into) == after
    with Project(into) as project:
        project.undo(any_coder=True)
    # What was undone can be merged again, and comes to the same.
    held = told(into)
    assert merge(into, others).edit is not None
    again = told(into)
    with Project(into) as project:
        project.undo(any_coder=True)
    assert told(into) == held
    merge(into, others)
    assert told(into) == again

"""Random runs of every kind of edit: undone and redone, each state is exact, also across closing."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

import factories
from blotter.errors import OthersWork, Refused
from blotter.project.project import Project
from random_edits import OPERATIONS, NothingToDo, Operation, mark_very_many
from states import State, assert_sound, state

_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where the disk need not be waited for."""

EXAMPLES = int(os.environ.get("BLOTTER_EXAMPLES", "25"))


class Study(RuleBasedStateMachine):
    """A project in which anything may be done; it knows every state it has been in."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=_MEMORY))
        self.path = Path(shutil.copyfile(self.template, self.folder / "study.blotter"))
        self.project = Project(self.path)
        self.states: list[State] = [state(self.path)]
        self.here = 0

    @initialize()
    def somebody_acts(self) -> None:
        self.project.act_as("Ada")

    @rule(operations=st.lists(st.sampled_from(OPERATIONS), min_size=4), seed=st.integers(0, 10_000))
    def do(self, operations: list[Operation], seed: int) -> None:
        chance = random.Random(seed)
        for operation in operations:
            try:
                changes = self.project.apply(operation(self.project, chance.randrange))
            except (NothingToDo, Refused):
                changes = None
            if changes is None:
                assert state(self.path) == self.states[self.here]
                continue
            del self.states[self.here + 1 :]
            self.states.append(state(self.path))
            self.here += 1
            assert self.project.next_redo() is None

    @precondition(lambda self: self.here > 0)
    @rule()
    def undo(self) -> None:
        self.project.undo(any_coder=True)
        self.here -= 1
        self.look()

    @precondition(lambda self: self.here < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        self.project.redo(any_coder=True)
        self.here += 1
        self.look()

    @precondition(lambda self: self.here > 0)
    @rule()
    def undo_only_what_is_ones_own(self) -> None:
        last = self.project.next_undo()
        assert last is not None
        actor = self.project.actor.id if self.project.actor else None
        if last.coder in (None, actor):
            self.project.undo()
            self.here -= 1
        else:
            with pytest.raises(OthersWork):
                self.project.undo()
        self.look()

    @rule(data=st.data())
    def another_acts(self, data: st.DataObject) -> None:
        names = [None, *(each.name for each in self.project.coders.values())]
        self.project.act_as(data.draw(st.sampled_from(names)))

    @rule()
    def close_and_open(self) -> None:
        self.project.close()
        self.project = Project(self.path)
        self.look()

    def look(self) -> None:
        """What the file holds and what the project says it holds are what they were then."""
        assert state(self.path) == self.states[self.here]
        with Project(self.path, writable=False) as fresh:
            assert fresh.codebook == self.project.codebook
            assert fresh.coders == self.project.coders
            assert fresh.sources == self.project.sources
            assert fresh.revision == self.project.revision

    def teardown(self) -> None:
        try:
            self.all_the_way_back_and_forth()
        finally:
            self.project.close()
        assert_sound(self.path)
        shutil.rmtree(self.folder)

    def all_the_way_back_and_forth(self) -> None:
        assert self.project.check() == []
        last = len(self.states) - 1
        while self.here > 0:
            self.undo()
        while self.here < last:
            self.redo()
        assert self.project.check() == []


def test_any_run_of_edits_is_undone_and_redone_exactly(template: Path) -> None:
    Study.template = template
    run_state_machine_as_test(
        Study,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


_IN_ANOTHER_PROCESS = """
import json, sys
from pathlib import Path
from states import state
from blotter.project.project import Project
path, way = Path(sys.argv[1]), sys.argv[2]
with Project(path) as project:
    step = project.undo if way == "undo" else project.redo
    for _ in range(int(sys.argv[3])):
        step(any_coder=True)
    assert project.check() == []
"""


def in_another_process(path: Path, way: str, steps: int) -> None:
    """Go back or forth in a Python of its own."""
    paths = os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])
    subprocess.run(
        [sys.executable, "-c", _IN_ANOTHER_PROCESS, str(path), way, str(steps)],
        check=True,
        env={**os.environ, "PYTHONPATH": paths},
    )


@pytest.mark.parametrize("seed", range(3))
def test_undo_and_redo_reach_across_processes(tmp_path: Path, seed: int) -> None:
    """A long run with edits of thousands of segments; each end of it is reached from another process."""
    path = tmp_path / "study.blotter"
    chance = random.Random(seed)
    project = factories.study(path)
    states = [state(path)]
    done: set[str] = set()
    for number in range(120):
        operation = mark_very_many if number in (40, 80) else chance.choice(OPERATIONS)
        try:
            if project.apply(operation(project, chance.randrange)) is None:
                continue
        except (NothingToDo, Refused):
            continue
        done.add(operation.__name__)
        states.append(state(path))
        if chance.random() < 0.1:
            project.close()
            project = Project(path)
            project.act_as("Ada" if any(c.name == "Ada" for c in project.coders.values()) else None)
    project.close()
    assert len(done) > 15
    assert len(states) > 50
    middle = len(states) // 2
    for way, steps, reached in (
        ("undo", len(states) - 1 - middle, middle),
        ("undo", middle, 0),
        ("redo", middle, middle),
        ("redo", len(states) - 1 - middle, -1),
    ):
        in_another_process(path, way, steps)
        assert state(path) == states[reached]
    assert_sound(path)

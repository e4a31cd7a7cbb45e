"""Any project, however it grew, is the same once it was carried into a new one."""

import os
import random
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from blotter.domain.carried import CarriedProject
from blotter.domain.foreign import ForeignImport
from blotter.domain.segment import Segment
from blotter.errors import Refused
from blotter.message import Message
from blotter.project import sample, transfer
from blotter.project.carrying import bringing, taking
from blotter.project.carrying.gathering import gathered
from blotter.project.carrying.reading import read_project
from blotter.project.project import Project
from blotter.project.reports import Selection
from random_edits import OPERATIONS, NothingToDo, Operation
from states import assert_sound

EXAMPLES = int(os.environ.get("BLOTTER_EXAMPLES", "12"))
_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None

_PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
"""What fails is not made smaller: each run writes two projects, and that takes minutes."""


def grown(path: Path, operations: list[Operation], seed: int) -> None:
    """Let a project grow by chance."""
    chance = random.Random(seed)
    with Project(path) as project:
        project.act_as("Ada")
        for operation in operations:
            try:
                project.apply(operation(project, chance.randrange))
            except (NothingToDo, Refused):
                continue


def contents(carried: CarriedProject) -> tuple[dict[str, str], dict[str, bytes], dict[str, bytes]]:
    """All contents, read."""
    return dict(carried.texts), dict(carried.originals), dict(carried.layers)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), phases=_PHASES)
@given(
    operations=st.lists(st.sampled_from(OPERATIONS), min_size=15, max_size=50), seed=st.integers(0, 10_000)
)
def test_carried_into_a_new_project_it_is_the_same(
    template: Path, operations: list[Operation], seed: int
) -> None:
    with tempfile.TemporaryDirectory(dir=_MEMORY) as folder:
        path, other = Path(folder) / "study.blotter", Path(folder) / "new.blotter"
        shutil.copyfile(template, path)
        grown(path, operations, seed)
        with Project(path, writable=False) as project, Project.create(other) as new:
            carried = gathered(project)
            plan = taking.plan(new, carried, Message("Take in"))
            new.apply(plan.edit)
            again = gathered(new)
            assert again.things == carried.things
            assert contents(again) == contents(carried)
            assert new.check() == []
            # What is there already does not come in again.
            assert taking.plan(new, carried, Message("Take in")).edit is None
            if plan.edit is not None:
                new.undo()
                assert gathered(new).things == {}
                new.redo()
                assert gathered(new).things == carried.things
        assert_sound(other)


def test_the_sample_goes_out_into_a_file_and_comes_in_again_whole(
    sample_project: Path, tmp_path: Path
) -> None:
    file = tmp_path / "study.qdpx"
    with Project(sample_project, writable=False) as project:
        before = gathered(project).things
        written = transfer.export(project, file, "project", Selection())
    assert written.counts["segments"] == len(before[Segment])
    bringing.begin(tmp_path / "new.blotter", read_project(transfer.Incoming(file)))
    with Project(tmp_path / "new.blotter") as new:
        after = gathered(new).things
        assert len(after.pop(ForeignImport)) == 1
        assert after == {kind: things for kind, things in before.items() if kind is not ForeignImport}
        assert new.check() == []
        assert transfer.import_files(new, [transfer.Incoming(file)]).taken == {}


@pytest.fixture
def sample_project(tmp_path: Path) -> Path:
    """The sample that comes with the program."""
    sample.build(tmp_path / "sample.blotter")
    return tmp_path / "sample.blotter"

"""Any project, however it grew, is the same once it went through a REFI-QDA file into a new one."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from test_any_project import EXAMPLES, contents, grown

from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.foreign import ForeignImport
from blotter.project import sample, transfer
from blotter.project.carrying.gathering import gathered
from blotter.project.project import Project
from blotter.project.reports import Selection
from random_edits import OPERATIONS, Operation

_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
_PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
_CHOICES = st.fixed_dictionaries(
    {
        "profile": st.sampled_from(["standard", "nvivo", "maxqda", "atlas"]),
        "flatten": st.sampled_from(["yes", "no"]),
    }
)


def own_things(again: CarriedProject, known: Carried) -> Carried:
    """What came, without the record that a file was read."""
    things = Carried()
    for each in again.things.every():
        if not isinstance(each, ForeignImport) or each.id in known.all(ForeignImport):
            things.put(each)
    return things


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), phases=_PHASES)
@given(
    operations=st.lists(st.sampled_from(OPERATIONS), min_size=15, max_size=50),
    seed=st.integers(0, 10_000),
    choices=_CHOICES,
)
def test_through_a_file_it_is_the_same(
    template: Path, operations: list[Operation], seed: int, choices: dict[str, str]
) -> None:
    with tempfile.TemporaryDirectory(dir=_MEMORY) as folder:
        path, other, file = (Path(folder) / name for name in ("a.blotter", "new.blotter", "a.qdpx"))
        shutil.copyfile(template, path)
        grown(path, operations, seed)
        with Project(path, writable=False) as project, Project.create(other) as new:
            transfer.export(project, file, "project", Selection(), choices=choices)
            incoming, _ = transfer.incoming([file])
            transfer.import_files(new, incoming)
            carried, again = gathered(project), gathered(new)
            assert own_things(again, carried.things) == carried.things
            for ours, theirs in zip(contents(carried), contents(again), strict=True):
                known: dict[str, Any] = dict(theirs)
                assert {digest: known[digest] for digest in ours} == dict(ours)
            assert new.check() == []


@pytest.mark.parametrize("profile", ["standard", "nvivo", "maxqda", "atlas"])
def test_the_sample_loses_nothing(tmp_path: Path, profile: str) -> None:
    file = tmp_path / "sample.qdpx"
    sample.build(tmp_path / "sample.blotter")
    path, other = tmp_path / "sample.blotter", tmp_path / "new.blotter"
    with Project(path, writable=False) as project, Project.create(other) as new:
        written = transfer.export(project, file, "project", Selection(), choices={"profile": profile})
        incoming, _ = transfer.incoming([file])
        transfer.import_files(new, incoming)
        carried, again = gathered(project), gathered(new)
        assert own_things(again, carried.things) == carried.things
        assert written.counts["segments"] == len(list(project.retrieve()))

"""Files of every released schema still open, migrate, undo all, redo all, and check clean."""

import shutil
from pathlib import Path

import pytest

from blotter.project.project import Project
from blotter.store.migrations import NEWEST

KEPT = sorted((Path(__file__).parents[1] / "data").glob("schema-*.blotter"))


def test_one_is_kept_for_every_schema() -> None:
    assert [path.stem for path in KEPT] == [f"schema-{number}" for number in range(1, NEWEST + 1)]


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_a_released_file_keeps_its_promises(kept: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(kept, tmp_path / kept.name))
    with Project(path) as project:
        assert project.check() == []
        held = [(s.quote, s.memo) for s in project.retrieve()]
        assert len(held) == 5
        steps = 0
        while project.next_undo():
            project.undo(any_coder=True)
            steps += 1
        assert (project.count(), len(project.codebook), project.coders, project.sources) == (0, 0, {}, {})
        assert project.check() == []
        for _ in range(steps):
            project.redo(any_coder=True)
        assert [(s.quote, s.memo) for s in project.retrieve()] == held
        assert project.check() == []
        while project.next_redo():
            project.redo(any_coder=True)
        assert project.check() == []

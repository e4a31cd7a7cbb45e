"""What is kept at hand of records and evidence is what the file holds, whatever was done."""

import random
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blotter.domain.record import Record
from blotter.errors import BlotterError
from blotter.project.project import Project
from blotter.store import record_facts
from random_edits import (
    NothingToDo,
    Operation,
    add_evidence,
    another_record,
    change_evidence,
    change_record,
    delete_records,
    make_record,
    mark_segments,
    merge_records,
    move_bounds,
    recode_segment,
    remove_evidence,
    separate_records,
    type_cells,
    unmark_segments,
)

DOING: tuple[Operation, ...] = (
    make_record, make_record, change_record, delete_records, add_evidence, change_evidence, remove_evidence,
    mark_segments, unmark_segments, move_bounds, recode_segment, merge_records, separate_records,
    type_cells, another_record,
)  # fmt: skip


def assert_as_in_the_file(project: Project) -> None:
    """Neither more nor less, in the same order."""
    with project.database.snapshot() as connection:
        assert dict(project.evidence_facts()) == record_facts.evidence_facts(connection)
    fresh = {each.id: each for each in project._all(Record)}
    assert dict(project.records) == fresh
    assert list(project.records) == list(fresh)
    assert project.record_count == len(fresh)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(DOING), min_size=4, max_size=25), st.integers(0, 10_000))
def test_patching_comes_to_what_reading_anew_does(template: Path, doing: list[Operation], seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copyfile(template, Path(folder) / "study.blotter"))
        with Project(path) as project:
            project.act_as("Ada")
            assert_as_in_the_file(project)
            for operation in doing:
                try:
                    project.apply(operation(project, chance.randrange))
                except (NothingToDo, BlotterError):
                    continue
                assert_as_in_the_file(project)
            while project.next_undo() is not None:
                project.undo(any_coder=True)
                assert_as_in_the_file(project)

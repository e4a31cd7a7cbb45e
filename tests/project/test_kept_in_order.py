"""Sets, rules and notes stay in order, whatever happens to the codes that they name."""

import random
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blotter.domain.coding_rule import RuleKind
from blotter.domain.names import name_key
from blotter.errors import Refused
from blotter.project.dependents import same_rule
from blotter.project.project import Project
from random_edits import (
    NothingToDo,
    Operation,
    add_code,
    add_code_set,
    add_coding_rule,
    change_code_set,
    change_coding_rule,
    decide_code_note,
    delete_code,
    merge_codes,
    move_code,
    split_code,
    write_code_note,
)

MAKING: tuple[Operation, ...] = (add_code, add_code_set, add_coding_rule, write_code_note)
CHANGING: tuple[Operation, ...] = (
    *MAKING, merge_codes, merge_codes, delete_code, split_code, move_code, change_code_set,
    change_coding_rule, decide_code_note,
)  # fmt: skip


def assert_in_order(project: Project) -> None:
    """Every code that is named is there, and nothing is said twice or of itself."""
    codes = project.codebook.by_id.keys()
    for each in project.code_sets:
        assert codes >= set(each.codes)
        assert len(set(each.codes)) == len(each.codes)
    names = [name_key(each.name) for each in project.code_sets]
    assert len(set(names)) == len(names)
    rules = project.coding_rules
    for rule in rules:
        assert codes >= {rule.code, *rule.others}
        assert rule.code not in rule.others
        assert len(set(rule.others)) == len(rule.others)
        assert rule.others or rule.kind is not RuleKind.EXCLUDES
        assert not rule.others or rule.kind is not RuleKind.MEMO
        assert not any(same_rule(rule, other) for other in rules if other.id != rule.id)
    assert codes >= {note.code for note in project.code_notes()}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(CHANGING), min_size=5, max_size=40), st.integers(0, 10_000))
def test_sets_rules_and_notes_survive_what_becomes_of_codes(
    template: Path, operations: list[Operation], seed: int
) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copyfile(template, Path(folder) / "study.blotter"))
        with Project(path) as project:
            project.act_as("Ada")
            done = 0
            for operation in (*MAKING, *MAKING, *operations):
                try:
                    done += project.apply(operation(project, chance.randrange)) is not None
                except (NothingToDo, Refused):
                    continue
                assert_in_order(project)
            assert project.check() == []
            for _ in range(done):
                project.undo()
                assert_in_order(project)
            assert (project.code_sets, project.coding_rules, project.code_notes()) == ([], [], [])
            for _ in range(done):
                project.redo()
            assert_in_order(project)
            assert project.check() == []

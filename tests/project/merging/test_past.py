"""Going back in a journal gives exactly the state that there was, whatever was undone and redone since."""

import random
import shutil
from pathlib import Path

import pytest
from merging_histories import live

import factories
from blotter.project.project import Project
from blotter.store import past
from blotter.store.entities import BY_TYPE
from states import State, state


def rows(found: State) -> dict[tuple[str, bytes], tuple[object, ...]]:
    return {(table, row[0]): row for table, every in found.items() for row in every}


@pytest.mark.parametrize("seed", range(12))
def test_what_was_changed_since_any_line(tmp_path: Path, seed: int) -> None:
    chance, path = random.Random(seed), tmp_path / "study.blotter"
    factories.study(path).close()
    live(path, chance, chance.randrange(10))
    before = rows(state(path))
    with Project(path, writable=False) as project:
        first = len(project.history()) + 1
    live(path, chance, chance.randrange(25))
    after = rows(state(path))
    with Project(path, writable=False) as project:
        changes = list(past.changes_since(project.database.read(), first))
    found = {}
    for change in changes:
        mapped = BY_TYPE[change.type]
        key = (mapped.table, bytes.fromhex(change.id))
        old = None if change.before is None else mapped.to_row(change.before)
        new = None if change.after is None else mapped.to_row(change.after)
        found[key] = (old, new)
    expected = {
        key: (before.get(key), after.get(key))
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
    }
    assert found == expected


def test_a_copy_knows_its_lines_by_their_ids(tmp_path: Path) -> None:
    path = tmp_path / "study.blotter"
    factories.study(path).close()
    copy = Path(shutil.copyfile(path, tmp_path / "renamed copy.blotter"))
    with Project(path, writable=False) as one, Project(copy, writable=False) as other:
        known = past.known_lines(one.database.read())
        assert known == past.known_lines(other.database.read())
        assert [identity for _, identity in past.own_lines(one.database.read())]
        assert {identity for _, identity in past.own_lines(other.database.read())} == known

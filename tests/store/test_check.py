"""What `blotter check` finds, one kind of damage after another."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from blotter.project.project import Project

SPOILED = [
    ("UPDATE text SET content = content || '!'", {"text", "source"}),
    ("UPDATE original SET packed = x'00'", {"original"}),
    ("UPDATE source SET characters = characters + 1 WHERE name = 'notes.txt'", {"source"}),
    ('UPDATE segment SET "end" = "end" + 1', {"segment"}),
    ("UPDATE segment SET quote = 'other'", {"segment"}),
    ("DELETE FROM code WHERE name = 'academy'", {"reference", "codebook"}),
    ("DELETE FROM coder WHERE name = 'Ben'", {"reference"}),
    ("UPDATE coder SET name = 'Ada'", {"coder"}),
    ("UPDATE source SET name = 'same'", {"source"}),
    ("UPDATE code SET name = 'Training' WHERE name = 'assistance'", {"code", "codebook"}),
    ("UPDATE code SET parent = id WHERE name = 'assistance'", {"code", "codebook"}),
    ("UPDATE code SET short = 'changed behind the back'", {"codebook"}),
    ("DELETE FROM revision WHERE number = 4", {"codebook", "reference"}),
    (
        "INSERT INTO assignment SELECT randomblob(16), source, coder, status, round FROM assignment",
        {"assignment"},
    ),
    ("UPDATE image SET packed = x'00'", {"journal"}),
]


@pytest.mark.parametrize(("spoil", "kinds"), SPOILED, ids=[spoil for spoil, _ in SPOILED])
def test_what_is_wrong_is_found(study_path: Path, spoil: str, kinds: set[str]) -> None:
    with closing(sqlite3.connect(study_path)) as connection:
        assert connection.execute(spoil).rowcount > 0
        connection.commit()
    with Project(study_path, writable=False) as project:
        found = project.check()
    assert {each.kind for each in found} == kinds
    assert all(each.what and each.problem for each in found)


def test_a_sound_project_has_nothing_and_tells_how_far_it_is(project: Project) -> None:
    told: list[tuple[int, int]] = []
    assert project.check(lambda done, total: told.append((done, total))) == []
    assert [done for done, _ in told] == list(range(told[-1][1] + 1))

"""What `blotter check` finds, one kind of damage after another."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from blotter.project.project import Project

GONE = f'["{"ab" * 16}"]'

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
    ("UPDATE revision SET changes = '[]' WHERE number = 2", {"codebook"}),
    ("UPDATE revision SET parent = NULL WHERE number = 3", {"codebook"}),
    ("UPDATE revision SET changes = 'no JSON' WHERE number = 2", {"file"}),
    ("UPDATE revision SET changes = '[1]' WHERE number = 2", {"file"}),
    (f"INSERT INTO code_set VALUES (randomblob(16), 'actors', '{GONE}', 1)", {"code set"}),
    (
        f"INSERT INTO coding_rule SELECT randomblob(16), 'needs', id, '{GONE}', 'overlap', '' FROM code "
        "WHERE parent IS NULL",
        {"rule"},
    ),
    (
        "INSERT INTO coding_rule VALUES (randomblob(16), 'memo', randomblob(16), '[]', 'overlap', '')",
        {"reference"},
    ),
    ("INSERT INTO former_code VALUES (randomblob(16), x'00', 'x', 'eaten', NULL, x'00')", {"reference"}),
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


def test_sets_and_rules_that_name_codes_that_are_there_are_sound(study_path: Path) -> None:
    with closing(sqlite3.connect(study_path)) as connection:
        connection.execute(
            "INSERT INTO code_set SELECT randomblob(16), 'actors', json_array(lower(hex(id))), 1 FROM code"
        )
        connection.execute(
            "INSERT INTO coding_rule"
            " SELECT randomblob(16), 'needs', id, json_array(lower(hex(id))), 'overlap', '' FROM code"
        )
        connection.commit()
    with Project(study_path, writable=False) as project:
        assert len(project.code_sets) == len(project.coding_rules) == 4
        assert project.check() == []

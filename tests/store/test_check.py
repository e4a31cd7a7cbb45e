"""What `blotter check` finds, one kind of damage after another."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import factories
from blotter.domain.entity import new_id
from blotter.domain.record import FormerRecord, Gone, Part, Quantity
from blotter.domain.study import CountryTable, SavedFigure
from blotter.project.project import Project
from blotter.project.records import making, schema

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


SPOILED_FOREIGN = [
    ("UPDATE foreign_import SET told = 'no JSON'", {"file of another program"}),
    ("UPDATE layer SET packed = x'00'", {"layer", "file of another program"}),
    ("DELETE FROM layer", {"reference"}),
    ("DELETE FROM original WHERE digest NOT IN (SELECT original FROM source)", {"reference"}),
    ("DELETE FROM foreign_import", {"reference"}),
]


@pytest.mark.parametrize(("spoil", "kinds"), SPOILED_FOREIGN, ids=[spoil for spoil, _ in SPOILED_FOREIGN])
def test_what_is_wrong_with_foreign_files_is_found(study_path: Path, spoil: str, kinds: set[str]) -> None:
    with Project(study_path) as project:
        project.apply(factories.foreign(project))
        assert project.check() == []
    test_what_is_wrong_is_found(study_path, spoil, kinds)


@pytest.mark.parametrize(("spoil", "kinds"), SPOILED, ids=[spoil for spoil, _ in SPOILED])
def test_what_is_wrong_is_found(study_path: Path, spoil: str, kinds: set[str]) -> None:
    with closing(sqlite3.connect(study_path)) as connection:
        assert connection.execute(spoil).rowcount > 0
        connection.commit()
    with Project(study_path, writable=False) as project:
        found = project.check()
    assert {each.kind for each in found} == kinds
    assert all(each.what and each.problem for each in found)


@pytest.fixture
def recorded(study_path: Path) -> Path:
    """A study with two records, one under the other, an actor in two parts, a table and a figure."""
    with Project(study_path) as project:
        project.act_as("Ada")
        ministry = factories.actor("Ministry")
        office = factories.actor("Office", parent=ministry.id)
        project.apply(factories.edit(ministry, office))
        kind, segments = schema.kind(project, "training"), list(project.retrieve())[:2]
        total = Quantity(new_id(), "participants", best=30)
        above, edit = making.make(project, kind, segments, actors=(Part(office.id),), quantities=(total,))
        project.apply(edit)
        part = Quantity(new_id(), "participants", best=10, part_of=total.id)
        below, edit = making.make(project, kind, segments, parent=above.id, quantities=(part,))
        project.apply(edit)
        table = CountryTable(id=new_id(), name="Status", rows=(("MM", 2016, "not free"),))
        figure = SavedFigure(id=new_id(), name="Mine", asked="{}")
        gone = FormerRecord(id=new_id(), number="XX.009", fate=Gone.MERGED, successor=below.id, kept="{}")
        project.apply(factories.edit(table, figure, gone))
        assert project.check() == []
    return study_path


SPOILED_RECORDS = [
    ("UPDATE evidence SET quote = 'other'", {"evidence"}),
    ('UPDATE evidence SET "end" = "end" + 1', {"evidence"}),
    ("UPDATE record SET number = 'XX.001'", {"record"}),
    ("UPDATE record SET number = 'one' WHERE number = 'XX.001'", {"record"}),
    ("UPDATE record SET parent = (SELECT id FROM record WHERE number = 'XX.002')", {"record"}),
    ("UPDATE record SET parent = x'00' WHERE number = 'XX.002'", {"record", "reference"}),
    ("UPDATE record SET quantities = '[]' WHERE number = 'XX.001'", {"record"}),
    ("UPDATE record SET countries = 'no JSON'", {"file"}),
    ("UPDATE record SET level = 'century'", {"file"}),
    ('UPDATE record SET own = \'[["length", "2"]]\'', {"record"}),
    ("DELETE FROM actor WHERE name = 'Office'", {"record"}),
    ("DELETE FROM actor WHERE name = 'Ministry'", {"reference", "actor"}),
    ("UPDATE actor SET name = 'office'", {"actor"}),
    ("UPDATE actor SET parent = id WHERE name = 'Office'", {"actor"}),
    ("DELETE FROM record_kind WHERE name = 'training'", {"reference"}),
    ("UPDATE record_kind SET name = 'same'", {"kind of record"}),
    ("UPDATE record_field SET name = 'same'", {"field of records"}),
    ("UPDATE record_kind SET fields = '[\"length\"]'", {"kind of record"}),
    (
        "INSERT INTO country_table SELECT randomblob(16), name, rows, note FROM country_table",
        {"table by country"},
    ),
    ("UPDATE country_table SET rows = 'no JSON'", {"file"}),
    ("UPDATE former_record SET kept = 'no JSON'", {"former record"}),
    ("UPDATE saved_figure SET asked = ''", {"figure"}),
    ("DELETE FROM record WHERE number = 'XX.002'", {"reference"}),
]


@pytest.mark.parametrize(("spoil", "kinds"), SPOILED_RECORDS, ids=[spoil for spoil, _ in SPOILED_RECORDS])
def test_what_is_wrong_with_records_is_found(recorded: Path, spoil: str, kinds: set[str]) -> None:
    test_what_is_wrong_is_found(recorded, spoil, kinds)


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

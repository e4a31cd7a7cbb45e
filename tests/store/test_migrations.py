"""The schema and its history."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from blotter.errors import Refused
from blotter.project.project import Project
from blotter.store import backups, database, examination, migrations, place
from blotter.store.entities import MAPPED
from blotter.store.migrations import APPLICATION_ID, NEWEST
from states import assert_sound, state


@pytest.fixture
def raw(study_path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(study_path)
    yield connection  # type: ignore[misc]
    connection.close()


def schema(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return [
        (name, sql)
        for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
        if not name.startswith(("sqlite_", "_sqlite"))
    ]


def test_a_project_file_says_what_it_is(raw: sqlite3.Connection) -> None:
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert raw.execute("PRAGMA user_version").fetchone() == (NEWEST,)
    assert {"id", "created"} <= {key for (key,) in raw.execute("SELECT key FROM project")}


def test_every_foreign_key_waits_for_the_commit(raw: sqlite3.Connection) -> None:
    found = 0
    for name, sql in schema(raw):
        keys = raw.execute(f"PRAGMA foreign_key_list({name})").fetchall()
        assert len(re.findall("REFERENCES", sql)) == len(keys)
        assert len(re.findall("DEFERRABLE INITIALLY DEFERRED", sql)) == len(keys), name
        assert {(key[5], key[6]) for key in keys} <= {("NO ACTION", "NO ACTION")}, name
        found += len(keys)
    assert found > 10


def test_every_table_is_strict(raw: sqlite3.Connection) -> None:
    strict = {name for name, flag in raw.execute("SELECT name, strict FROM pragma_table_list") if flag}
    assert {name for name, _ in schema(raw)} <= strict


def test_every_foreign_key_that_is_checked_often_has_an_index(raw: sqlite3.Connection) -> None:
    for table in ("segment", "memo", "assignment"):
        leading = {
            raw.execute(f"SELECT name FROM pragma_index_info('{index}') WHERE seqno = 0").fetchone()[0]
            for (index,) in raw.execute(f"SELECT name FROM pragma_index_list('{table}')")
        }
        assert {key[3] for key in raw.execute(f"PRAGMA foreign_key_list({table})")} <= leading


def test_columns_and_fields_have_the_same_names_in_the_same_order(raw: sqlite3.Connection) -> None:
    for mapped in MAPPED:
        columns = tuple(row[1] for row in raw.execute(f"PRAGMA table_info({mapped.table})"))
        assert columns == mapped.columns


@pytest.mark.parametrize(
    ("view", "columns"),
    [
        ("v_segments", "id source code coder start end text memo revision created modified origin round"),
        ("v_sources", "id name kind characters sha256 language imported text group"),
        (
            "v_codes",
            "id code parent colour short full use_when not_when example segments "
            "counter_example origin reference aliases archived",
        ),
        ("v_history", "id at coder label kind undone copy"),
    ],
)
def test_the_views_have_the_columns_of_the_contract(raw: sqlite3.Connection, view: str, columns: str) -> None:
    cursor = raw.execute(f"SELECT * FROM {view}")
    assert " ".join(column[0] for column in cursor.description) == columns
    assert cursor.fetchall()


def test_the_views_say_what_the_project_says(project: Project) -> None:
    with closing(sqlite3.connect(project.path)) as connection:
        rows = connection.execute("SELECT id, source, code, coder, text FROM v_segments").fetchall()
        paths = connection.execute("SELECT id, code, parent FROM v_codes").fetchall()
    book = project.codebook
    assert {row[0]: row[1:] for row in rows} == {
        each.id: (
            project.sources[each.source].name,
            book.path(each.code),
            project.coders[each.coder].name,
            each.quote,
        )
        for each in project.retrieve()
    }
    assert {row[0]: row[1:] for row in paths} == {
        each.id: (book.path(each.id), book.path(each.parent) if each.parent else None) for each in book
    }


Step = Callable[[sqlite3.Connection], None]


def m002_sound(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE draft ADD COLUMN window TEXT NOT NULL DEFAULT ''")


def m002_failing(connection: sqlite3.Connection) -> None:
    m002_sound(connection)
    connection.execute("DELETE FROM segment")
    raise sqlite3.OperationalError("no such thing")


@pytest.fixture
def with_next(monkeypatch: pytest.MonkeyPatch) -> Callable[[Step], None]:
    """A program that is one form ahead of the files there are."""

    def add(step: Step) -> None:
        monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
        for module in (migrations, database, examination, place):
            monkeypatch.setattr(module, "NEWEST", NEWEST + 1)

    return add


def test_an_older_file_is_backed_up_and_brought_up_to_date(
    study_path: Path, with_next: Callable[[Step], None]
) -> None:
    before, content = state(study_path), study_path.read_bytes()
    with_next(m002_sound)
    with pytest.raises(Refused, match="made by an older Blotter"):
        Project(study_path, writable=False)
    assert study_path.read_bytes() == content
    with Project(study_path) as project:
        assert project.check() == []
    assert state(study_path) == before
    with closing(sqlite3.connect(study_path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEWEST + 1,)
    (backup,) = backups.listed(study_path)
    with closing(sqlite3.connect(backup.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEWEST,)
    with Project(study_path) as project:
        while project.next_undo():
            project.undo(any_coder=True)
        while project.next_redo():
            project.redo(any_coder=True)
    assert state(study_path) == before
    # A backup of the older form is brought up to date as it is restored.
    backups.restore(study_path, backup.path)
    assert_sound(study_path)
    assert state(study_path) == before
    kinds = [each.kind for each in backups.listed(study_path)]
    assert kinds == [backups.BEFORE, backups.DAILY, backups.BEFORE]


def test_a_migration_that_fails_changes_nothing(study_path: Path, with_next: Callable[[Step], None]) -> None:
    before = state(study_path)
    with closing(sqlite3.connect(study_path)) as connection:
        told = schema(connection)
    with_next(m002_failing)
    with pytest.raises(Exception, match="no such thing"):
        Project(study_path)
    assert state(study_path) == before
    with closing(sqlite3.connect(study_path)) as connection:
        assert schema(connection) == told
        assert connection.execute("PRAGMA user_version").fetchone() == (NEWEST,)

"""Databases of other programs: a copy is read, as it was when its last change was whole."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from blotter.errors import WrongFile
from blotter.interchange import foreign_sqlite
from blotter.interchange.foreign_sqlite import application_id, foreign_database, has_tables
from blotter.progress import Cancelled

ROWS = 2_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with a table of some size."""
    file = tmp_path / "some.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE thing (id integer primary key, Name text, of)")
        connection.executemany(
            "INSERT INTO thing VALUES (?, ?, ?)", ((n, f"thing {n}" * 9, n % 2) for n in range(ROWS))
        )
        connection.execute("CREATE TABLE " + '"odd ""name"' + " (a)")
        connection.commit()
    return file


def names_in(file: Path) -> list[str]:
    """What the table holds."""
    with foreign_database(file, "Some") as database:
        return [row.text("name") for row in database.rows("thing", "id")]


def run(code: str, file: Path) -> None:
    """Run code in a program that ends in the middle."""
    subprocess.run([sys.executable, "-c", code, str(file)], check=False, capture_output=True)


def test_rows_and_columns(file: Path) -> None:
    with foreign_database(file, "Some") as database:
        assert database.tables == {"thing", 'odd "name'}
        assert database.columns("thing") == ("id", "name", "of")
        assert database.columns("nothing") == ()
        assert (database.count("thing"), database.count("nothing")) == (ROWS, 0)
        assert list(database.rows("nothing")) == []
        assert list(database.rows("thing", nothing=1)) == []
        first = next(database.rows("thing", "id", of=1))
        assert (first.number("id"), first.text("missing"), first.number("name")) == (1, "", None)
        assert first["missing"] is None
        assert list(database.rows('odd "name')) == []


def test_the_digest_is_the_same_each_time_and_another_for_another(file: Path) -> None:
    with foreign_database(file, "Some") as one, foreign_database(file, "Some") as other:
        assert one.digest == other.digest
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM thing WHERE id = 1")
        connection.commit()
    with foreign_database(file, "Some") as other:
        assert one.digest != other.digest


def test_what_is_only_in_the_log_yet_is_read(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE thing SET name = 'new' WHERE id = 0")
        connection.commit()
        assert file.with_name("some.db-wal").stat().st_size
        before = file.read_bytes()
        assert names_in(file)[0] == "new"
        assert file.read_bytes() == before


def test_a_change_that_was_broken_off_is_undone_in_the_copy_alone(file: Path) -> None:
    half = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 5'); c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('UPDATE thing SET name = ?', ('half done ' * 9,)); os._exit(1)"
    )
    run(half, file)
    journal = file.with_name("some.db-journal")
    assert journal.exists()
    before = (file.read_bytes(), journal.read_bytes())
    assert not any("half" in name for name in names_in(file))
    assert (file.read_bytes(), journal.read_bytes()) == before


def test_a_database_that_is_locked_by_a_program_is_read(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("DELETE FROM thing")
        assert len(names_in(file)) == ROWS
        connection.execute("ROLLBACK")


def test_a_database_that_is_written_to_all_the_time_is_refused(file: Path) -> None:
    def write(done: int, of: int) -> None:
        with file.open("ab") as written:
            written.write(b"\0" * 4096)

    with pytest.raises(WrongFile, match="being written to"), foreign_database(file, "Some", write):
        pass


@pytest.mark.parametrize("kept", [50, 4096, 20_000])
def test_half_a_database_is_refused(file: Path, kept: int) -> None:
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(WrongFile, match=r"damaged|not a database"):
        names_in(file)


def test_an_empty_file_has_no_tables(file: Path) -> None:
    file.write_bytes(b"")
    with foreign_database(file, "Some") as database:
        assert database.tables == frozenset()


def test_damage_in_the_middle_is_refused(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[8192:12288] = b"\xaa" * 4096
    file.write_bytes(content)
    with pytest.raises(WrongFile, match="damaged"):
        names_in(file)


def test_other_files_are_no_databases(file: Path, tmp_path: Path) -> None:
    (tmp_path / "words.db").write_text("only words " * 100, encoding="utf-8")
    with pytest.raises(WrongFile, match="no project of Some"):
        names_in(tmp_path / "words.db")
    with pytest.raises(WrongFile, match="folder"):
        names_in(tmp_path)
    with pytest.raises(WrongFile, match="no file"):
        names_in(tmp_path / "gone.db")
    assert application_id(tmp_path / "words.db") is None
    assert not has_tables(tmp_path / "words.db", "thing")
    assert has_tables(file, "thing")
    assert not has_tables(file, "thing", "more")


def test_views_and_virtual_tables_are_nothing(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE VIEW project AS SELECT * FROM thing")
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(a)")
        connection.commit()
    with foreign_database(file, "Some") as database:
        assert "project" not in database.tables
        assert "words" not in database.tables
        assert list(database.rows("project")) == []


def test_columns_that_are_reckoned_do_not_move_the_others(tmp_path: Path) -> None:
    file = tmp_path / "some.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute('CREATE TABLE thing (id, more AS (id + 1), "Naïve ""One""", name)')
        connection.execute("INSERT INTO thing VALUES (1, 'two', 'boat')")
        connection.commit()
    with foreign_database(file, "Some") as database:
        (row,) = database.rows("thing")
        assert (row.number("id"), row.text("name"), row.text('naïve "one"')) == (1, "boat", "two")
        assert row.text("more") == ""


@pytest.mark.parametrize(
    ("value", "number", "decimal"),
    [("7", 7, 7.0), (7.9, 7, 7.9), (1e300, None, 1e300), (2**62, 2**62, float(2**62)), ("x", None, None),
     ("9" * 400, None, None), (float("inf"), None, None), (b"7", 7, 7.0), (None, None, None)],
)  # fmt: skip
def test_numbers_are_what_rows_can_be_numbered_with(
    tmp_path: Path, value: object, number: int | None, decimal: float | None
) -> None:
    file = tmp_path / "some.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE thing (a)")
        connection.execute("INSERT INTO thing VALUES (?)", (value,))
        connection.commit()
    with foreign_database(file, "Some") as database:
        (row,) = database.rows("thing")
        assert (row.number("a"), row.decimal("a")) == (number, decimal)


def test_long_work_can_be_cancelled(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executemany("INSERT INTO thing VALUES (NULL, ?, 3)", [(f"a{n}",) for n in range(60_000)])
        connection.commit()
    wanted = True

    def stop(done: int, of: int) -> None:
        if not wanted:
            raise Cancelled

    with foreign_database(file, "Some", stop) as database:
        wanted = False
        with pytest.raises(Cancelled):
            list(database.rows("thing", "name"))


def test_one_that_is_too_large_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_sqlite, "DATABASE_BYTES", 1000)
    with pytest.raises(WrongFile, match="larger than"):
        names_in(file)


def test_a_link_beside_the_file_is_not_followed(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copy(file, other)
    file.with_name("some.db-wal").symlink_to(other)
    assert len(names_in(file)) == ROWS

"""What a project file holds, to the byte: two states are equal if nobody could tell them apart."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from blotter.project.project import Project
from blotter.store.entities import MAPPED

State = dict[str, list[tuple[Any, ...]]]


def state(path: Path) -> State:
    """Every row of every entity, as any SQLite tool would read it; the history is left out."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            each.table: connection.execute(f"SELECT {each.selected} FROM {each.table} ORDER BY id").fetchall()
            for each in MAPPED
        }


def assert_sound(path: Path) -> None:
    """`blotter check` finds nothing, and the file is all there is once it is closed."""
    with Project(path, writable=False) as project:
        assert project.check() == []

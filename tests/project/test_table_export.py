"""A table on the screen becomes a file of the kind that its name tells."""

import csv
import json
from pathlib import Path

import pytest

from blotter.domain.table import Column, ColumnKind, Table
from blotter.errors import WrongFile
from blotter.project.table_export import export_table

TABLE = Table(
    "Kinds of disagreement",
    (Column("code", "Code", ColumnKind.CODE), Column("missed", "Missed", ColumnKind.INTEGER)),
    [("patrol/river", 3), ("", 3)],
)


def test_rows_are_written_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "kinds.csv"
    assert export_table(TABLE, path).rows == 2
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1] == ["patrol/river", "3"]
    lines = tmp_path / "kinds.jsonl"
    export_table(TABLE, lines)
    told = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert told[0] == {"code": "patrol/river", "missed": 3}


def test_a_name_that_tells_no_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongFile):
        export_table(TABLE, tmp_path / "kinds.odt")

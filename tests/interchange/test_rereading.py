"""Tables are read again before they take their place, and a torn one never takes it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from blotter.domain.table import Column, Table
from blotter.errors import WrongFile
from blotter.interchange import spreadsheets, tables
from blotter.interchange.disk import replacing
from blotter.interchange.rereading import check_archive, check_csv, check_jsonl
from blotter.progress import silent

ROWS = [("a, “b”\nand c", 1), ("'=x", 2), ("", 3)]


def table() -> Table:
    return Table("T", (Column("words", "Words"), Column("n", "N")), ROWS)


@pytest.mark.parametrize(
    ("name", "write", "check"),
    [
        ("t.csv", tables.write_csv, partial(check_csv, keys=("words", "n"), count=3, progress=silent)),
        ("t.jsonl", tables.write_jsonl, partial(check_jsonl, count=3, progress=silent)),
        ("t.xlsx", spreadsheets.write_xlsx, check_archive),
    ],
)
def test_what_is_torn_is_told(
    tmp_path: Path, name: str, write: Callable[..., object], check: Callable[..., None]
) -> None:
    path = tmp_path / name
    write(table(), path)
    whole = path.read_bytes()
    check(path, path)
    for torn in (whole[:-8], whole[: len(whole) // 2], b""):
        path.write_bytes(torn)
        with pytest.raises(WrongFile, match="did not hold everything"):
            check(path, path)


def test_a_file_that_does_not_fit_takes_no_place(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("as it was")

    def check(written: Path) -> None:
        check_csv(written, path, ("words", "n"), 4, silent)

    def write() -> None:
        with replacing(path, check) as file:
            file.write(b"words,n\r\na,1\r\n")

    with pytest.raises(WrongFile, match="did not hold everything"):
        write()
    assert path.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [path]

"""Tables of names and their replacements, as CSV: two columns, with or without a heading."""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from blotter.domain.names import shown_name
from blotter.domain.pseudonym import Pseudonym
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.csv_files import Cells, csv_form, csv_rows
from blotter.interchange.csv_guard import guarded, unguarded
from blotter.interchange.disk import replacing_text
from blotter.message import Sentence

HEADING = ("name", "replacement")


def read_names(path: Path) -> tuple[Pseudonym, ...]:
    """The names of a table, or WrongFile where a row has other than two cells."""
    form = csv_form(path, None, _lack, rows=20)
    first = tuple(cell.strip().casefold() for cell in form.header)
    rows = csv_rows(path, form, skipped=1)
    head: Iterable[Cells] = () if first[:2] == HEADING else (form.header,)
    found = [_named(path, Sentence(messages.LINE, number=1), row) for row in head]
    return tuple(chain(found, (_named(path, where, row) for where, row in rows)))


def write_names(path: Path, pseudonyms: Iterable[Pseudonym]) -> None:
    """Write a table of names as CSV."""
    import csv

    with replacing_text(path) as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(HEADING)
        rows.writerows(map(guarded, pair) for pair in pseudonyms)


def _lack(rows: Sequence[Cells]) -> int:
    """How many of the first rows do not have two cells."""
    return sum(len(row) != len(HEADING) for row in rows)


def _named(path: Path, where: str, row: Cells | Sentence) -> Pseudonym:
    if isinstance(row, Sentence) or len([cell for cell in row if cell.strip()]) != len(HEADING):
        raise WrongFile(messages.NO_NAME_ROW, name=shown_name(path.name), where=where)
    return Pseudonym(unguarded(row[0].strip()), unguarded(row[1].strip()))

"""CSV files, row by row: encoding and delimiter are found out; a row that is none is told with its line."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple, TextIO

from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.decoding import stream_encoding
from blotter.interchange.disk import reading
from blotter.message import Sentence

_DELIMITERS = (",", ";", "\t")
_LONGEST_BEGINNING = 64 * 1024
_LONGEST_CELL = 64 * 1024**2

Cells = Sequence[str]


class CsvForm(NamedTuple):
    """How a CSV file is written, and its first rows; whether the encoding is a guess."""

    encoding: str
    delimiter: str
    beginning: Sequence[Cells]
    is_guess: bool = False

    @property
    def header(self) -> Cells:
        """The first row."""
        return self.beginning[0] if self.beginning else ()


def csv_form(
    path: Path, encoding: str | None, lack: Callable[[Sequence[Cells]], int], rows: int = 1
) -> CsvForm:
    """The form with the delimiter (comma, semicolon, tab) by which the first rows `lack` least."""
    told = encoding
    if encoding is None:
        with reading(path) as file:
            encoding = stream_encoding(file, shown_name(path.name))
    is_guess = told is None and not encoding.startswith("utf")
    try:
        with _text(path, encoding) as text:
            beginning = text.read(_LONGEST_BEGINNING).removeprefix("\ufeff")
    except (LookupError, UnicodeError):
        raise WrongFile(messages.UNKNOWN_ENCODING, encoding=encoding) from None
    if not beginning.strip("\r\n"):
        raise WrongFile(messages.FILE_EMPTY, name=shown_name(path.name))
    forms = [CsvForm(encoding, mark, _first_rows(beginning, mark, rows), is_guess) for mark in _DELIMITERS]
    return min(forms, key=lambda form: lack(form.beginning))


def csv_rows(
    path: Path,
    form: CsvForm,
    skipped: int = 1,
    through: Callable[[Iterable[str]], Iterator[str]] = iter,
) -> Iterator[tuple[Sentence, Cells | Sentence]]:
    """Where each row stands, and its cells or the reason why they cannot be read; the first are skipped.

    The lines go `through` a hand on their way, for who wants them as they are.
    """
    csv.field_size_limit(_LONGEST_CELL)
    with _text(path, form.encoding) as text:
        # Strict, so that a quote that is never closed is told instead of swallowing the rows after it.
        lines = through(chain([text.readline()], text))
        rows = csv.reader(lines, delimiter=form.delimiter, strict=True)
        while True:
            where = Sentence(messages.LINE, number=rows.line_num + 1)
            row: Cells | Sentence
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                row = Sentence(messages.ROW_NOT_CSV, reason=error)
            skipped -= 1
            if skipped < 0 and any(row):
                yield where, row


def _first_rows(beginning: str, delimiter: str, rows: int) -> list[Cells]:
    try:
        return list(islice(csv.reader(io.StringIO(beginning, newline=""), delimiter=delimiter), rows))
    except csv.Error:
        return []


@contextmanager
def _text(path: Path, encoding: str) -> Iterator[TextIO]:
    with reading(path) as file:
        text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
        try:
            yield text
        finally:
            text.detach()

"""Reads a table again that was written, before it takes its place: each row has to be there, and whole."""

import csv
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.progress import Progress, counted

_LONGEST_CELL = 2**31 - 1


def check_csv(
    partial: Path, path: Path, keys: tuple[str, ...], count: int, progress: Progress, *, delimiter: str = ","
) -> None:
    """WrongFile where a CSV file in UTF-8 has not these columns and as many rows as were written."""
    try:
        with long_cells(), partial.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, delimiter=delimiter)
            is_whole = tuple(next(rows, ())) == keys
            found = sum(len(row) == len(keys) for row in counted(rows, _still(progress, count)))
    except (UnicodeError, csv.Error):
        is_whole, found = False, -1
    if not is_whole or found != count:
        raise WrongFile(messages.NOT_AS_WRITTEN, path=path)


@contextmanager
def long_cells() -> Iterator[None]:
    """CSV cells may be as long as they are, meanwhile."""
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _still(progress: Progress, count: int) -> Progress:
    """All is done but to look at it, which may be cancelled."""
    return lambda done, total: progress(count, count)


def check_jsonl(partial: Path, path: Path, count: int, progress: Progress) -> None:
    """WrongFile where JSON Lines are not as many objects as were written."""
    try:
        with partial.open(encoding="utf-8") as file:
            found = sum(isinstance(json.loads(line), dict) for line in counted(file, _still(progress, count)))
    except ValueError:
        found = -1
    if found != count:
        raise WrongFile(messages.NOT_AS_WRITTEN, path=path)


def check_archive(partial: Path, path: Path) -> None:
    """WrongFile where a part of an archive, such as a workbook, does not have the sum that it says."""
    try:
        with zipfile.ZipFile(partial) as archive:
            torn = archive.testzip()
    except (zipfile.BadZipFile, zlib.error):
        torn = partial.name
    if torn is not None:
        raise WrongFile(messages.NOT_AS_WRITTEN, path=path)

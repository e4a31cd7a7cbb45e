"""The grid of records: opening it, narrowing, sorting and typing, with 50,000 records."""

import functools
import sqlite3
import statistics
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest

from benchmarks.desk_window import opened, settle
from benchmarks.figure import Figure, milliseconds, timed
from benchmarks.record_project import PIECES, RECORDS, build
from blotter.domain.record_filter import EVERYTHING, RecordFilter
from blotter.project.records.columns import SortBy
from blotter.ui.main_window import MainWindow
from blotter.ui.records.grid.page import RecordsPage

SIZE = f"{RECORDS:,} records, {RECORDS * PIECES:,} pieces"
_TURNS = 3
_PAUSE = 2000
"""Milliseconds in which everything that reads behind the reader's back comes to its end."""

_WORDS = ("ken", "ministry 12", "training 2004")
_FILTERS = (
    RecordFilter(countries=("KE",)),
    RecordFilter(regions=("Asia", "Africa"), years=(2000, 2010)),
    RecordFilter(min_sources=3),
    RecordFilter(to_recheck=True),
)


@functools.cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory()


@functools.cache
def study() -> Path:
    """The project of very many records; made once in a run."""
    path = Path(_folder().name) / "records.blotter"
    build(path).close()
    return path


def figures() -> list[Figure]:
    """Opening is that of a project in which nobody has turned to records yet."""
    path = study()
    opening = []
    for _ in range(_TURNS):
        with opened(path) as window:
            QTest.qWait(_PAUSE)
            opening.append(timed(lambda window=window: _open(window)))  # type: ignore[misc]
    with opened(path) as window:
        _open(window)
        QTest.qWait(_PAUSE)
        page = window.work.records.grid
        return [
            Figure(
                "records: grid open, click to painted",
                SIZE,
                statistics.median(opening),
                "ms",
                1000,
                _read(path),
            ),
            Figure("records: words typed to rows painted", SIZE, _look_for_words(page), "ms", 200),
            Figure("records: filter chosen to rows painted", SIZE, _narrow(page), "ms", 200),
            Figure("records: title clicked to rows sorted", SIZE, _sort(page), "ms"),
            Figure("records: cell typed to row painted", SIZE, _type(page), "ms"),
        ]


def _open(window: MainWindow) -> None:
    window.work.records.show_grid()
    settle()


def _read(path: Path) -> float:
    """The floor: the rows of the records, fetched and nothing made of them."""
    with closing(sqlite3.connect(path)) as connection:
        return milliseconds(lambda: connection.execute("SELECT * FROM record ORDER BY id").fetchall(), 3)


def _look_for_words(page: RecordsPage) -> float:
    """The slowest of some words, each looked for among all records."""

    def look(words: str) -> None:
        page.ask(RecordFilter(words=words))
        settle()

    return max(milliseconds(lambda words=words: look(words), _TURNS, lambda: _all(page)) for words in _WORDS)  # type: ignore[misc]


def _narrow(page: RecordsPage) -> float:
    """The slowest of some filters."""

    def narrow(asked: RecordFilter) -> None:
        page.ask(asked)
        settle()

    return max(
        milliseconds(lambda asked=asked: narrow(asked), _TURNS, lambda: _all(page)) for asked in _FILTERS
    )  # type: ignore[misc]


def _sort(page: RecordsPage) -> float:
    def sort() -> None:
        page.sort([SortBy("countries")])
        settle()

    return milliseconds(sort, _TURNS, lambda: page.sort([]))


def _type(page: RecordsPage) -> float:
    """What somebody types into a cell is one step of the history, on the disk."""
    years = iter(range(1990, 2020))
    _all(page)
    record = page.sheet.records()[7]

    def typed() -> None:
        page.typist.put({record.id: {"as_of": str(next(years))}})
        settle()

    return milliseconds(typed, _TURNS)


def _all(page: RecordsPage) -> None:
    page.ask(replace(EVERYTHING))
    settle()

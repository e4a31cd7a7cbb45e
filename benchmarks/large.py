"""The largest projects: 10,000 documents, 100 MB of text and a million segments."""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from benchmarks.collection import CHARACTERS, PER_DOCUMENT, collection
from benchmarks.figure import Figure, growth, milliseconds, timed
from benchmarks.searching import searched
from blotter.domain.codebook import Code
from blotter.domain.query import SegmentQuery
from blotter.progress import Cancelled, Progress
from blotter.project import codes, transfer
from blotter.project.project import Project
from blotter.project.reports import Selection
from blotter.settings import Settings
from blotter.ui.application import application
from blotter.ui.main_window import MainWindow
from blotter.ui.tasks import Task
from blotter.ui.views.row_delegate import Role

DOCUMENTS = (1_000, 3_000, 10_000)
_PATIENCE = 60
_CANCELLED_AT = 50_000
_FIRST = 200
"""How many rows the pane shows before it has found them all."""

_BY_NAME = """SELECT segment.id FROM segment JOIN source ON source.id = segment.source
    WHERE segment.code = ? ORDER BY source.name, segment."start", segment."end" DESC LIMIT ?"""


def figures() -> list[Figure]:
    """Three sizes for what is asked for at every click, the largest for all else."""
    application()
    counts, filters = [], []
    found: list[Figure] = []
    for documents in DOCUMENTS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "large.blotter"
            collection(path, documents)
            segments = documents * PER_DOCUMENT
            counts.append((segments, _count(path)))
            filters.append((segments, _filter(path)))
            if documents == max(DOCUMENTS):
                found += _in_the_window(path, segments)
                found += searched(path, f"{documents:,} documents, {documents * CHARACTERS / 1e6:g} MB")
                found += [*_out(path, segments), *_merged(path, segments)]
    found.append(growth("code tree: counts of all codes", counts, _span()))
    found.append(growth("segments pane: all segments of a code", filters, _span()))
    return found


def _span() -> str:
    return f"{min(DOCUMENTS) * PER_DOCUMENT:,} to {max(DOCUMENTS) * PER_DOCUMENT:,} segments"


def _size(segments: int) -> str:
    return f"{segments // PER_DOCUMENT:,} documents, {segments:,} segments"


# What grows with the project


def _count(path: Path) -> float:
    with Project(path, writable=False) as project:
        return milliseconds(project.counts_by_code)


def _filter(path: Path) -> float:
    with Project(path, writable=False) as project:
        code = _leaves(project)[0]
        return milliseconds(lambda: project.hits(SegmentQuery(codes=frozenset([code.id]))))


def _leaves(project: Project) -> list[Code]:
    return [code for code in project.codebook if code.parent is not None]


# In the window


def _in_the_window(path: Path, segments: int) -> list[Figure]:
    with closing(sqlite3.connect(path)) as connection:
        floor = timed(lambda: _fetch_all_but_segments(connection)) / 1000
    window = MainWindow(Settings(), keep_state=False)
    window.resize(1280, 800)
    window.show()
    QCoreApplication.processEvents()
    watch = _Watch()
    window.open_project(path, "Ada")
    watch.turn()
    painted = watch.seconds()
    panes = window.work.panes
    documents = panes.documents.model
    watch.until(lambda: bool(panes.codebook.model.counted() and documents.index(0, 0).data(Role.COUNT)))
    counted = watch.seconds()
    watch.until(lambda: len(panes.segments.model.hits) == segments)
    size = _size(segments)
    try:
        return [
            Figure("project: open, call to painted window", size, painted, "s", 1.5, floor),
            Figure("project: open, call to all counts shown", size, counted, "s"),
            Figure("project: open, longest that the window stands still", size, watch.longest * 1000, "ms"),
            _tree(window, size, path),
            *_panes(window, size, path),
        ]
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.processEvents()


def _fetch_all_but_segments(connection: sqlite3.Connection) -> None:
    for table in ("source", "code", "coder", "assignment", "memo"):
        connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.execute("SELECT count(*) FROM segment").fetchone()


class _Watch:
    """Runs the event loop as the window would, and knows how long it was ever held up."""

    def __init__(self) -> None:
        self._begun = self._last = time.perf_counter()
        self.longest = 0.0

    def seconds(self) -> float:
        """Since it was made."""
        return time.perf_counter() - self._begun

    def turn(self) -> None:
        """Let everything that waits be done once."""
        QCoreApplication.processEvents()
        moment = time.perf_counter()
        self.longest, self._last = max(self.longest, moment - self._last), moment

    def until(self, is_done: Callable[[], bool]) -> None:
        """Turn until something has come about."""
        while not is_done():
            assert self.seconds() < _PATIENCE, "the window never got there"
            self.turn()
            time.sleep(0.001)


def _tree(window: MainWindow, size: str, path: Path) -> Figure:
    """Count anew, as after each change, and show it."""
    pane = window.work.panes.codebook

    started: list[Task] = []
    window.work.tasks.started.connect(started.append)

    def counted() -> None:
        ended: list[bool] = []
        pane.limit_counts(None)
        started[-1].ended.connect(lambda: ended.append(True))
        _Watch().until(lambda: bool(ended))
        pane.tree.viewport().repaint()

    value = milliseconds(counted) / 1000
    with closing(sqlite3.connect(path)) as connection:
        asked = "SELECT code, count(*) FROM segment GROUP BY code"
        floor = milliseconds(lambda: connection.execute(asked).fetchall()) / 1000
    return Figure("code tree: counts of all codes, to painted", size, value, "s", 1, floor)


def _panes(window: MainWindow, size: str, path: Path) -> list[Figure]:
    project, pane = window.work.desk.project, window.work.panes.segments
    leaf = _leaves(project)[0]
    assert leaf.parent is not None

    def show_none() -> None:
        pane.show_query(SegmentQuery(codes=frozenset()))
        _Watch().until(lambda: not len(pane.model.hits))

    def first(code: str) -> None:
        pane.show_code(code)
        _Watch().until(lambda: bool(len(pane.model.hits)))
        pane.table.viewport().repaint()

    found = []
    for code in (leaf, project.codebook.by_id[leaf.parent]):
        ids = {code.id, *(below.id for below in project.codebook.descendants(code.id))}
        held = project.count(SegmentQuery(codes=frozenset(ids)))
        value = milliseconds(lambda code=code: first(code.id), before=show_none) / 1000  # type: ignore[misc]
        found.append((held, value))
    with closing(sqlite3.connect(path)) as connection:
        asked = (bytes.fromhex(leaf.id), _FIRST)
        floor = milliseconds(lambda: connection.execute(_BY_NAME, asked).fetchall()) / 1000
    return [
        Figure(f"segments pane: {held:,} of a code, to first rows painted", size, value, "s", 0.3, floor)
        for held, value in found
    ]


# Out of the project


def _out(path: Path, segments: int) -> list[Figure]:
    with closing(sqlite3.connect(path)) as connection:
        floor = timed(lambda: _read_all(connection)) / 1000
    size = f"{segments:,} segments"
    found = []
    for suffix, target in (("csv", 15), ("xlsx", 120)):
        questions = _Questions()
        value = _exported(path, suffix, questions.ask) / 1000
        waited = questions.longest + _stopped(path, suffix)
        found.append(Figure(f"export: {suffix.upper()}", size, value, "s", target, floor))
        found.append(Figure(f"export: {suffix.upper()}, from Cancel to stopped", size, waited, "ms", 200))
    return found


def _read_all(connection: sqlite3.Connection) -> None:
    for _ in connection.execute("SELECT * FROM v_segments"):
        pass


def _exported(path: Path, suffix: str, progress: Progress) -> float:
    target = path.with_name(f"out.{suffix}")
    with Project(path, writable=False) as project:
        return timed(lambda: transfer.export(project, target, "segments", Selection(), progress=progress))


class _Questions:
    """How long the work went on, at most, without asking whether it is still wanted; milliseconds."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.longest = 0.0

    def ask(self, done: int, total: int) -> None:
        """A `Progress`."""
        moment = time.perf_counter()
        if done:
            self.longest = max(self.longest, (moment - self._last) * 1000)
        self._last = moment


def _stopped(path: Path, suffix: str) -> float:
    """From the answer that it is not wanted to the end of it, which leaves no file."""
    refused = []

    def refuse(done: int, total: int) -> None:
        if done >= _CANCELLED_AT:
            refused.append(time.perf_counter())
            raise Cancelled

    path.with_name(f"out.{suffix}").unlink()
    with suppress(Cancelled):
        _exported(path, suffix, refuse)
    assert not path.with_name(f"out.{suffix}").exists()
    return (time.perf_counter() - refused[0]) * 1000


# Merging


def _merged(path: Path, segments: int) -> list[Figure]:
    with Project(path, who="Ada") as project:
        project.act_as("Ada")
        project.back_up_daily()
        merged, into = _leaves(project)[:2]
        held = project.count(SegmentQuery(codes=frozenset([merged.id])))
        _settle_disk()
        merging = timed(lambda: project.apply(codes.merge(project, merged, into))) / 1000
        _settle_disk()
        undoing = timed(project.undo) / 1000
    _settle_disk()
    floor = _bare_update(path, merged.id, into.id) / 1000
    size = f"two of {held:,} segments, of {segments:,}"
    return [
        Figure("merge: two codes", size, merging, "s", 1, floor),
        Figure("merge: undone", size, undoing, "s", 1, floor),
    ]


def _settle_disk() -> None:
    """What was written before is not to be waited for: a gigabyte of exports, the backup before the merge."""
    if hasattr(os, "sync"):
        os.sync()
    time.sleep(1)


def _bare_update(path: Path, merged: str, into: str) -> float:
    """The same rows recoded by one statement, with the same care for the disk; nothing is kept of before."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        values = (bytes.fromhex(into), bytes.fromhex(merged))
        return timed(lambda: connection.execute("UPDATE segment SET code = ? WHERE code = ?", values))

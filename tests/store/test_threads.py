"""Threads: readers of their own, one writer, and closing in the middle of it all."""

import gc
import os
import signal
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from processes import OtherProcess

from blotter.domain.query import SegmentQuery
from blotter.errors import Refused
from blotter.progress import Cancelled
from blotter.project import codes
from blotter.project.project import Project
from blotter.store.connection import connect
from factories import coder, edit
from states import assert_sound, state

_ENDLESS = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def open_files() -> int:
    """How many files this process has open."""
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files under /proc")
def test_a_readers_connection_ends_with_its_thread(project: Project) -> None:
    project.count()
    gc.collect()
    before = open_files()
    for _ in range(20):
        thread = threading.Thread(target=project.count)
        thread.start()
        thread.join()
    assert open_files() <= before + 3


def test_a_large_edit_is_copied_from_the_log_into_the_file(project: Project) -> None:
    project.apply(edit(*(coder(f"coder {number}") for number in range(500))))
    # It comes after the edit, for which nobody has to wait.
    project.database.undisturbed(lambda _: None)
    with closing(connect(project.path, "mode=ro&immutable=1")) as without_log:
        (count,) = without_log.execute("SELECT count(*) FROM coder").fetchone()
    assert count == len(project.coders) >= 500


def test_many_threads_read_while_one_writes(project: Project) -> None:
    stopped = threading.Event()
    wrong: list[str] = []

    def read() -> None:
        while not stopped.is_set():
            with project.database.snapshot() as connection:
                first = connection.execute("SELECT count(*) FROM code").fetchone()
                time.sleep(0.001)
                if connection.execute("SELECT count(*) FROM code").fetchone() != first:
                    wrong.append("a snapshot moved")
            book = project.codebook
            if len(list(book)) != len(book):
                wrong.append("a codebook without a tree")

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        for number in range(60):
            project.apply(codes.add(project, f"code {number}")[1])
            if number % 3 == 0:
                project.undo()
                project.redo()
        stopped.set()
        for reader in readers:
            reader.result()
    assert not wrong
    assert project.check() == []


def test_several_threads_may_write(project: Project) -> None:
    def write(number: int) -> None:
        for each in range(10):
            project.apply(edit(coder(f"{number} {each}")))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert len(project.coders) == 42
    assert project.check() == []


def test_rows_read_one_by_one_hold_nothing_back(project: Project) -> None:
    rows = project.retrieve()
    first = next(rows)
    project.apply(codes.add(project, "one")[1])
    assert project.codebook.get("one") is not None
    project.apply(codes.add(project, "two")[1])
    assert len(project.history()) > 0
    assert len({first.id, *(each.id for each in rows)}) == 4
    words = project.retrieve(SegmentQuery(words="o"))
    next(words)
    assert project.count(SegmentQuery(words="O")) > 1
    words.close()


def test_what_a_worker_reads_during_a_change_is_not_kept(project: Project) -> None:
    """A slow worker must not put the codebook of before in the place of the one of now."""
    book = project.codebook
    project.apply(codes.add(project, "one")[1])
    reading, changed = threading.Event(), threading.Event()

    def slowly() -> object:
        reading.set()
        assert changed.wait(10)
        return book

    from blotter.domain.codebook import Code

    worker = threading.Thread(target=lambda: project._kept(Code, slowly))
    worker.start()
    assert reading.wait(10)
    project.apply(codes.add(project, "two")[1])
    changed.set()
    worker.join()
    assert project.codebook.get("two") is not None


def test_closing_while_a_worker_reads(study_path: Path) -> None:
    project = Project(study_path)
    project.apply(codes.add(project, "late")[1])
    reading = threading.Event()
    ended: list[BaseException] = []

    def endless() -> None:
        connection = project.database.read()
        reading.set()
        try:
            connection.execute(_ENDLESS).fetchone()
        except (sqlite3.Error, Refused) as error:
            ended.append(error)

    worker = threading.Thread(target=endless)
    worker.start()
    assert reading.wait(10)
    project.close()
    worker.join(10)
    assert not worker.is_alive()
    assert ended
    assert [each.name for each in study_path.parent.glob("study.blotter-*")] == []
    assert_sound(study_path)


def test_closing_while_rows_are_still_to_be_read(study_path: Path) -> None:
    with Project(study_path) as project:
        project.apply(codes.add(project, "late")[1])
        rows = project.retrieve()
        next(rows)
    with pytest.raises((sqlite3.Error, Refused)):
        list(rows)
    assert [each.name for each in study_path.parent.glob("study.blotter-*")] == []


def test_rows_may_be_left_unread_for_longer_than_their_project_is_open(study_path: Path) -> None:
    with Project(study_path) as project:
        rows = project.segment_rows(SegmentQuery())
        next(rows)
    rows.close()  # type: ignore[attr-defined]
    assert list(rows) == []


def test_ctrl_c_while_the_writer_works_rolls_back(project: Project) -> None:
    before = state(project.path)
    working = threading.Event()

    def endless(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM segment")
        working.set()
        connection.execute(_ENDLESS).fetchone()

    def strike() -> None:
        assert working.wait(10)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=strike).start()
    with pytest.raises(KeyboardInterrupt):
        project.database.write(endless)
    assert state(project.path) == before
    project.apply(codes.add(project, "goes on")[1])
    assert project.codebook.get("goes on") is not None


def test_one_threads_failure_does_not_stop_anothers_work(project: Project) -> None:
    begun, failed = threading.Event(), threading.Event()

    def slow(connection: sqlite3.Connection) -> int:
        begun.set()
        assert failed.wait(10)
        count = connection.execute("SELECT count(*) FROM segment a, segment b, segment c").fetchone()
        return int(count[0])

    def fail(_connection: sqlite3.Connection) -> None:
        raise Cancelled

    with ThreadPoolExecutor(2) as pool:
        slowly = pool.submit(project.database.write, slow)
        assert begun.wait(10)
        queued = pool.submit(project.database.write, fail)
        failed.set()
        with pytest.raises(Cancelled):
            queued.result()
        assert slowly.result() == 64


def test_a_failed_opening_leaves_no_thread(study_path: Path, other: OtherProcess) -> None:
    assert other.run(f"p = Project(Path({str(study_path)!r}))") == "ok"
    threads = threading.active_count()
    for _ in range(3):
        with pytest.raises(Refused.__base__):  # type: ignore[arg-type]
            Project(study_path)
    assert threading.active_count() == threads

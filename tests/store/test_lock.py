"""The lock of the one writer."""

import json
from pathlib import Path

import pytest
from processes import OtherProcess

from blotter.errors import Busy
from blotter.project.project import Project
from blotter.store.lock import WriterLock, known_sessions, lock_path


def test_the_lock_tells_who_where_and_since_when(study_path: Path) -> None:
    with Project(study_path, who="Zoë 警"):
        told = json.loads(lock_path(study_path).read_text())
        assert told["who"] == "Zoë 警"
        assert told["since"].endswith("Z")
        assert isinstance(told["pid"], int)
        assert len(told["sessions"]) == 1
    assert lock_path(study_path).exists()


def test_who_is_the_person_at_the_machine_unless_told(study_path: Path) -> None:
    with Project(study_path):
        assert json.loads(lock_path(study_path).read_text())["who"]


def test_reading_the_lock_does_not_free_it(study_path: Path) -> None:
    with Project(study_path):
        lock_path(study_path).read_text()
        with pytest.raises(Busy):
            Project(study_path)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"who": "Ada"}', "null", '{"sessions": [1, null]}', "\0"])
def test_a_lock_that_cannot_be_read_still_holds(study_path: Path, other: OtherProcess, text: str) -> None:
    assert other.run(f"p = Project(Path({str(study_path)!r}))") == "ok"
    lock_path(study_path).write_text(text)
    with pytest.raises(Busy, match="in another program"):
        Project(study_path)
    assert known_sessions(study_path) == []
    assert other.run("p.close()") == "ok"
    Project(study_path).close()


def test_a_shorter_name_leaves_nothing_of_the_longer(study_path: Path) -> None:
    for who in ("A" * 500, "B"):
        lock = WriterLock(study_path, who)
        assert json.loads(lock_path(study_path).read_text())["who"] == who
        lock.release()


def test_each_opening_is_a_session_of_its_own(study_path: Path) -> None:
    found = []
    for _ in range(3):
        with Project(study_path):
            found += known_sessions(study_path)
    assert len(set(found)) == 3

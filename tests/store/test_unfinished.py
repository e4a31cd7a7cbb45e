"""What a killed process leaves of a new project goes; what lives, or may be somebody's, stays."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from blotter.project.project import Project
from blotter.store import creation
from blotter.store.unfinished import clear_away

_MAKING = """
import sqlite3, sys, time
from pathlib import Path
from blotter.store import creation

def fill(connection):
    connection.execute("BEGIN")
    connection.execute("PRAGMA cache_size = 1")
    for number in range(200):
        connection.execute("INSERT INTO original VALUES (?, zeroblob(5000))", (b"%d" % number,))
    if sys.argv[2] == "whole":
        connection.execute("COMMIT")
    print("made", flush=True)
    time.sleep(600)

creation.create(Path(sys.argv[1]), fill)
"""


@contextmanager
def making(target: Path, how: str = "half") -> Iterator[subprocess.Popen[str]]:
    """A process in the middle of making a project; it is killed in the end."""
    words = [sys.executable, "-c", _MAKING, str(target), how]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "made\n"
            yield process
        finally:
            process.kill()


def left_in(folder: Path) -> list[Path]:
    """The hidden files of a folder."""
    return sorted(folder.glob(".*"))


def age(*paths: Path, hours: float = 2) -> None:
    """Let files be of some hours ago."""
    for path in paths:
        os.utime(path, (time.time() - hours * 3600,) * 2)


@pytest.mark.parametrize("how", ["half", "whole"])
def test_what_a_killed_process_leaves_goes_with_the_next_project(tmp_path: Path, how: str) -> None:
    with making(tmp_path / "new.blotter", how):
        assert left_in(tmp_path)
    assert left_in(tmp_path), "it was killed too late"
    creation.create(tmp_path / "first.blotter")
    assert left_in(tmp_path), "somebody may just have begun it"
    age(*left_in(tmp_path))
    creation.create(tmp_path / "second.blotter")
    assert left_in(tmp_path) == []
    assert not (tmp_path / "new.blotter").exists()


def test_it_goes_when_a_project_is_opened(study_path: Path) -> None:
    with making(study_path.with_name("new.blotter")):
        pass
    age(*left_in(study_path.parent))
    Project(study_path, writable=False).close()
    assert left_in(study_path.parent), "whoever only reads removes nothing"
    Project(study_path).close()
    assert left_in(study_path.parent) == []


@pytest.mark.parametrize("how", ["half", "whole"])
def test_what_a_living_process_holds_stays(tmp_path: Path, how: str) -> None:
    with making(tmp_path / "new.blotter", how):
        before = left_in(tmp_path)
        age(*before)
        clear_away(tmp_path)
        assert left_in(tmp_path) == before


def test_what_this_process_holds_stays(tmp_path: Path) -> None:
    def fill(connection: sqlite3.Connection) -> None:
        age(*left_in(tmp_path))
        clear_away(tmp_path)
        assert left_in(tmp_path)

    creation.create(tmp_path / "new.blotter", fill)
    Project(tmp_path / "new.blotter").close()
    assert left_in(tmp_path) == []


def test_what_may_be_somebodys_stays(tmp_path: Path, template: Path) -> None:
    name = f".{'a' * 32}.part"
    for folder in ("words", "database", "named", "link", "folder"):
        (tmp_path / folder).mkdir()
    words, database = tmp_path / "words" / name, tmp_path / "database" / name
    words.write_text("half of what somebody loads")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE mine (words TEXT)")
    named = tmp_path / "named" / ".study.part"
    named.write_bytes(template.read_bytes())
    kept = tmp_path / "kept"
    kept.write_bytes(template.read_bytes())
    link, folder = tmp_path / "link" / name, tmp_path / "folder" / name
    folder.mkdir()
    age(words, database, named, kept, folder)
    found = [words, database, named, folder]
    try:
        link.symlink_to(kept)
        found.append(link)
    except OSError:
        pass  # This system makes no links.
    for each in found:
        clear_away(each.parent)
        assert each.exists()
    assert kept.exists()
    clear_away(tmp_path / "not there")

"""One writer, any number of readers, and nobody's rows lost on the way out."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from processes import OtherProcess

from blotter.errors import Busy, Refused, WrongFile
from blotter.project import codes
from blotter.project.project import Project


def names(path: Path) -> list[str]:
    """The codes in the main file alone, as a copy of just that file would have them."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM code ORDER BY name")]


def beside(path: Path) -> list[str]:
    """What SQLite has left beside the file."""
    return sorted(each.name for each in path.parent.glob(path.name + "-*"))


def test_a_second_writer_is_told_who_holds_it(study_path: Path, other: OtherProcess) -> None:
    assert other.run(f"p = Project(Path({str(study_path)!r}), who='Ada')") == "ok"
    with pytest.raises(Busy, match=r"by Ada on .* since .* \(process \d+\)"):
        Project(study_path)
    assert other.run("p.close()") == "ok"
    Project(study_path).close()


def test_the_lock_dies_with_its_process(study_path: Path, other: OtherProcess) -> None:
    other.run(f"p = Project(Path({str(study_path)!r}))")
    other.run("p.apply(codes.add(p, 'late')[1])")
    other.kill()
    with Project(study_path) as project:
        assert project.codebook.get("late") is not None


def test_the_lock_is_one_for_every_name_of_the_file(study_path: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.blotter"
    link.parent.mkdir()
    link.symlink_to(study_path)
    with Project(link) as project, pytest.raises(Busy):
        Project(study_path)
    assert project.path == link
    assert [each.name for each in link.parent.iterdir()] == ["link.blotter"]


def test_reading_works_beside_a_writer_and_sees_what_is_committed(
    study_path: Path, other: OtherProcess
) -> None:
    with Project(study_path) as project:
        assert other.run(f"r = Project(Path({str(study_path)!r}), writable=False)") == "ok"
        project.apply(codes.add(project, "late")[1])
        assert other.run("assert r.codebook.get('late')") == "ok"
        assert other.run("r.apply(codes.add(r, 'x')[1])").startswith("Refused")
        assert other.run("r.close()") == "ok"
        assert beside(study_path)
    assert beside(study_path) == []


def test_the_reader_who_closes_last_folds_the_log_in(study_path: Path, other: OtherProcess) -> None:
    with Project(study_path) as project:
        assert other.run(f"r = Project(Path({str(study_path)!r}), writable=False)") == "ok"
        assert other.run("held = r.database.read().execute('SELECT * FROM code'); held.fetchone()") == "ok"
        for number in range(51):
            project.apply(codes.add(project, f"late {number:02}")[1])
    assert beside(study_path)
    assert sum(name.startswith("late") for name in names(study_path)) < 51
    assert other.run("held.close(); r.close()") == "ok"
    assert sum(name.startswith("late") for name in names(study_path)) == 51
    assert beside(study_path) == []


def test_a_writer_may_come_while_an_old_reader_stays(study_path: Path, other: OtherProcess) -> None:
    first = Project(study_path)
    assert other.run(f"r = Project(Path({str(study_path)!r}), writable=False); len(r.codebook)") == "ok"
    first.close()
    with Project(study_path) as second:
        second.apply(codes.add(second, "late")[1])
    assert other.run("r.close()") == "ok"
    with Project(study_path) as third:
        third.apply(codes.add(third, "later")[1])
    assert {"late", "later"} <= set(names(study_path))


def test_opening_twice_in_one_process_does_not_give_the_log_away(
    study_path: Path, other: OtherProcess
) -> None:
    with Project(study_path) as project:
        project.apply(codes.add(project, "early")[1])
        with pytest.raises(Busy):
            Project(study_path)
        with Project(study_path, writable=False) as beside_us:
            assert beside_us.codebook == project.codebook
        # Were our locks gone by now, this reader would take itself for the last one and delete the log.
        assert other.run(f"Project(Path({str(study_path)!r}), writable=False).close()") == "ok"
        assert beside(study_path)
        project.apply(codes.add(project, "late")[1])
        copied = study_path.with_name("crashed.blotter")
        for end in ("", "-wal"):
            shutil.copyfile(f"{study_path}{end}", f"{copied}{end}")
    with Project(copied) as after_crash:
        assert after_crash.codebook.get("late") is not None


@pytest.mark.parametrize("what", ["replaced", "deleted", "log deleted", "moved"])
def test_a_file_that_is_taken_away_while_open_is_noticed(study_path: Path, template: Path, what: str) -> None:
    project = Project(study_path)
    before = project.codebook
    log = study_path.with_name(study_path.name + "-wal")
    match what:
        case "replaced":
            shutil.copyfile(template, study_path.with_name("other"))
            study_path.with_name("other").replace(study_path)
        case "deleted":
            study_path.unlink()
        case "log deleted":
            log.unlink()
        case "moved":
            study_path.rename(study_path.with_name("moved.blotter"))
    edit = codes.add(project, "lost")[1]
    with pytest.raises((WrongFile, Refused), match=r"moved, replaced or deleted|could not be written"):
        project.apply(edit)
    rescued = study_path.with_name("rescued.blotter")
    project.save_copy(rescued)
    project.close()
    with Project(rescued, writable=False) as copy:
        assert copy.codebook == before
        assert copy.check() == []


def test_a_read_only_project_refuses_every_change(study_path: Path) -> None:
    content = study_path.read_bytes()
    with Project(study_path, writable=False) as project:
        for change in (project.undo, project.redo, lambda: project.save_draft("project", "x")):
            with pytest.raises(Refused, match="reading only"):
                change()
        with pytest.raises(Refused, match="reading only"):
            project.apply(codes.add(project, "x")[1])
    assert study_path.read_bytes() == content
    assert sorted(each.name for each in study_path.parent.iterdir()) == [study_path.name]


def test_after_closing_everything_is_refused_and_closing_again_is_nothing(study_path: Path) -> None:
    project = Project(study_path)
    edit = codes.add(project, "late")[1]
    project.close()
    project.close()
    for use in (project.history, lambda: project.apply(edit), lambda: list(project.retrieve())):
        with pytest.raises(Refused, match="closed"):
            use()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.blotter")
    with pytest.raises(WrongFile, match="device or a pipe"):
        Project(tmp_path / "pipe.blotter")

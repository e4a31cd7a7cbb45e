"""Backups: whole copies, ten of each kind, and the way back, also when it is cut short."""

import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from processes import OtherProcess

from blotter.domain.edit import Kind
from blotter.errors import Busy, NotFound, Refused, WrongFile
from blotter.progress import Cancelled
from blotter.project import codes
from blotter.project.project import Project
from blotter.store import backups, creation
from factories import code, coder, edit
from states import State, assert_sound, state


def change(path: Path, name: str) -> None:
    """One more edit in a closed project."""
    with Project(path) as project:
        project.apply(codes.add(project, name)[1])


def kinds(path: Path) -> list[str]:
    return [each.kind for each in backups.listed(path)]


def test_the_first_edit_of_a_day_is_preceded_by_a_backup(study_path: Path) -> None:
    with Project(study_path) as project:
        shutil.rmtree(study_path.with_name("study.blotter.backups"), ignore_errors=True)
        before = state(study_path)
        for name in ("one", "two"):
            project.apply(codes.add(project, name)[1])
    (daily,) = backups.listed(study_path)
    assert daily.kind == backups.DAILY
    assert daily.size == daily.path.stat().st_size
    assert state(daily.path) == before
    assert_sound(daily.path)
    change(study_path, "three")
    assert kinds(study_path) == [backups.DAILY]


def test_a_window_open_over_midnight_takes_the_next_days_backup(study_path: Path) -> None:
    with Project(study_path) as project:
        project.apply(codes.add(project, "one")[1])
        (daily,) = backups.listed(study_path)
        daily.path.rename(daily.path.with_name("2020-01-01" + daily.path.name[10:]))
        project._backed_up_on = "2020-01-01"
        project.apply(codes.add(project, "two")[1])
    assert [each.at[:4] == "2020" for each in backups.listed(study_path)] == [False, True]


def test_a_sweeping_edit_is_preceded_by_a_backup(study_path: Path) -> None:
    change(study_path, "one")
    with Project(study_path) as project:
        before = state(study_path)
        made = [code(f"c{number}") for number in range(1001)]
        project.apply(codes.revised(project, edit(*made).steps, "Many"))
    assert kinds(study_path) == [backups.BEFORE, backups.DAILY]
    assert state(backups.listed(study_path)[0].path) == before


def test_an_edit_can_be_cancelled_during_the_backup_before_it(study_path: Path) -> None:
    def refuse(done: int, total: int) -> None:
        raise Cancelled

    with Project(study_path) as project:
        project.back_up_daily()
        before = state(study_path)
        with pytest.raises(Cancelled):
            project.apply(replace(edit(coder("Zoe")), sweeping=True), refuse)
    assert state(study_path) == before
    assert kinds(study_path) == [backups.DAILY]
    assert len(list(study_path.with_name("study.blotter.backups").iterdir())) == 1


def test_what_fails_leaves_no_backup_and_drops_none(study_path: Path) -> None:
    for _ in range(backups.KEPT):
        backups.take(study_path, backups.BEFORE)
    older = backups.listed(study_path)

    def fail(_: object) -> None:
        raise RuntimeError("no")

    with Project(study_path) as project:
        project.back_up_daily()
        with pytest.raises(RuntimeError):
            project.apply(replace(edit(coder("Zoe")), sweeping=True), also=fail)
        assert project.apply(replace(edit(), sweeping=True)) is None
        assert [each for each in backups.listed(study_path) if each.kind == backups.BEFORE] == older
        project.apply(replace(edit(coder("Zoe")), sweeping=True))
    after = [each for each in backups.listed(study_path) if each.kind == backups.BEFORE]
    assert after[1:] == older[:-1]


def test_failing_on_a_full_disk_leaves_the_backups_as_they_were(small_disk: Path, template: Path) -> None:
    path = Path(shutil.copyfile(template, small_disk / "study.blotter"))
    room = 2 * 1024 * 1024 - 4 * path.stat().st_size - 200_000
    with Project(path) as project:
        project.back_up_daily()
        (small_disk / "filler").write_bytes(bytes(max(0, room)))
        before = state(path)
        step = replace(codes.add(project, "large", full="words " * 300_000)[1], sweeping=True)
        for _ in range(3):
            with pytest.raises(Refused, match="disk is full"):
                project.apply(step)
        assert state(path) == before
    assert kinds(path) == [backups.DAILY]
    assert not list(path.with_name("study.blotter.backups").glob(".*"))


def test_a_backup_stays_where_the_file_may_be_hurt(study_path: Path) -> None:
    def hurt(_: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    with Project(study_path) as project:
        project.back_up_daily()
        with pytest.raises(Refused):
            project.apply(replace(edit(coder("Zoe")), sweeping=True), also=hurt)
    assert kinds(study_path) == [backups.BEFORE, backups.DAILY]


def test_ten_of_each_kind_stay_and_the_oldest_go(study_path: Path) -> None:
    folder = study_path.with_name("study.blotter.backups")
    folder.mkdir()
    (folder / "notes of mine daily.blotter").write_text("kept")
    (folder / ".2024-01-01T00-00-00.0Z before.blotter.part").write_text("never finished")
    taken = [
        backups.take(study_path, kind)
        for _ in range(backups.KEPT + 3)
        for kind in (backups.DAILY, backups.BEFORE)
    ]
    listed = backups.listed(study_path)
    assert [each.path for each in listed] == sorted(taken, reverse=True)[: 2 * backups.KEPT]
    assert sorted(kinds(study_path)) == [backups.BEFORE] * 10 + [backups.DAILY] * 10
    assert (folder / "notes of mine daily.blotter").exists()
    assert not list(folder.glob(".*"))
    assert backups.has_daily(study_path)


def test_a_copy_is_one_portable_file(project: Project, tmp_path: Path) -> None:
    before = state(project.path)
    target = tmp_path / "copy of it.blotter"
    project.save_copy(target)
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert state(target) == before
    assert_sound(target)
    assert [each.name for each in tmp_path.glob("*copy*")] == [target.name]


def test_a_copy_does_not_replace_what_is_in_use(
    project: Project, tmp_path: Path, other: OtherProcess
) -> None:
    held = tmp_path / "held.blotter"
    creation.create(held)
    assert other.run(f"p = Project(Path({str(held)!r}))") == "ok"
    for target in (project.path, held):
        with pytest.raises(Refused, match="in use or was not closed"):
            project.save_copy(target)
    assert other.run("p.close(); assert not len(Project(p.path, writable=False).codebook)") == "ok"
    assert project.codebook.get("training") is not None
    with pytest.raises(Refused, match="could not be written"):
        project.save_copy(tmp_path / "no" / "folder.blotter")


def test_a_copy_that_is_stopped_leaves_nothing(project: Project, tmp_path: Path) -> None:
    target = tmp_path / "copy.blotter"
    target.write_text("what was there")

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        project.save_copy(target, stop)
    assert target.read_text() == "what was there"
    assert not list(tmp_path.glob(".*"))
    project.apply(codes.add(project, "work goes on")[1])


def test_restoring_is_the_backups_state_and_one_event(study_path: Path) -> None:
    change(study_path, "one")
    chosen = backups.take(study_path, backups.BEFORE)
    wanted, present = state(study_path), None
    change(study_path, "two")
    present = state(study_path)
    with Project(study_path, writable=False) as project:
        coder = project.coder("Ben")
    backups.restore(study_path, chosen, coder.id)
    assert state(study_path) == wanted
    assert state(backups.listed(study_path)[0].path) == present
    assert_sound(study_path)
    with Project(study_path) as project:
        last = project.history()[-1]
        assert (last.kind, last.coder) == (Kind.EVENT, coder.id)
        assert chosen.stem in str(last.label)
        # The event cannot be undone; what was done before the backup can.
        project.undo(any_coder=True)
        assert project.codebook.get("one") is None
        assert project.history()[-2].kind is Kind.EVENT
    backups.restore(study_path, backups.listed(study_path)[0].path)


def test_restoring_again_and_again(study_path: Path) -> None:
    for round_ in range(13):
        change(study_path, f"round {round_}")
        backups.restore(study_path, backups.listed(study_path)[-1].path)
        assert_sound(study_path)
    assert kinds(study_path).count(backups.BEFORE) == backups.KEPT
    left = {each.name for each in study_path.parent.iterdir()}
    assert left == {"study.blotter", "study.blotter.lock", "study.blotter.backups"}


@pytest.mark.parametrize("damage", ["zeroed", "truncated", "text", "empty", "gone", "log of another"])
def test_a_damaged_project_is_restored_and_kept(
    study_path: Path, tmp_path: Path, other: OtherProcess, damage: str
) -> None:
    chosen = backups.take(study_path, backups.DAILY)
    wanted, older = state(study_path), study_path.read_bytes()
    assert other.run(f"p = Project(Path({str(study_path)!r})); p.apply(codes.add(p, 'late')[1])") == "ok"
    other.kill()
    log = study_path.with_name("study.blotter-wal")
    match damage:
        case "zeroed":
            study_path.write_bytes(bytes(100_000))
        case "truncated":
            study_path.write_bytes(older[:30_000])
            log.unlink()
        case "text":
            study_path.write_text("no project")
        case "empty":
            study_path.write_bytes(b"")
        case "gone":
            study_path.unlink()
        case "log of another":
            study_path.write_bytes(older)
    left = study_path.read_bytes() if study_path.exists() else None
    logged = log.read_bytes() if log.exists() else None
    backups.restore(study_path, chosen)
    assert state(study_path) == wanted
    assert_sound(study_path)
    folder = chosen.parent
    kept = [each.read_bytes() for each in sorted(folder.glob("* damaged.blotter*"))]
    assert kept == [each for each in (left, logged) if each is not None]
    assert not log.exists()


def test_an_unfinished_project_is_restored_without_losing_its_log(
    study_path: Path, other: OtherProcess
) -> None:
    chosen = backups.take(study_path, backups.BEFORE)
    assert other.run(f"p = Project(Path({str(study_path)!r})); p.apply(codes.add(p, 'late')[1])") == "ok"
    other.kill()
    backups.restore(study_path, chosen)
    with Project(study_path) as project:
        assert project.codebook.get("late") is None
    with Project(backups.listed(study_path)[0].path, writable=False) as aside:
        assert aside.codebook.get("late") is not None


def test_a_project_that_is_open_is_not_restored(study_path: Path, other: OtherProcess) -> None:
    chosen = backups.take(study_path, backups.BEFORE)
    with Project(study_path), pytest.raises(Busy):
        backups.restore(study_path, chosen)
    # A reader of the log holds it: another file must not come beside that log.
    with Project(study_path) as project:
        assert other.run(f"r = Project(Path({str(study_path)!r}), writable=False)") == "ok"
        assert other.run("held = r.database.read().execute('SELECT * FROM code'); held.fetchone()") == "ok"
        project.apply(codes.add(project, "late")[1])
    before = state(study_path)
    with pytest.raises(Busy, match="used by another program"):
        backups.restore(study_path, chosen)
    assert state(study_path) == before
    assert other.run("held.close(); r.close()") == "ok"
    backups.restore(study_path, chosen)
    assert_sound(study_path)


def test_what_cannot_be_restored_from(study_path: Path, tmp_path: Path) -> None:
    before = study_path.read_bytes()
    with pytest.raises(NotFound, match="no backup"):
        backups.restore(study_path, tmp_path / "none.blotter")
    bad = tmp_path / "bad.blotter"
    bad.write_bytes(before[:30_000])
    with pytest.raises(WrongFile):
        backups.restore(study_path, bad)
    bad.write_text("no project")
    with pytest.raises(WrongFile):
        backups.restore(study_path, bad)
    assert study_path.read_bytes() == before
    Project(study_path).close()


def test_a_link_stays_a_link(study_path: Path, tmp_path: Path) -> None:
    chosen = backups.take(study_path, backups.BEFORE)
    link = tmp_path / "folder" / "link.blotter"
    link.parent.mkdir()
    link.symlink_to(study_path)
    change(link, "late")
    backups.restore(link, chosen)
    assert link.is_symlink()
    assert [each.name for each in link.parent.iterdir()] == ["link.blotter"]
    with Project(study_path) as project:
        assert project.codebook.get("late") is None


_RESTORING = """
import sys
from pathlib import Path
from blotter.store import backups
print("ready", flush=True)
backups.restore(Path(sys.argv[1]), Path(sys.argv[2]))
print("done", flush=True)
"""


@pytest.mark.parametrize("damaged", [False, True])
def test_a_restore_that_is_killed_leaves_the_old_state_or_the_new(study_path: Path, damaged: bool) -> None:
    chosen = backups.take(study_path, backups.DAILY)
    wanted = state(study_path)
    change(study_path, "late")
    if damaged:
        study_path.write_bytes(study_path.read_bytes()[:30_000])
    old = study_path.read_bytes()
    for moment in range(12):
        command = [sys.executable, "-c", _RESTORING, str(study_path), str(chosen)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(moment * 0.004)
            process.kill()
            done = process.stdout.read() == "done\n"
        if state_or_none(study_path) == wanted:
            assert_sound(study_path)
            study_path.write_bytes(old)
        else:
            assert not done
            assert damaged or "late" in str(state(study_path)["code"])
    backups.restore(study_path, chosen)
    assert state(study_path) == wanted
    assert_sound(study_path)
    assert not list(study_path.parent.glob(".*"))


def state_or_none(path: Path) -> State | None:
    """The state of a project, None if it is too damaged to have one."""
    try:
        return state(path)
    except sqlite3.DatabaseError:
        return None

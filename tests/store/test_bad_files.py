"""Files that are no project, or no longer one: a clear sentence, and not a byte changed or added."""

import hashlib
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from processes import WHY_NO_MOUNTS, OtherProcess, may_mount, mounted, remount

from blotter.errors import BlotterError, NotFound, Refused, WrongFile
from blotter.project import codes
from blotter.project.project import Project
from blotter.store import creation, database
from blotter.store.migrations import APPLICATION_ID

PAGE = 4096


def snapshot(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of its bytes; SQLite's shared memory holds nothing of its own."""
    return {
        str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in folder.rglob("*")
        if each.is_file() and not each.name.endswith("-shm")
    }


def not_a_database(path: Path) -> None:
    path.write_text("Interview 7, transcribed\n" * 500, encoding="utf-8")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def other_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE code (id, name)")
        connection.commit()


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 5 * PAGE + 17])


def cut_in_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def cut_to_a_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:PAGE])


def zeroed_start(path: Path) -> None:
    overwrite(path, 0, bytes(PAGE))


def zeroed_page(path: Path) -> None:
    overwrite(path, 8 * PAGE, bytes(3 * PAGE))


def scribbled_schema(path: Path) -> None:
    overwrite(path, 100, bytes(range(256)) * 8)


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 4711")


def only_our_mark(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")


def overwrite(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


BAD: list[tuple[Callable[[Path], None], str]] = [
    (not_a_database, "not a database at all"),
    (empty, "The file is empty"),
    (other_program, "database of another program"),
    (truncated, "should be \\d+ bytes long and is 20497"),
    (cut_in_the_header, "should be 100 bytes long and is 60"),
    (cut_to_a_page, "should be \\d+ bytes long and is 4096"),
    (zeroed_start, "not a database at all"),
    (zeroed_page, "is damaged"),
    (scribbled_schema, "is damaged"),
    (newer, "written by a newer Blotter .*4711"),
]


@pytest.mark.parametrize("writable", [True, False], ids=["write", "read"])
@pytest.mark.parametrize(("spoil", "told"), BAD, ids=[spoil.__name__ for spoil, _ in BAD])
def test_a_bad_file_is_told_and_left_alone(
    study_path: Path, spoil: Callable[[Path], None], told: str, writable: bool
) -> None:
    spoil(study_path)
    before = snapshot(study_path.parent)
    with pytest.raises(WrongFile, match=told) as refused:
        Project(study_path, writable=writable)
    assert study_path.name in str(refused.value)
    assert snapshot(study_path.parent) == before


def test_a_large_file_is_looked_over_once_it_is_open(
    study_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LARGE", 1)
    with Project(study_path, look_later=True) as project:
        project.look_over()
        assert project.codebook
    zeroed_page(study_path)
    with Project(study_path, look_later=True) as project, pytest.raises(WrongFile, match="is damaged"):
        project.look_over()
    with pytest.raises(WrongFile, match="is damaged"):
        Project(study_path)


def test_a_file_that_is_not_large_is_looked_over_at_once(study_path: Path) -> None:
    zeroed_page(study_path)
    with pytest.raises(WrongFile, match="is damaged"):
        Project(study_path, look_later=True)


def test_a_file_that_lacks_its_tables_is_damaged(study_path: Path) -> None:
    only_our_mark(study_path)
    content = study_path.read_bytes()
    for writable in (True, False):
        with pytest.raises(WrongFile, match="damaged"):
            Project(study_path, writable=writable)
    assert study_path.read_bytes() == content


@pytest.mark.parametrize("writable", [True, False], ids=["write", "read"])
def test_no_file_and_a_folder(tmp_path: Path, writable: bool) -> None:
    with pytest.raises(NotFound, match="There is no project"):
        Project(tmp_path / "nothing.blotter", writable=writable)
    with pytest.raises(WrongFile, match="is a folder"):
        Project(tmp_path, writable=writable)
    loop = tmp_path / "loop.blotter"
    loop.symlink_to(loop)
    with pytest.raises(WrongFile, match="could not be opened"):
        Project(loop, writable=writable)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["loop.blotter"]


def crashed(path: Path, other: OtherProcess) -> None:
    """Leave the file as a program does that is killed right after its last edit."""
    assert other.run(f"p = Project(Path({str(path)!r}))") == "ok"
    for number in range(3):
        assert other.run(f"p.apply(codes.add(p, 'late {number}')[1])") == "ok"
    other.kill()
    assert path.with_name(path.name + "-wal").stat().st_size > 0


def test_a_log_left_over_is_folded_in(study_path: Path, other: OtherProcess) -> None:
    crashed(study_path, other)
    with Project(study_path, writable=False) as project:
        assert project.codebook.get("late 2") is not None
    with Project(study_path) as project:
        assert project.check() == []
        assert project.codebook.get("late 2") is not None
    assert sorted(each.name for each in study_path.parent.glob(study_path.name + "-*")) == []


@pytest.mark.parametrize(
    "replace", ["another project", "an older copy", "a backup", "in place", "not a database", "damaged"]
)
def test_a_log_is_never_replayed_on_another_file(
    study_path: Path, tmp_path: Path, other: OtherProcess, replace: str
) -> None:
    older = Path(shutil.copyfile(study_path, tmp_path / "older.blotter"))
    if replace == "a backup":
        with Project(study_path) as project:
            project.save_copy(tmp_path / "saved.blotter")
        older = tmp_path / "saved.blotter"
    if replace == "another project":
        older = tmp_path / "another.blotter"
        creation.create(older)
    crashed(study_path, other)
    match replace:
        case "in place":
            study_path.write_bytes(older.read_bytes())
        case "not a database":
            not_a_database(study_path)
        case "damaged":
            zeroed_page(study_path)
        case _:
            older.replace(study_path)
    before = snapshot(tmp_path)
    for writable in (True, False):
        with pytest.raises(WrongFile) as refused:
            Project(study_path, writable=writable)
        assert snapshot(tmp_path) == before
    if replace not in ("not a database", "damaged"):
        assert "study.blotter-wal" in str(refused.value)
        study_path.with_name("study.blotter-wal").unlink()
        with Project(study_path) as project:
            assert project.check() == []
            assert project.codebook.get("late 0") is None


def test_a_project_copied_whole_after_a_crash_opens_elsewhere(
    study_path: Path, tmp_path: Path, other: OtherProcess
) -> None:
    crashed(study_path, other)
    for with_lock in (True, False):
        folder = tmp_path / f"copy {with_lock}"
        folder.mkdir()
        for each in study_path.parent.glob("study.blotter*"):
            if each.is_file() and (with_lock or not each.name.endswith(".lock")):
                shutil.copyfile(each, folder / each.name)
        with Project(folder / study_path.name) as project:
            assert project.codebook.get("late 2") is not None
            assert project.check() == []


def test_damage_found_while_reading_is_told_by_check(study_path: Path, other: OtherProcess) -> None:
    with Project(study_path, writable=False) as project:
        with closing(sqlite3.connect(study_path)) as connection:
            root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'segment'").fetchone()
        overwrite(study_path, (root[0] - 1) * PAGE, b"\xff" * PAGE)
        kinds = {each.kind for each in project.check()}
    assert "file" in kinds


# Places where one cannot write


def test_a_full_disk_loses_nothing_that_was_said_to_be_done(
    small_disk: Path, template: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copyfile(template, small_disk / "study.blotter"))
    done = []
    project = Project(path)

    def work() -> None:
        for number in range(10_000):
            code, edit = codes.add(project, f"code {number}", full="words " * 2000)
            project.apply(edit)
            done.append(code.id)

    with pytest.raises(Refused, match="the disk is full") as refused:
        work()
    assert "everything before it is" in str(refused.value)
    assert done
    assert set(done) <= set(project.codebook.by_id)
    with pytest.raises(Refused):
        project.apply(codes.add(project, "again", full="words " * 2000)[1])
    with pytest.raises(Refused, match="disk is full"):
        project.save_copy(small_disk / "copy.blotter")
    assert not (small_disk / "copy.blotter").exists()
    project.close()
    roomy = tmp_path / "roomy"
    shutil.copytree(small_disk, roomy)
    with Project(roomy / path.name) as opened:
        assert set(done) <= set(opened.codebook.by_id)
        assert opened.codebook.get("again") is None
        assert opened.check() == []
        opened.apply(codes.add(opened, "again")[1])


def test_room_made_on_a_full_disk_lets_work_go_on(small_disk: Path, template: Path) -> None:
    path = Path(shutil.copyfile(template, small_disk / "study.blotter"))
    with Project(path) as project:
        (small_disk / "filler").write_bytes(bytes(1))
        fill(small_disk / "filler")
        edit = codes.add(project, "wanted", full="words " * 20_000)[1]
        with pytest.raises(Refused, match="disk is full"):
            project.apply(edit)
        (small_disk / "filler").unlink()
        project.apply(edit)
        assert project.codebook.get("wanted") is not None
        assert project.check() == []


def test_no_project_is_made_on_a_full_disk(small_disk: Path) -> None:
    fill(small_disk / "filler")
    with pytest.raises(Refused, match="no room left"):
        Project.create(small_disk / "new.blotter")
    assert [each.name for each in small_disk.iterdir()] == ["filler"]


def test_opening_on_a_full_disk_is_refused_or_works(small_disk: Path, template: Path) -> None:
    path = Path(shutil.copyfile(template, small_disk / "study.blotter"))
    content = path.read_bytes()
    fill(small_disk / "filler")
    with Project(path, writable=False) as project:
        assert project.check() == []
    with pytest.raises(BlotterError, match=r"no room|disk is full"):
        Project(path)
    assert path.read_bytes() == content


def fill(path: Path) -> None:
    """Write until nothing more goes on the disk."""
    with path.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue


def test_a_read_only_place_can_be_read(tmp_path: Path, template: Path, other: OtherProcess) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if not may_mount(disk):
        pytest.skip(WHY_NO_MOUNTS)
    with mounted(disk, "8m"):
        path = Path(shutil.copyfile(template, disk / "study.blotter"))
        flagged = Path(shutil.copyfile(template, disk / "flagged.blotter"))
        with closing(sqlite3.connect(flagged)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        unfinished = Path(shutil.copyfile(template, disk / "unfinished.blotter"))
        crashed(unfinished, other)
        remount(disk, "ro")
        before = snapshot(disk)
        for each in (path, flagged):
            with Project(each, writable=False) as project:
                assert project.check() == []
                assert project.codebook.get("training") is not None
                project.save_copy(tmp_path / "copy.blotter")
            with pytest.raises(Refused, match="cannot be opened for writing: Read-only file system"):
                Project(each)
            with Project(tmp_path / "copy.blotter") as copy:
                assert copy.check() == []
        with pytest.raises(Refused, match=r"could not be made: .*Choose a folder"):
            Project.create(disk / "new.blotter")
        with Project(unfinished, writable=False) as project:
            assert project.codebook.get("late 2") is not None
        assert snapshot(disk) == before
        remount(disk, "rw")
        unfinished.with_name(unfinished.name + "-shm").unlink()
        remount(disk, "ro")
        for writable in (True, False):
            with pytest.raises(Refused, match="not closed by the last program"):
                Project(unfinished, writable=writable)


def test_a_file_that_may_only_be_read_in_a_folder_that_may_be_written(tmp_path: Path, template: Path) -> None:
    if not may_mount(tmp_path):
        pytest.skip(WHY_NO_MOUNTS)
    path = Path(shutil.copyfile(template, tmp_path / "study.blotter"))
    subprocess.run(["mount", "--bind", str(path), str(path)], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", str(path)], check=True)
    try:
        with Project(path, writable=False) as project:
            assert project.codebook.get("training") is not None
        with pytest.raises(Refused, match="cannot be opened for writing"):
            Project(path)
    finally:
        subprocess.run(["umount", str(path)], check=True)


def test_a_disk_that_takes_no_more_bytes_of_a_file(study_path: Path, other: OtherProcess) -> None:
    """Where nothing can be mounted this comes nearest to a full disk: no file may grow beyond a limit."""
    assert other.run("import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)") == "ok"
    assert other.run(f"p = Project(Path({str(study_path)!r})); p.back_up_daily()") == "ok"
    assert other.run("resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))") == "ok"
    answer = "ok"
    for number in range(200):
        answer = other.run(f"p.apply(codes.add(p, 'code {number}', full='words ' * 2000)[1])")
        if answer != "ok":
            break
    assert answer.startswith("Refused: The project could not be written")
    assert number > 2
    other.kill()
    with Project(study_path) as project:
        assert project.check() == []
        assert project.codebook.get(f"code {number - 1}") is not None
        assert project.codebook.get(f"code {number}") is None

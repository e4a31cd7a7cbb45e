"""Archives that the disk has no room for, and those that would be too large: nothing stays, all is told."""

import os
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from processes import WHY_NO_MOUNTS, may_mount, mounted
from refi_files import TEXT, archive, coded, project_xml, text_source

from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.source import Source, original, stored_text
from blotter.domain.table import Table
from blotter.errors import Refused, WrongFile
from blotter.interchange.format_row import Export
from blotter.interchange.refi.reading.project import read
from blotter.interchange.refi.writing import writer
from blotter.project.carrying import bringing
from blotter.project.carrying.reading import read_project
from blotter.project.project import Project
from blotter.project.transfer import Incoming

SIZE = 40_000


def large_study() -> CarriedProject:
    """Documents with files that do not become smaller: PDFs, and others that go into the extension."""
    things, texts, originals = Carried(), dict[str, str](), dict[str, bytes]()
    for number in range(6):
        text, file = stored_text(f"Words of {number}."), original(os.urandom(SIZE))
        texts[text.digest], originals[file.digest] = text.content, file.content
        things.put(
            Source(
                id=f"{number:032x}", name=f"{number}.pdf", kind="pdf" if number % 2 else "epub",
                text=text.digest, original=file.digest, characters=len(text.content),
            )
        )  # fmt: skip
    return CarriedProject(name="large", things=things, texts=texts, originals=originals)


def written(project: CarriedProject, path: Path) -> None:
    writer.write(Export(what="project", table=Table("", (), ()), project=project), path)


def is_the_same(path: Path, project: CarriedProject) -> bool:
    """Whether what is in a file is this project."""
    again = read(path).project
    assert again is not None
    theirs = again.originals
    return again.things[Source] == project.things[Source] and all(
        theirs[digest] == content for digest, content in project.originals.items()
    )


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
@pytest.mark.parametrize("room", [0, 500, SIZE, 4 * SIZE, 5 * SIZE, -300, -10])
def test_a_file_that_may_not_grow_leaves_what_was_there(tmp_path: Path, room: int) -> None:
    """Wherever it happens: in the XML, in a content, in the extension, in the directory at the end."""
    project, path, whole = large_study(), tmp_path / "study.qdpx", tmp_path / "whole.qdpx"
    written(project, whole)
    path.write_bytes(b"an older one")
    with (
        no_file_beyond(room if room >= 0 else whole.stat().st_size + room),
        pytest.raises(WrongFile, match="could not be written: file too large"),
    ):
        written(project, path)
    assert path.read_bytes() == b"an older one"
    assert {each.name for each in tmp_path.iterdir()} == {"study.qdpx", "whole.qdpx"}
    assert is_the_same(whole, project)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 200 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not may_mount(folder):
        pytest.skip(WHY_NO_MOUNTS)
    with mounted(folder, "200k"):
        yield folder


def test_a_full_disk_leaves_what_was_there(disk: Path) -> None:
    path = disk / "study.qdpx"
    path.write_bytes(b"an older one")
    for _ in range(3):
        with pytest.raises(WrongFile, match="no space left on device") as told:
            written(large_study(), path)
        assert str(path) in str(told.value)
    assert path.read_bytes() == b"an older one"
    assert [each.name for each in disk.iterdir()] == ["study.qdpx"]


def test_a_full_disk_takes_no_part_of_a_project(disk: Path, tmp_path: Path) -> None:
    file = tmp_path / "study.qdpx"
    written(large_study(), file)
    with pytest.raises(Refused, match="no room left"):
        bringing.begin(disk / "new.blotter", read_project(Incoming(file)))
    assert list(disk.iterdir()) == []


def test_a_project_that_nobody_could_read_again_is_not_written_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "PROJECT_ARCHIVE_BYTES", 2 * SIZE)
    kept = large_study()
    asked: list[str] = []

    class Asked(dict[str, bytes]):
        def __getitem__(self, digest: str) -> bytes:
            asked.append(digest)
            return super().__getitem__(digest)

    project = CarriedProject(
        name="large", things=kept.things, texts=kept.texts, originals=Asked(kept.originals)
    )
    with pytest.raises(WrongFile, match="more than is read at once"):
        written(project, tmp_path / "study.qdpx")
    assert len(asked) < len(kept.originals)
    assert list(tmp_path.iterdir()) == []


def test_archives_with_long_numbers_are_written_and_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above four gigabytes an archive has other numbers; here they begin at a few kilobytes."""
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", SIZE)
    project, path = large_study(), tmp_path / "study.qdpx"
    written(project, path)
    assert b"PK\x06\x06" in path.read_bytes()
    monkeypatch.undo()
    assert is_the_same(path, project)


def test_what_goes_away_before_it_comes_in_leaves_the_project_as_it_was(
    project: Project, tmp_path: Path
) -> None:
    xml = project_xml(text_source(coded(100, 0, 3)))
    path = archive(tmp_path, xml, {"sources/text.txt": TEXT.encode()})
    looked_at, before = read_project(Incoming(path)), project.history()
    path.unlink()
    with pytest.raises(WrongFile, match="was changed or taken away"):
        bringing.bring_in(project, looked_at)
    path.write_bytes(b"something else")
    with pytest.raises(WrongFile, match="was changed or taken away"):
        bringing.bring_in(project, looked_at)
    assert project.history() == before
    assert not [each for each in project.path.parent.glob("*.backups/*") if "before" in each.name]
    with pytest.raises(WrongFile, match="was changed or taken away"):
        bringing.begin(tmp_path / "new.blotter", looked_at)
    assert not [*tmp_path.glob(".*.part*"), *tmp_path.glob("new*")]

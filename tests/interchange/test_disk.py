import os
from pathlib import Path

import pytest

from blotter.errors import WrongFile
from blotter.interchange.disk import read_bytes, replacing, replacing_text


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("before")
    path.chmod(0o640)
    with replacing_text(path) as file:
        file.write("after")
        assert path.read_text() == "before"
    assert path.read_text() == "after"
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("before")
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "real.txt")
    with replacing(link) as file:
        file.write(b"after")
    assert link.is_symlink()
    assert (tmp_path / "real.txt").read_text() == "after"


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(WrongFile, match="is a folder"), replacing(tmp_path):
        pass
    with pytest.raises(WrongFile, match="There is no folder"), replacing(tmp_path / "no" / "a.txt"):
        pass


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not bind this account")
def test_a_folder_or_file_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("before")
    (tmp_path / "a.txt").chmod(0o444)
    with pytest.raises(WrongFile, match="write-protected"), replacing(tmp_path / "a.txt"):
        pass
    tmp_path.chmod(0o555)
    with pytest.raises(WrongFile, match="could not be written"), replacing(tmp_path / "b.txt"):
        pass
    tmp_path.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="no such files there")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(WrongFile, match="not a file"):
        read_bytes(tmp_path / "pipe.txt")


def test_reading_tells_how_far_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 10)
    seen: list[tuple[int, int]] = []
    read_bytes(tmp_path / "a.txt", progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 10), (10, 10)]

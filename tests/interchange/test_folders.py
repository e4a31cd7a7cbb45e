import os
from pathlib import Path

import pytest

from blotter.interchange.folders import expand


def test_folders_are_opened_out_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b.txt", "A.md", "sub/c.html", "sub/deeper/d.txt", ".hidden.txt", ".git/x.txt", "z.pptx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words", encoding="utf-8")
    (tmp_path / "sub" / "s.csv").write_text("source,start,end,code,coder\n")
    (tmp_path / "sub" / "t.csv").write_text("country,year\n")
    files, left_out, groups = expand([tmp_path])
    names = [path.relative_to(tmp_path).as_posix() for path in files]
    assert names == ["A.md", "b.txt", "sub/c.html", "sub/s.csv", "sub/deeper/d.txt"]
    assert [groups[path] for path in files] == [(), (), ("sub",), ("sub",), ("sub", "deeper")]
    assert {path.name: why.split()[0] for path, why in left_out} == {
        ".git": "Hidden,",
        ".hidden.txt": "Hidden,",
        "z.pptx": "No",
        "t.csv": "No",
    }


def test_a_file_that_is_named_is_taken_whatever_it_is_called_and_only_once(tmp_path: Path) -> None:
    for name in (".odd.xyz", "a.txt"):
        (tmp_path / name).write_text("words")
    files, *_ = expand([tmp_path / "a.txt", tmp_path / ".odd.xyz", tmp_path])
    assert [path.name for path in files] == ["a.txt", ".odd.xyz"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_in_a_circle_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    files, left_out, _ = expand([tmp_path])
    assert files == []
    assert [path.name for path, _ in left_out] == ["round"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_a_file_elsewhere_is_left_out(tmp_path: Path) -> None:
    """A folder from somebody else does not bring a private file into the project."""
    (tmp_path / "given" / "sub").mkdir(parents=True)
    (tmp_path / "private.txt").write_text("private")
    (tmp_path / "given" / "a.txt").write_text("words")
    (tmp_path / "given" / "sub" / "within.txt").symlink_to(tmp_path / "given" / "a.txt")
    (tmp_path / "given" / "out.txt").symlink_to(tmp_path / "private.txt")
    (tmp_path / "given" / "nowhere.txt").symlink_to(tmp_path / "missing.txt")
    files, left_out, _ = expand([tmp_path / "given"])
    assert [path.name for path in files] == ["a.txt", "within.txt"]
    assert sorted(path.name for path, _ in left_out) == ["nowhere.txt", "out.txt"]
    assert [path.name for path in expand([tmp_path / "given" / "out.txt"]).files] == ["out.txt"]

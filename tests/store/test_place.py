"""Where a project may lie: odd names, long ones, links, shares and synchronised folders."""

import os
import sys
from pathlib import Path

import pytest

from blotter.errors import BlotterError, NotFound, Refused
from blotter.project import codes
from blotter.project.project import Project
from blotter.store import backups, place
from blotter.store.creation import LONGEST_NAME
from states import assert_sound

ODD = [
    "with spaces and, commas",
    "100 % sure?",
    "a#b&c=d",
    "percent%20encoded%3Fmode=memory",
    "警务合作 👮‍♀️",
    "ünïcödé e\u0301",
    "שלום \u200f",
    "quote\"s and 'quotes'",
    "back\\slash",
    "two\nlines",
    "[brackets]*",
    "-leading dash",
    ".hidden",
    "file:name",
    "~tilde $HOME",
    "trailing dot.",
]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows forbids most of these names")
@pytest.mark.parametrize("name", ODD)
def test_odd_names(tmp_path: Path, name: str) -> None:
    folder = tmp_path / f"folder {name}"
    folder.mkdir()
    path = folder / f"{name}.blotter"
    with Project.create(path) as project:
        project.apply(codes.add(project, "one")[1])
        assert sorted(each.name for each in folder.iterdir()) == sorted(
            path.name + end for end in ("", "-wal", "-shm", ".lock", ".backups")
        )
        with Project(path, writable=False) as reader:
            assert reader.codebook.get("one") is not None
        project.save_copy(folder / f"copy of {name}.blotter")
    assert_sound(folder / f"copy of {name}.blotter")
    backups.restore(path, backups.listed(path)[0].path)
    with Project(path, writable=False) as project:
        assert project.codebook.get("one") is None
    assert_sound(path)
    with pytest.raises(Refused, match="exists already"):
        Project.create(path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems want names in Unicode")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"latin\xe9.blotter")
    with Project.create(path) as project:
        project.apply(codes.add(project, "one")[1])
    assert_sound(path)


def test_the_longest_name_and_one_longer(tmp_path: Path) -> None:
    path = tmp_path / ("n" * (LONGEST_NAME - 8) + ".blotter")
    with Project.create(path) as project:
        project.apply(codes.add(project, "one")[1])
    backups.restore(path, backups.listed(path)[0].path)
    assert_sound(path)
    for name in ("n" * LONGEST_NAME + ".blotter", "警" * 100 + ".blotter", "n" * 400):
        with pytest.raises(Refused, match="too long"):
            Project.create(tmp_path / name)
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="paths are shorter there")
def test_a_path_that_is_too_deep_is_refused_or_works(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(6):
        folder /= "d" * 180
    folder.mkdir(parents=True)
    path = folder / "deep.blotter"
    refused = ""
    try:
        with Project.create(path) as project:
            project.apply(codes.add(project, "one")[1])
        assert_sound(path)
    except BlotterError as error:
        refused = str(error)
    assert not refused or ("Choose a folder" in refused and list(folder.iterdir()) == [])


def test_where_no_project_can_be_made(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no folder"):
        Project.create(tmp_path / "none" / "new.blotter")
    (tmp_path / "file").write_text("")
    for there in (tmp_path / "file" / "new.blotter", tmp_path, tmp_path / "file"):
        with pytest.raises(BlotterError):
            Project.create(there)
    (tmp_path / "dangling.blotter").symlink_to(tmp_path / "nowhere.blotter")
    with pytest.raises(Refused, match="exists already"):
        Project.create(tmp_path / "dangling.blotter")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["dangling.blotter", "file"]


def test_a_relative_path_is_kept_when_the_folder_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Project.create(Path("new.blotter")) as project:
        monkeypatch.chdir("/")
        project.apply(codes.add(project, "one")[1])
        project.save_copy(tmp_path / "copy.blotter")
    assert_sound(tmp_path / "new.blotter")
    assert (tmp_path / "new.blotter.backups").is_dir()


MOUNTS = r"""
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:25 / /home/ada/My\040Share rw,relatime - cifs //server/share rw
31 30 0:26 / /home/ada/My\040Share/local rw - tmpfs tmpfs rw
32 22 0:27 / /mnt/a\134b rw shared:7 master:2 - nfs4 server:/ rw
""".strip()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ada/x.blotter", "ext4"),
        ("/home/ada/My Share/x.blotter", "cifs"),
        ("/home/ada/My Shares/x.blotter", "ext4"),
        ("/home/ada/My Share/local/x.blotter", "tmpfs"),
        ("/mnt/a\\b/c/x.blotter", "nfs4"),
    ],
)
def test_the_innermost_mount_counts(path: str, kind: str) -> None:
    assert place.mounted_kind(MOUNTS, Path(path)) == kind


def test_a_project_on_a_share_keeps_no_log_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "network_kind", lambda _path: "cifs")
    path = tmp_path / "shared.blotter"
    with Project.create(path) as project:
        project.apply(codes.add(project, "one")[1])
        assert not list(tmp_path.glob("*-wal"))
        assert "network share (cifs)" in str(project.notices[0])
        with Project(path, writable=False) as reader:
            assert reader.codebook.get("one") is not None
            project.apply(codes.add(project, "two")[1])
    assert_sound(path)


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("Dropbox", True),
        ("Dropbox (Personal)", True),
        ("OneDrive - Some University", True),
        ("onedrive", True),
        ("iCloud Drive", True),
        ("Dropboxes of the ministry", False),
        ("Megaproject", False),
        ("My OneDrive notes", False),
    ],
)
def test_a_synchronised_folder_is_told_once(tmp_path: Path, folder: str, told: bool) -> None:
    (tmp_path / folder / "deeper").mkdir(parents=True)
    with Project.create(tmp_path / folder / "deeper" / "x.blotter") as project:
        assert ["copies elsewhere" in str(each) for each in project.notices] == [True] * told

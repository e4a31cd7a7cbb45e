"""Settings: what differs from the defaults, in a readable file."""

import json
from pathlib import Path

import pytest

from blotter.errors import WrongFile
from blotter.message import Message
from blotter.settings import (
    RecentProject,
    Settings,
    load_settings,
    mended_settings,
    save_settings,
    settings_path,
    told_once,
)


@pytest.fixture(autouse=True)
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "deep" / "settings.json"
    monkeypatch.setenv("BLOTTER_SETTINGS", str(path))
    return path


def test_only_what_differs_is_written(own_file: Path) -> None:
    assert load_settings() == Settings()
    save_settings(Settings(coder="Ada", text_size=18))
    assert json.loads(own_file.read_text(encoding="utf-8")) == {"coder": "Ada", "text_size": 18}
    assert load_settings() == Settings(coder="Ada", text_size=18)
    assert settings_path() == own_file


@pytest.mark.parametrize("content", ["{", "[]", '{"text_size": 400}', "\0"])
def test_a_spoilt_file_is_named_and_left(own_file: Path, content: str) -> None:
    own_file.parent.mkdir()
    own_file.write_text(content, encoding="utf-8")
    with pytest.raises(WrongFile, match="deep"):
        load_settings()
    assert own_file.read_text(encoding="utf-8") == content


@pytest.mark.parametrize(
    ("wrong", "usable"),
    [
        ({"scale": 7, "language": "xx", "text_size": 18}, Settings(text_size=18)),
        ({"keys": {"undo": "Ctrl+K", "redo": ["Ctrl+J"], "x": [1]}}, Settings(keys={"redo": ["Ctrl+J"]})),
        ({"keys": ["undo"], "commands": ["redo", 3, "undo", None]}, Settings(commands=["redo", "undo"])),
        ({"recent": [{"path": "a"}, {}, 3], "roomy": "maybe"}, Settings(recent=[RecentProject(path="a")])),
        (
            {"text_face": None, "margin_width": -1, "line_spacing": "wide", "coder": "Ada"},
            Settings(coder="Ada"),
        ),
        ([], Settings()),
        ("\ud800", Settings()),
    ],
)
def test_what_of_a_spoilt_file_is_right_is_used_and_the_file_is_kept(
    own_file: Path, wrong: object, usable: Settings
) -> None:
    content = json.dumps(wrong)
    own_file.parent.mkdir()
    own_file.write_text(content, encoding="utf-8")
    found, told = mended_settings()
    assert found == usable
    assert told is not None
    assert own_file.with_name("settings.json.wrong").read_text(encoding="utf-8") == content
    assert "settings.json.wrong" in str(told)
    assert mended_settings() == (usable, None)


def test_settings_that_cannot_be_read_are_left_alone(own_file: Path) -> None:
    own_file.mkdir(parents=True)
    found, told = mended_settings()
    assert found == Settings()
    assert "cannot be used" in str(told)
    assert own_file.is_dir()


def test_the_newest_of_the_recent_projects_comes_first_and_only_once(tmp_path: Path) -> None:
    settings = Settings()
    for number in [*range(15), 3]:
        settings = settings.remember(tmp_path / f"{number}.blotter", "Ada", f"2026-01-{number + 1:02}")
    names = [Path(each.path).stem for each in settings.recent]
    assert names[:3] == ["3", "14", "13"]
    assert len(names) == len(set(names)) == 12


def test_what_is_told_about_a_folder_is_told_once(tmp_path: Path) -> None:
    notices = [Message("a folder that is synchronised")]
    assert told_once(tmp_path / "a.blotter", []) == []
    assert told_once(tmp_path / "a.blotter", notices) == notices
    assert told_once(tmp_path / "b.blotter", notices) == []
    assert told_once(tmp_path / "other" / "a.blotter", notices) == notices


def test_settings_that_cannot_be_written_are_named_and_keep_nobody_from_the_project(own_file: Path) -> None:
    own_file.parent.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(WrongFile, match="could not be written"):
        save_settings(Settings(coder="Ada"))
    notice = Message("The folder is synchronised.")
    own_file.parent.unlink()
    own_file.parent.mkdir()
    own_file.with_name("settings.json.part").mkdir()
    assert told_once(own_file, [notice]) == told_once(own_file, [notice]) == [notice]

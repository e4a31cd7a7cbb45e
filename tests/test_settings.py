"""Settings: what differs from the defaults, in a readable file."""

import json
from pathlib import Path

import pytest

from blotter.errors import WrongFile
from blotter.message import Message
from blotter.settings import Settings, load_settings, save_settings, settings_path, told_once


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

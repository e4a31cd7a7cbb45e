import os
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from blotter.cli.safety import turn
from blotter.domain.edit import Changes, Happening, Kind
from blotter.errors import Refused
from blotter.message import Message
from blotter.progress import Cancelled


def test_undo_and_redo_survive_between_commands(run: Run, study: Path) -> None:
    for span in ("0:8", "9:16", "20:26"):
        run("code", "study.blotter", "--source", "notes.txt", "--code", "training", "--coder", "Ada",
            "--span", span)  # fmt: skip
    assert run("undo", "study.blotter", "--steps", "2", "--coder", "Ada").status == 0
    assert len(run("report", "segments", "study.blotter", "--json").json) == 1
    assert run("redo", "study.blotter", "--coder", "Ada").status == 0
    assert len(run("report", "segments", "study.blotter", "--json").json) == 2
    kinds = [row["kind"] for row in run("history", "study.blotter", "--json").json]
    assert kinds[-3:] == ["undo", "undo", "redo"]


def test_another_coders_step_needs_to_be_said(run: Run, study: Path) -> None:
    run("code", "study.blotter", "--source", "notes.txt", "--code", "training", "--coder", "Ben",
        "--span", "0:8")  # fmt: skip
    refused = run("undo", "study.blotter", "--coder", "Ada")
    assert refused.status == 1
    assert "Ben" in refused.err
    assert run("undo", "study.blotter", "--coder", "Ada", "--any-coder").status == 0


def test_undo_has_no_limit_and_then_says_so(run: Run, study: Path) -> None:
    steps = len(run("history", "study.blotter", "--json").json)
    assert run("undo", "study.blotter", "--steps", steps).status == 0
    assert run("report", "codes", "study.blotter", "--json").json == []
    assert run("undo", "study.blotter").status == 1
    assert run("redo", "study.blotter", "--steps", steps).status == 0
    assert len(run("report", "codes", "study.blotter", "--json").json) == 3
    assert run("redo", "study.blotter").status == 1


def test_check_is_clean_and_a_broken_quote_is_found(run: Run, study: Path) -> None:
    run("code", "study.blotter", "--source", "notes.txt", "--code", "training", "--coder", "Ada",
        "--span", "0:8")  # fmt: skip
    assert run("check", "study.blotter").status == 0
    content = study.read_bytes()
    assert b"Officers" in content
    study.write_bytes(content.replace(b"OfficersO", b"Officers0").replace(b"Officers", b"Officerz", 1))
    assert run("check", "study.blotter").status == 1


def test_backups_are_listed_and_restored(run: Run, study: Path) -> None:
    run("codes", "delete", "study.blotter", "training")
    listed = run("backups", "study.blotter", "--json").json
    assert [row["kind"] for row in listed] == ["daily"]
    assert run("restore", "study.blotter", "--backup", "1").status == 0
    assert run("coder", "list", "study.blotter", "--json").json == []
    assert run("restore", "study.blotter", "--backup", "9").status == 1
    newest = run("backups", "study.blotter", "--json").json[0]
    assert newest["kind"] == "before"
    assert run("restore", "study.blotter", "--backup", "1").status == 0
    assert len(run("report", "codes", "study.blotter", "--json").json) == 1


def test_files_that_are_no_projects_are_left_as_they_are(run: Run, tmp_path: Path) -> None:
    bad = {"empty.blotter": b"", "text.blotter": b"hello " * 100, "zeros.blotter": bytes(5000)}
    for name, content in bad.items():
        path = tmp_path / name
        path.write_bytes(content)
        before = sorted(tmp_path.iterdir())
        for command in (("check",), ("history",), ("undo",), ("coder", "list")):
            ran = run(*command, path)
            assert ran.status == 1
            assert name in ran.err
            assert "Traceback" not in ran.err
        assert path.read_bytes() == content
        assert sorted(tmp_path.iterdir()) == before
    assert run("check", "missing.blotter").status == 1
    assert run("new", "text.blotter").status == 1
    assert run("nonsense").status == 2
    assert run("check").status == 2


def test_backups_of_what_was_never_there(run: Run, study: Path) -> None:
    missing = run("backups", "missing.blotter")
    assert missing.status == 1
    assert "missing.blotter" in missing.err
    assert run("codes", "add", study, "new").status == 0
    study.unlink()
    assert len(run("backups", study, "--json").json) == 1
    for number in ("0", "2", "-1", "²", "missing"):
        assert run("restore", study, "--backup", number).status == 1


def test_what_was_undone_before_a_cancel_stays_and_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    label = Message("Code training")
    happening = Happening("", "", None, label, Kind.EDIT)
    steps = iter([Changes(happening, frozenset(), None, 1)])

    def step() -> Changes:
        for changes in steps:
            return changes
        raise Cancelled

    with pytest.raises(Refused, match="Cancelled after 1 of 3 steps"):
        turn(3, "Undone", step)
    assert capsys.readouterr().err == "Undone: Code training\n"
    with pytest.raises(Cancelled):
        turn(3, "Undone", step)


def test_settings_that_cannot_be_used_are_told(run: Run, study: Path) -> None:
    settings = study.parent / "settings.json"
    for content in ("garbage", '{"theme": "pink"}', "[]", ""):
        settings.write_text(content, encoding="utf-8")
        refused = run("coder", "list", study)
        assert refused.status == 1
        assert "settings.json" in refused.err
        assert "Settings" not in refused.err
    settings.write_text('{"coder": "Ben"}', encoding="utf-8")
    assert run("codes", "add", study, "new").status == 0
    assert run("history", study, "--json").json[-1]["coder"] == "Ben"
    settings.write_text('{"coder": "Nobody here"}', encoding="utf-8")
    assert run("codes", "add", study, "newer").status == 0
    assert run("history", study, "--json").json[-1]["coder"] is None


def test_a_folder_that_may_not_be_looked_into(run: Run, study: Path) -> None:
    secret = study.parent / "secret"
    secret.mkdir()
    (secret / "study.blotter").write_bytes(study.read_bytes())
    secret.chmod(0)
    try:
        if os.access(secret, os.R_OK):
            pytest.skip("nothing can be kept from this person")
        for command in (
            ("check", "secret/study.blotter"),
            ("coder", "add", "secret/study.blotter", "Cy"),
            ("new", "secret/new.blotter"),
            ("backups", "secret/study.blotter"),
            ("restore", "study.blotter", "--backup", "secret/study.blotter"),
            ("demo", "secret/deeper", "--headless"),
            ("calculate", "secret/cases.json"),
        ):
            refused = run(*command)
            assert (refused.status, refused.out) == (1, "")
            assert "secret" in refused.err
    finally:
        secret.chmod(0o755)

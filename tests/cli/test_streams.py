"""The command as a process: pipes that close, full disks, Ctrl+C, other locales; never a traceback."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.cli.conftest import Run

POSIX = os.name == "posix"
LINES = 60_000

pytestmark = pytest.mark.skipif(not POSIX, reason="shells, signals and devices as on Linux and macOS")


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONFAULTHANDLER": "", **more}


def shell(line: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which $BLOTTER is the program."""
    program = f'"{sys.executable}" -m blotter'
    return subprocess.run(
        ["bash", "-c", line.replace("$BLOTTER", program)],
        env=environment(**more), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def process(*arguments: object) -> "subprocess.Popen[str]":
    words: Sequence[str] = [sys.executable, "-m", "blotter", *map(str, arguments)]
    return subprocess.Popen(
        words, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.fixture
def long_study(run: Run, study: Path) -> Path:
    """The study, and beside it a table that takes seconds to bring in."""
    (study.parent / "long.txt").write_text("Officers trained. " * 5000, encoding="utf-8")
    assert run("import", study, "long.txt").status == 0
    row = {"source": "long.txt", "code": "training", "coder": "Ada"}
    with (study.parent / "rows.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({**row, "start": n, "end": n + 5}) + "\n" for n in range(LINES))
    return study


def test_a_reader_that_stops_ends_the_command_in_silence(run: Run, study: Path) -> None:
    for arguments in ("report codes study.blotter", "report codes study.blotter --json", "formats"):
        ran = shell(f"$BLOTTER {arguments} | head -c 1; exit ${{PIPESTATUS[0]}}")
        assert ran.returncode in (0, 1)
        assert ran.stderr == ""


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_streams_that_are_closed_change_nothing(run: Run, study: Path, closed: str) -> None:
    (study.parent / "new.txt").write_text("new", encoding="utf-8")
    assert shell(f"$BLOTTER import study.blotter new.txt {closed}").returncode == 0
    assert len(run("report", "sources", study, "--json").json) == 2
    assert shell(f"$BLOTTER check study.blotter --json {closed}").returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_results_that_cannot_be_printed_are_told(run: Run, study: Path) -> None:
    for arguments in ("report codes study.blotter", "check study.blotter --json", "--help"):
        ran = shell(f"$BLOTTER {arguments} > /dev/full")
        assert ran.returncode == 1
        assert ran.stderr == "The results could not be printed: No space left on device.\n"


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
                                    {"PYTHONIOENCODING": "latin-1"}])  # fmt: skip
def test_texts_come_out_in_utf8_whatever_the_locale(run: Run, study: Path, locale: dict[str, str]) -> None:
    place = "--source notes.txt --code training --coder Ada"
    run("code", study, *place.split(), "--find", "警察 👮‍♀️")
    ran = shell("$BLOTTER report segments study.blotter --json", **locale)
    assert [row["text"] for row in json.loads(ran.stdout)] == ["警察 👮‍♀️"]
    assert ran.stderr == ""


def test_a_folder_that_is_gone(run: Run, study: Path) -> None:
    ran = shell("mkdir gone && cd gone && rmdir ../gone && $BLOTTER check ../study.blotter")
    assert ran.returncode in (0, 1)
    assert "Traceback" not in ran.stderr
    assert "printed" not in ran.stderr


def test_bytes_that_are_no_text_are_taken_with_a_mark(run: Run, study: Path) -> None:
    where = "--source notes.txt --code training --coder Ada"
    for line in (
        r"memo study.blotter --on project --text $'x\xffy'",
        r"memo study.blotter --on code:training --text $'\xff\xfe'",
        rf"code study.blotter {where} --span 0:8 --memo $'x\xffy'",
        r"codes add study.blotter new --full $'x\xffy'",
    ):
        ran = shell(f"$BLOTTER {line}", LC_ALL="C.UTF-8")
        assert ran.returncode == 0, ran.stderr
    assert {row["text"] for row in run("report", "memos", study, "--json").json} == {
        "x\ufffdy",
        "\ufffd\ufffd",
    }
    for line in (
        r"report segments study.blotter --words $'x\xffy'",
        r"coder add study.blotter $'x\xffy'",
        rf"code study.blotter {where} --find $'x\xffy'",
        r"check $'\xff.blotter'",
    ):
        assert "Traceback" not in shell(f"$BLOTTER {line}", LC_ALL="C.UTF-8").stderr
    assert run("check", study).status == 0


@pytest.mark.skipif(sys.platform != "linux", reason="file names of any bytes")
def test_file_names_that_are_no_text(run: Run, study: Path) -> None:
    ran = shell(
        r"printf 'odd name' > $'\xff.txt' && $BLOTTER import study.blotter $'\xff.txt'"
        r" && $BLOTTER export study.blotter $'\xff.csv'"
        r" && $BLOTTER new $'\xff.blotter' --coder Ada && $BLOTTER check $'\xff.blotter'",
        LC_ALL="C.UTF-8",
    )
    assert ran.returncode == 0, ran.stderr
    names = [row["name"] for row in run("report", "sources", study, "--json").json]
    assert names == ["notes.txt", "\ufffd.txt"]
    assert run("history", study, "--json").json[-1]["label"] == "Import \ufffd.txt"


def open_for_writing(study: Path, *arguments: object) -> "subprocess.Popen[str]":
    """A command that has just opened the project for writing."""
    running = process(*arguments)
    while not study.with_name(study.name + "-wal").exists() and running.poll() is None:
        time.sleep(0.01)
    return running


def test_control_c_in_an_import_changes_nothing(run: Run, long_study: Path) -> None:
    before = run("history", long_study, "--json").json
    running = open_for_writing(long_study, "import", long_study, "rows.jsonl")
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (1, "", "Cancelled; nothing was changed.\n")
    assert run("history", long_study, "--json").json == before
    assert run("check", long_study).status == 0


def test_control_c_ends_what_only_reads_at_once(run: Run, study: Path) -> None:
    (study.parent / "book.md").write_text("# T\n\n" + "".join(f"## code {n}\n\n" for n in range(2000)))
    assert run("import", study, "book.md", "--format", "codebook-markdown").status == 0
    running = process("report", "codes", study, "--json")
    assert running.stdout is not None
    assert running.stdout.read(1) == "["
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (1, "Cancelled; nothing was changed.\n")


def test_kill_in_an_import_changes_nothing(run: Run, long_study: Path) -> None:
    running = open_for_writing(long_study, "import", long_study, "rows.jsonl")
    running.kill()
    running.communicate(timeout=60)
    assert run("check", long_study).status == 0
    assert run("report", "coders", long_study, "--json").json[0]["segments"] == 0


def test_a_second_writer_is_told_who_writes(run: Run, long_study: Path) -> None:
    first = open_for_writing(long_study, "import", long_study, "rows.jsonl")
    refused = run("coder", "add", long_study, "Cy")
    assert refused.status == 1
    assert "is open for writing by" in refused.err
    assert len(run("coder", "list", long_study, "--json").json) == 2
    first.communicate(timeout=60)
    assert first.returncode == 0
    assert run("coder", "add", long_study, "Cy").status == 0

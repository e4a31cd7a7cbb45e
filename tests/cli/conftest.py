"""The command line as a person uses it: arguments in, exit status and what was printed out."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from blotter.cli import main


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed as JSON."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in an empty folder with settings of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("BLOTTER_DATA", str(tmp_path / "data"))

    def command(*arguments: object) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        code = ended.value.code
        captured = capsys.readouterr()
        return Ran(code if isinstance(code, int) else int(code is not None), captured.out, captured.err)

    return command


TEXT = (
    "Officers trained in Linhai. 警察 👮‍♀️ trained there too. The boats were a gift; officers sailed them.\n"
)


@pytest.fixture
def study(run: Run, tmp_path: Path) -> Path:
    """A project with one document, two coders and three codes."""
    (tmp_path / "notes.txt").write_text(TEXT, encoding="utf-8")
    assert run("new", "study.blotter", "--coder", "Ada", "--coder", "Ben").status == 0
    assert run("import", "study.blotter", "notes.txt").status == 0
    for path in ("training", "training/academy", "assistance"):
        assert run("codes", "add", "study.blotter", path).status == 0
    return tmp_path / "study.blotter"

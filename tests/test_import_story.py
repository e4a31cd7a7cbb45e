"""One folder with every format comes in at once, with progress, a report and one undo."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from blotter.cli import main
from blotter.progress import Cancelled
from blotter.project import coders, transfer
from blotter.project.project import Project
from every_format import BY_THEMSELVES, every_format
from states import state


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return every_format(tmp_path_factory.mktemp("every") / "in")


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("BLOTTER_DATA", str(tmp_path / "data"))

    def command(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return command


def check_study(project: Project) -> None:
    """That everything of the folder is there as it should be."""
    sources = project.sources.values()
    groups = {each.name: project.groups.path(each.group) for each in sources}
    assert groups["ford.txt"] == "english"
    assert groups["ipek.md"] == "french/notes"
    assert {each.kind for each in sources} >= {
        "text", "markdown", "html", "saved-page", "mhtml", "docx", "odt", "rtf", "epub", "pdf", "srt", "vtt",
        "documents-csv", "documents-xlsx",
    }  # fmt: skip
    languages = {each.name: each.language for each in sources}
    assert [languages[name] for name in ("ford.txt", "pina.txt", "ipek.md", "post 4")] == [
        "en", "fr-CH", "tr", "tr",
    ]  # fmt: skip
    names = {each.id: each.name for each in (*sources, *project.cases.values())}
    values = {
        (attribute.name, names[bearer]): value
        for attribute in project.attributes.values()
        for bearer, value in project.values_of(attribute).items()
    }
    assert values["Country", "pina.txt"] == "FR"
    assert values["Grade", "ipek.md"] == "2"
    assert values["Author", "ford.txt"] == "Ford, L"
    assert values["Author", "pina.txt"] == "Pina, A"
    assert values["Author", "ipek.md"] == "İpek, A"
    assert values["Trained", "Ann"] == "yes"
    assert values["Age", "Bo"] == "41"
    assert {each.name for each in project.cases.values()} >= {"Ann", "Bo"}
    treaty = project.structure(project.source("treaty.pdf"))
    assert len(treaty.pages) == 30
    assert {each.quote for each in project.segments_of(project.source("ford.txt"))} == {"The long", "long"}


def test_a_folder_with_every_format_from_the_command_line(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("new", "s.blotter", "--coder", "Ada")[0] == 0
    before = state(tmp_path / "s.blotter")
    status, out, _ = run("import", "s.blotter", folder, "--coder", "Ada", "--create", "--json")
    report = json.loads(out)
    assert set(BY_THEMSELVES) == set(report["format"].split(", "))
    assert status == 1
    lines = [(each["kind"], each["what"]) for each in report["lines"]]
    assert ("refused", "broken.pdf") in lines
    assert ("left out", "picture.png") in lines
    assert ("refused", "nobody") in lines
    assert ("guess", "ford.txt") in lines
    assert ("encoding", "latin.txt") in lines
    assert "ford.txt" in {each["what"] for each in report["came_in"]}
    with Project(tmp_path / "s.blotter") as project:
        check_study(project)
        assert len(report["came_in"]) == len(project.sources)
    after = state(tmp_path / "s.blotter")
    assert run("check", "s.blotter")[0] == 0
    assert run("undo", "s.blotter")[0] == 0
    assert state(tmp_path / "s.blotter") == before
    assert run("redo", "s.blotter")[0] == 0
    assert state(tmp_path / "s.blotter") == after


def test_an_import_that_is_cancelled_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "s.blotter") as project:
        project.apply(coders.add(project, "Ada")[1])
        before = state(project.path)
        files, left_out = transfer.incoming([folder])
        told: list[tuple[int, int]] = []

        def stop(done: int, total: int) -> None:
            told.append((done, total))
            if done >= 7:
                raise Cancelled

        with pytest.raises(Cancelled):
            transfer.import_files(project, files, left_out=left_out, create=True, progress=stop)
        assert state(project.path) == before
        assert told[0][1] == len(files)

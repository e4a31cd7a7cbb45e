from pathlib import Path

import pytest
from tests.cli.conftest import Run

TALK = "Interviewer: Who paid for it?\nR1: Nobody asked.\nInterviewer: And then?\nR1: 警察 came.\n"


@pytest.fixture
def talk(run: Run, tmp_path: Path) -> Path:
    """A project with one transcript."""
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    assert run("new", "study.blotter", "--coder", "Ada").status == 0
    assert run("codes", "add", "study.blotter", "asks").status == 0
    told = run("import", "study.blotter", "talk.txt", "--json")
    assert [line["kind"] for line in told.json["lines"] if "transcript" in line["why"]] == ["guess"]
    return tmp_path / "study.blotter"


def test_speakers_are_listed_coded_and_put_into_cases(run: Run, talk: Path) -> None:
    assert run("speakers", talk, "--json").json == [
        {"speaker": "Interviewer", "turns": 2, "words": 6, "documents": 1},
        {"speaker": "R1", "turns": 2, "words": 5, "documents": 1},
    ]
    told = run("code-by-speaker", talk, "--give", "Interviewer=asks", "--dry-run")
    assert "Would code 2 turns." in told.err
    assert "Coded 2 turns." in run("code-by-speaker", talk, "--give", "Interviewer=asks").err
    assert "2 coded already" in run("code-by-speaker", talk, "--give", "Interviewer=asks").err
    assert [row["text"] for row in run("report", "segments", talk, "--json").json] == [
        "Who paid for it?",
        "And then?",
    ]
    assert run("case-by-speaker", talk, "--give", "R1=Respondent 1").status == 0
    assert "already" in run("case-by-speaker", talk, "--give", "R1=Respondent 1").err
    assert "Put what R1 say into cases" in run("undo", talk).err


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("code-by-speaker", "--give", "R2=asks"), 1, "“R2”"),
        (("code-by-speaker", "--give", "R1=ask"), 1, "“asks”"),
        (("code-by-speaker", "--give", "R1"), 2, "with = between"),
        (("case-by-speaker",), 2, "--give"),
        (("speakers", "--source", "talk"), 1, "“talk.txt”"),
        (("speakers", "--coder", "Ada"), 2, "--find"),
    ],
)
def test_what_is_not_there_is_told(
    run: Run, talk: Path, arguments: tuple[str, ...], status: int, words: str
) -> None:
    command, *rest = arguments
    ran = run(command, talk, *rest)
    assert (ran.status, words in ran.err) == (status, True)


def test_speakers_and_whole_pages_are_choices_of_an_import(run: Run, talk: Path, tmp_path: Path) -> None:
    (tmp_path / "late.txt").write_text(TALK + "\n", encoding="utf-8")
    (tmp_path / "page.html").write_text("<nav>Home</nav><p>The boats were a gift.", encoding="utf-8")
    assert run("import", talk, "late.txt", "page.html", "--no-speakers", "--whole-pages").status == 0
    assert run("speakers", talk, "--source", "late.txt", "--json").json == []
    rows = {row["name"]: row["characters"] for row in run("report", "sources", talk, "--json").json}
    assert rows["page.html"] == len("Home\nThe boats were a gift.")
    assert "Find speakers in 1 documents" in run("speakers", talk, "--find").err
    assert len(run("speakers", talk, "--source", "late.txt", "--json").json) == 2

"""What exports and imports tell somebody who comes from another program."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run


@pytest.fixture
def coded(run: Run, study: Path) -> Path:
    """A study with a segment, a memo on it, and all that a project keeps of its codebook."""
    words = ("--source", "notes.txt", "--code", "training", "--coder", "Ada", "--span", "0:5")
    assert run("code", study, *words, "--memo", "a thought").status == 0
    return study


def test_a_dry_run_says_would_and_each_answer_as_it_is_typed(run: Run, coded: Path) -> None:
    assert run("export", coded, "s.qdpx").status == 0
    seen = run("import", "new.blotter", "s.qdpx", "--dry-run", "--choose", "labels=split")
    assert seen.out.startswith("Would take in 1 document")
    typed = [
        line.split(": ")[0].split()[1] for line in seen.err.splitlines() if line.startswith("  --choose")
    ]
    assert typed
    for choice in typed:
        again = run("import", "new.blotter", "s.qdpx", "--dry-run", "--choose", choice)
        assert again.status == 0, again.err


def test_what_lies_in_the_extension_counts_as_found(run: Run, coded: Path) -> None:
    assert run("export", coded, "s.qdpx").status == 0
    made = run("import", "new.blotter", "s.qdpx", "--json").json
    assert made["found"]["revisions"] == made["taken"]["revisions"]
    assert all(made["found"][kind] >= count for kind, count in made["taken"].items() if kind != "files")


def test_what_is_lost_stands_below_one_reason(run: Run, coded: Path) -> None:
    said = run("export", coded, "s.qdpx").err.splitlines()
    assert sum("REFI-QDA has no place" in line for line in said) == 1
    assert any(line.startswith("  Coded segments: ") for line in said)
    told = run("export", coded, "p.zip").err
    assert "--choose authors=" in told
    assert "--choose licence=" in told


@pytest.mark.parametrize("name", ["p.zip", "p"])
def test_a_data_package_is_not_taken_for_documents(run: Run, coded: Path, name: str) -> None:
    form = "data-package" if name.endswith(".zip") else "data-package-folder"
    assert run("export", coded, name, "--format", form).status == 0
    told = run("import", coded, name, "--coder", "Ada")
    assert "is a data package" in told.err
    assert "Took in nothing" in told.out


def test_the_suffix_of_a_codebook_means_codes(run: Run, coded: Path) -> None:
    assert "codes to “c.qdc”" in run("export", coded, "c.qdc").err
    assert "values to “a.csv”" in run("export", coded, "a.csv", "--what", "attributes").err
    refused = run("export", coded, "c.qda")
    assert refused.status == 1
    assert ".qdpx" in refused.err
    assert "html-site" in run("export", coded, "plain").err


def test_a_table_of_memos_is_told_from_segments(run: Run, coded: Path) -> None:
    for name in ("m.csv", "m.xlsx", "m.jsonl"):
        assert run("export", coded, name, "--what", "memos").status == 0
        told = run("import", coded, name, "--coder", "Ada")
        assert "is a table of memos" in told.err, name


def test_what_is_known_already_is_not_told_as_new(run: Run, coded: Path) -> None:
    assert run("attribute", "add", coded, "Year").status == 0
    assert run("attribute", "set", coded, "Year", "1990", "--source", "notes.txt").status == 0
    assert run("export", coded, "d.csv", "--what", "sources").status == 0
    told = run("import", coded, "d.csv").out
    assert "value" not in told
    assert "1 there already" in told

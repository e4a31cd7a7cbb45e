"""`blotter pseudonymise`, `redact`, `pseudonyms`, `erase`, and exports that are masked."""

import csv
from pathlib import Path

import pytest
from tests.cli.conftest import Run

import factories
from blotter.interchange.formats import WHATS
from blotter.project.project import Project

TEXT = "Interview with Zorina Quill.\nZorina Quill: I trained in Brackwater, with ten others.\n"


@pytest.fixture
def study(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "quill.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "names.csv").write_text("name,replacement\nZorina Quill,P1\nQuill,P1\n", encoding="utf-8")
    (tmp_path / "pass.txt").write_text("a long passphrase\n", encoding="utf-8")
    path = tmp_path / "study.blotter"
    assert run("new", "study.blotter", "--coder", "Ada").status == 0
    assert run("codes", "add", "study.blotter", "training").status == 0
    assert run("import", "study.blotter", "quill.txt").status == 0
    coded = ("--code", "training", "--coder", "Ada", "--find", "trained in Brackwater")
    assert run("code", "study.blotter", "--source", "quill.txt", *coded, "--memo", "Brackwater!").status == 0
    return path


def test_a_copy_with_pseudonyms_and_its_key(run: Run, study: Path, tmp_path: Path) -> None:
    seen = run("pseudonymise", "study.blotter", "copy.blotter", "--names", "names.csv", "--dry-run")
    assert (seen.status, (tmp_path / "copy.blotter").exists()) == (0, False)
    assert "Zorina Quill → P1: 2 places" in seen.out
    made = run(
        "pseudonymise", "study.blotter", "copy.blotter", "--names", "names.csv",
        "--key", "names.key", "--passphrase-file", "pass.txt", "--json",
    )  # fmt: skip
    assert made.status == 0
    assert [each["places"] for each in made.json["names"]] == [2, 1]
    assert b"Quill" not in (tmp_path / "copy.blotter").read_bytes()
    with Project(tmp_path / "copy.blotter") as copy:
        assert [each.name for each in copy.sources.values()] == ["P1.txt"]
    opened = run("pseudonyms", "names.key", "--passphrase-file", "pass.txt")
    assert opened.out.splitlines() == ["Zorina Quill → P1", "Quill → P1"]
    (tmp_path / "pass.txt").write_text("another passphrase", encoding="utf-8")
    wrong = run("pseudonyms", "names.key", "--passphrase-file", "pass.txt")
    assert (wrong.status, "passphrase is another one" in wrong.err) == (1, True)


def test_a_failed_copy_leaves_no_key(run: Run, study: Path, tmp_path: Path) -> None:
    made = run(
        "pseudonymise", "study.blotter", "study.blotter", "--names", "names.csv",
        "--key", "names.key", "--passphrase-file", "pass.txt",
    )  # fmt: skip
    assert (made.status, (tmp_path / "names.key").exists()) == (1, False)
    short = tmp_path / "pass.txt"
    short.write_text("short", encoding="utf-8")
    made = run(
        "pseudonymise", "study.blotter", "copy.blotter", "--names", "names.csv",
        "--key", "names.key", "--passphrase-file", "pass.txt",
    )  # fmt: skip
    assert (made.status, (tmp_path / "copy.blotter").exists()) == (1, False)


def test_a_redacted_copy(run: Run, study: Path, tmp_path: Path) -> None:
    made = run("redact", "study.blotter", "copy.blotter", "--code", "training", "--mark", "[…]")
    assert made.status == 0
    assert b"Brackwater" not in (tmp_path / "copy.blotter").read_bytes()
    with Project(tmp_path / "copy.blotter") as copy:
        (source,) = copy.sources.values()
        assert copy.text(source).endswith("I […], with ten others.\n")
    assert run("redact", "study.blotter", "other.blotter").status == 1


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "jsonl", "jsonld", "md", "html", "docx"])
def test_an_export_is_masked_in_every_format(run: Run, study: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"out.{suffix}"
    masked = ("--mask-code", "training", "--mask-names", "names.csv")
    assert run("export", "study.blotter", out.name, *masked).status == 0
    content = _unpacked(out)
    assert "Brackwater" not in content
    assert "Quill" not in content
    assert "[redacted]" in content.replace("\\", "")


def _unpacked(path: Path) -> str:
    import zipfile

    if path.suffix not in (".xlsx", ".docx", ".zip"):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


def test_what_files_of_other_programs_brought_is_left_out(run: Run, study: Path) -> None:
    with Project(study) as project:
        project.apply(factories.foreign(project, "quill.txt"))
    words = ("pseudonymise", "study.blotter", "public.blotter", "--names", "names.csv")
    assert run(*words, "--dry-run", "--json").json["left_out"] == 2
    assert "left out: 2 foreign elements, since nobody can tell which names they hold" in run(*words).out
    assert run("report", "imports", "public.blotter", "--json").json[0]["elements"] == 0


@pytest.mark.parametrize("what", WHATS)
def test_whatever_is_exported_is_masked(run: Run, study: Path, tmp_path: Path, what: str) -> None:
    out = tmp_path / "out.csv"
    made = run("export", "study.blotter", out.name, "--what", what, "--mask-names", "names.csv")
    # What asks for two coders, or for a round, is refused here in a sentence.
    assert made.status == 0 or made.err
    if made.status == 0:
        assert "Quill" not in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "md", "xlsx"])
def test_headings_are_masked_too(run: Run, study: Path, tmp_path: Path, suffix: str) -> None:
    """A column may be called after a coder, a case or a value."""
    for command in (
        ("coder", "add", "study.blotter", "Quill"),
        ("done", "study.blotter", "--coder", "Ada", "--all"),
        ("done", "study.blotter", "--coder", "Quill", "--all"),
        ("case", "add", "study.blotter", "Zorina Quill"),
        ("case", "put", "study.blotter", "Zorina Quill", "--source", "quill.txt"),
        ("attribute", "add", "study.blotter", "Quill’s age"),
        ("attribute", "set", "study.blotter", "Quill’s age", "as old as Quill", "--all", "--coder", "Ada"),
    ):
        assert run(*command).status == 0, command
    for what, *more in (
        ("agreement",),
        ("code-by-case",),
        ("code-by-attribute", "--attribute", "Quill’s age"),
        ("segments", "--attributes"),
    ):
        out = tmp_path / f"{what}.{suffix}"
        format_ = ("--format", "table-markdown") if suffix == "md" else ()
        made = run(
            "export", "study.blotter", out.name, "--what", what, *more, *format_, "--coder", "Ada",
            *(("--coder", "Quill") if what == "agreement" else ()), "--mask-names", "names.csv",
        )  # fmt: skip
        assert made.status == 0, made.err
        assert "quill" not in _unpacked(out).casefold()
        assert "P1" in _unpacked(out)


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "zip"])
def test_a_country_is_no_person(run: Run, study: Path, tmp_path: Path, suffix: str) -> None:
    (tmp_path / "li.csv").write_text("name,replacement\nLi,P1\n", encoding="utf-8")
    made = run(
        "record", "add", "study.blotter", "--source", "quill.txt", "--code", "training", "--coder", "Ada",
        "--kind", "training", "--span", "0:27", "--set", "countries=LI", "--set", "note=Li told us", 
    )  # fmt: skip
    assert made.status == 0, made.err
    out = tmp_path / f"records.{suffix}"
    made = run("export", "study.blotter", out.name, "--what", "records", "--mask-names", "li.csv")
    assert made.status == 0, made.err
    content = _unpacked(out)
    assert "LI.001" in content
    assert "P1 told us" in content
    assert "P1.001" not in content
    assert "Li told" not in content


def test_former_words_are_masked_too(run: Run, study: Path, tmp_path: Path) -> None:
    for old, new in (("in Brackwater", "there"), ("with ten", "alone, not with ten")):
        assert (
            run("correct", "study.blotter", "--source", "quill.txt", "--find", old, "--text", new).status == 0
        )
    assert "trained in Brackwater" in run("moved", "list", "study.blotter").out
    assert (
        run(
            "correct", "study.blotter", "--source", "quill.txt", "--find", "I trained there", "--text", ""
        ).status
        == 0
    )
    assert "no place" in run("moved", "list", "study.blotter").out
    out = tmp_path / "moved.csv"
    made = run("export", "study.blotter", out.name, "--what", "moved", "--mask-code", "training")
    assert (made.status, out.exists()) == (0, True)
    assert "trained" not in out.read_text(encoding="utf-8")


def test_a_part_of_a_quote_is_masked(run: Run, study: Path, tmp_path: Path) -> None:
    assert run("codes", "add", "study.blotter", "all").status == 0
    place = (
        "--source",
        "quill.txt",
        "--code",
        "all",
        "--coder",
        "Ada",
        "--span",
        f"0:{TEXT.index('trained') + 9}",
    )
    assert run("code", "study.blotter", *place).status == 0
    assert run("export", "study.blotter", "out.csv", "--mask-code", "training").status == 0
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        quotes = [row["text"] for row in csv.DictReader(file)]
    assert quotes[0] == TEXT[: TEXT.index("trained")] + "[redacted]"


def test_erasing_is_asked_and_told(run: Run, study: Path) -> None:
    with Project(study, writable=False) as project:
        assert project.sources
    erased = run("erase", "study.blotter", "--source", "quill.txt", "--backups", "--yes")
    assert erased.status == 0
    assert "with 1 segment, 0 memos" in erased.err
    assert b"Brackwater" not in study.read_bytes()
    assert run("erase", "study.blotter", "--source", "quill.txt", "--yes").status == 1

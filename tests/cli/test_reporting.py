"""`blotter agreement-report` and `blotter figure`: whole files, and the figures anew from them."""

import contextlib
import csv
import io
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.cli.conftest import Run

SENTENCES = "Officers trained in Linhai. Boats were a gift. Nobody asked who paid. They sailed home."


@pytest.fixture
def compared(run: Run, study: Path) -> Path:
    """The study with a few segments of both coders, both done."""
    for coder, code, words in (
        ("Ada", "training", "Officers trained"),
        ("Ben", "training", "Officers trained in Linhai."),
        ("Ada", "training", "trained there too"),
        ("Ada", "assistance", "The boats were a gift"),
        ("Ben", "assistance", "officers sailed them."),
    ):
        args = ("code", study, "--source", "notes.txt", "--code", code, "--coder", coder, "--find", words)
        assert run(*args).status == 0
    for coder in ("Ada", "Ben"):
        assert run("done", study, "--coder", coder, "--all").status == 0
    return study


def figures(run: Run, project: Path, *options: str) -> dict[tuple[str, str], float | None]:
    return {
        (row["code"], row["measure"]): row["value"]
        for row in run("agreement", project, "--json", *options).json
    }


@pytest.mark.parametrize("unit", ["character", "token", "sentence", "paragraph", "document"])
def test_the_python_that_the_report_gives_comes_to_the_same_alpha(
    run: Run, compared: Path, unit: str
) -> None:
    ran = run("agreement-report", compared, "r.md", "--unit", unit, "--data", "units.csv")
    assert ran.status == 0
    text = Path("r.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    alpha = figures(run, compared, "--unit", unit)["training", "krippendorff_alpha_nominal"]
    assert (found is None) == (alpha is None)
    if found is not None:
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile(found[1], "report", "exec"), {})
        assert float(said.getvalue()) == pytest.approx(alpha, abs=1e-12)


def test_the_data_is_long(run: Run, compared: Path) -> None:
    assert run("agreement-report", compared, "r.html", "--data", "units.csv").status == 0
    with Path("units.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["unit", "document", "start", "end", "coder", "code", "value", "weight"]
    assert {row["code"] for row in rows} == {"training", "assistance"}
    text = Path("notes.txt").read_text(encoding="utf-8")
    coded = [row for row in rows if (row["coder"], row["code"], row["value"]) == ("Ben", "assistance", "1")]
    assert [text[int(row["start"]) : int(row["end"])] for row in coded] == [
        "The boats were a gift; officers sailed them."
    ]


@pytest.mark.parametrize("name", ["r.html", "r.htm", "r.docx", "r.md"])
def test_every_kind_of_file_is_written_and_told(run: Run, compared: Path, name: str) -> None:
    ran = run("agreement-report", compared, name)
    told = f"Wrote “{name}”.\n" + ("Wrote “r-figure.svg”.\n" if name == "r.md" else "")
    assert (ran.status, ran.out, ran.err) == (0, "", told)
    assert Path(name).stat().st_size > 1000


def test_the_page_has_the_figures_of_the_command(run: Run, compared: Path) -> None:
    assert run("agreement-report", compared, "r.html", "--unit", "sentence").status == 0
    page = LexborHTMLParser(Path("r.html").read_text(encoding="utf-8"))
    table = next(each for each in page.css("table") if "Prevalence" in each.css_first("thead").text())
    heads = [cell.text() for cell in table.css("th")]
    values = figures(run, compared, "--unit", "sentence")
    titles = {"F1 of segments": "segment_match_f1", "F1 of coded units": "f1"}
    titles["Krippendorff’s α"] = "krippendorff_alpha_nominal"
    checked = 0
    for row in table.css("tbody tr"):
        cells = [cell.text() for cell in row.css("td")]
        for title, measure in titles.items():
            place = next(i for i, head in enumerate(heads) if head.startswith(title))
            value = values[cells[0], measure]
            assert value is not None
            assert cells[place].replace("−", "-").startswith(f"{value:z.3f}")
            checked += 1
    assert checked == 6


def test_options_say_what_is_compared(run: Run, compared: Path) -> None:
    options = ("--code", "training", "--source", "notes.txt", "--coder", "Ada", "--coder", "Ben")
    ran = run("agreement-report", compared, "r.md", *options, "--measure", "cohen_kappa", "--rollup")
    assert ran.status == 0
    text = Path("r.md").read_text(encoding="utf-8")
    assert "Cohen’s κ (Cohen 1960)" in text
    assert "assistance" not in text
    assert "A segment counts for the codes above its own, too." in text


def test_coverage_and_threshold_are_as_asked(run: Run, compared: Path) -> None:
    ran = run("agreement-report", compared, "r.md", "--unit-rule", "whole", "--threshold", "0.9")
    assert ran.status == 0
    text = Path("r.md").read_text(encoding="utf-8")
    assert "counts as coded if all of its characters carry the code" in text
    assert "at least 90 % of the text" in text


NAMES = (
    "../../x",
    "<script>alert(1)</script>",
    "👮‍♀️ officers",
    "long " * 39 + "long",
    "שוטרים",
    "$x^2$",
    "=1+1",
)


@pytest.mark.parametrize("name", NAMES)
def test_whatever_a_code_is_called(run: Run, study: Path, name: str) -> None:
    path = name.replace("/", "\\/")
    assert run("codes", "add", study, path).status == 0
    for coder, span in (("Ada", "0:20"), ("Ben", "0:26")):
        args = ("code", study, "--source", "notes.txt", "--code", path, "--coder", coder, "--span", span)
        assert run(*args).status == 0
        assert run("done", study, "--coder", coder, "--all").status == 0
    before = set(Path("..").resolve().iterdir())
    for file in ("r.html", "r.docx", "r.md"):
        assert run("agreement-report", study, file, "--data", "units.csv").status == 0
    for file in ("f.svg", "f.png", "f.pdf", "f.csv"):
        assert run("figure", "agreement-intervals", study, file).status == 0
    assert set(Path("..").resolve().iterdir()) == before
    page = LexborHTMLParser(Path("r.html").read_text(encoding="utf-8"))
    assert not page.css("script")
    cells = [" ".join(cell.text().split()) for cell in page.css("td:first-child")]
    assert " ".join(name.split()) in cells
    found = re.search(r"```python\n(.*?)```", Path("r.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    alpha = figures(run, study, "--unit", "sentence")[path, "krippendorff_alpha_nominal"]
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(found[1], "report", "exec"), {})
    assert float(said.getvalue()) == pytest.approx(alpha, abs=1e-12)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("r.pdf",), "does not say what the report is to be"),
        (("r",), "does not say what the report is to be"),
        (("r.md", "--round", "Pilot"), "There is no round “Pilot”"),
        (("r.md", "--code", "nothing"), "nothing"),
        (("r.md", "--measure", "nothing"), "There is no measure “nothing”"),
        (("r.md", "--unit", "match", "--data", "d.csv"), "no units whose ratings"),
        (("no/r.md",), "There is no folder"),
    ],
)
def test_what_cannot_be_written_is_refused(
    run: Run, compared: Path, arguments: tuple[str, ...], told: str
) -> None:
    ran = run("agreement-report", compared, *arguments)
    assert ran.status == 1
    assert told in ran.err
    assert not Path(arguments[0]).exists()


def test_a_round_is_reported_once_it_is_open(run: Run, study: Path) -> None:
    start = ("round", "start", study, "Pilot", "--coder", "Ada", "--coder", "Ben", "--unit", "paragraph")
    assert run(*start).status == 0
    for coder, span in (("Ada", "0:26"), ("Ben", "0:20")):
        args = (
            "code",
            study,
            "--source",
            "notes.txt",
            "--code",
            "training",
            "--coder",
            coder,
            "--span",
            span,
        )
        assert run(*args, "--round", "Pilot").status == 0
    asked = ("agreement-report", study, "r.md", "--round", "Pilot")
    for viewer in ("Ada", "Ben"):
        refused = run(*asked, "--viewer", viewer)
        assert refused.status == 1
        assert "still blind" in refused.err
        assert run("figure", "agreement-intervals", study, "f.csv", "--round", "Pilot").status == 1
    assert not Path("r.md").exists()
    for coder in ("Ada", "Ben"):
        assert run("done", study, "--coder", coder, "--all", "--round", "Pilot").status == 0
    ran = run(*asked)
    assert ran.status == 0
    text = Path("r.md").read_text(encoding="utf-8")
    assert "in the round “Pilot”" in text
    assert "separately, by paragraph" in text
    assert "They worked independently" in text
    assert run("agreement-report", study, "o.md").status == 1


def test_matched_segments_are_reported_without_data(run: Run, compared: Path) -> None:
    assert run("agreement-report", compared, "r.md", "--unit", "match").status == 0
    text = Path("r.md").read_text(encoding="utf-8")
    assert "by matching the coders’ segments" in text
    assert "## The data" not in text


def test_nobody_done_is_refused(run: Run, study: Path) -> None:
    ran = run("agreement-report", study, "r.html")
    assert ran.status == 1
    assert "nothing to report" in ran.err
    assert not Path("r.html").exists()


def test_undefined_values_are_dashes_with_their_reason(run: Run, study: Path) -> None:
    for coder in ("Ada", "Ben"):
        args = ("code", study, "--source", "notes.txt", "--code", "training", "--coder", coder)
        assert run(*args, "--span", "0:40").status == 0
        assert run("done", study, "--coder", coder, "--all").status == 0
    ran = run("agreement-report", study, "r.md", "--unit", "document")
    assert (ran.status, ran.err) == (0, "Wrote “r.md”.\n")
    text = Path("r.md").read_text(encoding="utf-8")
    assert "| — <sup>" in text
    assert "No variation: chance correction undefined." in text
    assert "r-figure.svg" not in text
    drawn = run("figure", "agreement-intervals", study, "f.svg", "--unit", "document")
    assert drawn.status == 1
    assert "nothing to draw" in drawn.err
    assert run("figure", "agreement-intervals", study, "f.csv", "--unit", "document").status == 0
    with Path("f.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["value"], row["reason"]) == ("", "no variation: chance correction undefined")


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png", ".csv"])
def test_the_figure_by_itself(run: Run, compared: Path, suffix: str) -> None:
    ran = run("figure", "agreement-intervals", compared, f"f{suffix}")
    assert (ran.status, ran.out, ran.err) == (0, "", f"Wrote “f{suffix}”.\n")
    assert Path(f"f{suffix}").stat().st_size > 100


def test_a_figure_of_another_name_or_kind_is_refused(run: Run, compared: Path) -> None:
    assert run("figure", "nothing", compared, "f.svg").status == 2
    ran = run("figure", "agreement-intervals", compared, "f.gif")
    assert ran.status == 1
    assert "does not say what the figure is to be" in ran.err


def test_a_project_is_never_written_over(run: Run, compared: Path) -> None:
    before = compared.read_bytes()
    copied = compared.with_name("other.md")
    copied.write_bytes(before)
    for arguments in (
        ("agreement-report", compared, copied),
        ("agreement-report", compared, "r.md", "--data", compared),
    ):
        ran = run(*arguments)
        assert ran.status == 1
        assert "is a project or another database" in ran.err
    assert compared.read_bytes() == before
    assert copied.read_bytes() == before


def test_the_data_does_not_replace_the_report(run: Run, compared: Path) -> None:
    ran = run("agreement-report", compared, "r.md", "--data", "./r.md")
    assert ran.status == 2
    assert "another file" in ran.err
    assert not Path("r.md").exists()

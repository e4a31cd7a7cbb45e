"""`blotter figure` with records: published counts come out again, options narrow, files are sound."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.cli.conftest import Run

import figure_samples
from blotter.project.figures import FIGURES, FigureRow
from blotter.project.project import Project
from blotter.project.records.figures import saving
from blotter.project.records.figures.presets import PRESETS

Numbers = Callable[..., dict[str, float]]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that is coded to the rules of a published report, closed."""
    path = tmp_path_factory.mktemp("published") / "report.blotter"
    figure_samples.study(path, figure_samples.published()).close()
    return path


@pytest.fixture
def numbers(run: Run, report: Path) -> Numbers:
    """What a figure's CSV says, value by label."""

    def read(name: str, *options: str) -> dict[str, float]:
        ran = run("figure", name, report, "f.csv", *options)
        assert (ran.status, ran.err) == (0, "Wrote “f.csv”.\n")
        with Path("f.csv").open(encoding="utf-8-sig", newline="") as file:
            return {row["label"]: float(row["value"]) for row in csv.DictReader(file)}

    return read


def test_meetings_are_those_of_the_report(numbers: Numbers) -> None:
    by_region = numbers("meetings-by-region", "--from", "1997", "--to", "2021")
    assert sum(by_region.values()) == 114
    shares = {region: round(100 * value / 114) for region, value in by_region.items()}
    assert shares["Asia"] == 60
    assert shares["Europe"] == 13
    assert shares["Africa"] == shares["Latin America and the Caribbean"] == 10
    assert 4 < 100 * by_region["North America"] / 114 < 4.5
    assert by_region["Middle East"] == 2
    assert next(iter(by_region)) == "Asia"
    by_country = numbers("meetings-by-country")
    assert by_country["Fiji"] == by_region["Oceania"] == 2
    assert "China" not in by_country
    by_year = numbers("meetings-by-year")
    assert list(by_year) == [str(year) for year in range(1997, 2022)]
    assert sum(by_year.values()) == 114


def test_agreements_are_those_of_the_report(numbers: Numbers) -> None:
    assert numbers("agreements-by-subtype") == {
        "cooperation agreement": 19,
        "memorandum of understanding": 13,
        "cooperation document": 11,
        "protocol": 4,
        "letter of intent": 2,
        "memorandum of cooperation": 1,
        "readmission agreement": 1,
    }
    governments = numbers("agreements-by-country")
    assert (len(governments), sum(governments.values())) == (31, 51)
    assert sum(numbers("agreements-by-region", "--from", "1995", "--to", "2020").values()) == 51


def test_training_is_that_of_the_report(numbers: Numbers) -> None:
    by_region = numbers("training-by-region", "--from", "2004", "--to", "2021")
    assert sum(by_region.values()) == 77
    assert {region: round(100 * value / 77) for region, value in by_region.items()} == {
        "Asia": 39,
        "Africa": 35,
        "Latin America and the Caribbean": 12,
        "Oceania": 8,
        "Europe": 4,
        "Middle East": 1,
        "North America": 1,
    }
    by_country = numbers("training-by-country")
    assert by_country["Qatar"] == by_country["Mexico"] == 1
    assert sum(numbers("training-by-year", "--from", "2013").values()) == 73
    cyber = numbers("training-by-country", "--topic", "cyber", "--from", "2017")
    assert (sum(cyber.values()), len(cyber)) == (15, 12)


def test_deliveries_are_those_of_the_report(numbers: Numbers) -> None:
    by_country = numbers("assistance-by-country", "--from", "2006", "--to", "2021")
    assert (sum(by_country.values()), len(by_country)) == (39, 22)


def test_options_narrow_and_count_otherwise(numbers: Numbers) -> None:
    assert numbers("records-by-kind", "--kind", "training", "--region", "Europe") == {"training": 3}
    assert numbers("training-by-country", "--country", "Kyrgyzstan") == {"Kyrgyzstan": 5}
    assert numbers("training-by-country", "--country", "kg", "--coder", "Ada") == {"Kyrgyzstan": 5}
    assert sum(numbers("meetings-by-region", "--count", "fractions").values()) == 114
    assert numbers("records-by-kind", "--kind", "diplomacy")["diplomacy"] == 115
    assert numbers("records-by-kind", "--kind", "diplomacy", "--include-aggregates")["diplomacy"] == 116
    crossed = numbers("records-figure", "--rows", "topic", "--chart", "bars")
    assert crossed == {"cyber": 15}


def test_a_saved_figure_is_drawn_by_its_name(
    run: Run, report: Path, tmp_path: Path, numbers: Numbers
) -> None:
    copy = tmp_path / "copy.blotter"
    copy.write_bytes(report.read_bytes())
    with Project(copy) as project:
        preset = next(each.asked for each in PRESETS if each.name == "training-by-country")
        edit = saving.save(project, "Where", preset)
        assert edit is not None
        project.apply(edit)
    ran = run("figure", "records-figure", copy, "f.csv", "--saved", "where", "--to", "2012")
    assert ran.status == 0
    with Path("f.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["row", "label", "value", "records", "numbers"]
    assert [(row["row"], row["value"]) for row in rows] == [("KG", "3"), ("LA", "1")]
    assert [number[:3] for number in rows[0]["numbers"].split("; ")] == ["KG."] * 3
    ran = run("figure", "records-figure", copy, "f.csv", "--saved", "when")
    assert ran.status == 1
    assert "no saved figure" in ran.err


OF_RECORDS = [
    row for row in FIGURES if row.asked is not None and row.name not in ("quantities", "records-by-table")
]
FIRST_OF_EACH_CHART = list({row.asked.chart: row for row in reversed(OF_RECORDS) if row.asked}.values())
"""The others differ in what they count, not in how they are written."""


@pytest.mark.parametrize(
    ("suffix", "rows"),
    [("svg", OF_RECORDS), ("csv", OF_RECORDS), ("pdf", FIRST_OF_EACH_CHART), ("png", FIRST_OF_EACH_CHART)],
)
def test_figures_become_files(run: Run, report: Path, suffix: str, rows: Sequence[FigureRow]) -> None:
    for row in rows:
        ran = run("figure", row.name, report, f"{row.name}.{suffix}", "--dpi", "72")
        # The report has neither patrols nor repression.
        expected = 1 if row.name.startswith(("patrols", "repression")) else 0
        assert ran.status == expected, (row.name, ran.err)
        assert Path(f"{row.name}.{suffix}").exists() is not bool(expected)


def test_the_same_figure_has_the_same_bytes(run: Run, report: Path) -> None:
    for suffix, figure in (("svg", "records-map"), ("pdf", "training-by-region"), ("png", "records-map")):
        for name in ("one", "two"):
            assert run("figure", figure, report, f"{name}.{suffix}", "--dpi", "50").status == 0
        assert Path(f"one.{suffix}").read_bytes() == Path(f"two.{suffix}").read_bytes()


def test_dots_to_the_inch(run: Run, report: Path) -> None:
    sizes = {}
    for dpi in (50, 100):
        assert run("figure", "training-by-region", report, "f.png", "--dpi", str(dpi)).status == 0
        header = Path("f.png").read_bytes()[16:24]
        sizes[dpi] = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:], "big")
    assert sizes[50] == (340, sizes[50][1])
    assert sizes[100][0] == 680


@pytest.mark.parametrize(
    ("name", "options", "told"),
    [
        ("training-by-region", ("--kind", "trainin"), "Did you mean “training”?"),
        ("training-by-region", ("--region", "Asi"), "Did you mean “Asia”?"),
        ("training-by-region", ("--coder", "Eve"), "no coder “Eve”"),
        (
            "training-by-region",
            ("--to", "1900"),
            "Filter: kind is training, years up to 1900. No record fits.",
        ),
        ("training-by-region", ("--from", "2020", "--to", "2010"), "later year"),
        ("training-by-region", ("--unit", "token"), "compares no coders"),
        ("agreement-intervals", ("--kind", "training"), "is not about records"),
        ("records-figure", ("--rows", "colour"), "cannot count by “colour”"),
        ("records-figure", ("--rows", "claimant"), "is what quantities have"),
        ("records-figure", ("--chart", "matrix"), "name its columns"),
        ("records-figure", ("--chart", "map"), "counts by country"),
        ("records-by-table", (), "no country table"),
        ("quantities", (), "without such an amount"),
    ],
)
def test_what_cannot_be_drawn_is_told(
    run: Run, report: Path, name: str, options: tuple[str, ...], told: str
) -> None:
    ran = run("figure", name, report, "f.svg", *options)
    assert ran.status in (1, 2)
    assert told in ran.err
    assert not Path("f.svg").exists()


def test_a_project_without_records_says_so(run: Run, study: Path) -> None:
    ran = run("figure", "records-map", study, "f.svg")
    assert ran.status == 1
    assert "There are no records in this project yet." in ran.err

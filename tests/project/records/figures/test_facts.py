"""What figures of records show: the right numbers, their records, and what is left out and why."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factories
import figure_samples
from blotter.domain.record import Actor, Part
from blotter.domain.record_figure import Chart, Count, FigureAsked, RecordFigure, Scale, Steps, Uncertain
from blotter.domain.record_filter import RecordFilter
from blotter.errors import NotFound, Refused
from blotter.project.project import Project
from blotter.project.records.figures.axes import AXES, TABLE, offered
from blotter.project.records.figures.facts import facts
from blotter.project.records.rows import RecordNames


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Records of every sort; nobody changes them."""
    path: Path = tmp_path_factory.mktemp("mixed") / "mixed.blotter"
    rows, entities = figure_samples.mixed()
    with figure_samples.study(path, rows, entities) as project:
        yield project


def values(shown: RecordFigure) -> dict[str, float | None]:
    """The value of each row, or of each crossing."""
    if shown.columns == ("",):
        return {shown.label(row): shown.mark(row).value for row in shown.rows}
    return {f"{key.row} {key.column}": mark.value for key, mark in shown.marks.items()}


def left_out(shown: RecordFigure) -> dict[str, int]:
    return {each.why.split(" ", 1)[1]: len(each.records) for each in shown.not_shown}


def test_regions_count_groups_and_leave_venues_out(mixed: Project) -> None:
    shown = facts(mixed, FigureAsked())
    assert values(shown) == {
        "Europe": 8,
        "Asia": 7,
        "Africa": 1,
        "North America": 1,
        "Latin America and the Caribbean": 0,
        "Middle East": 0,
        "Oceania": 0,
    }
    assert left_out(shown) == {
        "not counted as totals": 1,
        "not counted as somebody decided": 1,
        "without a region": 1,
        "without a country": 1,
    }
    assert shown.told[0].startswith("n = 14 records, 12 record–country pairs, 10 countries. Not shown: ")
    assert shown.told[-1] == "Filter: none. Data of 21 November 2026, codebook revision 1."


def test_every_number_leads_to_its_records(mixed: Project) -> None:
    shown = facts(mixed, FigureAsked(rows="country"))
    numbers = [mixed.records[each].number for each in shown.mark("MM").records]
    assert numbers == ["MM.001", "MM.002"]
    assert shown.numbers[shown.mark("MM").records[0]] == "MM.001"
    assert left_out(shown)["with a group or organisation in place of a country"] == 8
    with_groups = facts(mixed, FigureAsked(rows="country", groups=True))
    assert values(with_groups)["INTERPOL"] == 6
    assert "with a group or organisation in place of a country" not in left_out(with_groups)


@pytest.mark.parametrize(
    ("uncertain", "found", "lacking"),
    [
        (Uncertain.ONE_YEAR, {"2015": 1, "2016": 1}, {"with a date over several years": 1}),
        (Uncertain.SPREAD, {"2014": 0.333333, "2015": 1.333333, "2016": 1.333333}, {}),
        (Uncertain.START, {"2014": 1, "2015": 1, "2016": 1}, {}),
    ],
)
def test_dates_over_several_years(
    mixed: Project, uncertain: Uncertain, found: dict[str, float], lacking: dict[str, int]
) -> None:
    wanted = RecordFilter(kinds=("training",))
    shown = facts(mixed, FigureAsked(rows="year", uncertain=uncertain, filter=wanted))
    assert values(shown) == found
    assert left_out(shown) == lacking


def test_years_that_are_asked_for_are_all_shown(mixed: Project) -> None:
    wanted = RecordFilter(kinds=("training", "repression"), years=(2015, 2017))
    shown = facts(mixed, FigureAsked(rows="year", uncertain=Uncertain.SPREAD, filter=wanted))
    assert values(shown) == {"2015": 1.333333, "2016": 1.333333, "2017": 0}
    assert left_out(shown) == {"without a date": 1, "with a part outside the years": 1} or left_out(
        shown
    ) == {"without a date": 1}


def test_topics_and_tables_cross_with_everything(mixed: Project) -> None:
    shown = facts(mixed, FigureAsked(chart=Chart.MATRIX, rows="topic", columns=TABLE + "freedom"))
    assert values(shown) == {
        "cyber partly free": 1,
        "cyber not free": 2,
        "cyber free": 1,
        "legal not free": 1,
    }
    assert shown.column_title == "freedom"


def test_totals_count_only_when_asked_for(mixed: Project) -> None:
    wanted = RecordFilter(kinds=("assistance",))
    assert values(facts(mixed, FigureAsked(rows="country", filter=wanted))) == {"Cambodia": 1, "Vietnam": 1}
    shown = facts(mixed, FigureAsked(rows="country", filter=wanted, include_aggregates=True))
    assert values(shown) == {"Cambodia": 2, "Vietnam": 1}
    assert "Totals that sources give are counted as records, too." in " ".join(shown.told)
    uncounted = RecordFilter(kinds=("assistance",), counted=False)
    assert values(facts(mixed, FigureAsked(rows="country", filter=uncounted))) == {"Cambodia": 2}


def test_a_country_that_is_asked_for_stands_alone(mixed: Project) -> None:
    shown = facts(mixed, FigureAsked(rows="country", filter=RecordFilter(countries=("MM",))))
    assert values(shown) == {"Myanmar (Burma)": 2} or list(values(shown).values()) == [2]
    asian = facts(mixed, FigureAsked(rows="country", filter=RecordFilter(regions=("Asia",))))
    assert "FR" not in asian.rows


def test_amounts_keep_currencies_bounds_and_stages_apart(mixed: Project) -> None:
    shown = facts(mixed, FigureAsked(chart=Chart.QUANTITIES, rows="year", columns="actor"))
    told = {(key.row, key.panel): (mark.low, mark.value, mark.high) for key, mark in shown.marks.items()}
    assert told == {
        ("2017", "contribution, EUR"): (2_031_732, 2_031_732, 2_031_732),
        ("2018", "contribution, EUR"): (2_300_000, None, None),
        ("2018", "contribution, USD"): (400_000, 400_000, 400_000),
        ("2019", "contribution, USD"): (180_000, 210_000, 260_000),
        ("2020", "contribution, EUR, pledged"): (0, None, 3_000_000),
        ("2021", "contribution, EUR"): (3_780_901, 3_780_901, 3_780_901),
        ("2021", "contribution"): (1, 1, 1),
        ("2022", "contribution, persons"): (2211, 2211, 2211),
    }
    assert shown.columns == ("Ministry of Public Security",)
    assert left_out(shown)["with an amount that only says another one otherwise"] == 1
    assert left_out(shown)["with an amount that is part of another one"] == 1
    in_euro = facts(mixed, FigureAsked(chart=Chart.QUANTITIES, rows="year", units=("EUR",)))
    assert in_euro.panels == ("contribution, EUR", "contribution, EUR, pledged")
    by_measure = facts(mixed, FigureAsked(chart=Chart.QUANTITIES, rows="measure", columns="region"))
    assert by_measure.rows == ("contribution",)


def test_a_timeline_has_every_record_with_a_date(mixed: Project) -> None:
    shown = facts(mixed, FigureAsked(chart=Chart.TIMELINE, rows="kind"))
    spans = {span.number: (span.row, span.earliest, span.latest) for span in shown.spans}
    assert spans["LA.001"] == ("patrol", "2012-01-01", "")
    assert spans["TH.001"] == ("patrol", "", "2013-12-31")
    assert spans["MM.001"] == ("training", "2016-05-01", "2016-05-31")
    assert left_out(shown)["without a date"] == 1
    assert shown.rows == ("diplomacy", "agreement", "training", "assistance", "patrol", "repression")


def test_a_map_has_classes(mixed: Project) -> None:
    shown = facts(mixed, FigureAsked(chart=Chart.MAP, rows="country"))
    assert shown.classes == (Steps(1, 1), Steps(2, 2))
    by_hand = FigureAsked(chart=Chart.MAP, rows="country", scale=Scale.BY_HAND, steps=(5,))
    assert facts(mixed, by_hand).classes == (Steps(1, 2),)


@pytest.mark.parametrize(
    "asked",
    [
        FigureAsked(rows="colour"),
        FigureAsked(rows="claimant"),
        FigureAsked(rows="table:Peace"),
        FigureAsked(rows="field:place"),
        FigureAsked(chart=Chart.MAP, rows="region"),
        FigureAsked(chart=Chart.STACKED, rows="year"),
        FigureAsked(date="birthday"),
        FigureAsked(chart=Chart.QUANTITIES, rows="year", columns="colour"),
    ],
    ids=str,
)
def test_what_no_figure_is_gets_refused(mixed: Project, asked: FigureAsked) -> None:
    with pytest.raises((Refused, NotFound)):
        facts(mixed, asked)


AXIS_NAMES = [row.name for row in AXES] + [TABLE]
kinds = st.lists(st.sampled_from(["training", "patrol", "agreement", "repression"]), max_size=2).map(tuple)
years = st.none() | st.tuples(st.integers(2010, 2016), st.integers(2016, 2022))


@settings(max_examples=60, deadline=None)
@given(
    rows=st.sampled_from(AXIS_NAMES),
    columns=st.sampled_from(["", *AXIS_NAMES]),
    count=st.sampled_from(Count),
    uncertain=st.sampled_from(Uncertain),
    wanted=st.builds(RecordFilter, kinds=kinds, years=years),
    totals=st.booleans(),
)
def test_no_record_gets_lost(
    mixed: Project,
    rows: str,
    columns: str,
    count: Count,
    uncertain: Uncertain,
    wanted: RecordFilter,
    totals: bool,
) -> None:
    """Every record that fits is behind the figure, is told not to be, or lies in other years."""
    asked = FigureAsked(
        rows=rows,
        columns=columns,
        chart=Chart.MATRIX if columns else Chart.BARS,
        count=count,
        uncertain=uncertain,
        filter=wanted,
        include_aggregates=totals,
    )
    shown = facts(mixed, asked)
    told = set(shown.records) | {each for part in shown.not_shown for each in part.records}
    names = RecordNames(mixed)
    for record in mixed.records.values():
        fits = not wanted.kinds or names.kind(record) in wanted.kinds
        if wanted.years and record.date:
            fits = fits and record.earliest[:4] <= str(wanted.years[1])
            fits = fits and (not record.latest or record.latest[:4] >= str(wanted.years[0]))
        assert (record.id in told) is fits
    for key, mark in shown.marks.items():
        assert key.row in shown.rows
        assert key.column in shown.columns
        assert set(mark.records) <= set(shown.records)


def test_what_is_offered_can_be_counted_by(mixed: Project) -> None:
    names = RecordNames(mixed)
    for name, title in offered(names):
        assert facts(mixed, FigureAsked(rows=name), names=names).row_title == title


def test_a_published_table_of_contributions(tmp_path: Path) -> None:
    """Ten rows of contributions, twelve amounts in two currencies: each currency stays by itself."""
    ministry, office = factories.actor("Ministry"), factories.actor("Office")
    euro = {2015: 1_750_000, 2016: 1_812_000, 2017: 2_031_732, 2018: 2_210_500, 2019: 2_590_000}
    euro |= {2020: 3_105_000, 2021: 3_780_901}
    rows: list[dict[str, object]] = [_given(ministry, year, (amount, "EUR")) for year, amount in euro.items()]
    rows += [_given(office, 2016, (30_000, "USD")), _given(office, 2019, (45_000, "USD"))]
    rows.append(_given(office, 2017, (80_000, "EUR"), (20_000, "USD"), (5_000, "USD")))
    asked = FigureAsked(chart=Chart.QUANTITIES, rows="year", columns="actor", measures=("contribution",))
    with figure_samples.study(tmp_path / "given.blotter", rows, (ministry, office)) as project:
        shown = facts(project, asked)
    assert sum(len(mark.records) for mark in shown.marks.values()) == 11
    assert shown.mark("2017", "Office", "contribution, USD").value == 25_000
    assert shown.mark("2017", "Office", "contribution, EUR").value == 80_000
    first, last = (shown.mark(year, "Ministry", "contribution, EUR").value for year in ("2017", "2021"))
    assert first
    assert last
    assert round(100 * (last - first) / first) == 86
    assert sum(mark.value or 0 for key, mark in shown.marks.items() if key.panel.endswith("USD")) == 100_000


def _given(actor: Actor, year: int, *amounts: tuple[int, str]) -> dict[str, object]:
    return {
        "kind": "agreement",
        "date": "2023",
        "actors": (Part(actor.id, "provider"),),
        "quantities": tuple(
            figure_samples.contribution(best=best, unit=unit, as_of=str(year)) for best, unit in amounts
        ),
    }

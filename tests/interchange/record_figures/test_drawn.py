"""Figures of records as they are drawn: nothing lies on anything else, all that has to be said is there."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from blotter.domain.countries import COUNTRIES
from blotter.domain.record_figure import Chart, FigureAsked, Key, Mark, RecordFigure, Span, Steps
from blotter.interchange.drawn_figures import svg_element, write
from blotter.interchange.record_figures import draw
from blotter.interchange.record_figures.lines import apart, counts, spacing
from blotter.interchange.record_figures.look import DARK, LIGHT, Look, on
from blotter.interchange.record_figures.page import shortened, text_width, told, wrapped
from blotter.interchange.record_figures.quantities import amount
from blotter.interchange.record_figures.table import table
from blotter.interchange.record_figures.timeline import fraction
from blotter.ui.code_look import PALETTE

LONG = "Working group on the security of transport corridors, pipelines and other works of several states"
NOTES = (
    "n = 96 records, 111 record–country pairs, 54 countries. Not shown: 3 without a country.",
    "A record counts once in each row to which one of its countries belongs.",
    "Filter: kind is training. Data of 21 November 2026, codebook revision 4.",
)


def shown(
    chart: Chart,
    rows: list[str],
    columns: list[str] | None = None,
    marks: dict[Key, Mark] | None = None,
    **more: Any,
) -> RecordFigure:
    """A figure whose values follow from where they stand."""
    across = columns or [""]
    made = marks
    if made is None:
        made = {
            Key(row, column): Mark((3 * y + 5 * x) % 17 + 1, (f"{y} {x}",))
            for y, row in enumerate(rows)
            for x, column in enumerate(across)
        }
    values = {
        "asked": FigureAsked(chart=chart, rows="year", columns="kind" if columns else ""),
        "title": "Training by region, 2004–2021",
        "row_title": "Row",
        "column_title": "Column",
        "counted": "records",
        "rows": tuple(rows),
        "columns": tuple(across),
        "hues": {column: place for place, column in enumerate(across)},
        "marks": made,
        "records": tuple({record: None for mark in made.values() for record in mark.records}),
        "told": NOTES,
    }
    return RecordFigure(**{**values, **more})


def years(count: int) -> list[str]:
    return [str(1960 + number) for number in range(count)]


def spans(count: int, groups: int = 3) -> list[Span]:
    """Records with dates of every sort, group after group."""
    return [
        Span(
            record=str(number),
            number=f"MM.{number:03d}",
            label=LONG if number % 5 == 0 else "training · KG",
            row=f"kind {number * groups // count}",
            earliest="" if number % 11 == 3 else f"{1990 + number % 30}-03-0{1 + number % 9}",
            latest="" if number % 7 == 2 else f"{1990 + number % 30 + number % 3}-12-31",
        )
        for number in range(count)
    ]


def amounts(rows: list[str], columns: list[str], panels: list[str]) -> dict[Key, Mark]:
    bounds = ((5, 5, 5), (4, None, None), (0, None, 9), (1, 2, 3), (2_031_732, 2_031_732, 2_031_732))
    every = [Key(row, column, panel) for panel in panels for row in rows for column in columns]
    return {
        key: Mark(bounds[n % 5][1], (str(n),), bounds[n % 5][0], bounds[n % 5][2])
        for n, key in enumerate(every)
    }


CODES = list(COUNTRIES)
KINDS = [f"kind {number}" for number in range(8)]
SAMPLES: dict[str, RecordFigure] = {
    "bars": shown(Chart.BARS, ["Asia", "Africa", LONG]),
    "one bar": shown(Chart.BARS, ["Asia"]),
    "no bars": shown(Chart.BARS, []),
    "all nought": shown(Chart.BARS, ["Asia", "Africa"], marks={}),
    "bars with shares": replace(
        shown(Chart.BARS, ["Asia", "Africa"]), asked=FigureAsked(chart=Chart.BARS, shares=True)
    ),
    "200 countries": shown(Chart.BARS, CODES[:200], labels={c: COUNTRIES[c].name() for c in CODES}),
    "a long title": shown(Chart.BARS, ["Asia"], title=f"{LONG}, {LONG}", told=(LONG * 4, "x" * 400)),
    "a line": shown(Chart.LINES, years(25)),
    "one year": shown(Chart.LINES, years(1)),
    "60 years": shown(Chart.LINES, years(60)),
    "120 years": shown(Chart.LINES, [str(1900 + number) for number in range(120)]),
    "lines": shown(Chart.LINES, years(20), [*KINDS, LONG]),
    "lines that meet": shown(
        Chart.LINES, years(3), KINDS, {Key("1962", kind): Mark(1, (kind,)) for kind in KINDS}
    ),
    "16 lines": shown(Chart.LINES, years(20), [f"{LONG[number:]}" for number in range(16)]),
    "stacks over years": shown(Chart.STACKED, years(20), KINDS),
    "stacks over 60 years": shown(Chart.STACKED, years(60), [*KINDS, LONG]),
    "stacks over one year": shown(Chart.STACKED, years(1), ["one"]),
    "lying stacks": replace(
        shown(Chart.STACKED, ["Asia", LONG], [*KINDS, *(f"{LONG} {n}" for n in range(8))]),
        asked=FigureAsked(chart=Chart.STACKED, rows="region", columns="kind"),
    ),
    "matrix": shown(Chart.MATRIX, KINDS, ["Asia", "Latin America and the Caribbean", "Oceania"]),
    "matrix with many columns": shown(Chart.MATRIX, KINDS, [f"{LONG} {n}" for n in range(40)]),
    "matrix of one": shown(Chart.MATRIX, ["one"], ["one"]),
    "map": shown(
        Chart.MAP,
        [*CODES, "ASEAN"],
        labels={code: COUNTRIES[code].name() for code in CODES},
        classes=(Steps(1, 4), Steps(5, 8), Steps(9, 12), Steps(13, 15), Steps(16, 17)),
    ),
    "map of large numbers": shown(
        Chart.MAP,
        ["KG", "FR"],
        marks={Key("KG"): Mark(1234567, ("a",)), Key("FR"): Mark(0.33, ("b",))},
        classes=(Steps(0.33, 0.33), Steps(1234567, 1234567)),
    ),
    "empty map": shown(Chart.MAP, [], marks={}),
    "timeline": shown(Chart.TIMELINE, [f"kind {n}" for n in range(3)], marks={}, spans=tuple(spans(40))),
    "timeline of one": shown(Chart.TIMELINE, ["kind 0"], marks={}, spans=tuple(spans(1, 1))),
    "timeline of days": shown(
        Chart.TIMELINE,
        ["kind 0"],
        marks={},
        spans=(Span("a", "MM.001", "x", "kind 0", "2016-05-02", "2016-05-02"),),
    ),
    "packed timeline": shown(
        Chart.TIMELINE, [f"kind {n}" for n in range(3)], marks={}, spans=tuple(spans(900))
    ),
    "quantities": shown(
        Chart.QUANTITIES,
        ["2017", "2018"],
        ["Ministry", LONG],
        amounts(["2017", "2018"], ["Ministry", LONG], ["EUR", LONG]),
        panels=("EUR", LONG),
    ),
}


@pytest.fixture(params=SAMPLES, ids=lambda name: name.replace(" ", "-"))
def sample(request: pytest.FixtureRequest) -> RecordFigure:
    return SAMPLES[request.param]


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def dark(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def boxes(figure: Any) -> Iterator[tuple[str, Any]]:
    """Every text that is seen, with the box that it fills."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.text import Text

    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    for text in figure.findobj(Text):
        if text.get_visible() and text.get_text().strip():
            # Of a name with a line to what it names, the words alone.
            yield text.get_text(), Text.get_window_extent(text, canvas.get_renderer())


def test_no_text_lies_on_another_or_leaves_the_page(sample: RecordFigure, dark: bool) -> None:
    figure = draw(sample, dark=dark)
    found = list(boxes(figure))
    width, height = figure.get_size_inches() * figure.dpi
    for text, box in found:
        assert box.x0 >= -1, text
        assert box.y0 >= -1, text
        assert box.x1 <= width + 1, text
        assert box.y1 <= height + 1, text
    for (one, first), (other, second) in combinations(found, 2):
        across = min(first.x1, second.x1) - max(first.x0, second.x0)
        down = min(first.y1, second.y1) - max(first.y0, second.y0)
        assert across < 1.5 or down < 2.5, (one, other)


def test_title_and_notes_are_in_the_file(sample: RecordFigure, tmp_path: Path) -> None:
    svg = svg_element(draw(sample))
    words = " ".join(re.sub("<[^>]+>", " ", svg).split())
    assert "training by region, 2004–2021" in words.lower() or LONG[:60] in words
    if sample.told is NOTES:
        for note in NOTES:
            assert note.split(".")[0] in words.replace("&amp;", "&")
    for name in ("one.pdf", "two.pdf"):
        write(draw(sample), tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert svg == svg_element(draw(sample))


def test_bars_print_their_numbers() -> None:
    words = svg_element(draw(SAMPLES["bars with shares"]))
    assert ">1 (50 %)<" in words
    assert ">4 (200 %)<" in words
    words = svg_element(draw(SAMPLES["bars"]))
    assert ">7<" in words
    assert ">Africa<" in words
    assert "Working group" in words


def test_a_map_may_be_without_its_numbers() -> None:
    whole = shown(Chart.MAP, ["KG"], marks={Key("KG"): Mark(427, ("r",))}, classes=(Steps(427, 427),))
    bare = replace(whole, asked=replace(whole.asked, numbers=False))
    texts = [[each.get_text() for each in draw(figure).axes[0].texts] for figure in (whole, bare)]
    assert [("KG" in found, "427" in found) for found in texts] == [(True, True), (True, False)]


def test_a_map_lists_what_has_no_tile() -> None:
    words = " ".join(re.sub("<[^>]+>", " ", svg_element(draw(SAMPLES["map"]))).split())
    assert "Without a tile:" in words
    assert "Greenland" in words
    assert "ASEAN" in words
    assert "none" in words
    assert "16–17" in words


def test_the_table_has_every_mark() -> None:
    rows = list(table(replace(SAMPLES["bars"], numbers={f"{n} 0": f"MM.00{n}" for n in range(3)})).records())
    assert rows[0] == {"row": "Asia", "label": "Asia", "value": 1, "records": 1, "numbers": "MM.000"}
    assert [row["value"] for row in rows] == [1, 4, 7]
    nothing = list(table(SAMPLES["all nought"]).records())
    assert [row["value"] for row in nothing] == [0, 0]
    timeline = list(table(SAMPLES["timeline"]).records())
    assert list(timeline[0]) == ["row", "record", "label", "earliest", "latest"]
    sample = replace(SAMPLES["quantities"], numbers={str(n): f"XX.00{n}" for n in range(8)})
    of_amounts = list(table(sample).records())
    assert of_amounts[1]["low"] == 4
    assert of_amounts[1]["value"] is None
    assert {row["what"] for row in of_amounts} == {"EUR", LONG}


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (Mark(2_031_732, ("r",), 2_031_732, 2_031_732), "2,031,732"),
        (Mark(210, ("r",), 180, 260), "210 (180–260)"),
        (Mark(None, ("r",), 2700, None), "≥ 2,700"),
        (Mark(None, ("r",), 0, 3000), "≤ 3,000"),
        (Mark(None, ("r",), 10, 20), "10–20"),
    ],
)
def test_amounts_are_told_with_their_bounds(mark: Mark, words: str) -> None:
    assert amount(mark) == words


def test_texts_are_cut_where_they_do_not_fit() -> None:
    short = shortened(LONG, width=1.0)
    assert short.endswith("…")
    assert text_width(short, 8.5) <= 1.0
    assert " ".join(wrapped(LONG, 8.5, 2.0)) == LONG
    assert all(text_width(line, 8.5) <= 2.0 for line in wrapped(LONG, 8.5, 2.0))
    assert wrapped("", 8.5, 2.0) == []
    assert (told(1234.0), told(0.5), told(0.333333), told(3)) == ("1,234", "0.5", "0.33", "3")


def test_scales_reach_beyond_the_largest() -> None:
    for most in (0, 1, 3, 5, 7, 23, 99, 100, 12345):
        ticks = counts(most)
        assert ticks[0] == 0
        assert ticks[-1] >= most
        assert 2 <= len(ticks) <= 8
    assert spacing([], 3) == 1
    assert spacing(["2004"] * 60, 5.5) in (2, 5)


def test_names_are_pushed_apart() -> None:
    placed = apart([1.0, 1.0, 1.05, 3.0], 0.2, 3.0)
    assert all(later - earlier >= 0.2 - 1e-9 for earlier, later in pairwise(placed))
    assert placed[-1] <= 3.0
    assert apart([], 0.2, 3.0) == []


def test_days_as_parts_of_years() -> None:
    assert fraction("2016-01-01") == 2016
    assert fraction("2016-12-31", is_end=True) == 2017
    assert fraction("2015-07-02") == pytest.approx(2015.5, abs=0.01)


def test_the_palette_is_that_of_codes() -> None:
    assert LIGHT.palette == tuple(colour.light_stripe for colour in PALETTE)
    assert DARK.palette == tuple(colour.dark_stripe for colour in PALETTE)


def test_text_on_a_tile_can_be_read() -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one: str, other: str) -> float:
        high, low = sorted((luminance(one), luminance(other)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    def check(colours: Look) -> None:
        steps = [luminance(step) for step in colours.steps]
        assert steps in (sorted(steps), sorted(steps, reverse=True))
        for step in colours.steps:
            assert contrast(on(step, colours), step) >= 3.6
        assert contrast(colours.muted, colours.ground) >= 4.5
        for hue in colours.palette:
            assert contrast(hue, colours.ground) >= 3

    check(LIGHT)
    check(DARK)


@pytest.mark.filterwarnings("error")
def test_a_letter_that_no_typeface_has_is_measured_without_a_word() -> None:
    assert text_width("a tile for \U0001fae8 and \U000e1234", 9) > text_width("a tile for", 9)

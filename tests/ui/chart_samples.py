"""Small figures to test widgets with: plain values, as the page would make them of a project."""

from datetime import date

from blotter.domain.countries import COUNTRIES
from blotter.ui.records.figures.bar_chart import Bar, Piece
from blotter.ui.records.figures.heat_grid import Cell
from blotter.ui.records.figures.line_chart import Dot, Line
from blotter.ui.records.figures.quantity_chart import Panel, Sum
from blotter.ui.records.figures.tile_map import Tile
from blotter.ui.records.figures.timeline import Stretch

COUNTS = {"KG": 5, "KZ": 4, "UZ": 3, "LA": 7, "KH": 6, "MM": 3, "FJ": 2, "QA": 1, "RS": 2, "KE": 4}


def tiles() -> list[Tile]:
    """All states, a few with records."""
    return [_tile(code, COUNTS.get(code, 0)) for code in COUNTRIES]


def _tile(code: str, count: int) -> Tile:
    level = (
        0
        if not count
        else 1
        if count == 1
        else 2
        if count == 2
        else 3
        if count == 3
        else 4
        if count < 6
        else 5
    )
    ids = tuple(f"{code}{number}" for number in range(count))
    return Tile(code, f"{COUNTRIES[code].name()}: {count} records", str(count), level, ids)


def bars() -> list[Bar]:
    """Plain bars by region."""
    found = {"Asia": 30, "Africa": 27, "Latin America and the Caribbean": 9, "Oceania": 6, "Europe": 3}
    return [
        Bar(name, name, str(count), (Piece(0, f"{name}: {count} records", count, (name,)),))
        for name, count in found.items()
    ]


SERIES = ("training", "assistance", "patrol", "repression", "agreement", "diplomacy", "institution", "export")


def stacked() -> list[Bar]:
    """Bars by region, made of kinds."""
    return [
        Bar(
            region,
            region,
            str(sum(range(1 + at, 9 + at))),
            tuple(
                Piece(
                    number,
                    f"{region}, {kind}: {number + 1 + at} records",
                    number + 1 + at,
                    (f"{region}{kind}",),
                )
                for number, kind in enumerate(SERIES)
            ),
        )
        for at, region in enumerate(("Asia", "Africa", "Europe"))
    ]


def lines() -> list[Line]:
    """Three kinds by year, two of which end at the same height."""
    values = {"training": (2, 4, 3, 8, 6), "patrol": (1, 0, 2, 2, 3), "diplomacy": (5, 3, 4, 2, 3)}
    return [
        Line(
            kind,
            tuple(
                Dot(str(2015 + at), f"{kind}, {2015 + at}: {value} records", value, (f"{kind}{at}",))
                for at, value in enumerate(found)
            ),
            hue,
        )
        for hue, (kind, found) in enumerate(values.items())
    ]


ROWS = ("training", "assistance", "diplomacy")
COLUMNS = (
    "Asia",
    "Africa",
    "Europe",
    "Latin America and the Caribbean",
    "Middle East",
    "North America",
    "Oceania",
)


def cells() -> dict[tuple[int, int], Cell]:
    """Kind by region."""
    return {
        (row, column): _cell(row, column, (row * 7 + column * 3) % 6)
        for row in range(len(ROWS))
        for column in range(len(COLUMNS))
    }


def _cell(row: int, column: int, value: int) -> Cell:
    name = f"{ROWS[row]}, {COLUMNS[column]}: {value} records"
    return Cell(name, str(value), value, tuple(f"{row}{column}{each}" for each in range(value)))


def stretches() -> list[Stretch]:
    """A day, a month, years, and ranges with an open end."""
    day, month, year = date(2019, 4, 8), date(2009, 6, 1), date(2018, 1, 1)
    return [
        Stretch(
            "a", "training", "KG.003 counter-terrorism", "KG.003: 2009-06", month, date(2009, 6, 30), ("a",)
        ),
        Stretch("b", "training", "KG.015 cyber", "KG.015: 2019-04-08", day, day, ("b",)),
        Stretch("e", "training", "KG.012 events", "KG.012: 2018", year, date(2018, 12, 31), ("e",)),
        Stretch("c", "patrol", "LA.001 river patrol", "LA.001: 2011-12/..", date(2011, 12, 1), None, ("c",)),
        Stretch("d", "patrol", "XX.004 all exercises", "XX.004: ../2016", None, date(2016, 12, 31), ("d",)),
    ]


def panels() -> list[Panel]:
    """Contributions in two currencies: an exact sum, a range, one with an open end."""
    euro = (
        Sum(
            "a",
            "2017 · ministry",
            "euro, 2017, ministry: 2,031,732",
            "2,031,732",
            2031732,
            2031732,
            2031732,
            ("a",),
        ),
        Sum(
            "b",
            "2021 · ministry",
            "euro, 2021, ministry: 3–4",
            "3,000,000–3,780,901",
            None,
            3e6,
            3780901,
            ("b",),
        ),
        Sum("c", "2021 · bureau", "euro, 2021, bureau: ≥ 500,000", "≥ 500,000", None, 5e5, None, ("c",)),
    )
    dollars = (Sum("d", "2021 · bureau", "dollars, 2021, bureau: 12", "12", 12, 12, 12, ("d",)),)
    return [Panel("contribution, EUR", euro), Panel("contribution, USD", dollars)]

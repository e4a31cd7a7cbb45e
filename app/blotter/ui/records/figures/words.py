"""What the page of figures calls things: marks with their numbers, countries, classes, options."""

from blotter.domain.countries import COUNTRIES
from blotter.domain.record_figure import Chart, Count, Mark, RecordFigure, Scale, Steps, Uncertain
from blotter.ui.language import current, later, locale, number, plural, tr, translated

CHARTS = {
    Chart.BARS: later("bars"),
    Chart.STACKED: later("stacked bars"),
    Chart.LINES: later("lines"),
    Chart.MAP: later("tile map"),
    Chart.TIMELINE: later("timeline"),
    Chart.MATRIX: later("matrix"),
    Chart.QUANTITIES: later("quantities"),
}
HINTS = {
    Chart.BARS: later("bars"),
    Chart.STACKED: later("stacked bars"),
    Chart.LINES: later("lines"),
    Chart.MAP: later("tile map · one tile a state"),
    Chart.TIMELINE: later("timeline · an arrow is an open end"),
    Chart.MATRIX: later("matrix · stronger is more"),
    Chart.QUANTITIES: later("quantities · each unit by itself"),
}
ICONS = {
    Chart.BARS: "chart-bar",
    Chart.STACKED: "chart-stacked",
    Chart.LINES: "chart-line",
    Chart.MAP: "grid-dots",
    Chart.TIMELINE: "timeline-event",
    Chart.MATRIX: "matrix",
    Chart.QUANTITIES: "coins",
}
COUNTS = {
    Count.RECORDS: later("one count a row"),
    Count.PAIRS: later("one count each"),
    Count.FRACTIONS: later("shared between them"),
    Count.FIRST: later("the first alone"),
}
COUNT_MEANINGS = {
    Count.RECORDS: later("A record with several countries counts once in every row that it belongs to."),
    Count.PAIRS: later(
        "A record counts once for each of its countries, so twice in a region of which it has two."
    ),
    Count.FRACTIONS: later("A record counts once in all, split evenly between its countries."),
    Count.FIRST: later("A record counts for the first of its countries alone."),
}
UNCERTAIN = {
    Uncertain.ONE_YEAR: later("left out, and told"),
    Uncertain.SPREAD: later("spread over years"),
    Uncertain.START: later("at their start"),
}
SCALES = {
    Scale.EQUAL_COUNT: later("5, equal counts"),
    Scale.EQUAL_INTERVAL: later("5, equally wide"),
    Scale.BY_HAND: later("5, by hand"),
}
DATES = {
    "date": later("of the activity"),
    "as_of": later("as of"),
    "announced": later("of the announcement"),
    "report_date": later("of the report"),
}


def told_records(count: int) -> str:
    """How many records, in words."""
    return plural("{count} record", "{count} records", count)


def written(value: float | None) -> str:
    """A number as a figure prints it: whole, or with up to two decimals where something was split."""
    if value is None:
        return "–"
    if float(value).is_integer():
        return number(int(value))
    return locale().toString(float(value), "f", 2).rstrip("0")


def called(figure: RecordFigure, key: str) -> str:
    """What a row, column or panel is called in the language in use."""
    if key in COUNTRIES and figure.label(key) != key:
        return COUNTRIES[key].name(current())
    return translated(figure.label(key))


class Name(str):
    """What a mark is called with its number; `place` is it alone, `value` the number as it is printed."""

    __slots__ = ("place", "value")
    place: str
    value: str

    def __new__(cls, place: str, told: str, value: str) -> "Name":
        name = super().__new__(cls, tr("{name}: {value}", name=place, value=told) if place else told)
        name.place, name.value = place, value
        return name


def told(figure: RecordFigure, names: tuple[str, ...], mark: Mark) -> Name:
    """A mark in words: “Kyrgyzstan: 5 records”, “training, Asia: 2 records”."""
    where = tr(", ").join(name for name in names if name)
    return Name(where, told_value(figure, mark), written(mark.value))


def place_of(name: str) -> str:
    """What a mark is, without its number."""
    return name.place if isinstance(name, Name) else name


def beside(name: str) -> str:
    """What a mark is and its number alone: “Jersey 3”."""
    if not isinstance(name, Name):
        return name
    return tr("{name} {value}", name=name.place, value=name.value)


def told_value(figure: RecordFigure, mark: Mark) -> str:
    """How much a mark is, with what is counted."""
    if figure.asked.chart is Chart.QUANTITIES:
        return told_amount(mark)
    if figure.asked.count is Count.RECORDS and mark.value is not None and float(mark.value).is_integer():
        return told_records(int(mark.value))
    return tr("{value} {what}", value=written(mark.value), what=translated(figure.counted))


def told_amount(mark: Mark) -> str:
    """An amount as it is printed: “2,031,732”, “210 (180–260)”, “≥ 2,700”, “≤ 3,000”."""
    low, high = mark.low, mark.high
    if mark.value is not None:
        if high is None or high == low:
            return written(mark.value)
        return tr("{value} ({low}–{high})", value=written(mark.value), low=written(low), high=written(high))
    if high is None:
        return tr("≥ {low}", low=written(low or 0))
    if not low:
        return tr("≤ {high}", high=written(high))
    return tr("{low}–{high}", low=written(low), high=written(high))


def told_class(steps: Steps) -> str:
    """A class of a map: “4–5”, “3”."""
    if steps.low == steps.high:
        return written(steps.low)
    return tr("{low}–{high}", low=written(steps.low), high=written(steps.high))

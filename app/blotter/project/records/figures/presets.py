"""PRESETS: the figures of records that every project has, one row each."""

from dataclasses import dataclass, replace

from blotter.domain.record_figure import Chart, FigureAsked
from blotter.domain.record_filter import RecordFilter
from blotter.project.records.figures.axes import TABLE


@dataclass(frozen=True, slots=True)
class Preset:
    """A figure under a machine name, with its title and what it asks for."""

    name: str
    title: str
    asked: FigureAsked


_KINDS = {
    "meetings": (
        "Meetings",
        RecordFilter(kinds=("diplomacy",), without_subtypes=("liaison officer posting",)),
    ),
    "agreements": ("Agreements", RecordFilter(kinds=("agreement",))),
    "training": ("Training", RecordFilter(kinds=("training",))),
    "assistance": ("Assistance", RecordFilter(kinds=("assistance",))),
    "patrols": ("Patrols", RecordFilter(kinds=("patrol",))),
    "repression": ("Repression", RecordFilter(kinds=("repression",))),
}
_BY = {
    "region": FigureAsked(chart=Chart.BARS, rows="region", shares=True),
    "year": FigureAsked(chart=Chart.LINES, rows="year"),
    "country": FigureAsked(chart=Chart.BARS, rows="country"),
}


def _of_kinds() -> tuple[Preset, ...]:
    """Each of the six kinds of activity by region, by year and by country."""
    return tuple(
        _preset(f"{name}-by-{by}", f"{title} by {by}", replace(asked, filter=wanted))
        for name, (title, wanted) in _KINDS.items()
        for by, asked in _BY.items()
    )


def _preset(name: str, title: str, asked: FigureAsked) -> Preset:
    return Preset(name, title, replace(asked, title=title))


PRESETS: tuple[Preset, ...] = (
    *_of_kinds(),
    _preset(
        "agreements-by-subtype",
        "Agreements by subtype",
        FigureAsked(rows="subtype", shares=True, filter=RecordFilter(kinds=("agreement",))),
    ),
    _preset("records-by-kind", "Records by kind", FigureAsked(chart=Chart.BARS, rows="kind", shares=True)),
    _preset(
        "records-by-year",
        "Records by year and kind",
        FigureAsked(chart=Chart.STACKED, rows="year", columns="kind"),
    ),
    _preset("records-map", "Records by country", FigureAsked(chart=Chart.MAP, rows="country")),
    _preset("records-timeline", "Timeline of records", FigureAsked(chart=Chart.TIMELINE, rows="kind")),
    _preset(
        "quantities",
        "Quantities by year and actor",
        FigureAsked(chart=Chart.QUANTITIES, rows="year", columns="actor"),
    ),
    _preset(
        "kind-by-region", "Kind by region", FigureAsked(chart=Chart.MATRIX, rows="kind", columns="region")
    ),
    _preset(
        "topic-by-country",
        "Topic by country",
        FigureAsked(chart=Chart.MATRIX, rows="country", columns="topic"),
    ),
    _preset(
        "records-by-table",
        "Kind by a country table",
        FigureAsked(chart=Chart.MATRIX, rows="kind", columns=TABLE),
    ),
)

OWN = "records-figure"
"""The name under which a figure of one's own, or a saved one, is drawn."""

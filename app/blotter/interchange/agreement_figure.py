"""The figure of a report on agreement: each code's value with its interval, for print and for grey."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from blotter.domain.agreement_report import AgreementReport
from blotter.domain.codebook import split_path
from blotter.domain.table import Column, ColumnKind, Table
from blotter.interchange.agreement_tables import shown_code
from blotter.interchange.drawn_figures import dressed
from blotter.interchange.report_parts import coefficient

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from blotter.domain.agreement_report import ReportedCode

CONVENTIONAL = (0.667, 0.8)
MOST_IN_ONE = 36
"""So many codes fit on a page."""

_WIDTH, _ROW, _FRAME = 6.6, 0.225, 1.15
_LONGEST = 44
_BETWEEN = " › "
_INK, _LINE, _GUIDE = "#000000", "#3a3a3a", "#8c8c8c"


def shown(report: AgreementReport) -> "list[ReportedCode]":
    """The codes that have a value, the highest first."""
    valued = [
        (found.value, code)
        for code in report.codes
        if (found := code.estimates[report.headline]).value is not None
    ]
    return [code for _, code in sorted(valued, key=lambda pair: (-pair[0], pair[1].code))]


def interval_figures(report: AgreementReport) -> "list[Figure]":
    """The figure in as many parts as pages need, all on the same scale."""
    codes = shown(report)
    count = -(-len(codes) // MOST_IN_ONE)
    each = -(-len(codes) // max(1, count))
    parts = [codes[number * each : (number + 1) * each] for number in range(count)]
    return [interval_figure(report, part) for part in parts]


def interval_figure(report: AgreementReport, codes: "Sequence[ReportedCode] | None" = None) -> "Figure":
    """The codes that are given, or all of them, as points with their intervals."""
    from matplotlib.figure import Figure

    everything = shown(report)
    codes = everything if codes is None else codes
    with dressed():
        figure = Figure(figsize=(_WIDTH, _FRAME + _ROW * max(1, len(codes))), layout="constrained")
        axes = figure.add_subplot()
        _draw_points(axes, report, codes)
        _draw_references(axes)
        _draw_counts(axes, report, codes)
        _draw_frame(axes, report, everything, codes)
    return figure


def _draw_points(axes: "Axes", report: AgreementReport, codes: "Sequence[ReportedCode]") -> None:
    for place, code in enumerate(codes):
        found = code.estimates[report.headline]
        assert found.value is not None
        if found.low is not None and found.high is not None:
            axes.plot([found.low, found.high], [place, place], color=_LINE, linewidth=1.4, zorder=2)
            for end in (found.low, found.high):
                axes.plot([end, end], [place - 0.18, place + 0.18], color=_LINE, linewidth=1.4, zorder=2)
        axes.plot(
            [found.value], [place], marker="o", markersize=5, color=_INK, zorder=3,
            markerfacecolor="white" if found.low is None else _INK, linestyle="none",
        )  # fmt: skip


def _draw_references(axes: "Axes") -> None:
    for value, style in zip(CONVENTIONAL, ((0, (5, 3)), (0, (1, 2))), strict=True):
        axes.axvline(value, color=_GUIDE, linewidth=0.9, linestyle=style, zorder=1)
        axes.annotate(
            f"{value:.3f}".lstrip("0"), (value, 1), (0, 3), xycoords=("data", "axes fraction"),
            textcoords="offset points", ha="center", va="bottom", fontsize=7.5, color=_LINE,
        )  # fmt: skip
    middle = sum(CONVENTIONAL) / len(CONVENTIONAL)
    axes.annotate(
        "conventional", (middle, 1), (0, 13), xycoords=("data", "axes fraction"),
        textcoords="offset points", ha="center", va="bottom", fontsize=7.5, color=_LINE,
    )  # fmt: skip


def _draw_counts(axes: "Axes", report: AgreementReport, codes: "Sequence[ReportedCode]") -> None:
    """On the right, on how many segments each value rests."""
    beside: dict[str, Any] = {"fontsize": 7.5, "color": _LINE, "va": "center"}
    for place, code in enumerate(codes):
        counts = [f"{code.segments[name]:,}" for name in report.names]
        told = " + ".join(counts) if len(counts) == 2 else f"{sum(code.segments.values()):,}"
        axes.annotate(
            told, (1, place), (8, 0), xycoords=("axes fraction", "data"), textcoords="offset points", **beside
        )
    axes.annotate("segments", (1, 1), (8, 7), xycoords="axes fraction", textcoords="offset points", **beside)


def _draw_frame(
    axes: "Axes",
    report: AgreementReport,
    everything: "Sequence[ReportedCode]",
    codes: "Sequence[ReportedCode]",
) -> None:
    lows = [
        each.value if each.low is None else min(each.low, each.value or 0)
        for each in (code.estimates[report.headline] for code in everything)
    ]
    lowest = min([0.0, *(low for low in lows if low is not None)])
    axes.set_xlim(lowest - 0.04, 1.03)
    axes.set_ylim(max(1, len(codes)) - 0.4, -0.6)
    axes.set_yticks(range(len(codes)), [_label(code.code) for code in codes], fontsize=8.5)
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", labelsize=8.5, color=_GUIDE)
    title = report.measure(report.headline).title
    told = f"{title} with 95 % interval (hollow: without one)" if report.intervals else title
    axes.set_xlabel(told, fontsize=8.5)
    axes.grid(axis="x", color="#e4e4e4", linewidth=0.6, zorder=0)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_GUIDE)


def _label(path: str) -> str:
    """A code as it fits beside the figure; its own name, at the end, stays."""
    names = [" ".join(name.split()) for name in split_path(path)]
    shown, whole = names, _BETWEEN.join(names)
    while len(whole) > _LONGEST and len(shown) > 1:
        shown = shown[1:]
        whole = _BETWEEN.join(["…", *shown])
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1].rstrip() + "…"


def interval_table(report: AgreementReport) -> Table:
    """What the figure shows, as a table."""
    columns = (
        Column("code", "Code", ColumnKind.CODE),
        Column("measure", "Measure"),
        Column("unit", "Unit"),
        Column("value", "Value", ColumnKind.NUMBER),
        Column("low", "Low", ColumnKind.NUMBER),
        Column("high", "High", ColumnKind.NUMBER),
        Column("n", "n", ColumnKind.INTEGER),
        Column("reason", "Reason"),
    )
    with_value = {code.code for code in shown(report)}
    codes = [*shown(report), *(code for code in report.codes if code.code not in with_value)]
    rows = [
        (
            code.code, report.headline, report.unit, found.value, found.low, found.high, code.n,
            found.reason or found.interval_reason,
        )
        for code in codes
        for found in [code.estimates[report.headline]]
    ]  # fmt: skip
    return Table("Agreement with intervals", columns, rows)


def spoken(report: AgreementReport) -> str:
    """The figure in words, for whoever cannot see it."""
    told = []
    for code in shown(report):
        found = code.estimates[report.headline]
        assert found.value is not None
        told.append(f"{shown_code(code.code)} {coefficient(found.value)}")
    return "; ".join(told)

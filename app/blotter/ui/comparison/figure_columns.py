"""FigureColumn: the columns of the table of figures, each with what stands over it and what it means."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from blotter.analysis.agreement import CodeAgreement
from blotter.analysis.measures import AnyMeasure, measure
from blotter.analysis.sample import FEWEST_DOCUMENTS, Drawing
from blotter.analysis.units import Unit
from blotter.project.comparison_result import SEGMENT_F1, CodeFigures, Result
from blotter.ui.comparison.words import (
    DASH,
    DRAWN,
    SYMBOLS,
    UNIT_WORDS,
    coefficient,
    exact,
    interval,
    share,
    short_names,
)
from blotter.ui.language import in_a_row, later, number, plural, tr, translated

CODE, SCALE, INTERVAL, N, PREVALENCE = "code", "scale", "interval", "n", "prevalence"
MOST_CODERS = 4
"""Up to so many coders each has columns of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCell:
    """What a cell says: in words, to be sorted by (None last), and to whoever asks."""

    words: str
    sort: float | None
    told: str = ""
    is_muted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureColumn:
    """A column: what stands over it and what it means, and what its cells say.

    A column without `cell` is drawn (SCALE) or has the names (CODE).
    """

    key: str
    title: str
    meaning: str
    width: int = 46
    cell: Callable[[CodeFigures], FigureCell] | None = None


_AGREED = later("Segments that agree, one to one: intersection over union at least {threshold}")
_AGREED_BY_ALL = later(
    "Segments that agree, one to one: intersection over union at least {threshold}, among all coders"
)
_DOT = later(
    "{measure} as a dot, its 95 % interval as a line. The dotted marks at .667 and .800 are conventions for "
    "α (Krippendorff 2004), not verdicts; look at the lower end of the interval."
)
_INTERVAL = later(
    "The middle 95 % of {measure} on {replicates} replicates, seed {seed}, for each of which {what} were "
    "drawn."
)
_NO_INTERVAL = later("Intervals are switched off under “Counting”.")
_N_DOCUMENTS = later(
    "Of how many documents the intervals draw. Characters are not independent, so they are no n."
)
_N_PARAGRAPHS = later(
    "Of how many paragraphs the intervals draw, because there are fewer than {fewest} documents. Characters "
    "are not independent, so they are no n."
)
_PREVALENCE = later("The share of ratings that give the code, by {unit}")


def columns(result: Result, first: str, meaning: str) -> tuple[FigureColumn, ...]:
    """The columns for these coders and measures; `first` stands over the names."""
    shown = result.shown
    others = (each for each in result.measures if each != SEGMENT_F1)
    return (
        FigureColumn(key=CODE, title=first, meaning=meaning),
        *_segments(result),
        _agreed(result),
        *_only(result),
        *(_measured(result, each) for each in (SEGMENT_F1, *others)),
        FigureColumn(
            key=SCALE,
            title=tr("{measure} from 0 to 1", measure=measure_name(shown, result)),
            meaning=tr(_DOT, measure=measure_name(shown, result)),
        ),
        _interval(result),
        _n(result),
        FigureColumn(
            key=PREVALENCE,
            title=tr("Prevalence"),
            width=80,
            meaning=tr(_PREVALENCE, unit=_rated_unit(result)),
            cell=lambda figures: _prevalence(figures, result),
        ),
    )


def _count(key: str, title: str, meaning: str, count: Callable[[CodeFigures], int]) -> FigureColumn:
    def cell(figures: CodeFigures) -> FigureCell:
        value = count(figures)
        return FigureCell(words=number(value), sort=value)

    return FigureColumn(key=key, title=title, meaning=meaning, cell=cell)


def _segments(result: Result) -> list[FigureColumn]:
    coders = result.sample.coders
    if len(coders) > MOST_CODERS:
        meaning = tr("Segments of all coders in the documents compared; a cell tells of each coder")
        return [_summed("segments", tr("Segments"), meaning, lambda figures: figures.segments)]
    short = short_names(coders)
    return [
        _count(
            f"segments:{coder}",
            short[coder],
            tr("Segments of {coder} in the documents compared", coder=coder),
            lambda figures, coder=coder: figures.segments.get(coder, 0),  # type: ignore[misc]
        )
        for coder in coders
    ]


def _agreed(result: Result) -> FigureColumn:
    template = _AGREED_BY_ALL if len(result.sample.coders) > 2 else _AGREED
    meaning = tr(template, threshold=coefficient(result.options.threshold))
    return _count("agreed", tr("Agreed"), meaning, lambda figures: figures.f1.agreed)


def _only(result: Result) -> list[FigureColumn]:
    coders = result.sample.coders
    if len(coders) > MOST_CODERS:
        meaning = tr("Segments that nobody else’s segment agrees with; a cell tells of each coder")
        return [_summed("only", tr("Only one"), meaning, lambda figures: figures.f1.only)]
    short = short_names(coders)
    return [
        _count(
            f"only:{coder}",
            tr("Only {coder}", coder=short[coder]),
            tr("Segments of {coder} that nobody’s segment agrees with", coder=coder),
            lambda figures, coder=coder: figures.f1.only.get(coder, 0),  # type: ignore[misc]
        )
        for coder in coders
    ]


def _summed(
    key: str, title: str, meaning: str, counts: Callable[[CodeFigures], Mapping[str, int]]
) -> FigureColumn:
    def cell(figures: CodeFigures) -> FigureCell:
        own = counts(figures)
        total = sum(own.values())
        told = in_a_row(tr("{name}: {what}", name=coder, what=count) for coder, count in own.items())
        return FigureCell(words=number(total), sort=total, told=told)

    return FigureColumn(key=key, title=title, meaning=meaning, cell=cell)


def _measured(result: Result, measure_id: str) -> FigureColumn:
    found = measure(measure_id)
    unit = Unit.MATCH if Unit.MATCH in found.units else result.options.unit
    return FigureColumn(
        key=measure_id,
        title=measure_name(measure_id, result),
        width=56,
        meaning=tr(
            "{measure}, by {unit}. {explanation}",
            measure=tr(found.title),
            unit=tr(UNIT_WORDS[unit]),
            explanation=explained(found),
        ),
        cell=lambda figures: value_cell(figures.values[measure_id]),
    )


def value_cell(row: CodeAgreement) -> FigureCell:
    """A coefficient, or a dash with the reason."""
    return FigureCell(
        words=coefficient(row.value), sort=row.value, told=told(row), is_muted=row.value is None
    )


def _interval(result: Result) -> FigureColumn:
    options, shown = result.options, result.shown
    what = tr("documents") if result.sample.drawing is Drawing.DOCUMENT else tr("paragraphs")
    meaning = tr(
        _INTERVAL,
        measure=measure_name(shown, result),
        replicates=number(options.replicates),
        seed=str(options.seed),
        what=what,
    )

    def cell(figures: CodeFigures) -> FigureCell:
        row = figures.values[shown]
        told = tr(_NO_INTERVAL) if not options.intervals else translated(row.interval_reason or row.reason)
        is_missing = row.low is None
        return FigureCell(
            words=interval(row.low, row.high),
            sort=None if row.low is None or row.high is None else row.high - row.low,
            told=told if is_missing else "",
            is_muted=is_missing,
        )

    return FigureColumn(key=INTERVAL, title=tr("95 % interval"), meaning=meaning, width=92, cell=cell)


def _n(result: Result) -> FigureColumn:
    is_document = result.sample.drawing is Drawing.DOCUMENT
    template = _N_DOCUMENTS if is_document else _N_PARAGRAPHS

    def cell(figures: CodeFigures) -> FigureCell:
        row = figures.values[result.shown]
        return FigureCell(
            words=number(row.n), sort=row.n, told=plural(*DRAWN[row.drawing], row.n), is_muted=True
        )

    return FigureColumn(
        key=N,
        title=tr("Documents") if is_document else tr("Paragraphs"),
        meaning=tr(template, fewest=FEWEST_DOCUMENTS),
        cell=cell,
    )


def _prevalence(figures: CodeFigures, result: Result) -> FigureCell:
    value = figures.f1.prevalence
    told = (
        ""
        if figures.document
        else tr(
            "Given in {count} of {total} documents", count=figures.documents, total=result.sample.documents
        )
    )
    return FigureCell(words=share(value), sort=value, told=told, is_muted=True)


def _rated_unit(result: Result) -> str:
    unit = Unit.CHARACTER if result.options.unit is Unit.MATCH else result.options.unit
    return tr(UNIT_WORDS[unit])


def measure_name(measure_id: str, result: Result) -> str:
    """A symbol or title; F1 of coded units has its unit behind it."""
    if measure_id == "f1":
        return tr("F1 by {unit}", unit=_rated_unit(result))
    return SYMBOLS.get(measure_id) or tr(measure(measure_id).title)


def explained(found: AnyMeasure) -> str:
    """What a measure says, and where it comes from."""
    return tr("{explanation} ({origin})", explanation=tr(found.explanation), origin=tr(found.origin))


def told(row: CodeAgreement) -> str:
    """A value to four places with its interval, or that there is none, with the reason where there is one."""
    value = DASH if row.value is None else exact(row.value)
    if row.low is not None and row.high is not None:
        value = tr(
            "{value}, 95 % from {low} to {high}", value=value, low=exact(row.low), high=exact(row.high)
        )
    if not row.reason:
        return value
    return tr("{name}: {what}", name=value, what=translated(row.reason))

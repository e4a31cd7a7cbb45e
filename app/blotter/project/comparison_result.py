"""Result: what is shown of one comparison: figures, what they stand on, and where coders differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from blotter.analysis.agreement import AgreementOptions, CodeAgreement
from blotter.analysis.measures import MatchMeasure, measure
from blotter.analysis.places import Place
from blotter.analysis.sample import Drawing

SEGMENT_F1, ALPHA = "segment_match_f1", "krippendorff_alpha_nominal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What was compared: by whom, how much of it, and what had to be left out.

    `documents` are those that two of the coders have done, `complete` those that all have done. `left_out`
    names who is not done with a document that somebody has begun. `n` counts what intervals draw.
    """

    coders: tuple[str, ...]
    documents: int
    complete: int
    units: int
    segments: int
    left_out: Mapping[str, tuple[str, ...]]
    n: int
    drawing: Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFigures:
    """The figures of one code: F1 of its segments, and `values` by measure on the unit chosen.

    With a `document` they are those of this one alone; else `documents` counts those where it was given.
    """

    code: str
    order: int
    is_parent: bool
    f1: CodeAgreement
    values: Mapping[str, CodeAgreement]
    documents: int
    document: str = ""

    @property
    def segments(self) -> Mapping[str, int]:
        """How many segments each coder has."""
        return self.f1.segments

    @property
    def is_used(self) -> bool:
        """Whether one of the coders gave this code."""
        return any(self.f1.segments.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A comparison as it is shown; `places` has the disagreements of each code in reading order.

    `asked` is what was chosen, `options` the same with every name as the project knows it.
    """

    options: AgreementOptions
    asked: AgreementOptions
    sample: Sample
    measures: tuple[str, ...]
    figures: tuple[CodeFigures, ...]
    places: Mapping[str, Sequence[Place]]

    @property
    def shown(self) -> str:
        """The id of the measure that was chosen: the one that is drawn."""
        return shown_of(self.options)

    @property
    def every_place(self) -> list[Place]:
        """The disagreements on all codes, code by code."""
        return [place for places in self.places.values() for place in places]


def shown_of(options: AgreementOptions) -> str:
    """The id of the measure that is drawn: the first that was chosen, or what is usual on the unit."""
    if options.measures:
        return options.measures[0]
    return SEGMENT_F1 if _objects(ALPHA, options) else ALPHA


def measures_of(options: AgreementOptions) -> tuple[str, ...]:
    """The ids of the measures that are computed: F1 of segments, alpha where it has a value, those chosen."""
    usual = (SEGMENT_F1,) if _objects(ALPHA, options) else (SEGMENT_F1, ALPHA)
    return tuple(dict.fromkeys((*usual, *options.measures)))


def _objects(measure_id: str, options: AgreementOptions) -> bool:
    each = measure(measure_id)
    return not isinstance(each, MatchMeasure) and bool(each.objection(options.unit))

"""Cases: reference examples of agreement in one JSON form, calculated with the measures of this room."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from blotter.analysis import messages
from blotter.analysis.coefficients import Ratings, Value
from blotter.analysis.counts import Counts
from blotter.analysis.measures import MEASURES, MatchMeasure, UnitMeasure
from blotter.analysis.sweep import character_tally, unit_tally
from blotter.domain.segment import Span
from blotter.errors import WrongFile

_BY_ID = {measure.id: measure for measure in MEASURES}
_PARAMS = frozenset(
    {"label", "unit", "boundaries", "rule", "pool", "categories", "threshold", "overlap", "aggregate"}
)
_THE_ONLY_WAY = {"overlap": "intersection over union", "aggregate": "mean over coder pairs"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A case's value, or None and the reason."""

    id: str | int
    value: float | None
    reason: str = ""


class _Case(BaseModel):
    id: str | int
    kind: str
    measure: str
    data: dict[str, Any]
    params: dict[str, Any] | None = None
    item_counts: list[int] | None = None


class _Params(BaseModel):
    label: str | int | None = None
    boundaries: list[tuple[int, int]] = []
    categories: list[Hashable] = []
    threshold: float = Field(0.5, gt=0, le=1)


class _Continuum(BaseModel):
    begin: int = 0
    length: int = Field(ge=0)


class _Unit(BaseModel):
    coder: str
    begin: int
    end: int
    label: str | int | None = None


class _Document(BaseModel):
    continuum: _Continuum
    coders: list[str]
    units: list[_Unit]


class _Documents(BaseModel):
    documents: list[_Document]


class _Coding(BaseModel):
    data: dict[str, list[Hashable]]


class _BadCase(Exception):
    """A case that contradicts itself."""


def calculate(cases: object) -> Iterator[Answer]:
    """The answer to every case of a parsed file, in order; WrongFile if it holds no list of cases."""
    listed = cases.get("cases") if isinstance(cases, Mapping) else cases
    if not isinstance(listed, list):
        raise WrongFile(messages.NOT_CASES)
    for number, case in enumerate(listed, 1):
        yield _answer(case, number)


def _answer(raw: object, number: int) -> Answer:
    name = raw.get("id", number) if isinstance(raw, Mapping) else number
    try:
        value = _value(_Case.model_validate(raw))
    except ValidationError as error:
        first = error.errors()[0]
        problem = f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
        value = Value(None, messages.BAD_CASE.format(problem=problem))
    except _BadCase as error:
        value = Value(None, messages.BAD_CASE.format(problem=error))
    return Answer(name if isinstance(name, str | int) else number, value.value, value.reason)


def _value(case: _Case) -> Value:
    measure = _offered(case)
    if measure is None:
        return Value(None, messages.NOT_OFFERED)
    params = _Params.model_validate(case.params or {})
    if case.kind == "coding" and isinstance(measure, UnitMeasure):
        return measure.function(_ratings(case, params))
    return _unitizing(case, measure, params)


def _offered(case: _Case) -> UnitMeasure | MatchMeasure | None:
    """The measure meant, if it is one of ours and the parameters ask for nothing that it cannot do."""
    params = case.params or {}
    measure = _BY_ID.get(case.measure.removeprefix("char_").removeprefix("unit_"))
    prefixed = measure is not None and measure.id != case.measure
    if isinstance(measure, MatchMeasure):
        fitting = case.kind == "unitizing" and not prefixed
    elif case.kind == "coding":
        fitting = not prefixed and case.measure != "f1"
    else:
        fitting = case.kind == "unitizing" and prefixed
    usual = all(params.get(key, way) == way for key, way in _THE_ONLY_WAY.items())
    return measure if fitting and usual and params.keys() <= _PARAMS else None


def _ratings(case: _Case, params: _Params) -> Ratings:
    columns = list(_Coding.model_validate({"data": case.data}).data.values())
    weights = case.item_counts if case.item_counts is not None else [1] * max(map(len, columns), default=0)
    if any(len(column) != len(weights) for column in columns):
        raise _BadCase("the coders' lists differ in length")
    patterns: Counter[tuple[Hashable | None, ...]] = Counter()
    for pattern, weight in zip(zip(*columns, strict=True), weights, strict=True):
        patterns[pattern] += weight
    used = dict.fromkeys(label for pattern in patterns for label in pattern if label is not None)
    return Ratings(patterns, tuple(dict.fromkeys([*params.categories, *used])))


def _unitizing(case: _Case, measure: UnitMeasure | MatchMeasure, params: _Params) -> Value:
    data = case.data if "documents" in case.data else {"documents": [case.data]}
    documents = _Documents.model_validate(data).documents
    if params.label is None:
        raise _BadCase("params.label names no label")
    if case.measure.startswith("unit_") and (len(documents) != 1 or not params.boundaries):
        raise _BadCase("params.boundaries needs one continuum and its units")
    counts = Counts()
    sizes: Counter[frozenset[str]] = Counter()
    for document in documents:
        coders = sorted(set(document.coders))
        spans = _spans(document, params.label)
        matching = [measure] if isinstance(measure, MatchMeasure) else []
        counts.add_segments(spans, matching, params.threshold)
        if case.measure.startswith("unit_"):
            begin = document.continuum.begin
            units = sorted(Span(start - begin, end - begin) for start, end in params.boundaries)
            counts.add_units(coders, unit_tally([spans[coder] for coder in coders], units))
            sizes[frozenset(coders)] += len(units)
        else:
            counts.add_units(coders, character_tally([spans[coder] for coder in coders]))
            sizes[frozenset(coders)] += document.continuum.length
    everybody = sorted({coder for done in sizes for coder in done})
    return counts.value(measure, everybody, sizes)


def _spans(document: _Document, label: str | int) -> dict[str, list[Span]]:
    """The spans of a label by coder, counted from the beginning of the continuum; exact duplicates once."""
    begin, end = document.continuum.begin, document.continuum.begin + document.continuum.length
    found: dict[str, dict[Span, None]] = {coder: {} for coder in document.coders}
    for unit in document.units:
        if not begin <= unit.begin <= unit.end <= end:
            raise _BadCase(f"{unit.begin}:{unit.end} lies outside the continuum")
        if unit.label == label and unit.begin < unit.end and unit.coder in found:
            found[unit.coder][Span(unit.begin - begin, unit.end - begin)] = None
    return {coder: list(spans) for coder, spans in found.items()}

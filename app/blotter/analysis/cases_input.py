"""What a case of agreement holds: ratings of items, or documents with their coders' segments."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pydantic import BaseModel, Field

from blotter.analysis.coefficients import Continuum, Ratings
from blotter.analysis.coefficients.resampling import REPLICATES, SEED
from blotter.analysis.coefficients.weights import WEIGHTS, Matrix, as_number, ranked
from blotter.domain.segment import Span

_ONE_WAY = {
    "overlap": "intersection over union",
    "aggregate": "mean over coder pairs",
    "rule": "a unit counts as coded if it overlaps a coded span by at least 1 character",
    "resample": "units with at least 2 ratings",
    "method": "percentile",
}
"""Parameters that name the only way in which we do it."""


class BadCase(Exception):
    """A case that contradicts itself."""


class Case(BaseModel):
    """A case before its data are read."""

    id: str | int
    kind: str
    measure: str
    data: dict[str, Any]
    params: dict[str, Any] | None = None
    item_counts: list[int] | None = None

    def asks_only(self, params: frozenset[str]) -> bool:
        """Whether the case asks for nothing but these parameters, in our way where there is but one."""
        asked = self.params or {}
        return asked.keys() <= params and all(asked.get(key, way) == way for key, way in _ONE_WAY.items())


class Params(BaseModel):
    """The parameters of all measures."""

    label: str | int | None = None
    boundaries: list[tuple[int, int]] = []
    category: Hashable = None
    categories: list[Hashable] = []
    threshold: float = Field(0.5, gt=0, le=1)
    weights: str | list[list[float]] | None = None
    use_ranks: bool = False
    labels: list[Hashable] = []
    distance: list[list[float]] = []
    replicates: int = Field(REPLICATES, gt=0)
    seed: int = Field(SEED, ge=0)


@dataclass(frozen=True, slots=True)
class CodingCase:
    """Items that coders gave labels."""

    ratings: Ratings
    params: Params

    def weights(self) -> Matrix | None:
        """The weights named or given; None: only the same label agrees."""
        asked, categories = self.params.weights, self.ratings.categories
        if asked is None:
            return None
        if not isinstance(asked, str):
            return square("weights", asked, len(categories))
        if asked not in WEIGHTS:
            raise BadCase(f"params.weights: {asked} is none of {', '.join(WEIGHTS)}")
        return WEIGHTS[asked](ranked(categories) if self.params.use_ranks else categories)

    def distance(self) -> Matrix:
        """The distance given between the labels given, which are the categories."""
        unknown = set(self.ratings.categories) - set(self.params.labels)
        if unknown:
            raise BadCase(f"params.labels lacks {', '.join(sorted(map(str, unknown)))}")
        return square("distance", self.params.distance, len(self.params.labels))


class _Continuum(BaseModel):
    begin: int = 0
    length: int = Field(ge=0)


class _Unit(BaseModel):
    coder: str
    begin: int
    end: int
    label: str | int | None = None


class Document(BaseModel):
    """A text with the coders who have done it, and their segments."""

    continuum: _Continuum
    coders: list[str]
    units: list[_Unit]

    def spans(self, label: str | int) -> dict[str, list[Span]]:
        """The spans of a label by coder, counted from the beginning of the text; exact duplicates once."""
        found: dict[str, dict[Span, None]] = {coder: {} for coder in self.coders}
        for coder, span, name in self._segments():
            if name == label:
                found[coder][span] = None
        return {coder: list(spans) for coder, spans in found.items()}

    def divided(self) -> Continuum:
        """The text as the coders divided it."""
        spans: dict[str, list[tuple[Span, Hashable]]] = {coder: [] for coder in self.coders}
        for coder, span, name in self._segments():
            spans[coder].append((span, name))
        return Continuum.of(self.continuum.length, spans)

    def _segments(self) -> list[tuple[str, Span, str | int | None]]:
        begin, end = self.continuum.begin, self.continuum.begin + self.continuum.length
        outside = [unit for unit in self.units if not begin <= unit.begin <= unit.end <= end]
        if outside:
            raise BadCase(f"{outside[0].begin}:{outside[0].end} lies outside the continuum")
        return [
            (unit.coder, Span(unit.begin - begin, unit.end - begin), unit.label)
            for unit in self.units
            if unit.begin < unit.end and unit.coder in self.coders
        ]


@dataclass(frozen=True, slots=True)
class UnitizingCase:
    """Documents in which coders marked segments."""

    documents: Sequence[Document]
    params: Params

    @property
    def label(self) -> str | int:
        """The code that is meant."""
        if self.params.label is None:
            raise BadCase("params.label names no label")
        return self.params.label

    def divided(self) -> list[Continuum]:
        """The documents as the coders divided them."""
        return [document.divided() for document in self.documents]


class _Documents(BaseModel):
    documents: list[Document]


class _Labels(BaseModel):
    data: dict[str, list[Hashable]]


class _Sets(BaseModel):
    data: dict[str, list[list[Hashable] | None]]


def coding_case(case: Case, *, sets: bool) -> CodingCase:
    """The ratings of a case; `sets`: each label is a list of codes, whose order does not matter."""
    params = Params.model_validate(case.params or {})
    columns = _sets(case) if sets else list(_Labels.model_validate({"data": case.data}).data.values())
    weights = case.item_counts if case.item_counts is not None else [1] * max(map(len, columns), default=0)
    if any(len(column) != len(weights) for column in columns):
        raise BadCase("the coders' lists differ in length")
    patterns: Counter[tuple[Hashable | None, ...]] = Counter()
    for pattern, weight in zip(zip(*columns, strict=True), weights, strict=True):
        patterns[pattern] += weight
    used = {label for pattern in patterns for label in pattern if label is not None}
    declared = [] if params.use_ranks else params.categories
    categories = dict.fromkeys([*declared, *sorted(used, key=_in_order)])
    return CodingCase(Ratings(patterns, tuple(categories)), params)


def unitizing_case(case: Case) -> UnitizingCase:
    """The documents of a case, or the only one."""
    data = case.data if "documents" in case.data else {"documents": [case.data]}
    documents = _Documents.model_validate(data).documents
    return UnitizingCase(documents, Params.model_validate(case.params or {}))


def square(name: str, rows: Sequence[Sequence[float]], size: int) -> Matrix:
    """A table of numbers as they were written, with so many rows and columns."""
    if len(rows) != size or any(len(row) != size for row in rows):
        raise BadCase(f"params.{name} has to have {size} rows and columns")
    return [[Fraction(str(cell)) for cell in row] for row in rows]


def _sets(case: Case) -> list[list[Hashable | None]]:
    columns: Mapping[str, list[list[Hashable] | None]] = _Sets.model_validate({"data": case.data}).data
    return [[None if each is None else frozenset(each) for each in column] for column in columns.values()]


def _in_order(label: Hashable) -> tuple[bool, Fraction, str]:
    number = as_number(label)
    if isinstance(label, frozenset):
        return True, Fraction(0), str(sorted(map(str, label)))
    return number is None, number or Fraction(0), str(label)

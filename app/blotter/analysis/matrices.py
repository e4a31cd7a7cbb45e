"""Matrices: how often codes stand in a relation to each other, and where in a document each code lies."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from blotter.analysis.cooccurrence import Others, Reach, Relation, Sought, by_coder, joined
from blotter.analysis.sweep import union
from blotter.domain.segment import Placed, Span

Counted = Mapping[str, Sequence[str]]
"""For each code, the codes that its segments count for: itself, or those above it too."""


class Count(StrEnum):
    """What the cells of a matrix say. Each character counts once, however many segments cover it."""

    SEGMENTS = "segments"
    CHARACTERS = "characters"
    DOCUMENTS = "documents"


@dataclass(slots=True)
class Cell:
    """What was counted for a row and a column."""

    segments: int = 0
    characters: int = 0
    documents: int = 0

    def value(self, count: Count) -> int:
        """The figure of this name."""
        return int(getattr(self, count))


@dataclass(slots=True)
class Matrix:
    """Cells by the ids of row and column; what is not there is zero."""

    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)

    def add(self, row: str, column: str, segments: int, spans: Iterable[Span]) -> None:
        """Add what one document holds."""
        cell = self.cells.setdefault((row, column), Cell())
        cell.segments += segments
        cell.characters += length(spans)
        cell.documents += 1

    def value(self, row: str, column: str, count: Count) -> int:
        """The figure in a cell."""
        cell = self.cells.get((row, column))
        return cell.value(count) if cell is not None else 0


def length(spans: Iterable[Span]) -> int:
    """How many characters the spans cover, each once."""
    return sum(span.length for span in union(spans))


def add_codes(
    matrix: Matrix,
    column: str,
    segments: Iterable[Placed],
    counted: Counted,
    passages: Sequence[Span] | None = None,
) -> None:
    """Count the segments of one document by code; of those in `passages`, only the characters there."""
    for code, held in _by_code(segments, counted).items():
        spans = held if passages is None else [cut for span in held for cut in _cuts(span, passages)]
        matrix.add(code, column, len(held), spans)


def _cuts(span: Span, passages: Iterable[Span]) -> Iterator[Span]:
    """What of a span lies in passages."""
    for each in passages:
        if span.overlaps(each):
            yield Span(max(span.start, each.start), min(span.end, each.end))


def add_pairs(
    matrix: Matrix,
    segments: Iterable[Placed],
    counted: Counted,
    relation: Relation,
    reach: Reach,
    across_coders: bool = False,
) -> None:
    """Count the segments of one document that stand in the relation to a segment of each code: code × code.

    A cell holds what `passages` finds for its row's code and, as the others, its column's.
    """
    spans: dict[tuple[str, str], list[Span]] = {}
    for group in by_coder(segments, across_coders):
        lanes: dict[str, list[Placed]] = {}
        for each in group:
            for code in counted.get(each.code, ()):
                lanes.setdefault(code, []).append(each)
        columns = {code: Others(lane, reach) for code, lane in lanes.items()}
        for row, lane in lanes.items():
            sought = [columns[row].sought(Span(each.start, each.end), each.id) for each in lane]
            for column, others in columns.items():
                held = _passages(sought, relation, others)
                if held:
                    spans.setdefault((row, column), []).extend(held)
    for (row, column), held in spans.items():
        matrix.add(row, column, len(held), held)


def _passages(sought: Iterable[Sought], relation: Relation, others: Others) -> list[Span]:
    find, held = others.finder(relation), list[Span]()
    for each in sought:
        partner = find(each)
        if partner is not None:
            held.append(joined(relation, Span(each.start, each.end), partner))
    return held


class Stretch(NamedTuple):
    """A part of a document, with how many characters of it and how many segments a code has there."""

    code: str
    start: int
    end: int
    characters: int
    segments: int


def code_line(segments: Iterable[Placed], counted: Counted) -> list[Stretch]:
    """Where each code lies in a document: its longest runs of characters, by code and place."""
    stretches = []
    for code, spans in _by_code(segments, counted).items():
        starts = sorted(span.start for span in spans)
        for run in union(spans):
            within = bisect_left(starts, run.end) - bisect_left(starts, run.start)
            stretches.append(Stretch(code, run.start, run.end, run.length, within))
    return stretches


def code_bins(segments: Iterable[Placed], counted: Counted, total: int, bins: int) -> list[Stretch]:
    """How much of each of so many equal parts of a document each code covers; empty parts are told too."""
    cuts = sorted({total * number // bins for number in range(bins + 1)})
    parts = [Span(start, end) for start, end in pairwise(cuts)]
    stretches = []
    for code, spans in _by_code(segments, counted).items():
        held: list[list[Span]] = [[] for _ in parts]
        for span in spans:
            for at in range(bisect_right(cuts, span.start) - 1, bisect_left(cuts, span.end)):
                held[at].append(Span(max(span.start, cuts[at]), min(span.end, cuts[at + 1])))
        stretches += [
            Stretch(code, *part, length(cut), len(cut)) for part, cut in zip(parts, held, strict=True)
        ]
    return stretches


def _by_code(segments: Iterable[Placed], counted: Counted) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for each in segments:
        for code in counted.get(each.code, ()):
            spans.setdefault(code, []).append(Span(each.start, each.end))
    return spans

"""The tables of a data package that count: codes by document and by case, and codes on the same words."""

import heapq
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from blotter.domain.case import Case, CasePart
from blotter.domain.record_data import DataField, DataTable
from blotter.domain.segment import Segment, Span
from blotter.domain.table import Cell
from blotter.interchange.data_package import columns as col
from blotter.interchange.data_package.held import Held

Row = tuple[Cell, ...]

_FIGURES = (
    DataField("segments", "How many segments", col.WHOLE),
    DataField("characters", "How many characters they cover, each counted once", col.WHOLE),
    DataField("coders", "How many coders they are from", col.WHOLE),
)


def tables(held: Held) -> Iterator[DataTable]:
    """The tables, a row for each pair that occurs; a code stands for itself, without those under it."""
    yield DataTable(
        name="code_by_document",
        about="How often each code is in each document; a pair that is not here does not occur",
        fields=(*col.code(), *col.document(), *_FIGURES),
        rows=lambda: _by_document(held),
        key=("code_id", "document_id"),
    )
    yield DataTable(
        name="code_by_case",
        about="How often each code is in the documents and passages of each case; what belongs to several "
        "cases counts in each",
        fields=(
            *col.code(),
            DataField("case_id", "The case (id)", refers=("cases", "id")),
            DataField("case", "The case (name)"),
            *_FIGURES,
        ),
        rows=lambda: _by_case(held),
        key=("code_id", "case_id"),
    )
    yield DataTable(
        name="code_by_code",
        about="How often segments of two codes share a character, both by one coder; each pair of codes once",
        fields=(
            *col.code("The one code"),
            *col.code("The other code", "other"),
            DataField("pairs", "How many pairs of segments", col.WHOLE),
            DataField("documents", "In how many documents", col.WHOLE),
        ),
        rows=lambda: _by_code(held),
        key=("code_id", "other_id"),
    )


@dataclass(slots=True)
class _Cell:
    """What is counted for a pair."""

    segments: int = 0
    coders: set[str] = field(default_factory=set)
    spans: dict[str, list[Span]] = field(default_factory=dict)

    def add(self, segment: Segment) -> None:
        self.segments += 1
        self.coders.add(segment.coder)
        self.spans.setdefault(segment.source, []).append(segment.span)

    @property
    def figures(self) -> tuple[int, int, int]:
        return self.segments, sum(map(covered, self.spans.values())), len(self.coders)


def covered(spans: Iterable[Span]) -> int:
    """How many characters some spans of one text cover, each counted once."""
    count, reached = 0, 0
    for start, end in sorted(spans):
        count += max(0, end - max(start, reached))
        reached = max(reached, end)
    return count


def _by_document(held: Held) -> Iterator[Row]:
    cells: dict[tuple[str, str], _Cell] = {}
    for each in held.segments:
        cells.setdefault((each.code, each.source), _Cell()).add(each)
    for code in held.book:
        for source in held.sources:
            if (code.id, source) in cells:
                yield *held.code(code.id), *held.document(source), *cells[code.id, source].figures


def _by_case(held: Held) -> Iterator[Row]:
    cases, cells = held.things.all(Case), dict[tuple[str, str], _Cell]()
    parts = _Parts(held.things.all(CasePart).values())
    for each in held.segments:
        for case in parts.of(each):
            cells.setdefault((each.code, case), _Cell()).add(each)
    for code in held.book:
        for of in cases.values():
            if (code.id, of.id) in cells:
                yield *held.code(code.id), of.id, of.name, *cells[code.id, of.id].figures


class _Parts:
    """Which cases a segment belongs to: those of its document, and those of passages that it touches."""

    def __init__(self, parts: Iterable[CasePart]) -> None:
        self._whole: dict[str, set[str]] = {}
        self._passages: dict[str, list[tuple[Span, str]]] = {}
        for each in parts:
            if each.span is None:
                self._whole.setdefault(each.source, set()).add(each.case)
            else:
                self._passages.setdefault(each.source, []).append((each.span, each.case))
        for passages in self._passages.values():
            passages.sort()

    def of(self, segment: Segment) -> set[str]:
        passages = self._passages.get(segment.source, ())
        until = bisect_left(passages, (Span(segment.end, 0), ""))
        touched = {case for span, case in passages[:until] if span.overlaps(segment.span)}
        return touched | self._whole.get(segment.source, set())


def _by_code(held: Held) -> Iterator[Row]:
    order = {code.id: place for place, code in enumerate(held.book)}
    laid: dict[str, dict[str, list[Segment]]] = {}
    for each in held.segments:
        laid.setdefault(each.source, {}).setdefault(each.coder, []).append(each)
    pairs, documents = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for by_coder in laid.values():
        found = Counter[tuple[str, str]]()
        for segments in by_coder.values():
            found.update(_met(segments, order))
        pairs.update(found)
        documents.update(found.keys())
    for one, other in sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]])):
        yield *held.code(one), *held.code(other), pairs[one, other], documents[one, other]


def _met(segments: Iterable[Segment], order: Mapping[str, int]) -> Counter[tuple[str, str]]:
    """How many pairs of segments of two different codes share a character, the codes in their order."""
    met, open_now = Counter[tuple[str, str]](), Counter[str]()
    ending: list[tuple[int, str]] = []
    for each in sorted(segments, key=lambda each: (each.start, each.end)):
        while ending and ending[0][0] <= each.start:
            open_now[heapq.heappop(ending)[1]] -= 1
        for code, count in open_now.items():
            if count and code != each.code:
                one, other = sorted((code, each.code), key=order.__getitem__)
                met[one, other] += count
        open_now[each.code] += 1
        heapq.heappush(ending, (each.end, each.code))
    return met

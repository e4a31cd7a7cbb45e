"""Disagreements counted by kind, and each kind by code, by pair of coders and by document."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from blotter.analysis.disagreements import Disagreement, Kind
from blotter.domain.table import Cell, Column, ColumnKind, Table

Pair = tuple[str, str]
"""Two coders, by name."""


class Differing(Protocol):
    """Something on which coders differ: one place, or one segment."""

    @property
    def code(self) -> str:
        """The path of the code that they differ on."""
        ...

    @property
    def kind(self) -> Kind:
        """In what way."""
        ...

    @property
    def document(self) -> str:
        """Where."""
        ...

    @property
    def pairs(self) -> Sequence[Pair]:
        """Which coders differ there, every two of them once."""
        ...


@dataclass(frozen=True, slots=True)
class Differences:
    """How many there are of each kind, in all and by code, pair of coders and document.

    Codes and documents add up to the whole. Pairs add up to more where three coders differ on one thing.
    """

    kinds: Mapping[Kind, int]
    by_code: Mapping[tuple[str, Kind], int]
    by_pair: Mapping[tuple[Pair, Kind], int]
    by_document: Mapping[tuple[str, Kind], int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class DifferingSegment:
    """A segment that at least one other coder's coding does not answer."""

    code: str
    kind: Kind
    document: str
    pairs: tuple[Pair, ...]


def counted_by_kind(found: Iterable[Differing]) -> Differences:
    """Count every one under its kind."""
    kinds: Counter[Kind] = Counter()
    by_code: Counter[tuple[str, Kind]] = Counter()
    by_pair: Counter[tuple[Pair, Kind]] = Counter()
    by_document: Counter[tuple[str, Kind]] = Counter()
    for each in found:
        kinds[each.kind] += 1
        by_code[each.code, each.kind] += 1
        by_document[each.document, each.kind] += 1
        by_pair.update((pair, each.kind) for pair in each.pairs)
    return Differences(kinds, by_code, by_pair, by_document)


def segments_of(found: Iterable[Disagreement]) -> list[DifferingSegment]:
    """Each segment of each code once, under the first kind that holds for it with any other coder."""
    order = list(Kind)
    by_segment: dict[tuple[str, str], list[Disagreement]] = {}
    for each in found:
        by_segment.setdefault((each.segment, each.code), []).append(each)
    return [
        DifferingSegment(
            code=code,
            kind=min((each.kind for each in same), key=order.index),
            document=same[0].source,
            pairs=pairs_of(same),
        )
        for (_, code), same in by_segment.items()
    ]


def pairs_of(found: Iterable[Disagreement]) -> tuple[Pair, ...]:
    """Which coders differ in these, every two of them once, by name."""
    pairs = {(min(each.coder, each.against), max(each.coder, each.against)) for each in found}
    return tuple(sorted(pairs))


def differences_table(found: Differences, codes: Sequence[str]) -> Table:
    """A row a code that has any, a column a kind; a row with no code has the sums."""
    columns = (
        Column("code", "Code", ColumnKind.CODE),
        *(Column(str(kind), str(kind).capitalize(), ColumnKind.INTEGER) for kind in Kind),
        Column("total", "Total", ColumnKind.INTEGER),
    )
    rows = [(code, [found.by_code.get((code, kind), 0) for kind in Kind]) for code in codes]
    cells: list[tuple[Cell, ...]] = [(code, *counts, sum(counts)) for code, counts in rows if any(counts)]
    sums = [found.kinds.get(kind, 0) for kind in Kind]
    cells.append(("", *sums, sum(sums)))
    return Table("Kinds of disagreement", columns, cells)

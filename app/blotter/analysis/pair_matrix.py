"""Pair matrix: the same figures for every two of the coders, over the documents that these two have done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from blotter.analysis.agreement import CodeAgreement, Comparison
from blotter.progress import Progress, counted, silent


@dataclass(frozen=True, slots=True, kw_only=True)
class PairMatrix:
    """One measure of one code for every two coders who share a document."""

    code: str
    measure: str
    coders: tuple[str, ...]
    cells: Mapping[frozenset[str], CodeAgreement]

    def cell(self, first: str, second: str) -> CodeAgreement | None:
        """What two coders have, in whichever order they are named; None where they share no document."""
        return self.cells.get(frozenset((first, second)))


def pair_rows(
    comparison: Comparison, codes: Sequence[str], progress: Progress = silent
) -> list[CodeAgreement]:
    """For each code the rows of every two coders who share a document, in the coders' order."""
    found: dict[str, list[CodeAgreement]] = {code: [] for code in codes}
    pairs = list(combinations(comparison.coders, 2))
    for pair in counted(pairs, progress, every=1):
        sample = comparison.sample_of(comparison.documents, pair)
        if sample.documents:
            for code in codes:
                found[code] += comparison.rows_on(sample, pair, code)
    return [row for code in codes for row in found[code]]


def pair_matrices(rows: Iterable[CodeAgreement]) -> list[PairMatrix]:
    """The rows of pairs as matrices, one a code and measure."""
    cells: dict[tuple[str, str], dict[frozenset[str], CodeAgreement]] = {}
    coders: dict[str, None] = {}
    for row in rows:
        cells.setdefault((row.code, row.measure), {})[frozenset(row.coders)] = row
        coders |= dict.fromkeys(row.coders)
    return [
        PairMatrix(code=code, measure=measure, coders=tuple(coders), cells=own)
        for (code, measure), own in cells.items()
    ]

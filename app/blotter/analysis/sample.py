"""Sample: the documents that are compared, the numbers of each code on them, and what intervals draw from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from blotter.analysis import messages
from blotter.analysis.bootstrap import FEWEST_UNITS, Interval, Resampling, interval
from blotter.analysis.counts import Coders, Counts, rating
from blotter.analysis.drawn import Drawn, match_measured, measured
from blotter.analysis.measures import MatchMeasure, UnitMeasure
from blotter.analysis.tallies import CodedDocument, Counting, DocumentTally, Tallies, Tally
from blotter.analysis.units import Unit
from blotter.message import Sentence

if TYPE_CHECKING:
    from blotter.analysis.bootstrap import Floats

FEWEST_DOCUMENTS = 10
"""Documents are drawn where there are so many; else their paragraphs."""


class Drawing(StrEnum):
    """What intervals draw again and again, and what n counts."""

    DOCUMENT = "document"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Draws:
    """How intervals are computed: how many replicates, from which seed; none where not wanted."""

    wanted: bool = True
    replicates: int = 2000
    seed: int = 1
    made: dict[int, Resampling] = field(default_factory=dict, compare=False)

    def of(self, units: int) -> Resampling:
        """The draws from so many units, the same for every code."""
        if units not in self.made:
            self.made.clear()
            self.made[units] = Resampling(units, self.replicates, self.seed)
        return self.made[units]


class Sample:
    """Documents of at least two coders each; with a `pair`, of these two coders alone."""

    def __init__(
        self,
        documents: Iterable[CodedDocument],
        counting: Counting,
        tallies: Tallies,
        draws: Draws,
        pair: tuple[str, str] | None = None,
    ) -> None:
        self.counting, self.draws = counting, draws
        self._tallies, self._pair = tallies, pair
        shared = (each for each in documents if pair is None or set(pair) <= set(each.frame.coders))
        self.documents = sorted(shared, key=lambda document: document.source)
        self.sizes: Counter[frozenset[str]] = Counter()
        self.done: Counter[frozenset[str]] = Counter()
        for document in self.documents:
            coders = frozenset(self.coders_of(document))
            self.sizes[coders] += document.frame.size
            self.done[coders] += 1

    def replace(self, document: CodedDocument) -> None:
        """Take a document in place of the one of its name; their frames are the same."""
        place = next(i for i, each in enumerate(self.documents) if each.source == document.source)
        self.documents[place] = document

    def coders_of(self, document: CodedDocument) -> Coders:
        """Those who are compared on a document."""
        return (self._pair and tuple(sorted(self._pair))) or document.frame.coders

    @cached_property
    def drawing(self) -> Drawing:
        """What is drawn: documents where there are enough, or where a document is one unit."""
        enough = len(self.documents) >= FEWEST_DOCUMENTS or self.counting.unit is Unit.DOCUMENT
        return Drawing.DOCUMENT if enough else Drawing.PARAGRAPH

    @cached_property
    def n(self) -> int:
        """How many there are to draw from."""
        if self.drawing is Drawing.DOCUMENT:
            return len(self.documents)
        return sum(len(document.frame.starts) for document in self.documents)

    def numbered(self) -> Iterator[tuple[int, CodedDocument]]:
        """The documents, each with the number of its first sampling unit."""
        first = 0
        for document in self.documents:
            yield first, document
            first += 1 if self.drawing is Drawing.DOCUMENT else len(document.frame.starts)

    def objection(self) -> str:
        """Why no interval can be computed on so little, or ""."""
        if not self.draws.wanted or self.n >= FEWEST_UNITS:
            return ""
        is_document = self.drawing is Drawing.DOCUMENT
        why = messages.TOO_FEW_DOCUMENTS if is_document else messages.TOO_FEW_PARAGRAPHS
        return Sentence(why, fewest=FEWEST_UNITS)

    def tallied(self, code: str) -> Iterator[tuple[int, CodedDocument, DocumentTally]]:
        """The documents in which a code was given: the number of their first sampling unit, and the tally."""
        blocks = self.drawing is Drawing.PARAGRAPH and self.draws.wanted
        for first, document in self.numbered():
            if code in document.spans:
                tally = self._tallies.of(document, code, self.counting, blocks)
                if self._pair is not None:
                    coders = document.frame.coders
                    i, j = sorted(coders.index(coder) for coder in self._pair)
                    tally = tally.of_pair(i, j)
                yield first, document, tally

    def counts(self, codes: Sequence[str]) -> Counts:
        """The sums of one code, or of several together."""
        counts = Counts()
        for code in codes:
            for _, document, tally in self.tallied(code):
                counts.add(self.coders_of(document), tally)
        return counts

    def interval(self, measure: UnitMeasure | MatchMeasure, replicates: "Replicates") -> Interval:
        """The interval of a measure, or why there is none."""
        if not self.draws.wanted:
            return Interval()
        if reason := self.objection():
            return Interval(reason=reason)
        if isinstance(measure, MatchMeasure):
            return interval(match_measured(replicates.pairs(measure.id)))
        return interval(measured(measure.function, replicates.ratings))

    @cached_property
    def drawn_sizes(self) -> Mapping[Coders, "Floats"]:
        """How many units each replicate has, by the coders who rated them."""
        import numpy as np

        columns = sorted({self.coders_of(document) for document in self.documents})
        rows: list[list[int]] = []
        for document in self.documents:
            place = columns.index(self.coders_of(document))
            frame = document.frame
            sizes = [frame.size] if self.drawing is Drawing.DOCUMENT else frame.block_sizes()
            rows += [[size if column == place else 0 for column in range(len(columns))] for size in sizes]
        sums = self.draws.of(self.n).sums(range(self.n), np.array(rows, dtype=np.int64))
        return {coders: sums[:, place] for place, coders in enumerate(columns)}


class Replicates:
    """What every replicate drew of some codes taken together."""

    def __init__(self, sample: Sample, codes: Sequence[str], coders: Sequence[str]) -> None:
        self._sample, self.codes, self.coders = sample, codes, coders

    @cached_property
    def _units(self) -> list[tuple[int, Coders, Tally]]:
        """The sampling units in which somebody gave the codes."""
        found = []
        for code in self.codes:
            for first, document, tally in self._sample.tallied(code):
                coders = self._sample.coders_of(document)
                if tally.blocks is None or self._sample.drawing is Drawing.DOCUMENT:
                    found.append((first, coders, tally.whole))
                else:
                    found += [(first + block, coders, each) for block, each in tally.blocks.items()]
        return found

    @cached_property
    def ratings(self) -> Drawn:
        """The ratings of every replicate, the uncoded units included."""
        import numpy as np

        columns: dict[tuple[Coders, int], int] = {}
        rows: dict[int, int] = {}
        cells = [
            (rows.setdefault(row, len(rows)), columns.setdefault((coders, mask), len(columns)), places)
            for row, coders, tally in self._units
            for mask, places in tally.coded.items()
        ]
        values = np.zeros((len(rows), len(columns)), dtype=np.int64)
        if cells:
            places, at, counts = zip(*cells, strict=True)
            np.add.at(values, (places, at), counts)
        resampling = self._sample.draws.of(self._sample.n)
        coded = resampling.sums(list(rows), values)
        weights, patterns = [coded], [rating(self.coders, *key) for key in columns]
        for coders, sizes in self._sample.drawn_sizes.items():
            own = [column for (who, _), column in columns.items() if who == coders]
            weights.append((sizes * len(self.codes) - coded[:, own].sum(axis=1))[:, None])
            patterns.append(rating(self.coders, coders, 0))
        return Drawn(patterns, (False, True), np.hstack(weights))

    def pairs(self, measure: str) -> "Floats":
        """Matched segments and those of both, of every pair of coders in every replicate."""
        import numpy as np

        columns: dict[tuple[str, str], int] = {}
        rows: dict[int, int] = {}
        cells: list[tuple[int, int, int, int, int]] = []
        for row, coders, tally in self._units:
            for (name, i, j), pair in tally.pairs.items():
                if name == measure:
                    column = columns.setdefault((coders[i], coders[j]), len(columns))
                    cells.append((rows.setdefault(row, len(rows)), column, *pair))
        made = np.array(cells, dtype=np.int64).reshape(len(cells), 5)
        places = made[:, 0] * len(columns) + made[:, 1]
        shape = (len(rows), len(columns))
        counted = [
            np.bincount(places, weights=made[:, 2 + part], minlength=len(rows) * len(columns))
            for part in range(3)
        ]
        values = np.concatenate([part.reshape(shape) for part in counted], axis=1).astype(np.int64)
        resampling = self._sample.draws.of(self._sample.n)
        sums = resampling.sums(list(rows), values).reshape(-1, 3, len(columns))
        return sums.transpose(0, 2, 1)

"""Tallies: what a code adds up to in one document, counted from spans alone and kept while these stay."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from blotter.analysis.coded_text import CodedText, ancestry
from blotter.analysis.coefficients import PairCount
from blotter.analysis.matching import alike, candidates, one_to_one
from blotter.analysis.measures import MatchMeasure
from blotter.analysis.sweep import Grid, Stretch, added_up, cut, stretches, union
from blotter.analysis.units import Unit, UnitRule, paragraphs
from blotter.domain.segment import Span, trimmed

AGREED = ""
"""Stands for a measure's id where segments are paired to say which of them are agreed."""

Spans = tuple[tuple[Span, ...], ...]
"""The spans of one code in one document, one place a coder; each span once, in order."""

Pairs = Mapping[tuple[str, int, int], PairCount]
"""For the id of a match measure and every two coders: how many of their segments it pairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """What a tally depends on besides the spans: the unit, when one is coded, and which segments pair."""

    unit: Unit = Unit.CHARACTER
    rule: UnitRule = UnitRule.TOUCHED
    threshold: float = 0.5
    matching: tuple[MatchMeasure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Of a compared document what is the same for every code.

    Places are characters or, with a `grid`, units. `starts` says where its blocks begin, which are its
    paragraphs with the white space behind them, in characters, and `cuts` says it in places.
    """

    coders: tuple[str, ...]
    size: int
    grid: Grid | None
    starts: tuple[int, ...]
    cuts: tuple[int, ...]

    def block_sizes(self) -> list[int]:
        """How many places each block has."""
        return [end - start for start, end in zip(self.cuts, (*self.cuts[1:], self.size), strict=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedDocument:
    """A compared document without its words: its frame, and the spans of each code that was given there."""

    source: str
    frame: Frame
    spans: Mapping[str, Spans]


@dataclass(frozen=True, slots=True)
class Tally:
    """What is drawn again and again: coded places by who coded them, and paired segments."""

    coded: Mapping[int, int]
    pairs: Pairs

    def of_pair(self, i: int, j: int) -> "Tally":
        """The tally of two of the coders alone."""
        coded: dict[int, int] = {}
        for mask, places in self.coded.items():
            both = (mask >> i & 1) | (mask >> j & 1) << 1
            if both:
                coded[both] = coded.get(both, 0) + places
        return Tally(coded, _of_pair(self.pairs, i, j))


@dataclass(frozen=True, slots=True)
class SegmentCounts:
    """The segments of one code: a place a coder, how many all agree on, how many nobody answers."""

    segments: tuple[int, ...]
    agreed: int
    only: tuple[int, ...]
    pairs: Pairs

    def of_pair(self, i: int, j: int) -> "SegmentCounts":
        """The counts of two of the coders alone."""
        pairs = _of_pair(self.pairs, i, j)
        matched, first, second = pairs[AGREED, 0, 1]
        return SegmentCounts((first, second), matched, (first - matched, second - matched), pairs)


@dataclass(frozen=True, slots=True)
class DocumentTally:
    """One code in one document; `blocks` has those in which somebody gave the code, if they are wanted.

    Blocks do not tell which segments are agreed, only what the measures pair.
    """

    coded: Mapping[int, int]
    segments: SegmentCounts
    blocks: Mapping[int, Tally] | None = None

    @property
    def whole(self) -> Tally:
        """The document as one block."""
        return Tally(self.coded, self.segments.pairs)

    def of_pair(self, i: int, j: int) -> "DocumentTally":
        """The tally of two of the coders alone."""
        blocks = self.blocks and {number: tally.of_pair(i, j) for number, tally in self.blocks.items()}
        return DocumentTally(self.whole.of_pair(i, j).coded, self.segments.of_pair(i, j), blocks)


def _of_pair(pairs: Pairs, i: int, j: int) -> Pairs:
    return {(name, 0, 1): found for (name, *who), found in pairs.items() if who == [i, j]}


_Kept = tuple[Frame, Spans, DocumentTally]


@dataclass(slots=True)
class Tallies:
    """Tallies that are kept: one is counted again only when a span, the units or the counting changed."""

    counted: int = 0
    _kept: dict[Counting, dict[tuple[str, str], _Kept]] = field(default_factory=dict)
    _latest: tuple[Counting, dict[tuple[str, str], _Kept]] | None = None

    def of(
        self, document: CodedDocument, code: str, counting: Counting, blocks: bool = False
    ) -> DocumentTally:
        """The tally of a code that was given in the document, kept or counted."""
        if self._latest is None or self._latest[0] is not counting:
            self._latest = counting, self._kept.setdefault(counting, {})
        key, spans = (document.source, code), document.spans[code]
        kept = self._latest[1].get(key)
        is_enough = kept is not None and (kept[2].blocks is not None or not blocks)
        if kept is not None and is_enough and kept[1] == spans and kept[0] == document.frame:
            return kept[2]
        found = tally(document.frame, spans, counting, blocks)
        self._latest[1][key] = (document.frame, spans, found)
        self.counted += 1
        return found

    def forget(self, source: str) -> None:
        """Let go of everything that was counted in a document."""
        for kept in self._kept.values():
            for key in [key for key in kept if key[0] == source]:
                del kept[key]


def coded_document(
    text: CodedText, coders: Sequence[str], unit: Unit, *, trim: bool, rollup: bool
) -> CodedDocument:
    """The document as these coders left it."""
    return CodedDocument(
        source=text.source,
        frame=_frame(text, tuple(coders), unit),
        spans=_spans(text, coders, trim=trim, rollup=rollup),
    )


def _frame(text: CodedText, coders: tuple[str, ...], unit: Unit) -> Frame:
    blocks = text.units.get(Unit.PARAGRAPH) or paragraphs(text.text)
    starts = (0, *(block.start for block in blocks[1:]))
    if unit in (Unit.CHARACTER, Unit.MATCH):
        return Frame(coders=coders, size=len(text.text), grid=None, starts=starts, cuts=starts)
    grid = Grid.of(text.boundaries(unit))
    cuts = (0, *(bisect_left(grid.starts, start) for start in starts[1:]))
    return Frame(coders=coders, size=len(grid.starts), grid=grid, starts=starts, cuts=cuts)


def _spans(text: CodedText, coders: Sequence[str], *, trim: bool, rollup: bool) -> dict[str, Spans]:
    """The segments by code and coder; which ones count is told at `grouped`."""
    numbers = {coder: number for number, coder in enumerate(coders)}
    words = text.text
    found: dict[str, list[list[Span]]] = {}
    for _, coder, code, start, end in text.segments:
        number = numbers.get(coder)
        if number is None:
            continue
        span = Span(start, end)
        if trim and (words[start : start + 1].isspace() or words[end - 1 : end].isspace()):
            span = trimmed(words, span)
        if span[0] >= span[1]:
            continue
        for path in ancestry(code) if rollup else (code,):
            if path not in found:
                found[path] = [[] for _ in coders]
            found[path][number].append(span)
    return {code: tuple(tuple(sorted(set(spans))) for spans in by_coder) for code, by_coder in found.items()}


def tally(frame: Frame, spans: Spans, counting: Counting, blocks: bool = False) -> DocumentTally:
    """Count one code in one document."""
    covered = [union(each) for each in spans]
    if frame.grid is not None:
        rule = UnitRule.TOUCHED if counting.unit is Unit.DOCUMENT else counting.rule
        covered = [frame.grid.coded(each, rule) for each in covered]
    found = list(stretches(covered))
    matches = _matches(spans, counting)
    return DocumentTally(
        added_up(found),
        _segment_counts(spans, matches),
        _blocks(frame, spans, found, matches) if blocks else None,
    )


def segments_counted(spans: Spans, counting: Counting) -> SegmentCounts:
    """Count the segments alone."""
    return _segment_counts(spans, _matches(spans, counting))


_Matches = Mapping[tuple[int, int], Mapping[Span, Span]]


def _matches(spans: Spans, counting: Counting) -> dict[str, _Matches]:
    """The matches of every two coders, by measure and for what is agreed."""
    found = candidates(spans)
    fits = alike(counting.threshold)
    agreed = {(i, j): one_to_one(spans[i], spans[j], pairs, fits) for (i, j), pairs in found.items()}
    matches: dict[str, _Matches] = {AGREED: agreed}
    for measure in counting.matching:
        if measure.fits is alike:
            matches[measure.id] = agreed
        else:
            fits = measure.fits(counting.threshold)
            matches[measure.id] = {
                (i, j): one_to_one(spans[i], spans[j], pairs, fits) for (i, j), pairs in found.items()
            }
    return matches


def _segment_counts(spans: Spans, matches: Mapping[str, _Matches]) -> SegmentCounts:
    answered: list[set[Span]] = [set() for _ in spans]
    for (i, j), matched in matches[AGREED].items():
        answered[i].update(matched)
        answered[j].update(matched.values())
    pairs = {
        (name, i, j): PairCount(len(matched), len(spans[i]), len(spans[j]))
        for name, by_pair in matches.items()
        for (i, j), matched in by_pair.items()
    }
    return SegmentCounts(
        tuple(map(len, spans)),
        sum(_is_agreed(span, len(spans), matches[AGREED]) for span in answered[0]) if len(spans) > 1 else 0,
        tuple(len(own) - len(found) for own, found in zip(spans, answered, strict=True)),
        pairs,
    )


def _is_agreed(span: Span, coders: int, matches: _Matches) -> bool:
    """Whether this segment of the first coder and its matches are also matched among each other."""
    there = [span]
    for other in range(1, coders):
        match = matches[0, other].get(span)
        if match is None:
            return False
        there.append(match)
    return all(matches[i, j].get(there[i]) == there[j] for i, j in combinations(range(1, coders), 2))


def _blocks(
    frame: Frame, spans: Spans, found: Iterable[Stretch], matches: Mapping[str, _Matches]
) -> dict[int, Tally]:
    """The tallies of the blocks; a segment counts where it starts, two that match where the first does."""
    coded: dict[int, dict[int, int]] = {}
    for block, (start, end, mask) in cut(found, frame.cuts):
        here = coded.setdefault(block, {})
        here[mask] = here.get(mask, 0) + end - start
    homes = [{span: bisect_right(frame.starts, span[0]) - 1 for span in own} for own in spans]
    pairs: dict[int, dict[tuple[str, int, int], list[int]]] = {}
    for name, by_pair in matches.items():
        for (i, j), matched in by_pair.items() if name != AGREED else ():
            for block, *counts in _paired(homes[i], homes[j], matched):
                added = pairs.setdefault(block, {}).setdefault((name, i, j), [0, 0, 0])
                for place, count in enumerate(counts):
                    added[place] += count
    counted = {
        block: {key: PairCount(*counts) for key, counts in own.items()} for block, own in pairs.items()
    }
    return {b: Tally(coded.get(b, {}), counted.get(b, {})) for b in coded.keys() | counted.keys()}


def _paired(
    first: Mapping[Span, int], second: Mapping[Span, int], matched: Mapping[Span, Span]
) -> Iterator[tuple[int, int, int, int]]:
    """The block of each segment or match, and how it counts: matched, of the first, of the second coder."""
    for here, home in first.items():
        there = matched.get(here)
        if there is None:
            yield home, 0, 1, 0
        else:
            yield min(home, second[there]), 1, 1, 1
    for there in second.keys() - set(matched.values()):
        yield second[there], 0, 0, 1

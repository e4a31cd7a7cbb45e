"""Continua of a sample: its documents as their coders divided them, for the measures of unitizing."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from blotter.analysis import messages
from blotter.analysis.bootstrap import Interval, interval
from blotter.analysis.coefficients import Continuum, Value
from blotter.analysis.coefficients.continuum import Label
from blotter.analysis.coefficients.unitizing import resampled
from blotter.analysis.measures import ContinuumMeasure
from blotter.analysis.sample import Drawing, Sample
from blotter.analysis.tallies import CodedDocument
from blotter.domain.segment import Span

Labels = Mapping[str, Label]
"""The codes that divide the text, by path, and what their segments are called."""


def value(sample: Sample, measure: ContinuumMeasure[Any], labels: Labels, label: Label = None) -> Value:
    """The measure over the documents of a sample; `label` is the one that it is about, where it needs one."""
    return measure.value([measure.sums(continuum(sample, each, labels)) for each in sample.documents], label)


def drawn_interval(
    sample: Sample, measure: ContinuumMeasure[Any], labels: Labels, label: Label = None
) -> Interval:
    """Its interval; where paragraphs are drawn, a segment is cut where one ends.

    Sampling units in which nobody coded count by their length alone, since gaps add up.
    """
    if reason := sample.objection():
        return Interval(reason=reason)
    if measure.formula is None:
        return Interval(reason=messages.NOT_DRAWN) if sample.draws.wanted else Interval()
    if not sample.draws.wanted:
        return Interval()
    import numpy as np

    coded = dict(_coded_units(sample, labels))
    resampling = sample.draws.of(sample.n)
    times = [resampling.drawn[list(coded)].T.astype(np.float64)]
    sums = [measure.sums(each) for each in coded.values()]
    for coders, sizes in sample.drawn_sizes.items():
        own = [i for i, each in enumerate(coded.values()) if tuple(each.segments) == coders]
        lengths = np.array([each.length for each in coded.values()], dtype=np.float64)
        times.append((sizes - times[0][:, own] @ lengths[own])[:, None])
        sums.append(measure.sums(Continuum.of(1, dict.fromkeys(coders, ()))))
    return interval(resampled(measure.formula, sums, np.hstack(times), label))


def continuum(sample: Sample, document: CodedDocument, labels: Labels) -> Continuum:
    """The document as its coders divided it, those who gave none of the codes among them."""
    places = [(coder, document.frame.coders.index(coder)) for coder in sample.coders_of(document)]
    there = [(label, document.spans[code]) for code, label in labels.items() if code in document.spans]
    spans = {coder: [(span, label) for label, own in there for span in own[place]] for coder, place in places}
    return Continuum.of(document.frame.size, spans, document.source)


def _coded_units(sample: Sample, labels: Labels) -> Iterator[tuple[int, Continuum]]:
    """The sampling units in which somebody gave one of the codes, by their number."""
    for first, document in sample.numbered():
        if not any(code in document.spans for code in labels):
            continue
        whole = continuum(sample, document, labels)
        if sample.drawing is Drawing.DOCUMENT:
            yield first, whole
        else:
            for block, part in _cut(whole, document.frame.cuts).items():
                yield first + block, part


def _cut(whole: Continuum, starts: tuple[int, ...]) -> dict[int, Continuum]:
    """The blocks of a document in which there is a segment, each as a document of its own."""
    ends = (*starts[1:], whole.length)
    found: dict[int, dict[str, list[tuple[Span, Label]]]] = {}
    for coder, own in whole.segments.items():
        for start, end, label in own:
            for block in range(bisect_right(starts, start) - 1, len(starts)):
                if starts[block] >= end:
                    break
                part = Span(max(start, starts[block]) - starts[block], min(end, ends[block]) - starts[block])
                by_coder = found.setdefault(block, {each: [] for each in whole.segments})
                by_coder[coder].append((part, label))
    return {
        block: Continuum.of(ends[block] - starts[block], spans, whole.document)
        for block, spans in found.items()
    }

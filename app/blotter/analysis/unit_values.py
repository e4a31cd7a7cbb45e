"""Unit values: every rating behind an agreement, one by one, for whoever wants to compute it anew."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from blotter.analysis import messages
from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.coded_text import CodedText
from blotter.analysis.sweep import Stretch, cut, stretches, union
from blotter.analysis.tallies import CodedDocument, coded_document
from blotter.analysis.units import Unit, UnitRule
from blotter.domain.segment import Span
from blotter.domain.unit_value import UnitValue
from blotter.errors import Refused
from blotter.progress import Progress, counted, silent


def unit_values(
    texts: Iterable[CodedText], codes: Sequence[str], options: AgreementOptions, progress: Progress = silent
) -> Iterator[UnitValue]:
    """Whether each coder gave each code to each unit, for the documents that at least two of them have done.

    Characters stand in runs that the coders coded alike, with their number as the weight. The number of a
    unit is the same for all coders, and for a code no two units have the same.
    """
    if options.unit is Unit.MATCH:
        raise Refused(messages.NO_UNIT_VALUES)
    passed: Counter[str] = Counter()
    for text in counted(texts, progress, every=1):
        coders = sorted({each for each in text.done if not options.coders or each in options.coders})
        if len(coders) < 2 or (options.sources and text.source not in options.sources):
            continue
        document = coded_document(text, coders, options.unit, trim=options.trim, rollup=options.rollup)
        for code in codes:
            for span, mask, weight in _units(text, document, code, options):
                passed[code] += 1
                for bit, coder in enumerate(coders):
                    value = mask >> bit & 1
                    yield UnitValue(passed[code], text.source, *span, coder, code, value, weight)


def _units(
    text: CodedText, document: CodedDocument, code: str, options: AgreementOptions
) -> Iterator[tuple[Span, int, int]]:
    """Place in the document, who coded it, and weight of every unit, or of every run of characters."""
    frame = document.frame
    covered = [union(spans) for spans in document.spans.get(code, ())]
    if frame.grid is None:
        # A run must not go on from one passage to the next.
        starts = frame.starts if text.passages else (0,)
        for _, (start, end, mask) in cut(_filled(stretches(covered), frame.size), starts):
            yield text.place(Span(start, end)), mask, end - start
        return
    rule = UnitRule.TOUCHED if options.unit is Unit.DOCUMENT else options.unit_rule
    coded = [frame.grid.coded(spans, rule) for spans in covered]
    for first, last, mask in _filled(stretches(coded), frame.size):
        for place in range(first, last):
            yield text.place(Span(frame.grid.starts[place], frame.grid.ends[place])), mask, 1


def _filled(found: Iterable[Stretch], size: int) -> Iterator[Stretch]:
    """What is coded with what nobody coded between it, from 0 to the end."""
    last = 0
    for start, end, mask in found:
        if start > last:
            yield last, start, 0
        yield start, end, mask
        last = end
    if last < size:
        yield last, size, 0

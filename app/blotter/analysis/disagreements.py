"""Disagreements: every segment that another coder's coding does not answer, and in what way it does not."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations

from blotter.analysis import messages
from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.coded_text import CodedSegment, CodedText, Groups, ancestry, grouped
from blotter.analysis.matching import alike, overlapping, partners
from blotter.domain.codebook import path_key, split_path
from blotter.domain.segment import Span
from blotter.domain.table import Column, ColumnKind, Table
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent

_LISTED = 5


class Kind(StrEnum):
    """How an unmatched segment relates to what the other coder has; the first that holds, in this order.

    SPLIT_OR_MERGED: it meets two or more of the other's segments of its code, or the one that it meets also
    meets a second of the coder's own. BOUNDARY: it meets one of the other's segments of its code, but with
    less in common than the threshold. For the rest the other coder has nothing of this code on these
    characters, and what counts is the other's segments of other codes at the same place, where at least half
    of the shorter one lies in both. PARENT_OR_CHILD: among them is a code above or below this one, which the
    coder did not give there. OTHER_CODE: among them is any code that the coder did not give there.
    EXTRA_CODE: the coder gave all of those codes there too, and this one besides. MISSED: there are none.
    """

    SPLIT_OR_MERGED = "split or merged"
    BOUNDARY = "boundary"
    PARENT_OR_CHILD = "parent or child"
    OTHER_CODE = "other code"
    EXTRA_CODE = "extra code"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A segment of one coder without a match of another's; `other` says what that one has there.

    `code` is the code compared: with roll-up the segment's own code or one above it. `segment` is its id.
    """

    source: str
    code: str
    kind: Kind
    coder: str
    start: int
    end: int
    text: str
    other: str
    against: str
    segment: str


def disagreements(
    texts: Iterable[CodedText], options: AgreementOptions, progress: Progress = silent
) -> list[Disagreement]:
    """The unmatched segments of every two coders who are both done with a document, in order of place.

    With more than two coders a segment stands once for each coder who has no match for it.
    """
    found: list[Disagreement] = []
    for text in counted(texts, progress, every=1):
        if not options.sources or text.source in options.sources:
            found += sorted(
                _of_text(text, options), key=lambda d: (d.start, d.end, d.code, d.coder, d.against, d.segment)
            )
    return found


def disagreement_table(rows: Iterable[Disagreement]) -> Table:
    """The disagreements as a table."""
    columns = (
        Column("source", "Document"),
        Column("code", "Code", ColumnKind.CODE),
        Column("kind", "Kind"),
        Column("coder", "Coder"),
        Column("start", "Start", ColumnKind.INTEGER),
        Column("end", "End", ColumnKind.INTEGER),
        Column("text", "Text", ColumnKind.QUOTE),
        Column("other", "The other coder"),
    )
    cells = tuple(
        (row.source, row.code, str(row.kind), row.coder, row.start, row.end, row.text, row.other)
        for row in rows
    )
    return Table("Disagreements", columns, cells)


def _of_text(text: CodedText, options: AgreementOptions) -> Iterator[Disagreement]:
    done = sorted({coder for coder in text.done if not options.coders or coder in options.coders})
    if len(done) < 2:
        return
    own = grouped(text, done, trim=options.trim, rollup=False)
    compared = grouped(text, done, trim=options.trim, rollup=True) if options.rollup else own
    wanted = {path_key(split_path(code)) for code in options.codes}
    sides = {pair: _Side(*pair, own, text.place) for pair in permutations(done, 2)}
    for code, by_coder in compared.items():
        if wanted and path_key(split_path(code)) not in wanted:
            continue
        spans = {coder: by_coder.get(coder, {}) for coder in done}
        matches = partners(
            {coder: list(own_spans) for coder, own_spans in spans.items()}, alike(options.threshold)
        )
        for (coder, against), side in sides.items():
            for span in spans[coder].keys() - matches[coder, against].keys():
                segment = spans[coder][span]
                place = text.place(segment.span)
                yield Disagreement(
                    source=text.source,
                    code=code,
                    kind=side.kind(segment, span, spans[coder], spans[against]),
                    coder=coder,
                    start=place.start,
                    end=place.end,
                    text=text.text[segment.start : segment.end],
                    other=side.answer(span),
                    against=against,
                    segment=segment.id,
                )


class _Side:
    """One coder's segments seen beside another's, over all codes of a document."""

    def __init__(self, coder: str, against: str, groups: Groups, place: Callable[[Span], Span]) -> None:
        self.coder = coder
        self.against = against
        self.groups = groups
        self.place = place
        self.codes_there: dict[Span, list[str]] = {}
        mine: set[Span] = set()
        for code, by_coder in sorted(groups.items()):
            mine.update(by_coder.get(coder, {}))
            for span in by_coder.get(against, {}):
                self.codes_there.setdefault(span, []).append(code)
        self.there: dict[Span, list[Span]] = {}
        self.here: dict[Span, list[Span]] = {}
        for span, other in overlapping(mine, self.codes_there):
            self.there.setdefault(span, []).append(other)
            self.here.setdefault(other, []).append(span)

    def kind(
        self,
        segment: CodedSegment,
        span: Span,
        mine: Mapping[Span, CodedSegment],
        others: Mapping[Span, CodedSegment],
    ) -> Kind:
        """The kind of an unmatched segment, given both coders' segments of the code compared."""
        met = [other for other in self.there.get(span, ()) if other in others]
        if met:
            is_split = len(met) > 1 or sum(each in mine for each in self.here[met[0]]) > 1
            return Kind.SPLIT_OR_MERGED if is_split else Kind.BOUNDARY
        place = [other for other in self.there.get(span, ()) if _same_place(span, other)]
        differing = {code for other in place for code in self.codes_there[other] if self._lacks(code, other)}
        if any(code in ancestry(segment.code) or segment.code in ancestry(code) for code in differing):
            return Kind.PARENT_OR_CHILD
        if differing:
            return Kind.OTHER_CODE
        return Kind.EXTRA_CODE if place else Kind.MISSED

    def answer(self, span: Span) -> str:
        """What the other coder has on these characters, in words."""
        there = [
            (self.place(other), code)
            for other in sorted(self.there.get(span, ()))
            for code in self.codes_there[other]
        ]
        if not there:
            return Sentence(messages.NOTHING_THERE, coder=self.against)
        what = "; ".join(f"{code} {other.start}:{other.end}" for other, code in there[:_LISTED])
        if len(there) > _LISTED:
            what = Sentence(messages.AND_MORE, what=what, count=len(there) - _LISTED)
        return Sentence(messages.THERE, coder=self.against, what=what)

    def _lacks(self, code: str, other: Span) -> bool:
        """Whether the coder has nothing of this code on the other's segment."""
        mine = self.groups[code].get(self.coder, {})
        return not any(span in mine for span in self.here[other])


def _same_place(span: Span, other: Span) -> bool:
    return 2 * span.shared(other) >= min(span.length, other.length)

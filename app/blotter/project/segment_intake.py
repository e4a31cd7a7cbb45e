"""SegmentIntake: coded segments of tables, by the names of what they code, as segments of the project."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from blotter.domain.bundle import QuoteRow, RefusedRow, SegmentRow
from blotter.domain.codebook import Code
from blotter.domain.entity import new_id
from blotter.domain.revision import Revision
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Source
from blotter.message import Sentence
from blotter.progress import Progress
from blotter.project import messages
from blotter.project.anchoring import anchored
from blotter.project.document_intake import DocumentIntake
from blotter.project.import_report import ImportReport
from blotter.project.known_segments import KnownSegments
from blotter.project.name_intake import NameIntake
from blotter.project.quotes.code_finding import CodeFinder
from blotter.project.quotes.documents import NamedDocuments
from blotter.project.quotes.placing import QuotePlacing
from blotter.project.round_at_work import RoundAtWork

Rows = Callable[[Progress], Iterable[SegmentRow | QuoteRow | RefusedRow]]
"""Reads the rows of a file anew at each call: a large table is passed over twice, never held."""


class Surveyed(NamedTuple):
    """How many rows there are, which codes and coders they name, and whether some leave open who coded."""

    rows: int
    named: set[tuple[str, str]]
    needs_coder: bool


class SegmentIntake:
    """Collects tables against the `documents` and `names` as they will then be; `text_of` tells a text by id.

    What is coded already is `known`.
    """

    def __init__(
        self,
        report: ImportReport,
        documents: DocumentIntake,
        names: NameIntake,
        known: KnownSegments,
        at_work: RoundAtWork,
        text_of: Callable[[str], str],
    ) -> None:
        self._report, self._documents, self._names = report, documents, names
        self._known, self._at_work, self._text_of = known, at_work, text_of
        self._tables: list[tuple[str, Rows]] = []
        self._file = ""

    def __bool__(self) -> bool:
        return bool(self._tables)

    def add(self, rows: Rows, file: str) -> None:
        """The rows of a file."""
        self._tables.append((file, rows))

    def survey(self, progress: Progress) -> Surveyed:
        """One pass over the tables, before anything is made."""
        rows, needs_coder, named = 0, False, set[tuple[str, str]]()
        finder = CodeFinder(self._names.codebook)
        for _, table in self._tables:
            for row in table(progress):
                rows += 1
                if isinstance(row, QuoteRow):
                    named.add((finder.path(row.code), row.coder))
                    needs_coder |= not row.coder
                elif isinstance(row, SegmentRow):
                    named.add((row.code, row.coder))
        return Surveyed(rows, named, needs_coder)

    def segments(
        self, revision: Revision | None, moment: str, coder: str, progress: Progress
    ) -> Iterator[Segment]:
        """The segments that are new, coded by a revision; `coder` is who coded where a table does not tell.

        They get the present revision: a table tells only a number, which every project gives anew.
        """
        for row in self._rows(coder, progress):
            segment = self._segment(row, revision, moment)
            if segment is not None:
                self._report.count(self._report.taken, "segments")
                yield segment

    def _rows(self, coder: str, progress: Progress) -> Iterator[SegmentRow]:
        for file, rows in self._tables:
            self._file = file
            placing = self._placing(coder)
            for row in rows(progress):
                self._report.count(self._report.found, "segments")
                placed = placing.placed(row) if isinstance(row, QuoteRow) else row
                if isinstance(placed, RefusedRow):
                    self._refuse(placed.where, placed.what, placed.why)
                elif placed is not None:
                    yield placed
            placing.tell(self._report, file)

    def _placing(self, coder: str) -> QuotePlacing:
        """What finds the passages of a table that has their words alone."""
        documents, filing = self._documents, self._documents.filing
        named = NamedDocuments(documents.by_id.values(), lambda each: filing.names(each.group))
        return QuotePlacing(named, self._text_of, CodeFinder(self._names.codebook), coder)

    def _segment(self, row: SegmentRow, revision: Revision | None, moment: str) -> Segment | None:
        """The segment of a row; None if the row is refused, or there already."""
        source, code, coder = self._resolved(row)
        if source is None or code is None or coder is None:
            return None
        span = self._place(row, source)
        if span is None:
            return None
        segment = Segment(
            id=row.id if row.id and self._known.is_free(row.id) else new_id(),
            source=source.id,
            code=code.id,
            coder=coder.id,
            start=span.start,
            end=span.end,
            quote=self._text_of(source.id)[span.start : span.end],
            memo=row.memo,
            revision=revision.id if revision else None,
            created=row.created or moment,
            modified=row.modified or row.created or moment,
            origin=row.origin,
            round=self._at_work.id,
        )
        return None if self._is_there(segment) else segment

    def _place(self, row: SegmentRow, source: Source) -> Span | None:
        """Where the words of a row stand; None, and the row is refused, if they do not."""
        place = f"{row.source} {row.start}:{row.end}"
        found = anchored(self._text_of(source.id), Span(row.start, row.end), row.text)
        if found.span is None:
            self._refuse(row.where, place, found.why)
        elif found.moved:
            self._report.reanchored += 1
            why = Sentence(messages.REANCHORED, place=f"{found.span.start}:{found.span.end}")
            self._report.remark("reanchored", self._where(row.where), place, why)
        return found.span

    def _is_there(self, segment: Segment) -> bool:
        if not self._known.has(segment):
            return False
        if self._at_work.hides(segment):
            # Whether it was there is not for who imports to know.
            self._report.count(self._report.taken, "segments")
        else:
            self._report.skipped += 1
        return True

    def _resolved(self, row: SegmentRow) -> tuple[Source | None, Code | None, Coder | None]:
        sources, names = self._documents.sources, self._names
        source, code, coder = (
            sources.get(row.source),
            names.codebook.get(row.code),
            names.coders.get(row.coder),
        )
        if source is None:
            self._refuse(row.where, row.source, names.unknown("document", row.source, sources))
        elif code is None:
            self._refuse(row.where, row.code, names.unknown("code", row.code))
        elif coder is None:
            self._refuse(row.where, row.coder, names.unknown("coder", row.coder))
        elif (why := self._at_work.why_not_theirs(source, coder)) is not None:
            self._refuse(row.where, row.source, why)
            return None, None, None
        return source, code, coder

    def _refuse(self, where: str, what: str, why: str) -> None:
        self._report.refuse(self._where(where), what, why)

    def _where(self, where: str) -> str:
        return Sentence(messages.WHERE, file=self._file, where=where)

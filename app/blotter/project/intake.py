"""Intake: what files bring, planned as one edit: documents, codes, coders, segments, done marks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from blotter.domain.assignment import Assignment, Status, further
from blotter.domain.bundle import Bundle, Document, DoneMark, QuoteRow, RefusedRow, SegmentRow
from blotter.domain.codebook import Code, joined_path, split_path
from blotter.domain.edit import Edit, Put, Step
from blotter.domain.entity import new_id, now
from blotter.domain.metadata_rows import MetadataBundle
from blotter.domain.names import checked_name, name_key, nearest
from blotter.domain.record_rows import RecordBundle, RecordRow
from blotter.domain.revision import Revision
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import (
    Source,
)
from blotter.errors import BlotterError
from blotter.message import Message, Sentence
from blotter.progress import Progress, silent
from blotter.project import codes, messages
from blotter.project.anchoring import anchored
from blotter.project.at_hand import AtHand
from blotter.project.document_intake import DocumentIntake
from blotter.project.import_report import ImportReport
from blotter.project.known_segments import KnownSegments
from blotter.project.metadata.taking_in import MetadataIntake, finder_for
from blotter.project.project import Project, next_revision
from blotter.project.quotes.code_finding import CodeFinder
from blotter.project.quotes.documents import NamedDocuments
from blotter.project.quotes.placing import QuotePlacing
from blotter.project.records.taking_in.ground import Ground
from blotter.project.records.taking_in.record_intake import RecordIntake

_CHARACTERS_AT_HAND = 32_000_000
_SWEEPING_SOURCES = 100
_HINTS = 100
"""For how many unknown names the nearest known one is looked for; with a thousand codes each takes 20 ms."""

Rows = Callable[[Progress], Iterable[SegmentRow | QuoteRow | RefusedRow]]
"""Reads the rows of a file anew at each call: a large table is passed over twice, never held."""


class Intake:
    """Collects what files bring against the project as it will then be; `edit()` makes one step of it.

    `newcomer` is a coder to be made, who then has made it.
    """

    def __init__(
        self, project: Project, create: bool, newcomer: str = "", report: ImportReport | None = None
    ) -> None:
        self.report = report or ImportReport()
        self._project = project
        self._create = create
        self._moment = now()
        self._working = project.working_in
        self._round = self._working.id if self._working else None
        given = (a for a in project.assignments() if a.round == self._round)
        self._given = {(each.source, each.coder): each for each in given}
        self._codebook = project.codebook
        self._documents = DocumentIntake(project, self.report, self._moment)
        filing = self._documents.filing
        self._metadata = MetadataIntake(self.report, filing.facts, filing.cases, self._documents.change)
        self._coders = {coder.name: coder for coder in project.coders.values()}
        self._code_steps: list[Step] = []
        self._coder_steps: list[Step] = []
        self._rows: list[tuple[str, Rows]] = []
        self._file = ""
        self._done: list[DoneMark] = []
        self._records: list[tuple[str, RecordBundle]] = []
        self._known = KnownSegments(project)
        self._hints: dict[tuple[str, str], str] = {}
        self._text_of = AtHand(self._read_text, _CHARACTERS_AT_HAND)
        self._actor = project.actor
        if newcomer:
            self._make_coder(newcomer)
            self._actor = self._coders.get(newcomer)

    def add_document(self, document: Document, where: str) -> None:
        """A new source, unless its very bytes are in the project already."""
        self._documents.add(document, where, self._actor)

    def add_remarks(self, bundle: Bundle, file: str) -> None:
        """What to know of the rows of a file, and which of them could not be read."""
        for row in bundle.refused:
            self.report.refuse(_place(file, row.where), row.what, row.why)
        for told in bundle.remarks:
            self.report.remark(told.kind, _place(file, told.where), told.what, told.why)

    def add_metadata(self, bundle: MetadataBundle, file: str) -> None:
        """What rows say of documents and cases; they may be documents of this import."""
        self._metadata.add(bundle, file)

    def add_codebook(self, bundle: Bundle, file: str) -> None:
        """The codes of a file that are not there yet, by path; what could not be read is in `add_remarks`."""
        report, codebook = self.report, bundle.codebook
        assert codebook is not None
        steps, present = codes.adoption_steps(self._codebook, codebook)
        found = len(codebook) + len(bundle.refused)
        report.found["codes"] = report.found.get("codes", 0) + found
        report.taken["codes"] = report.taken.get("codes", 0) + len(steps)
        report.skipped += present
        self._add_codes(steps)

    def _add_codes(self, steps: Iterable[Step]) -> None:
        steps = list(steps)
        self._code_steps += steps
        self._codebook = codes.after(self._codebook, steps)

    def add_segments(self, rows: Rows, file: str) -> None:
        """Coded segments by names; unknown codes and coders are made only where the user said so."""
        self._rows.append((file, rows))

    def add_records(self, bundle: RecordBundle, file: str) -> None:
        """Activity records; the passages that they rest on are coded where they are not."""
        self._records.append((file, replace(bundle, rows=tuple(bundle.rows))))

    def add_done(self, marks: Iterable[DoneMark]) -> None:
        """Who is done with which document."""
        self._done += marks

    def edit(self, label: Message, progress: Progress = silent) -> Edit | None:
        """The one step that takes everything in; None if there is nothing to take."""
        project = self._project
        if self._metadata:
            documents = self._documents
            self._metadata.take(finder_for(project, documents.by_id.values(), self._text_of))
        self._documents.close()
        rows, named = self._survey(progress)
        if self._create:
            self._make_unknown(named | self._named_by_records())
        revision = next_revision(project, self._codebook, str(label))
        if revision is not None:
            self._code_steps.append(Put(revision))
        planned = self._code_steps or self._coder_steps or self._documents.steps
        if not (planned or self._rows or self._done or self._records):
            return None
        size = len(self._documents.steps) + rows + self._size_of_records()
        if self._records and self._actor is None:
            project.acting_coder()
        return Edit(
            label=label,
            steps=self._all_steps(revision or project.revision, lambda done, _: progress(done, size)),
            coder=self._actor.id if self._actor else None,
            texts=self._documents.texts.values(),
            originals=self._documents.originals,
            layers=self._documents.layers,
            sweeping=len(self._documents.originals) > _SWEEPING_SOURCES,
            size=size,
        )

    def _survey(self, progress: Progress) -> tuple[int, set[tuple[str, str]]]:
        """One pass over the segment tables: how many rows, and which codes and coders they name."""
        count, named = 0, set()
        finder = CodeFinder(self._codebook)
        for _, rows in self._rows:
            for row in rows(progress):
                count += 1
                if isinstance(row, QuoteRow):
                    named.add((finder.path(row.code), row.coder))
                    if not (row.coder or self._actor):
                        self._project.acting_coder()
                elif isinstance(row, SegmentRow):
                    named.add((row.code, row.coder))
        return count, named

    def _size_of_records(self) -> int:
        """About how much the records bring: themselves, their passages, and what makes these evidence."""
        rows = [row for _, bundle in self._records for row in bundle.rows if isinstance(row, RecordRow)]
        return sum(1 + 2 * len(row.evidence) for row in rows)

    def _named_by_records(self) -> set[tuple[str, str]]:
        """Codes and coders that records name; and a code for a kind without one, for its passages to get."""
        found: set[tuple[str, str]] = set()
        for row in (row for _, bundle in self._records for row in bundle.rows if isinstance(row, RecordRow)):
            found |= {("", row.coder), ("", row.reviewed_by)}
            found |= {(each.code, each.segment_coder) for each in row.evidence}
            found |= {("", each.coder) for each in row.evidence}
            kind = self._project.record_schema.kind_named(row.kind)
            if kind is not None and kind.code is None and any(not each.code for each in row.evidence):
                found.add((joined_path([kind.name]), ""))
        return found

    def _make_unknown(self, names: set[tuple[str, str]]) -> None:
        for path in sorted({code for code, _ in names if code and self._codebook.get(code) is None}):
            try:
                made = codes.ensure_path(self._codebook, split_path(path))
            except BlotterError as error:
                self._hints["code", path] = f" {error}"
                continue
            self._add_codes([Put(code) for code in made])
            self.report.created["codes"] = self.report.created.get("codes", 0) + len(made)
        for name in sorted({coder for _, coder in names if coder} | {mark.coder for mark in self._done}):
            self._make_coder(name)

    def _make_coder(self, name: str) -> None:
        # Somebody of nearly this name is there: whether it is the same person is not for a table to say.
        if name_key(name) in {name_key(known) for known in self._coders}:
            return
        try:
            coder = Coder(id=new_id(), name=checked_name(name, "coder"))
        except BlotterError as error:
            self._hints["coder", name] = f" {error}"
            return
        self._coders[name] = coder
        self._coder_steps.append(Put(coder))
        self.report.count(self.report.created, "coders")

    def _all_steps(self, revision: Revision | None, progress: Progress) -> Iterator[Step]:
        yield from self._code_steps
        yield from self._coder_steps
        yield from self._documents.steps
        working: set[tuple[str, str]] = set()
        for row in self._segment_rows(progress):
            segment = self._segment(row, revision)
            if segment is not None:
                working.add((segment.source, segment.coder))
                self.report.count(self.report.taken, "segments")
                yield Put(segment)
        if self._records:
            records = RecordIntake(self._ground(revision), self._records)
            yield from records.steps(progress)
            working |= records.coded
        yield from self._assignment_steps(working)

    def _ground(self, revision: Revision | None) -> Ground:
        assert self._actor is not None
        return Ground(
            project=self._project,
            report=self.report,
            create=self._create,
            moment=self._moment,
            coder=self._actor,
            revision=revision,
            codebook=self._codebook,
            sources=self._documents.sources,
            coders=self._coders,
            text_of=self._text_of,
            is_free=self._known.is_free,
            round=self._round,
            why_not_theirs=self._why_not_theirs,
        )

    def _segment_rows(self, progress: Progress) -> Iterator[SegmentRow]:
        for file, rows in self._rows:
            self._file = file
            placing = self._placing()
            for row in rows(progress):
                self.report.count(self.report.found, "segments")
                placed = placing.placed(row) if isinstance(row, QuoteRow) else row
                if isinstance(placed, RefusedRow):
                    self._refuse(placed.where, placed.what, placed.why)
                elif placed is not None:
                    yield placed
            placing.tell(self.report, file)

    def _placing(self) -> QuotePlacing:
        """What finds the passages of a table that has their words alone."""
        documents, filing = self._documents, self._documents.filing
        named = NamedDocuments(documents.by_id.values(), lambda each: filing.names(each.group))
        coder = self._actor.name if self._actor else ""
        return QuotePlacing(named, self._text_of, CodeFinder(self._codebook), coder)

    def _segment(self, row: SegmentRow, revision: Revision | None) -> Segment | None:
        """The segment of a row; None if the row is refused, or there already.

        It gets the present revision: a table tells only a number, which every project gives anew.
        """
        source, code, coder = self._resolved(row)
        if source is None or code is None or coder is None:
            return None
        place = f"{row.source} {row.start}:{row.end}"
        found = anchored(self._text_of(source.id), Span(row.start, row.end), row.text)
        if found.span is None:
            self._refuse(row.where, place, found.why)
            return None
        if found.moved:
            self.report.reanchored += 1
            why = Sentence(messages.REANCHORED, place=f"{found.span.start}:{found.span.end}")
            self.report.remark("reanchored", self._where(row.where), place, why)
        segment = Segment(
            id=row.id if row.id and self._known.is_free(row.id) else new_id(),
            source=source.id,
            code=code.id,
            coder=coder.id,
            start=found.span.start,
            end=found.span.end,
            quote=self._text_of(source.id)[found.span.start : found.span.end],
            memo=row.memo,
            revision=revision.id if revision else None,
            created=row.created or self._moment,
            modified=row.modified or row.created or self._moment,
            origin=row.origin,
            round=self._round,
        )
        if self._known.has(segment):
            if self._is_hidden(segment):
                # Whether it was there is not for who imports to know.
                self.report.count(self.report.taken, "segments")
            else:
                self.report.skipped += 1
            return None
        return segment

    def _is_hidden(self, segment: Segment) -> bool:
        actor = self._project.actor
        is_own = actor is not None and actor.id == segment.coder
        return self._working is not None and not is_own and not self._project.sees(self._working)

    def _resolved(self, row: SegmentRow) -> tuple[Source | None, Code | None, Coder | None]:
        sources = self._documents.sources
        source, coder = sources.get(row.source), self._coders.get(row.coder)
        code = self._codebook.get(row.code)
        if source is None:
            self._refuse(row.where, row.source, self._unknown("document", row.source, sources))
        elif code is None:
            self._refuse(row.where, row.code, self._unknown("code", row.code, self._paths()))
        elif coder is None:
            self._refuse(row.where, row.coder, self._unknown("coder", row.coder, self._coders))
        elif (why := self._why_not_theirs(source, coder)) is not None:
            self._refuse(row.where, row.source, why)
            return None, None, None
        return source, code, coder

    def _why_not_theirs(self, source: Source, coder: Coder) -> Sentence | None:
        """Why a coder does not code a document in the round that is worked in; None if they do."""
        if self._working is None or (source.id, coder.id) in self._given:
            return None
        told = {"round": self._working.name, "source": source.name, "coder": coder.name}
        return Sentence(messages.NOT_IN_ROUND, **told)

    def _refuse(self, where: str, what: str, why: str) -> None:
        self.report.refuse(self._where(where), what, why)

    def _where(self, where: str) -> str:
        return Sentence(messages.WHERE, file=self._file, where=where)

    def _paths(self) -> Iterator[str]:
        return (self._codebook.path(each) for each in self._codebook.by_id)

    def _unknown(self, what: str, name: str, known: Iterable[str]) -> str:
        if (what, name) not in self._hints and len(self._hints) < _HINTS:
            self._hints[what, name] = nearest(name, known)
        near = self._hints.get((what, name), "")
        return Sentence(messages.UNKNOWN, what=Sentence(what), nearest=near)

    def _read_text(self, source_id: str) -> str:
        source = self._documents.by_id[source_id]
        fresh = self._documents.texts.get(source.text)
        return fresh.content if fresh else self._project.text(source)

    def _assignment_steps(self, working: set[tuple[str, str]]) -> Iterator[Step]:
        known = self._given
        done = self._done_pairs()
        for pair in sorted(done | working):
            status = Status.DONE if pair in done else Status.IN_PROGRESS
            present = known.get(pair)
            if present is not None and further(present.status, status) is present.status:
                self.report.skipped += pair in done
                continue
            if pair in done:
                self.report.count(self.report.taken, "done")
            assignment = present or Assignment(id=new_id(), source=pair[0], coder=pair[1], status=status)
            yield Put(replace(assignment, status=status))

    def _done_pairs(self) -> set[tuple[str, str]]:
        """Which document by which coder the done marks name; those that name none are refused."""
        done = set()
        for mark in self._done:
            self.report.count(self.report.found, "done")
            source, coder = self._documents.sources.get(mark.source), self._coders.get(mark.coder)
            if source is None or coder is None:
                what = "document" if source is None else "coder"
                told = Sentence(messages.UNKNOWN, what=Sentence(what), nearest="")
                self.report.refuse("done", f"{mark.source}, {mark.coder}", told)
            elif (why := self._why_not_theirs(source, coder)) is not None:
                self.report.refuse("done", f"{mark.source}, {mark.coder}", why)
            else:
                done.add((source.id, coder.id))
        return done


def _place(file: str, where: str) -> str:
    if not where or where == Path(file).name:
        return file
    return Sentence(messages.WHERE, file=file, where=where)

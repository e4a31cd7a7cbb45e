"""Intake: what files bring, planned as one edit: documents, codes, coders, segments, done marks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from blotter.domain.bundle import Bundle, Document, DoneMark
from blotter.domain.codebook import joined_path
from blotter.domain.edit import Edit, Put, Step
from blotter.domain.entity import now
from blotter.domain.metadata_rows import MetadataBundle
from blotter.domain.record_rows import RecordBundle, RecordRow
from blotter.domain.revision import Revision
from blotter.message import Message, Sentence
from blotter.progress import Progress, silent
from blotter.project import codes, messages
from blotter.project.at_hand import AtHand
from blotter.project.document_intake import DocumentIntake
from blotter.project.done_intake import DoneIntake
from blotter.project.import_report import ImportReport
from blotter.project.known_segments import KnownSegments
from blotter.project.metadata.taking_in import MetadataIntake, finder_for
from blotter.project.name_intake import NameIntake
from blotter.project.project import Project, next_revision
from blotter.project.records.taking_in.ground import Ground
from blotter.project.records.taking_in.record_intake import RecordIntake
from blotter.project.round_at_work import RoundAtWork
from blotter.project.segment_intake import Rows, SegmentIntake

_CHARACTERS_AT_HAND = 32_000_000
_SWEEPING_SOURCES = 100


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
        self._at_work = RoundAtWork(project)
        self._names = NameIntake(project, self.report)
        self._documents = DocumentIntake(project, self.report, self._moment)
        filing = self._documents.filing
        self._metadata = MetadataIntake(self.report, filing.facts, filing.cases, self._documents.change)
        self._text_of = AtHand(self._read_text, _CHARACTERS_AT_HAND)
        self._known = KnownSegments(project)
        self._segments = SegmentIntake(
            self.report, self._documents, self._names, self._known, self._at_work, self._text_of
        )
        self._done = DoneIntake(self.report, self._at_work)
        self._records: list[tuple[str, RecordBundle]] = []
        self._actor = project.actor
        if newcomer:
            self._names.make_coder(newcomer)
            self._actor = self._names.coders.get(newcomer)

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
        steps, present = codes.adoption_steps(self._names.codebook, codebook)
        found = len(codebook) + len(bundle.refused)
        report.found["codes"] = report.found.get("codes", 0) + found
        report.taken["codes"] = report.taken.get("codes", 0) + len(steps)
        report.skipped += present
        self._names.add_codes(steps)

    def add_segments(self, rows: Rows, file: str) -> None:
        """Coded segments by names; unknown codes and coders are made only where the user said so."""
        self._segments.add(rows, file)

    def add_records(self, bundle: RecordBundle, file: str) -> None:
        """Activity records; the passages that they rest on are coded where they are not."""
        self._records.append((file, replace(bundle, rows=tuple(bundle.rows))))

    def add_done(self, marks: Iterable[DoneMark]) -> None:
        """Who is done with which document."""
        self._done.add(marks)

    def edit(self, label: Message, progress: Progress = silent) -> Edit | None:
        """The one step that takes everything in; None if there is nothing to take."""
        project, documents, names = self._project, self._documents, self._names
        if self._metadata:
            self._metadata.take(finder_for(project, documents.by_id.values(), self._text_of))
        documents.close()
        surveyed = self._segments.survey(progress)
        if self._records or surveyed.needs_coder:
            self._check_actor()
        if self._create:
            self._make_unknown(surveyed.named | self._named_by_records())
        revision = next_revision(project, names.codebook, str(label))
        if revision is not None:
            names.code_steps.append(Put(revision))
        planned = names.code_steps or names.coder_steps or documents.steps
        if not (planned or self._segments or self._done or self._records):
            return None
        size = len(documents.steps) + surveyed.rows + self._size_of_records()
        return Edit(
            label=label,
            steps=self._all_steps(revision or project.revision, lambda done, _: progress(done, size)),
            coder=self._actor.id if self._actor else None,
            texts=documents.texts.values(),
            originals=documents.originals,
            layers=documents.layers,
            sweeping=len(documents.originals) > _SWEEPING_SOURCES,
            size=size,
        )

    def _check_actor(self) -> None:
        """Refused where nobody acts, and somebody has to have coded."""
        if self._actor is None:
            self._project.acting_coder()

    def _record_rows(self) -> Iterator[RecordRow]:
        for _, bundle in self._records:
            yield from (row for row in bundle.rows if isinstance(row, RecordRow))

    def _size_of_records(self) -> int:
        """About how much the records bring: themselves, their passages, and what makes these evidence."""
        return sum(1 + 2 * len(row.evidence) for row in self._record_rows())

    def _named_by_records(self) -> set[tuple[str, str]]:
        """Codes and coders that records name; and a code for a kind without one, for its passages to get."""
        found: set[tuple[str, str]] = set()
        for row in self._record_rows():
            found |= {("", row.coder), ("", row.reviewed_by)}
            found |= {(each.code, each.segment_coder) for each in row.evidence}
            found |= {("", each.coder) for each in row.evidence}
            kind = self._project.record_schema.kind_named(row.kind)
            if kind is not None and kind.code is None and any(not each.code for each in row.evidence):
                found.add((joined_path([kind.name]), ""))
        return found

    def _make_unknown(self, named: set[tuple[str, str]]) -> None:
        self._names.make_codes(code for code, _ in named)
        self._names.make_coders([*(coder for _, coder in named), *self._done.coders])

    def _all_steps(self, revision: Revision | None, progress: Progress) -> Iterator[Step]:
        yield from self._names.code_steps
        yield from self._names.coder_steps
        yield from self._documents.steps
        working: set[tuple[str, str]] = set()
        coder = self._actor.name if self._actor else ""
        for segment in self._segments.segments(revision, self._moment, coder, progress):
            working.add((segment.source, segment.coder))
            yield Put(segment)
        if self._records:
            records = RecordIntake(self._ground(revision), self._records)
            yield from records.steps(progress)
            working |= records.coded
        yield from self._done.steps(self._documents.sources, self._names.coders, working)

    def _ground(self, revision: Revision | None) -> Ground:
        assert self._actor is not None
        return Ground(
            project=self._project,
            report=self.report,
            create=self._create,
            moment=self._moment,
            coder=self._actor,
            revision=revision,
            codebook=self._names.codebook,
            sources=self._documents.sources,
            coders=self._names.coders,
            text_of=self._text_of,
            is_free=self._known.is_free,
            round=self._at_work.id,
            why_not_theirs=self._at_work.why_not_theirs,
        )

    def _read_text(self, source_id: str) -> str:
        source = self._documents.by_id[source_id]
        fresh = self._documents.texts.get(source.text)
        return fresh.content if fresh else self._project.text(source)


def _place(file: str, where: str) -> str:
    if not where or where == Path(file).name:
        return file
    return Sentence(messages.WHERE, file=file, where=where)

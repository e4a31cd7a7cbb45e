"""RecordIntake: the records of files, checked one by one against the project as it will be."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from blotter.domain.bundle import RefusedRow
from blotter.domain.codebook import joined_path
from blotter.domain.edit import Put, Step
from blotter.domain.entity import is_id
from blotter.domain.names import nearest
from blotter.domain.record import Evidence, Record, Role
from blotter.domain.record_rows import EvidenceRow, RecordBundle, RecordRow
from blotter.domain.record_schema import RecordKind
from blotter.domain.segment import Segment
from blotter.errors import BlotterError, NotFound, Refused
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent
from blotter.project import messages as project_messages
from blotter.project.records import following, making, messages, subtypes
from blotter.project.records.taking_in.actors_in import IncomingActors
from blotter.project.records.taking_in.beside import beside_steps
from blotter.project.records.taking_in.ground import Ground
from blotter.project.records.taking_in.numbers_in import IncomingNumbers
from blotter.project.records.taking_in.passages import Passages, Wanted
from blotter.project.records.taking_in.schema_in import IncomingSchema
from blotter.project.records.taking_in.values_in import ValuesIn

T = TypeVar("T")
_ROLES = {str(each): each for each in Role}


class RecordIntake:
    """Plans that records come in; what is refused is reported, the rest is taken."""

    def __init__(self, ground: Ground, bundles: Iterable[tuple[str, RecordBundle]]) -> None:
        self._ground = ground
        self._rows = [(file, row) for file, bundle in bundles for row in bundle.rows]
        held = [bundle for _, bundle in bundles]
        self._bundles = held
        self._schema = IncomingSchema(ground.project, ground.codebook, held, ground.create)
        self._actors = IncomingActors(ground.project, self._schema.schema, held)
        self._numbers = IncomingNumbers(ground.project, (row for _, row in self._rows))
        self._passages = Passages(ground)
        self._values = ValuesIn(ground, self._schema, self._actors)
        self._records: dict[str, Record] = {}
        self._evidence: list[Evidence] = []
        self._evidence_ids: set[str] | None = None
        self._parents: list[tuple[str, str, str]] = []

    def steps(self, progress: Progress = silent) -> Iterator[Step]:
        """What brings the records in, in an order in which everything is there that is referred to."""
        report = self._ground.report
        for file, row in counted(self._rows, progress):
            report.count(report.found, "records")
            if isinstance(row, RefusedRow):
                report.refuse(_where(file, row.where), row.what, row.why)
                continue
            try:
                self._take(row, file)
            except BlotterError as error:
                report.refuse(_where(file, row.where), _told(row), error.sentence)
        self._set_parents()
        self._values.set_references(self._records)
        self._count()
        beside = beside_steps(self._ground, self._bundles, self._numbers)
        yield from self._schema.steps
        yield from self._actors.steps
        yield from map(Put, self._passages.made)
        yield from map(Put, self._records.values())
        yield from map(Put, self._evidence)
        yield from beside

    @property
    def coded(self) -> set[tuple[str, str]]:
        """In which documents who has passages now that were not coded before."""
        return {(each.source, each.coder) for each in self._passages.made}

    def _count(self) -> None:
        report = self._ground.report
        for kind, count in (("segments", len(self._passages.made)), ("actors", len(self._actors.steps))):
            if count:
                report.created[kind] = report.created.get(kind, 0) + count

    def _take(self, row: RecordRow, file: str) -> None:
        report = self._ground.report
        kind = self._kind(row)
        subtype = self._subtype(row, kind)
        wanted = self._wanted(row, kind, subtype)
        if self._numbers.is_there(row, kind, {(each.source.id, *each.span) for each, _ in wanted}):
            report.skipped += 1
            report.remark("skipped", _where(file, row.where), _told(row), messages.RECORD_THERE)
            return
        for piece in row.evidence:
            self._coder(piece.coder, None)
            _role(piece.role)
        self._values.check_quantities(row)
        remarks: list[Sentence] = []
        record = self._unnumbered(row, kind, subtype, remarks)
        # From here on nothing refuses the row: what it brings with it may be made.
        segments = [self._passages.segment(each) for each, _ in wanted]
        evidence = self._supporting(
            row, record, list(zip(segments, (each for _, each in wanted), strict=True))
        )
        record = self._values.with_quantities(record, row, evidence)
        record = replace(record, number=self._numbers.number(row, making.prefix_of(record), remarks))
        self._records[record.id] = record
        self._evidence += evidence
        if row.parent:
            self._parents.append((record.id, row.parent, _where(file, row.where)))
        report.count(report.taken, "records")
        for each in remarks:
            report.remark("noted", _where(file, row.where), record.number, each)

    def _unnumbered(self, row: RecordRow, kind: RecordKind, subtype: str, remarks: list[Sentence]) -> Record:
        """The record of a row; it gets its number once nothing can refuse it any more."""
        ground = self._ground
        record = Record(
            id=self._numbers.identity(row),
            number="",
            kind=kind.id,
            subtype=subtype,
            coder=self._coder(row.coder, ground.coder.id),
            reviewed_by=self._coder(row.reviewed_by, None),
            reviewed=row.reviewed,
            created=row.created or ground.moment,
            modified=row.modified or row.created or ground.moment,
            **self._values.of(row, remarks),
        )
        return making.settled(record)

    def _kind(self, row: RecordRow) -> RecordKind:
        schema = self._schema.schema
        found = schema.kind_named(row.kind)
        if found is None:
            names = [each.name for each in schema.kinds.values()]
            near = nearest(row.kind, names)
            raise NotFound(messages.NO_SUCH_KIND, name=row.kind, names=", ".join(names), nearest=near)
        return found

    def _subtype(self, row: RecordRow, kind: RecordKind) -> str:
        book = self._ground.codebook
        code = book.get(row.subtype_code) if row.subtype_code else None
        code = code or subtypes.meant(book, kind.code, row.subtype)
        return code.id if code is not None else row.subtype

    def _wanted(self, row: RecordRow, kind: RecordKind, subtype: str) -> list[tuple[Wanted, EvidenceRow]]:
        if not row.evidence:
            raise Refused(messages.NO_EVIDENCE)
        book = self._ground.codebook
        same_name = book.get(joined_path([kind.name]))
        proposed = [each for each in (subtype, kind.code) if each and each in book.by_id]
        proposed = proposed or ([same_name.id] if same_name is not None else [])
        found = []
        for piece in row.evidence:
            named = book.get(piece.code) if piece.code else None
            if piece.code and named is None:
                raise Refused(
                    project_messages.UNKNOWN_NAMED, what=Sentence("code"), name=piece.code, nearest=""
                )
            codes = (named.id,) if named is not None else tuple(proposed)
            found.append((self._passages.placed(piece, codes), piece))
        return found

    def _supporting(
        self, row: RecordRow, record: Record, pieces: list[tuple[Segment, EvidenceRow]]
    ) -> list[Evidence]:
        """The evidence of a record; a segment that is told twice is one, with what both say."""
        found: dict[str, Evidence] = {}
        vouching = any(piece.vouches for _, piece in pieces)
        for segment, piece in pieces:
            claims = piece.claim_sources
            if claims is None:
                claims = row.claim_sources if piece.vouches or not vouching else ()
            made = making.evidence_from(
                record, segment, self._coder(piece.coder, record.coder), record.created
            )
            described = replace(
                made,
                id=piece.id if self._is_free(piece.id) else made.id,
                fields=piece.fields,
                role=_role(piece.role),
                piece=piece.piece,
                claim_sources=self._values.claim_sources(claims),
                origins=row.origins if piece.origins is None else piece.origins,
                created=piece.created or record.created,
            )
            known = found.get(segment.id)
            found[segment.id] = following.joined(known, described) if known is not None else described
        return list(found.values())

    def _is_free(self, identity: str) -> bool:
        if not is_id(identity):
            return False
        if self._evidence_ids is None:
            with self._ground.project.whole():
                self._evidence_ids = {each.id for each in self._ground.project.evidence()}
        if identity in self._evidence_ids:
            return False
        self._evidence_ids.add(identity)
        return True

    def _coder(self, name: str, otherwise: str | None) -> str | None:
        if not name:
            return otherwise
        known = self._ground.coders.get(name)
        if known is None:
            near = nearest(name, self._ground.coders)
            raise Refused(project_messages.UNKNOWN_NAMED, what=Sentence("coder"), name=name, nearest=near)
        return known.id

    def _set_parents(self) -> None:
        """Put records under their umbrellas, unless these did not come in or that would close a circle."""
        present = self._ground.project.records
        for child, number, where in self._parents:
            parent = self._numbers.named(number)
            is_there = parent in self._records or parent in present
            if parent is None or not is_there or self._is_above(child, parent):
                why = Sentence(messages.UMBRELLA_LEFT_OUT, number=number)
                self._ground.report.remark("noted", where, self._records[child].number, why)
            else:
                self._records[child] = replace(self._records[child], parent=parent)

    def _is_above(self, record: str, other: str) -> bool:
        each: str | None = other
        seen = set[str]()
        while each and each not in seen:
            if each == record:
                return True
            seen.add(each)
            held = self._records.get(each) or self._ground.project.records.get(each)
            each = held.parent if held else None
        return False


def _role(word: str) -> Role:
    if not word:
        return Role.BODY
    found = _ROLES.get(word.casefold())
    if found is None:
        raise Refused(messages.NO_SUCH_EVIDENCE_ROLE, word=word, names=", ".join(_ROLES))
    return found


def _where(file: str, where: str) -> str:
    return Sentence(project_messages.WHERE, file=file, where=where)


def _told(row: RecordRow) -> str:
    return ", ".join(each for each in (row.number, row.kind, row.words.get("date", "")) if each)

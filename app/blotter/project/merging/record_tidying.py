"""RecordTidying: what holds of records in every project holds again: numbers, umbrellas, names of fields."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from blotter.domain.codebook import Code
from blotter.domain.entity import derived_id
from blotter.domain.merged_copy import Twin
from blotter.domain.record import Evidence, FormerRecord, Gone, Record, number_of, number_parts
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.segment import Segment
from blotter.project.merging import messages
from blotter.project.merging.taking import Taking
from blotter.project.merging.tidying import age, oldest
from blotter.project.records import following, making, releasing, renaming
from blotter.store import entities


class RecordTidying:
    """Settles by rule what neither side could know of the other's records."""

    def __init__(self, taking: Taking) -> None:
        self._taking, self._standing = taking, taking.standing
        self._copy = taking.copy.name
        self._last: dict[str, int] = {}

    def settle(self) -> None:
        """Put everything in order that what was touched may have put out of it."""
        touched = {kind for kind, _, _, _ in self._standing.touched()}
        if touched & {RecordField, RecordKind, Record, Evidence}:
            self._follow_renamed_fields()
        if touched & {Segment}:
            self._follow_segments()
        if any(kind is Evidence for kind, _, _, _ in self._standing.touched()):
            self._leave_one_evidence()
        if touched & {Code, Record}:
            self._follow_codes()
        if touched & {Record, FormerRecord}:
            self._name_records_there()
            self._open_circles()
            self._number_apart()
            self._keep_no_needless_blanks()

    # What records name

    def _follow_renamed_fields(self) -> None:
        """What one side said in a field that the other renamed stands under the new name."""
        names = {each.name for each in self._standing.all(RecordField).values()}
        for field in list(self._standing.all(RecordField).values()):
            for old in self._former_names(field) - names:
                self._rename_field(old, field.name)

    def _former_names(self, field: RecordField) -> set[str]:
        here = entities.get(self._standing.project.database.read(), RecordField, field.id)
        there = self._taking.identity.there(field.id)
        changes = (each for each in self._taking.changes if each.type is RecordField and each.id == there)
        known = [here, *(state for each in changes for state in (each.before, each.after))]
        known.append(entities.get(self._taking.copy.project.database.read(), RecordField, there))
        return {each.name for each in known if isinstance(each, RecordField)} - {field.name}

    def _rename_field(self, old: str, new: str) -> None:
        for record in list(self._standing.all(Record).values()):
            self._put_changed(record, renaming.in_record(record, old, new))
        for evidence in list(self._standing.all(Evidence).values()):
            self._put_changed(evidence, renaming.in_evidence(evidence, old, new))
        for kind in list(self._standing.all(RecordKind).values()):
            self._put_changed(kind, renaming.in_kind(kind, old, new))

    def _put_changed(
        self, before: Record | Evidence | RecordKind, after: Record | Evidence | RecordKind
    ) -> None:
        if after is not before:
            self._standing.put(after)

    def _follow_segments(self) -> None:
        """Evidence of a segment that was left out for a twin is evidence of the twin."""
        same = {twin.id: twin.same_as for twin in self._standing.all(Twin).values()}
        gone = {
            identity: same[identity]
            for kind, identity, _, after in self._standing.touched()
            if kind is Segment and after is None and identity in same
        }
        for evidence in list(self._standing.all(Evidence).values()) if gone else ():
            if evidence.segment in gone:
                self._standing.put(replace(evidence, segment=gone[evidence.segment]))

    def _leave_one_evidence(self) -> None:
        """A segment supports a record once."""
        ages, kept = oldest(self._standing), dict[tuple[str, str], Evidence]()
        for evidence in sorted(self._standing.all(Evidence).values(), key=lambda each: age(each, ages)):
            about = evidence.record, evidence.segment
            known = kept.setdefault(about, evidence)
            if known is not evidence:
                kept[about] = following.joined(known, evidence)
                self._standing.put(kept[about])
                self._standing.remove(Evidence, evidence.id)
                self._standing.put(Twin(id=evidence.id, kind=Evidence.__name__, same_as=known.id))

    def _follow_codes(self) -> None:
        """A subtype that is a code which was merged is what that went into."""
        codes, heirs = self._standing.all(Code), dict[str, str | None]()
        for record in list(self._standing.all(Record).values()):
            code = record.subtype
            if code and code not in codes:
                heir = heirs[code] if code in heirs else heirs.setdefault(code, self._taking.heir(code))
                if heir is not None:
                    self._standing.put(replace(record, subtype=heir))

    def _name_records_there(self) -> None:
        """What is no more is no umbrella, and what is there again is no former record."""
        records = self._standing.all(Record)
        for record in list(records.values()):
            if record.parent is not None and record.parent not in records:
                heir = self._taking.record_heir(record.parent)
                self._place(record, heir if heir != record.id else None)
        for former in list(self._standing.all(FormerRecord).values()):
            if former.fate is not Gone.RENUMBERED and former.id in records:
                self._standing.remove(FormerRecord, former.id)

    def _open_circles(self) -> None:
        """Of records that each side placed under the other's the oldest lies under none."""
        ages = oldest(self._standing)
        while circle := self._circle():
            self._place(min(circle, key=lambda each: age(each, ages)), None)

    def _place(self, record: Record, umbrella: str | None) -> None:
        self._standing.put(replace(record, parent=umbrella))
        if umbrella is None:
            self._taking.report.remark(self._copy, record, record.number, messages.NO_UMBRELLA)

    def _circle(self) -> list[Record]:
        records, seen = self._standing.all(Record), set[str]()
        for record in records.values():
            line: dict[str, Record] = {}
            at: Record | None = record
            while at is not None and at.id not in line and at.id not in seen:
                line[at.id] = at
                at = records.get(at.parent) if at.parent else None
            if at is not None and at.id in line:
                members = list(line)
                return [line[each] for each in members[members.index(at.id) :]]
            seen.update(line)
        return []

    # Numbers

    def _number_apart(self) -> None:
        """Of records of one number the one given away keeps it, else the oldest; the others are told.

        The number of a record that was merged or deleted is given to no other.
        """
        formers = self._standing.all(FormerRecord).values()
        taken = {each.number for each in formers if each.fate is not Gone.RENUMBERED}
        ages, of_number = oldest(self._standing), dict[str, list[Record]]()
        for record in sorted(self._standing.all(Record).values(), key=lambda each: age(each, ages)):
            of_number.setdefault(record.number, []).append(record)
        shared = {number: each for number, each in of_number.items() if len(each) > 1 or number in taken}
        given = self._given_away() if shared else frozenset()
        later: list[Record] = []
        for number, records in shared.items():
            oldest_one = None if number in taken else records[0]
            keeper = next((each for each in records if each.id in given), oldest_one)
            later += (each for each in records if each is not keeper)
        for record in sorted(later, key=lambda each: age(each, ages)):
            self._renumber(record)

    def _given_away(self) -> frozenset[str]:
        """The records that a release of any side holds."""
        return frozenset(chain.from_iterable(map(releasing.given_away, self._standing.projects)))

    def _renumber(self, record: Record) -> None:
        parts = number_parts(record.number)
        prefix = parts[0] if parts else making.prefix_of(record)
        number = number_of(prefix, self._next(prefix))
        self._standing.put(replace(record, number=number))
        former = FormerRecord(
            id=derived_id("former record", record.id, record.number),
            number=record.number,
            fate=Gone.RENUMBERED,
            successor=record.id,
            coder=record.coder,
            at=record.created,
        )
        self._standing.put(former)
        told = {"number": number, "old": record.number}
        self._taking.report.remark(self._copy, record, record.number, messages.RENUMBERED, **told)

    def _next(self, prefix: str) -> int:
        """The number after all that any side has ever given, so that it comes out alike whoever merges."""
        if prefix not in self._last:
            given = [project.last_number(prefix) for project in self._standing.projects]
            self._last[prefix] = max(*given, *self._running(prefix), 0)
        self._last[prefix] += 1
        return self._last[prefix]

    def _running(self, prefix: str) -> Iterator[int]:
        numbers = [each.number for each in self._standing.all(Record).values()]
        numbers += [each.number for each in self._standing.all(FormerRecord).values()]
        parts = map(number_parts, numbers)
        return (each[1] for each in parts if each is not None and each[0] == prefix)

    def _keep_no_needless_blanks(self) -> None:
        """A reason for nothing goes where the other side found something."""
        for kind, _, _, record in list(self._standing.touched()):
            if kind is Record and isinstance(record, Record):
                blanks = tuple(each for each in record.blanks if not making.has(record, each[0]))
                if blanks != record.blanks:
                    self._standing.put(replace(record, blanks=blanks))

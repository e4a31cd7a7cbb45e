"""RecordHoldings: what an open project holds of activity records, kept at hand until they change."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from blotter.domain.edit import Changes
from blotter.domain.entity import Entity
from blotter.domain.names import name_key, nearest
from blotter.domain.record import Actor, Evidence, FormerRecord, NotSame, Record
from blotter.domain.record_schema import RecordField, RecordKind, RecordSchema
from blotter.domain.segment import Segment
from blotter.domain.source import Source
from blotter.domain.study import (
    FRAME_ID,
    CountryRegion,
    CountryTable,
    Regions,
    Release,
    SavedFigure,
    StudyFrame,
)
from blotter.errors import NotFound
from blotter.project.document_holdings import DocumentHoldings
from blotter.project.records import messages, presets
from blotter.store import entities, record_facts
from blotter.store.record_facts import EvidenceFact, EvidencePlace

_FEW = 1000
"""Up to so many changed records are read anew one by one."""


class RecordHoldings(DocumentHoldings):
    """Records, their evidence and actors, the schema they follow, and the frame of the study."""

    @property
    def records(self) -> Mapping[str, Record]:
        """The records by id, in the order in which they were made."""
        if self._database.sees_whole:
            return self._by_id(Record)
        return self._kept(Record, lambda: self._by_id(Record))

    @property
    def record_count(self) -> int:
        """How many records there are, without reading them."""
        with self._guard:
            held = self._at_hand.get(Record)
        return len(held) if held is not None else record_facts.count(self._database.read())

    def record(self, number: str) -> Record:
        """The record of this number or id, or NotFound, which says what became of it."""
        wanted = number.strip().upper()
        for each in self.records.values():
            if wanted in (each.number, each.id.upper()):
                return each
        for former in self.former_records():
            if former.number == wanted:
                return self._successor(former)
        near = nearest(wanted, (each.number for each in self.records.values()))
        raise NotFound(messages.NO_SUCH_RECORD, number=number, nearest=near)

    def _successor(self, former: FormerRecord) -> Record:
        after = self.records.get(former.successor or "")
        if after is None:
            raise NotFound(messages.RECORD_GONE, number=former.number)
        return after

    def records_of(self, segments: Iterable[str]) -> dict[str, list[str]]:
        """By segment (its id), the ids of the records that it supports; without any: left out."""
        return record_facts.records_of(self._database.read(), segments)

    def evidence_in(self, source: Source) -> list[Evidence]:
        """The evidence in a document, by place."""
        return record_facts.evidence_in(self._database.read(), source.id)

    def evidence_of(self, record: Record) -> list[Evidence]:
        """The evidence of a record, as it was added."""
        return record_facts.evidence_of(self._database.read(), record.id)

    def evidence_of_many(self, records: Iterable[str]) -> dict[str, list[Evidence]]:
        """The evidence of records (by id) as it was added, by the record's id; without any: left out."""
        return record_facts.evidence_of_many(self._database.read(), records)

    def evidence_on(self, segments: Iterable[str]) -> list[Evidence]:
        """The evidence that these segments (by id) are."""
        return list(record_facts.evidence_on(self._database.read(), segments))

    def evidence(self) -> list[Evidence]:
        """All evidence; where only numbers are wanted, `evidence_facts` is far faster."""
        return self._all(Evidence)

    def evidence_places(self) -> Iterator[EvidencePlace]:
        """Where all evidence stands, as it was added."""
        return record_facts.evidence_places(self._database.read())

    def evidence_sources(self) -> dict[str, str]:
        """The document (by id) of each piece of evidence, by its id."""
        return record_facts.evidence_sources(self._database.read())

    def evidence_facts(self) -> Mapping[str, EvidenceFact]:
        """What can be said in short of each record's evidence, by the record's id."""
        if self._database.sees_whole:
            return record_facts.evidence_facts(self._database.read())
        return self._kept(EvidenceFact, lambda: record_facts.evidence_facts(self._database.read()))

    def former_records(self) -> list[FormerRecord]:
        """The numbers that name no record any more."""
        return self._all(FormerRecord)

    def found_different(self) -> list[NotSame]:
        """The pairs of records that somebody found to be two activities."""
        return self._all(NotSame)

    @property
    def actors(self) -> Mapping[str, Actor]:
        """The register of actors by id, sorted by name."""
        return self._kept(Actor, lambda: self._by_id(Actor))

    @property
    def record_schema(self) -> RecordSchema:
        """The kinds of records and their fields; until some are kept, those a project would begin with."""
        return self._kept(RecordSchema, self._read_schema)

    def _read_schema(self) -> RecordSchema:
        kinds = self._all(RecordKind)
        if not kinds:
            return presets.POLICE_COOPERATION.schema(self.codebook)
        return RecordSchema.of(kinds, self._all(RecordField))

    @property
    def frame(self) -> StudyFrame:
        """What the study is about."""
        read = self._database.read
        return self._kept(StudyFrame, lambda: entities.get(read(), StudyFrame, FRAME_ID) or StudyFrame())

    @property
    def regions(self) -> Regions:
        """Which region each country is in."""
        return self._kept(Regions, lambda: Regions(self._all(CountryRegion), self.frame.regions))

    def country_regions(self) -> list[CountryRegion]:
        """The countries that are in a region of the project's own choice."""
        return self._all(CountryRegion)

    def country_tables(self) -> list[CountryTable]:
        """The user's own tables by country and year, by name."""
        return self._all(CountryTable)

    def saved_figures(self) -> list[SavedFigure]:
        """The figures that were kept, by name."""
        return self._all(SavedFigure)

    def releases(self) -> list[Release]:
        """The data sets that were given away, oldest first."""
        return self._all(Release)

    def actor_named(self, name: str) -> Actor | None:
        """The actor of this name or alias."""
        key = name_key(name)
        return next(
            (a for a in self.actors.values() if key in (name_key(each) for each in (a.name, *a.aliases))),
            None,
        )

    def last_number(self, prefix: str) -> int:
        """The highest running number that was ever given under a prefix, also to what was undone."""
        return record_facts.last_number(self._database.read(), prefix)

    def _forget_changed(self, changes: Changes) -> None:
        """As `_forget`, but of records and evidence only what changed is read again."""
        forgotten, ids = _with_dependents(changes.types), changes.ids or {}
        few = {kind for kind in (Record, Evidence, Segment) if kind in ids and len(ids[kind]) <= _FEW}
        touched = changes.types & {Evidence, Segment}
        if Record in few:
            forgotten.discard(Record)
        if touched <= few:
            forgotten.discard(EvidenceFact)
        self._forget(forgotten)
        if Record in few:
            self._patch(Record, lambda before: self._records_again(before, ids[Record]))
        if touched and touched <= few:
            self._patch(
                EvidenceFact,
                lambda before: record_facts.facts_again(
                    self._database.read(), before, ids.get(Evidence, ()), ids.get(Segment, ())
                ),
            )

    def _patch(self, kind: type[object], again: Callable[[Any], object]) -> None:
        """Put what something is now in place of what is at hand of it, if anything is."""
        with self._guard:
            self._changes += 1
            before = self._at_hand.get(kind)
        if before is None:
            return
        after = again(before)
        with self._guard:
            self._at_hand[kind] = after

    def _records_again(self, before: Mapping[str, Record], ids: frozenset[str]) -> dict[str, Record]:
        now = {each.id: each for each in entities.get_many(self._database.read(), Record, ids)}
        after = {**before, **now}
        for gone in ids - now.keys():
            after.pop(gone, None)
        if len(before.keys() & now.keys()) < len(now):
            after = dict(sorted(after.items()))
        return after

    def _forget_records(self) -> None:
        """Read records anew, since who acts may see others."""
        self._forget((Record, EvidenceFact))


def _with_dependents(types: Iterable[type[Entity]]) -> set[type[object]]:
    """The types, and what is kept at hand that follows from them."""
    found: set[type[object]] = set(types)
    if found & {RecordKind, RecordField}:
        found.add(RecordSchema)
    if found & {Evidence, Segment}:
        found.add(EvidenceFact)
    if found & {CountryRegion, StudyFrame}:
        found.add(Regions)
    return found

"""What is read of records in bulk: which segments support them, and how sound their evidence is."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from blotter.domain.record import Evidence
from blotter.store.connection import Connection
from blotter.store.entities import select


@dataclass(slots=True)
class EvidenceFact:
    """A record's evidence in short: its pieces, sources (ids), who vouches, origins, and what is amiss.

    `independent` are the origins: where several sources have it from one, that is one. `uncoded` and
    `changed` are how many segments are gone, or are not as they were when somebody last looked.
    """

    pieces: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    claim_sources: set[str] = field(default_factory=set)
    independent: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    uncoded: int = 0
    changed: int = 0

    @property
    def is_to_recheck(self) -> bool:
        """Whether somebody has to look at the evidence again."""
        return bool(self.uncoded or self.changed)


class EvidencePlace(NamedTuple):
    """Where a piece of evidence stands; ids of piece, record and source."""

    id: str
    record: str
    source: str
    start: int
    end: int


def evidence_facts(connection: Connection) -> dict[str, EvidenceFact]:
    """The evidence of every record in short, by the record's id; without any: left out."""
    rows = connection.execute(
        "SELECT evidence.id, evidence.record, evidence.piece, evidence.source, evidence.claim_sources, "
        "evidence.origins, segment.id IS NULL, segment.quote IS NOT evidence.quote FROM evidence "
        "LEFT JOIN segment ON segment.id = evidence.segment"
    )
    found: dict[bytes, EvidenceFact] = {}
    listed, named = cache(json.loads), cache(bytes.hex)
    for identity, record, piece, source, claim_sources, origins, is_gone, is_other in rows:
        fact = found.get(record)
        if fact is None:
            fact = found[record] = EvidenceFact()
        fact.pieces.add(piece or identity.hex())
        fact.sources.add(named(source))
        if claim_sources != "[]":
            fact.claim_sources.update(listed(claim_sources))
        if origins != "[]":
            last = listed(origins)[-1]
            fact.origins.add(last)
            fact.independent.add(last)
        else:
            fact.independent.add(named(source))
        if is_gone:
            fact.uncoded += 1
        elif is_other:
            fact.changed += 1
    return {record.hex(): fact for record, fact in found.items()}


def evidence_places(connection: Connection) -> Iterator[EvidencePlace]:
    """Where all evidence stands, as it was added."""
    named = cache(bytes.hex)
    for identity, record, source, start, end in connection.execute(
        'SELECT id, record, source, "start", "end" FROM evidence ORDER BY id'
    ):
        yield EvidencePlace(identity.hex(), named(record), named(source), start, end)


def evidence_of(connection: Connection, record: str) -> list[Evidence]:
    """The evidence of a record, as it was added."""
    return list(select(connection, Evidence, "WHERE record = ? ORDER BY id", (bytes.fromhex(record),)))


def evidence_in(connection: Connection, source: str) -> list[Evidence]:
    """The evidence in a document, by place."""
    where = 'WHERE source = ? ORDER BY "start", "end", id'
    return list(select(connection, Evidence, where, (bytes.fromhex(source),)))


def records_of(connection: Connection, segments: Iterable[str]) -> dict[str, list[str]]:
    """By segment, the records that it supports."""
    found: dict[str, list[str]] = {}
    ids = [bytes.fromhex(each) for each in segments]
    for first in range(0, len(ids), 900):
        some = ids[first : first + 900]
        places = ", ".join("?" * len(some))
        statement = f"SELECT segment, record FROM evidence WHERE segment IN ({places}) ORDER BY id"
        for segment, record in connection.execute(statement, some):
            held = found.setdefault(segment.hex(), [])
            if record.hex() not in held:
                held.append(record.hex())
    return found


def last_number(connection: Connection, prefix: str) -> int:
    """The highest running number ever given under a prefix; 0 if there was none."""
    row = connection.execute("SELECT last FROM numbering WHERE prefix = ?", (prefix,)).fetchone()
    return row[0] if row else 0

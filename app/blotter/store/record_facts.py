"""What is read of records in bulk: which segments support them, and how sound their evidence is."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from blotter.domain.record import Evidence
from blotter.store.columns import uncollected
from blotter.store.connection import Connection
from blotter.store.entities import select, select_many

_Row = tuple[bytes, bytes, str, bytes, str, str]
"""Evidence as its table holds it: record, its own id, piece, source, claim sources and origins (in JSON)."""

_AT_ONCE = 500
"""How many ids one statement names."""


@dataclass(slots=True)
class EvidenceFact:
    """A record's evidence in short: its pieces, sources (ids), who vouches, origins, and what is amiss.

    `independent` are the origins: where several sources have it from one, that is one. `uncoded` and
    `changed` are how many segments are gone, or are not as they were when somebody last looked. There are
    tens of thousands of these, of which few are asked: each works its answer out when it is.
    """

    rows: list[_Row] = field(default_factory=list)
    uncoded: int = 0
    changed: int = 0

    @property
    def pieces(self) -> set[str]:
        """What counts as one piece of evidence each: one without a name of its own is known by its id."""
        return {piece or identity.hex() for _, identity, piece, *_ in self.rows}

    @property
    def sources(self) -> set[str]:
        """The documents (ids) that tell of it."""
        return {_named(source) for *_, source, _, _ in self.rows}

    @property
    def claim_sources(self) -> set[str]:
        """Who vouches."""
        return {word for *_, claim_sources, _ in self.rows for word in _listed(claim_sources)}

    @property
    def claim_counts(self) -> list[tuple[str, int]]:
        """Who vouches for how many pieces of evidence, the most first."""
        pieces = {(word, piece or own) for _, own, piece, _, said, _ in self.rows for word in _listed(said)}
        counted = Counter(word for word, _ in pieces)
        return sorted(counted.items(), key=lambda each: (-each[1], each[0]))

    @property
    def origins(self) -> set[str]:
        """Where the documents have it from in the end, as far as they say."""
        return {_listed(origins)[-1] for *_, origins in self.rows if origins != "[]"}

    @property
    def independent(self) -> set[str]:
        """Where it comes from in the end: an origin, or a document that names none."""
        return {
            _named(source) if origins == "[]" else _listed(origins)[-1]
            for *_, source, _, origins in self.rows
        }

    @property
    def is_to_recheck(self) -> bool:
        """Whether somebody has to look at the evidence again, or to find some."""
        return bool(self.uncoded or self.changed or not self.rows)


_RECURRING = 100_000
_named = lru_cache(_RECURRING)(bytes.hex)


@lru_cache(_RECURRING)
def _listed(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


class EvidencePlace(NamedTuple):
    """Where a piece of evidence stands; ids of piece, record and source."""

    id: str
    record: str
    source: str
    start: int
    end: int


def evidence_facts(connection: Connection) -> dict[str, EvidenceFact]:
    """The evidence of every record in short, by the record's id; without any: left out."""
    with uncollected():
        return _facts(connection, "1", ())


def facts_again(
    connection: Connection,
    before: Mapping[str, EvidenceFact],
    evidence: Collection[str],
    segments: Collection[str],
) -> dict[str, EvidenceFact]:
    """`evidence_facts` once some evidence and segments (by id) are others, came or went: only theirs anew."""
    touched = {bytes.fromhex(each) for each in evidence}
    records: set[str] = set()
    if touched:
        records |= {key for key, fact in before.items() if any(row[1] in touched for row in fact.rows)}
    for column, ids in (("id", evidence), ("segment", segments)):
        for some in _some(ids):
            asked = f"SELECT DISTINCT record FROM evidence WHERE {column} IN ({_places(some)})"
            records |= {record.hex() for (record,) in connection.execute(asked, some)}
    after = {key: fact for key, fact in before.items() if key not in records} if records else dict(before)
    for some in _some(records):
        after |= _facts(connection, f"evidence.record IN ({_places(some)})", some)
    return after


def _some(ids: Iterable[str]) -> Iterator[list[bytes]]:
    """The ids in as many parts as statements ask for."""
    blobs = [bytes.fromhex(each) for each in ids]
    return (blobs[first : first + _AT_ONCE] for first in range(0, len(blobs), _AT_ONCE))


def _places(values: Sequence[bytes]) -> str:
    return ", ".join("?" * len(values))


def _facts(connection: Connection, where: str, values: Sequence[bytes]) -> dict[str, EvidenceFact]:
    found: defaultdict[bytes, EvidenceFact] = defaultdict(EvidenceFact)
    asked = "SELECT record, id, piece, source, claim_sources, origins FROM evidence"
    for row in connection.execute(f"{asked} WHERE {where} ORDER BY rowid", values):
        found[row[0]].rows.append(row)
    amiss = (
        "SELECT evidence.record, segment.id IS NULL FROM evidence LEFT JOIN segment "
        f"ON segment.id = evidence.segment WHERE segment.quote IS NOT evidence.quote AND {where}"
    )
    for record, is_gone in connection.execute(amiss, values):
        if is_gone:
            found[record].uncoded += 1
        else:
            found[record].changed += 1
    return {record.hex(): fact for record, fact in found.items()}


def fact_of(evidence: Iterable[Evidence], uncoded: int, changed: int) -> EvidenceFact:
    """A record's evidence in short, of evidence that was read already."""
    rows: list[_Row] = [
        (
            bytes.fromhex(each.record),
            bytes.fromhex(each.id),
            each.piece,
            bytes.fromhex(each.source),
            json.dumps(each.claim_sources),
            json.dumps(each.origins),
        )
        for each in evidence
    ]
    return EvidenceFact(rows, uncoded, changed)


def evidence_places(connection: Connection) -> Iterator[EvidencePlace]:
    """Where all evidence stands, as it was added."""
    for identity, record, source, start, end in connection.execute(
        'SELECT id, record, source, "start", "end" FROM evidence ORDER BY id'
    ):
        yield EvidencePlace(identity.hex(), record.hex(), _named(source), start, end)


def evidence_sources(connection: Connection) -> dict[str, str]:
    """The document of each piece of evidence, by id."""
    rows = connection.execute("SELECT id, source FROM evidence")
    return {identity.hex(): _named(source) for identity, source in rows}


def evidence_of(connection: Connection, record: str) -> list[Evidence]:
    """The evidence of a record, as it was added."""
    return list(select(connection, Evidence, "WHERE record = ? ORDER BY id", (bytes.fromhex(record),)))


def evidence_of_many(connection: Connection, records: Iterable[str]) -> dict[str, list[Evidence]]:
    """`evidence_of` many records, by the record; without any: left out."""
    found: dict[str, list[Evidence]] = {}
    for some in _some(records):
        where = f"WHERE record IN ({_places(some)}) ORDER BY id"
        for each in select_many(connection, Evidence, where, some):
            found.setdefault(each.record, []).append(each)
    return found


def evidence_in(connection: Connection, source: str) -> list[Evidence]:
    """The evidence in a document, by place."""
    where = 'WHERE source = ? ORDER BY "start", "end", id'
    return list(select(connection, Evidence, where, (bytes.fromhex(source),)))


def evidence_on(connection: Connection, segments: Iterable[str]) -> Iterator[Evidence]:
    """The evidence that these segments are, as it was added to each."""
    ids = [bytes.fromhex(each) for each in segments]
    for first in range(0, len(ids), 900):
        some = ids[first : first + 900]
        places = ", ".join("?" * len(some))
        yield from select(connection, Evidence, f"WHERE segment IN ({places}) ORDER BY id", some)


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
    """The highest running number ever given under a prefix; 0 if there was none.

    A number that a record got later, when copies were merged, is told by the record alone.
    """
    first, behind = f"{prefix}.", f"{prefix}/"
    running = f"CAST(substr(number, {len(first) + 1}) AS INTEGER)"
    (last,) = connection.execute(
        "SELECT max(last) FROM (SELECT last FROM numbering WHERE prefix = ? UNION ALL "
        f"SELECT {running} FROM main.record WHERE number >= ? AND number < ? UNION ALL "
        f"SELECT {running} FROM main.former_record WHERE number >= ? AND number < ?)",
        (prefix, first, behind, first, behind),
    ).fetchone()
    return last or 0


def count(connection: Connection) -> int:
    """How many records there are."""
    return int(connection.execute("SELECT count(*) FROM record").fetchone()[0])

"""Find segments by code, coder, source and words, and count them."""

import sqlite3
from collections.abc import Iterable, Iterator

from blotter.domain.query import SegmentOrder, SegmentQuery
from blotter.domain.segment import Segment
from blotter.store.entities import select

_ORDERS = {
    SegmentOrder.PLACE: 'source.name, segment.source, segment."start", segment."end" DESC, segment.id',
    SegmentOrder.CODE: 'segment.code, source.name, segment.source, segment."start", segment.id',
    SegmentOrder.NEWEST: "segment.modified DESC, segment.id DESC",
}


def segments(connection: sqlite3.Connection, query: SegmentQuery) -> Iterator[Segment]:
    """The segments that meet the query, as they are read."""
    joined = "JOIN source ON source.id = segment.source" if query.order is not SegmentOrder.NEWEST else ""
    where, values = _conditions(connection, query)
    limit = f"LIMIT {int(query.limit)}" if query.limit is not None else ""
    return select(connection, Segment, f"{joined} {where} ORDER BY {_ORDERS[query.order]} {limit}", values)


def count(connection: sqlite3.Connection, query: SegmentQuery) -> int:
    """How many segments meet the query."""
    where, values = _conditions(connection, query)
    return int(connection.execute(f"SELECT count(*) FROM segment {where}", values).fetchone()[0])


def of_source(connection: sqlite3.Connection, source: str) -> list[Segment]:
    """Every segment of a source by place, the longer first where two begin together."""
    rest = 'WHERE source = ? ORDER BY "start", "end" DESC, id'
    return list(select(connection, Segment, rest, (bytes.fromhex(source),)))


def counts_by_code(connection: sqlite3.Connection, sources: frozenset[str] | None = None) -> dict[str, int]:
    """How many segments each code has, in all sources or some; codes without any are left out."""
    where, values = _conditions(connection, SegmentQuery(sources=sources))
    rows = connection.execute(f"SELECT code, count(*) FROM segment {where} GROUP BY code", values)
    return {code.hex(): number for code, number in rows}


def counts_by_source(connection: sqlite3.Connection, coder: str | None = None) -> dict[str, int]:
    """How many segments each source has, of all coders or one; sources without any are left out."""
    coders = None if coder is None else frozenset([coder])
    where, values = _conditions(connection, SegmentQuery(coders=coders))
    rows = connection.execute(f"SELECT source, count(*) FROM segment {where} GROUP BY source", values)
    return {source.hex(): number for source, number in rows}


def touched(connection: sqlite3.Connection, codes: frozenset[str]) -> tuple[int, int, int]:
    """How many segments, coders and sources use these codes."""
    where, values = _conditions(connection, SegmentQuery(codes=codes))
    row = connection.execute(
        f"SELECT count(*), count(DISTINCT coder), count(DISTINCT source) FROM segment {where}", values
    ).fetchone()
    return row[0], row[1], row[2]


def _conditions(connection: sqlite3.Connection, query: SegmentQuery) -> tuple[str, list[bytes | str]]:
    conditions, values = [], list[bytes | str]()
    for column, ids in (("code", query.codes), ("coder", query.coders), ("source", query.sources)):
        if ids is not None:
            conditions.append(f"segment.{column} IN ({', '.join('?' * len(ids))})")
            values += _blobs(ids)
    if query.words.strip():
        connection.create_function("holds", 2, _holds, deterministic=True)
        conditions.append("(holds(segment.quote, ?) OR holds(segment.memo, ?))")
        values += [query.words.strip().casefold()] * 2
    return ("WHERE " + " AND ".join(conditions) if conditions else ""), values


def _blobs(ids: Iterable[str]) -> list[bytes]:
    return [bytes.fromhex(identity) for identity in sorted(ids)]


def _holds(text: str, folded: str) -> bool:
    return folded in text.casefold()

"""Veil: what the one who acts may not see of a blind round is not there for any connection that reads.

A temporary view of a table's name stands before the table, so no statement can forget to leave it out. What
writes, and what works on the whole project (merging, checking, packing), goes without a veil. It is a promise
of the program: whoever opens the file with other means sees everything.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from blotter.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Blind:
    """A round that is still blind: its id, its coders, and the moment from which on it is."""

    round: str
    coders: tuple[str, ...]
    started: str


@dataclass(frozen=True, slots=True)
class Veil:
    """Who looks (None: nobody in particular), in which round, and which rounds are blind to that person.

    Of a blind round only one's own is to be seen. Within a round (`within`) there is nothing but its
    segments.
    """

    viewer: str | None
    within: str | None
    blind: tuple[Blind, ...]

    @property
    def hides(self) -> bool:
        """Whether anything is left out at all."""
        return self.within is not None or bool(self.blind)

    def keeps(self, coder: str | None, at: str) -> bool:
        """Whether what a coder did at a moment is kept from who looks."""
        others = (each for each in self.blind if coder != self.viewer and coder in each.coders)
        return any(at >= each.started for each in others)


_Condition = Callable[[Veil], str]


def draw(connection: Connection, veil: Veil | None) -> None:
    """Make a reading connection see what the veil leaves (None: everything)."""
    wanted = veil if veil is not None and veil.hides else None
    if connection.veil == wanted:
        return
    connection.execute("PRAGMA query_only = OFF")
    try:
        if connection.veil is not None:
            for table in _CONDITIONS:
                connection.execute(f"DROP VIEW IF EXISTS temp.{table}")
        if wanted is not None:
            for table, condition in _CONDITIONS.items():
                _shadow(connection, table, _columns(connection, table, wanted), condition(wanted))
        connection.veil = wanted
    finally:
        connection.execute("PRAGMA query_only = ON")


def indexed(connection: Connection, index: str) -> str:
    """The words that make SQLite use an index of the table before; a view has none."""
    return "" if connection.veil is not None else f"INDEXED BY {index}"


def not_indexed(connection: Connection) -> str:
    """The words that make SQLite read the whole table before, in its order."""
    return "" if connection.veil is not None else "NOT INDEXED"


def _shadow(connection: Connection, table: str, columns: str, condition: str) -> None:
    if condition:
        rows = f"SELECT rowid AS rowid, {columns} FROM main.{table} WHERE {condition}"
        connection.execute(f"CREATE TEMP VIEW {table} AS {rows}")


def _columns(connection: Connection, table: str, veil: Veil) -> str:
    """What a row tells: all, but that a note is as if nobody had decided it where that is kept."""
    open_to_all = _since("decided_at", "decided_by")(veil) if table == "code_note" else ""
    if not open_to_all:
        return "*"
    names = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
    undecided = dict.fromkeys(("decision", "reason", "decided_at"), "''") | {"decided_by": "NULL"}
    return ", ".join(
        f"CASE WHEN {open_to_all} THEN {name} ELSE {undecided[name]} END AS {name}"
        if name in undecided
        else name
        for name in names
    )


def _segments(veil: Veil) -> str:
    seen = f"coder IS {_blob(veil.viewer)}"
    conditions = []
    if veil.within is not None:
        conditions.append(f"round = {_blob(veil.within)}")
    if veil.blind:
        rounds = ", ".join(_blob(each.round) for each in veil.blind)
        conditions.append(f"(round IS NULL OR round NOT IN ({rounds}) OR {seen})")
    return " AND ".join(conditions)


def _since(moment: str, who: str = "coder") -> _Condition:
    """What the others of a blind round have written since it began."""

    def condition(veil: Veil) -> str:
        return " AND ".join(
            f"NOT ({who} IS NOT NULL AND {who} IN ({_blobs(others)}) AND {moment} >= '{each.started}')"
            for each in veil.blind
            if (others := [coder for coder in each.coders if coder != veil.viewer])
        )

    return condition


def _lines(veil: Veil) -> str:
    written = _since("at")(veil)
    return f"kind = 'event' OR ({written})" if written else ""


def _drafts(veil: Veil) -> str:
    return f"coder IN ('', '{veil.viewer or ''}')" if veil.blind else ""


def _evidence(veil: Veil) -> str:
    """Evidence of the others, and of records that are kept from who looks."""
    own, of_record = _since("created")(veil), _since("max(created, modified)")(veil)
    return f"({own}) AND record IN (SELECT id FROM main.record WHERE {of_record})" if own else ""


def _moved(veil: Veil) -> str:
    """What a correction left to look at: not of the others' work since, and not of their segments there."""
    others = {coder for each in veil.blind for coder in each.coders if coder != veil.viewer}
    since = _since("at")(veil)
    if not since:
        return ""
    rounds = ", ".join(_blob(each.round) for each in veil.blind)
    words = ", ".join(f"'{each.round}'" for each in veil.blind)
    of_round = (
        f"(about IN (SELECT id FROM main.segment WHERE round IN ({rounds}))"
        f" OR kept <> '' AND json_extract(kept, '$.round') IN ({words}))"
    )
    return f"({since}) AND NOT (coder IN ({_blobs(others)}) AND {of_round})"


def _brought(veil: Veil) -> str:
    """What a file brought is seen by whoever sees that the file came in."""
    since = _since("at")(veil)
    return f"brought_by IN (SELECT id FROM main.foreign_import WHERE {since})" if since else ""


_CONDITIONS: dict[str, _Condition] = {
    "segment": _segments,
    "memo": _since("max(created, modified)"),
    "code_note": _since("at"),
    "saved_query": _since("max(created, modified)"),
    "happening": _lines,
    "draft": _drafts,
    "record": _since("max(created, modified)"),
    "evidence": _evidence,
    "former_record": _since("at"),
    "not_same": _since("at"),
    "saved_figure": _since("max(created, modified)"),
    "data_release": _since("at"),
    "moved_passage": _moved,
    "foreign_import": _since("at"),
    "foreign_element": _brought,
}
"""By table, which of its rows are left; "" leaves all."""


def _blob(identity: str | None) -> str:
    return "NULL" if identity is None else f"X'{bytes.fromhex(identity).hex()}'"


def _blobs(identities: Iterable[str]) -> str:
    return ", ".join(map(_blob, identities))

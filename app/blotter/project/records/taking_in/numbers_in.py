"""The numbers and ids of records that come in: kept as given where they are free."""

from collections.abc import Iterable

from blotter.domain.bundle import RefusedRow
from blotter.domain.entity import is_id, new_id
from blotter.domain.record import number_of, number_parts
from blotter.domain.record_rows import RecordRow
from blotter.domain.record_schema import RecordKind
from blotter.message import Sentence
from blotter.project.project import Project
from blotter.project.records import messages

Place = tuple[str, int, int]

_HIGHEST = 10**9
"""A number from here on is a slip: every later one would be as long."""


class IncomingNumbers:
    """Who has which number, in the project and among the rows of the import."""

    def __init__(self, project: Project, rows: Iterable[RecordRow | RefusedRow]) -> None:
        self._project = project
        with project.whole():
            everything = dict(project.records)
            former = project.former_records()
            self._prefixes: dict[str, int] = {}
        self._by_number = {each.number: each for each in everything.values()}
        self._taken = {*self._by_number, *(each.number for each in former)}
        self._ids = {*everything, *(each.id for each in former)}
        self._identities: dict[int, str] = {}
        self._by_given: dict[str, str] = {}
        self._given: set[str] = set()
        self._highest: dict[str, int] = {}
        for row in rows:
            if isinstance(row, RecordRow):
                self._meet(row)

    def _meet(self, row: RecordRow) -> None:
        number = row.number.strip().upper()
        if (parts := _parts(number)) is not None:
            self._given.add(number)
            self._highest[parts[0]] = max(parts[1], self._highest.get(parts[0], 0))
        is_kept = is_id(row.uuid) and row.uuid not in self._ids
        identity = row.uuid if is_kept else new_id()
        self._ids.add(identity)
        self._identities[id(row)] = identity
        if row.number:
            self._by_given.setdefault(row.number.strip().upper(), identity)

    def identity(self, row: RecordRow) -> str:
        """The id that the record of a row gets."""
        return self._identities[id(row)]

    def named(self, number: str) -> str | None:
        """The id of the record that a number of the files means, else of the project's record."""
        wanted = number.strip().upper()
        found = self._by_given.get(wanted)
        if found is not None:
            return found
        held = self._by_number.get(wanted)
        return held.id if held is not None else None

    def is_there(self, row: RecordRow, kind: RecordKind, places: set[Place]) -> bool:
        """Whether the project has the record: by its id, or one of its number, kind and passages."""
        if is_id(row.uuid) and row.uuid in self._project.records:
            self._by_given[row.number.strip().upper()] = row.uuid
            return True
        held = self._by_number.get(row.number.strip().upper())
        if held is None or held.kind != kind.id or held.id not in self._project.records:
            return False
        if {(each.source, each.start, each.end) for each in self._project.evidence_of(held)} != places:
            return False
        self._by_given[row.number.strip().upper()] = held.id
        return True

    def number(self, row: RecordRow, prefix: str, remarks: list[Sentence]) -> str:
        """The number of a new record: the given one if it is free, else the next."""
        given = row.number.strip().upper()
        parts = _parts(given)
        if parts and given not in self._taken:
            self._taken.add(given)
            return given
        number = self._next(parts[0] if parts else prefix)
        if parts:
            remarks.append(Sentence(messages.NUMBER_IN_USE, given=given, number=number))
        elif given:
            remarks.append(Sentence(messages.NUMBER_IS_NONE, given=row.number, number=number))
        return number

    def _next(self, prefix: str) -> str:
        running = self._prefixes.get(prefix)
        if running is None:
            running = max(self._project.last_number(prefix), self._highest.get(prefix, 0))
        number = ""
        while not number or number in self._taken or number in self._given:
            running += 1
            number = number_of(prefix, running)
        self._prefixes[prefix] = running
        self._taken.add(number)
        return number

    def is_taken(self, number: str) -> bool:
        """Whether a number names a record, or will, or named one."""
        return number in self._taken or number in self._given


def _parts(number: str) -> tuple[str, int] | None:
    parts = number_parts(number)
    return parts if parts and parts[1] < _HIGHEST else None

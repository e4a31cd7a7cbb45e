"""What of a project is not in a data package: what has no table there, and records where they may not go."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from blotter.domain.carried import Carried
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement
from blotter.domain.freeze import Freeze
from blotter.domain.kinds import KINDS
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.record import Actor, FormerRecord, Record
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.round import KeptAgreement, Override
from blotter.domain.saved_query import SavedQuery
from blotter.domain.study import CountryRegion, CountryTable, Release, SavedFigure, StudyFrame
from blotter.interchange.data_package import messages
from blotter.message import Sentence

_OF_RECORDS: tuple[type[Entity], ...] = (
    Record, FormerRecord, RecordKind, RecordField, Actor, StudyFrame, CountryRegion, CountryTable,
)  # fmt: skip
"""What has its place in the linked tables of records."""

_WITHOUT_TABLE: tuple[type[Entity], ...] = (
    Release, SavedFigure, SavedQuery, KeptAgreement, Override, Freeze, MovedPassage, ForeignElement,
)  # fmt: skip


class Absent(NamedTuple):
    """A kind of things that is not there: what they are, how many, and (a template) why."""

    what: Sentence
    number: int
    why: str


def has_records(things: Carried) -> bool:
    """Whether a project has something that the linked tables of records tell, if only kinds or actors."""
    return any(things.all(kind) for kind in _OF_RECORDS)


def left_out(things: Carried, *, with_records: bool) -> list[Absent]:
    """The kinds of which there are some and that are left out; records may have come along."""
    return [
        *(() if with_records else _absent(things, _OF_RECORDS, messages.RECORDS_LEFT_OUT)),
        *_absent(things, _WITHOUT_TABLE, messages.LEFT_OUT),
    ]


def _absent(things: Carried, kinds: Iterable[type[Entity]], why: str) -> Iterator[Absent]:
    for kind in kinds:
        if number := len(things.all(kind)):
            yield Absent(messages.ABSENT[KINDS[kind]], number, why)

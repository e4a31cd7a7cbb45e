"""How good a record is: how much of it is filled, by how many sources, who vouches, and who looked at it."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from blotter.domain.record import Record

NOT_ASKED = frozenset({"parent", "note"})
"""Fields that most records rightly lack: they are not counted for completeness."""


class Evidenced(Protocol):
    """What has to be known of a record's evidence: in `independent` several sources of one origin are one."""

    @property
    def sources(self) -> Set[str]: ...
    @property
    def claim_sources(self) -> Set[str]: ...
    @property
    def independent(self) -> Set[str]: ...
    @property
    def uncoded(self) -> int: ...
    @property
    def changed(self) -> int: ...


class Review(StrEnum):
    """Whether another person has checked a record, and whether it was changed since."""

    NOT = "not reviewed"
    DONE = "reviewed"
    CHANGED = "changed since"


@dataclass(frozen=True, slots=True)
class Quality:
    """`completeness` is a share; `sources` and `independent` are how many; `claim_sources` who vouches."""

    completeness: float
    sources: int
    independent: int
    claim_sources: tuple[str, ...]
    review: Review
    to_recheck: bool


def quality(record: Record, fields: Iterable[str], evidence: Evidenced) -> Quality:
    """How good a record is; `fields` are those that its kind shows."""
    return Quality(
        completeness(record, fields),
        len(evidence.sources),
        len(evidence.independent),
        tuple(sorted(evidence.claim_sources)),
        review(record),
        bool(evidence.uncoded or evidence.changed),
    )


def completeness(record: Record, fields: Iterable[str]) -> float:
    """The share of fields that have a value, or a reason for having none; 1 where there are no fields."""
    asked = [field for field in fields if field not in NOT_ASKED]
    if not asked:
        return 1.0
    given = {field for field, _ in record.blanks}
    given.update(field for field, _ in record.own)
    return sum(field in given or bool(getattr(record, field, None)) for field in asked) / len(asked)


def is_coded(record: Record, field: str) -> bool:
    """Whether a field has a value, or a reason for having none."""
    if getattr(record, field, None):
        return True
    return any(name == field for name, _ in record.own) or any(name == field for name, _ in record.blanks)


def review(record: Record) -> Review:
    """Whether somebody has checked a record as it is now."""
    if not record.reviewed:
        return Review.NOT
    return Review.DONE if record.is_reviewed else Review.CHANGED

"""Activity records as files tell them: by names and numbers, before they become those of a project."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from blotter.domain.bundle import RefusedRow
from blotter.domain.record import Number


class CountryRow(NamedTuple):
    """A country by code or name, or a group; `is_group` None: as the name suggests."""

    country: str
    role: str = "partner"
    place: str = ""
    region: str = ""
    is_group: bool | None = None


class ActorRow(NamedTuple):
    """An actor by name. `side` is the place of a word in the project's list of sides, None: not told."""

    actor: str
    role: str = ""
    side: int | None = None
    id: str = ""


class QuantityRow(NamedTuple):
    """A quantity; `words_at` is where its words stand: document, start, end.

    `figure` is told as in a cell: “over 2,700”.
    """

    measure: str = ""
    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    unit: str = ""
    approximate: bool = False
    as_of: str = ""
    stage: str = ""
    claimant: str = ""
    part_of: str = ""
    alternative_to: str = ""
    words: str = ""
    words_at: tuple[str, int, int] | None = None
    figure: str = ""
    evidence: str = ""
    id: str = ""


class StatusRow(NamedTuple):
    """A status of a history."""

    status: str
    date: str = ""
    source: str = ""


class EvidenceRow(NamedTuple):
    """A passage that tells of a record; without a place it is where `text` stands.

    `code` and `segment_coder` are of its segment. `origins` None: as the record says. `claim_sources` None:
    as the record says, for the passages that `vouches` marks, or for all of them where none is marked.
    """

    source: str
    start: int | None = None
    end: int | None = None
    text: str = ""
    fields: tuple[str, ...] = ()
    role: str = ""
    piece: str = ""
    claim_sources: tuple[str, ...] | None = None
    vouches: bool = False
    origins: tuple[str, ...] | None = None
    code: str = ""
    segment_coder: str = ""
    segment: str = ""
    coder: str = ""
    created: str = ""
    id: str = ""


class AlternativeRow(NamedTuple):
    """What a record that was merged into this one had in a field."""

    field: str
    value: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """A record of a file. `words` are fields of words by name, `cells` what is typed as in a cell.

    What a list holds comes on top of what its cell says. `unknown` are columns that say nothing known: a
    project may have a field of that name.
    """

    where: str
    number: str = ""
    uuid: str = ""
    kind: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    subtype: str = ""
    subtype_code: str = ""
    countries: tuple[CountryRow, ...] = ()
    examples: bool = False
    actors: tuple[ActorRow, ...] = ()
    quantities: tuple[QuantityRow, ...] = ()
    statuses: tuple[StatusRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    claim_sources: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: Mapping[str, str] = field(default_factory=dict)
    blanks: Mapping[str, str] = field(default_factory=dict)
    parent: str = ""
    counted: str = ""
    count_rule: str = ""
    alternatives: tuple[AlternativeRow, ...] = ()
    dismissed: tuple[str, ...] = ()
    coder: str = ""
    reviewed_by: str = ""
    reviewed: str = ""
    created: str = ""
    modified: str = ""


class RegisteredRow(NamedTuple):
    """An actor of the register."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    side: str = ""
    country: str = ""
    parent: str = ""
    note: str = ""


class FieldRow(NamedTuple):
    """A field of a schema, or a list of words."""

    id: str
    name: str
    label: str = ""
    type: str = ""
    options: tuple[str, ...] = ()
    help: str = ""
    position: int = 0


class KindRow(NamedTuple):
    """A kind of a schema; `code` is a path."""

    id: str
    name: str
    code: str = ""
    fields: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    help: str = ""
    position: int = 0


class FormerRow(NamedTuple):
    """A number that names no record any more; `successor` is a number."""

    id: str
    number: str
    fate: str
    successor: str = ""
    coder: str = ""
    at: str = ""
    kept: str = ""


class DifferentRow(NamedTuple):
    """Two records, by number, that are two activities."""

    id: str
    one: str
    other: str
    coder: str = ""
    at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordBundle:
    """The records of a file, and what a file of ours has beside them."""

    rows: Iterable[RecordRow | RefusedRow]
    actors: tuple[RegisteredRow, ...] = ()
    kinds: tuple[KindRow, ...] = ()
    fields: tuple[FieldRow, ...] = ()
    former: tuple[FormerRow, ...] = ()
    different: tuple[DifferentRow, ...] = ()
    regions: Mapping[str, str] = field(default_factory=dict)

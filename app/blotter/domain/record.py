"""Record: one activity, who did what with whom, where and when, told by passages that are its evidence."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from blotter.domain.entity import Entity

Number = int | float

_LARGEST = 10**18
"""Beyond this, figures are slips of the keyboard, and neither sums nor workbooks hold them."""


def is_figure(value: Number) -> bool:
    """Whether a number is one that can be kept: neither infinite, nor none at all, nor beyond reason."""
    return -_LARGEST <= value <= _LARGEST


class Level(StrEnum):
    """Whether a record is one event, or a total that a source gives."""

    EVENT = "event"
    AGGREGATE = "aggregate"


class Blank(StrEnum):
    """Why a field has no value; a field without a value and without a reason is not yet coded."""

    UNKNOWN = "unknown"
    NOT_STATED = "not stated"
    NOT_APPLICABLE = "not applicable"


class Counting(StrEnum):
    """Whether a record counts in analysis: by the rule, or as somebody decided."""

    BY_RULE = ""
    YES = "yes"
    NO = "no"


class Involved(NamedTuple):
    """A country with its role; or, without a code, an organisation or group by name, with its region.

    With a code, `name` is the place within the country as the source writes it, and the region follows
    from the code unless `region` says otherwise.
    """

    code: str = ""
    role: str = "partner"
    name: str = ""
    region: str = ""


class Part(NamedTuple):
    """What an actor (by id) does in an activity; an actor may play several parts."""

    actor: str
    role: str = ""


class Quantity(NamedTuple):
    """How many or how much, as a source says it.

    “More than 2,700” has `low` alone, “nearly 3,000” `high` alone, an exact number `best`. `unit` is a noun
    or a currency (ISO 4217). `words` are the source's own, in the passage of `evidence` (an id, or "").
    `part_of` and `alternative_to` are ids of other quantities: of the total, and of the one that says
    otherwise. `as_of` is EDTF.
    """

    id: str
    measure: str
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
    evidence: str = ""


class StatusEntry(NamedTuple):
    """What an activity had come to at a date (EDTF), according to a source; the last in a history holds."""

    status: str
    date: str = ""
    source: str = ""


class Alternative(NamedTuple):
    """What another record, now merged into this one, had in a field."""

    field: str
    value: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Entity):
    """An activity record; `number` (`MM.001`) names it for good.

    `kind` is the id of a RecordKind. `subtype` is the id of a code, or words where the codebook has none.
    `date` is EDTF as the source allows; `earliest` and `latest` are its bounds as days, "" where it is open.
    `examples` says that the countries are not a complete list. `own` has the values of the project's own
    fields by name, a field of several values as often as it has some. `blanks` tells by field why there is no
    value. `parent` is the umbrella record. `counted` and `count_rule` are somebody's decision and its reason.
    `dismissed` are proposals that were turned down (`field=value`). `coder` made it; `reviewed_by` has
    checked it, at `reviewed`.
    """

    number: str
    kind: str
    level: Level = Level.EVENT
    subtype: str = ""
    topics: tuple[str, ...] = ()
    engagement: str = ""
    direction: str = ""
    countries: tuple[Involved, ...] = ()
    examples: bool = False
    date: str = ""
    earliest: str = ""
    latest: str = ""
    as_of: str = ""
    announced: str = ""
    report_date: str = ""
    actors: tuple[Part, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statuses: tuple[StatusEntry, ...] = ()
    own: tuple[tuple[str, str], ...] = ()
    blanks: tuple[tuple[str, str], ...] = ()
    parent: str | None = None
    counted: Counting = Counting.BY_RULE
    count_rule: str = ""
    confidence: str = ""
    note: str = ""
    alternatives: tuple[Alternative, ...] = ()
    dismissed: tuple[str, ...] = ()
    coder: str | None = None
    reviewed_by: str | None = None
    reviewed: str = ""
    created: str = ""
    modified: str = ""

    @property
    def status(self) -> str:
        """What its history comes to."""
        return self.statuses[-1].status if self.statuses else ""

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody has checked it since it was last changed."""
        return bool(self.reviewed) and self.reviewed >= self.modified

    def values(self, name: str) -> tuple[str, ...]:
        """What it has in one of the project's own fields."""
        return tuple(value for own, value in self.own if own == name)


class Role(StrEnum):
    """Where in a document a piece of evidence stands."""

    BODY = "body"
    NOTE = "note"
    CAPTION = "caption"
    TABLE = "table cell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Entity):
    """A segment that supports a record, and which of its `fields` (none: the record as a whole).

    Place and `quote` are the segment's as they were when somebody last looked, so that the evidence can be
    shown, and the record is to be re-checked, when the segment is gone or another. Segments with the same
    `piece` count as one: a passage that a page break or a note tears apart. `claim_sources` vouch for it.
    `origins` is where the source has it from, near to far.
    """

    record: str
    segment: str
    source: str
    start: int
    end: int
    quote: str
    fields: tuple[str, ...] = ()
    role: Role = Role.BODY
    piece: str = ""
    claim_sources: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    coder: str | None = None
    created: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Entity):
    """An organisation, office or person of the register; `aliases` are its other names, in any script.

    `side` says for whom it acts (one of the project's words), `country` is a code, `parent` another actor.
    """

    name: str
    aliases: tuple[str, ...] = field(default=())
    kind: str = ""
    side: str = ""
    country: str = ""
    parent: str | None = None
    note: str = ""


class Gone(StrEnum):
    """What became of a record that is no more."""

    MERGED = "merged"
    DELETED = "deleted"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerRecord(Entity):
    """A record's number that names it no more, and the record it leads to (None: nowhere).

    `kept` is the record as it was, with its evidence, as JSON: what was merged can be taken apart again.
    """

    number: str
    fate: Gone
    successor: str | None = None
    kept: str = ""
    coder: str | None = None
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSame(Entity):
    """Two records (by id, the lesser first) that somebody looked at and found to be two activities."""

    one: str
    other: str
    coder: str | None = None
    at: str = ""
    note: str = ""


_NUMBER = re.compile(r"([A-Z]{2})\.([0-9]{3,18})")


def number_parts(number: str) -> tuple[str, int] | None:
    """The prefix and the running number of `MM.001`; None if it is not one."""
    found = _NUMBER.fullmatch(number)
    return (found[1], int(found[2])) if found else None


def number_of(prefix: str, running: int) -> str:
    """`MM.001`, with at least three digits."""
    return f"{prefix}.{running:03d}"

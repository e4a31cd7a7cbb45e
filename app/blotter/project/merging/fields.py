"""Field by field: what one side changed is taken, what both changed is settled by a rule or by people."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from blotter.domain.assignment import Assignment, Status
from blotter.domain.code_note import CodeNote
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import PARTS, Code
from blotter.domain.coding_rule import CodingRule
from blotter.domain.decision import Decision
from blotter.domain.entity import Entity
from blotter.domain.memo import Memo
from blotter.domain.revision import Revision
from blotter.domain.round import Round
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source

E = TypeVar("E", bound=Entity)
Values = tuple[Any, ...]
Settle = Callable[[Values | None, Values, Values], Values | None]
"""What becomes of three values: of the base (None: there was none), of one side and of the other.

None says that people have to decide after all.
"""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are changed together. Without `settle`, people decide where both sides changed them.

    `is_decided` says that people may have to decide on them.
    """

    name: str
    fields: tuple[str, ...]
    settle: Settle | None = None

    @property
    def is_decided(self) -> bool:
        return self.settle is None or self.settle is _same_words

    def of(self, entity: Entity) -> Values:
        """What an entity has in these fields."""
        return tuple(getattr(entity, name) for name in self.fields)

    def put(self, entity: E, values: Values) -> E:
        """The entity with these values in the fields."""
        if values == self.of(entity):
            return entity
        return replace(entity, **dict(zip(self.fields, values, strict=True)))


def _lowest(_: Values | None, one: Values, other: Values) -> Values:
    return min(one, other)


def _highest(_: Values | None, one: Values, other: Values) -> Values:
    return max(one, other)


def _known(_: Values | None, one: Values, other: Values) -> Values:
    """The one that says something; of two that do, always the same one."""
    return max(one, other, key=lambda values: tuple(value or "" for value in values))


def _same_words(base: Values | None, one: Values, other: Values) -> Values | None:
    """Words go with whoever wrote them; the same words of two writers are the known one's."""
    return _known(base, one, other) if one[0] == other[0] else None


def _earliest(_: Values | None, one: Values, other: Values) -> Values:
    """The earlier of two moments; one that never was, is none."""
    return min(one, other, key=lambda values: (not values[0], values[0]))


def _newest(_: Values | None, one: Values, other: Values) -> Values:
    """What was said last; the moment stands first."""
    return max(one, other, key=lambda values: (values[0], repr(values)))


def _united(base: Values | None, one: Values, other: Values) -> Values:
    """Lists as sets: what either side added is in, what either side took out is out."""
    before = set(base[0]) if base else set()
    kept = {each for each in before if each in one[0] and each in other[0]}
    wanted = kept | (set(one[0]) | set(other[0])) - before
    return (tuple(sorted(wanted)),)


_STATUSES = list(Status)


def _furthest(_: Values | None, one: Values, other: Values) -> Values:
    return max(one, other, key=lambda values: _STATUSES.index(values[0]))


GROUPS: dict[type[Entity], tuple[Group, ...]] = {
    Coder: (Group("name", ("name",)),),
    Source: (
        Group("name", ("name",)),
        Group("language", ("language",)),
        Group("text", ("text", "original", "characters", "encoding", "kind", "headings")),
        Group("imported", ("imported",), _lowest),
    ),
    Code: (
        Group("name", ("name",)),
        Group("place", ("parent",)),
        *(Group(part, (part,)) for part in PARTS),
        Group("origin", ("origin", "reference")),
        Group("colour", ("colour",)),
        Group("archived", ("archived",)),
        Group("aliases", ("aliases",), _united),
        Group("key", ("key",), _known),
        Group("position", ("position",), _lowest),
    ),
    Revision: (Group("coder", ("coder",), _known),),
    Segment: (
        Group("ends", ("source", "start", "end", "quote")),
        Group("code", ("code",)),
        Group("coder", ("coder",), _known),
        Group("memo", ("memo",)),
        Group("origin", ("origin",), _known),
        Group("revision", ("revision",), _known),
        Group("created", ("created",), _lowest),
        Group("modified", ("modified",), _highest),
    ),
    Memo: (
        Group("text", ("text", "coder"), _same_words),
        Group("subject", ("source", "code", "start", "end", "quote")),
        Group("created", ("created",), _lowest),
        Group("modified", ("modified",), _highest),
    ),
    SavedQuery: (
        Group("name", ("name",)),
        Group("asked", ("asked",)),
        Group("coder", ("coder",), _known),
        Group("created", ("created",), _lowest),
        Group("modified", ("modified",), _highest),
    ),
    Assignment: (
        Group("status", ("status",), _furthest),
        Group("coder", ("coder",), _known),
    ),
    CodeSet: (
        Group("name", ("name",)),
        Group("exclusive", ("exclusive",)),
        Group("codes", ("codes",), _united),
    ),
    CodingRule: (
        Group("rule", ("kind", "code", "others", "reach")),
        Group("note", ("note",)),
    ),
    CodeNote: (
        Group("text", ("text",)),
        Group("proposal", ("part", "words")),
        Group("decision", ("decision", "reason", "decided_by", "decided_at")),
        Group("code", ("code",), _known),
        Group("coder", ("coder",), _known),
    ),
    Round: (
        Group("name", ("name",)),
        Group("question", ("question",)),
        Group("plan", ("plan",)),
        Group("coders", ("coders",), _united),
        Group("codes", ("codes",), _united),
        Group("opened", ("opened",), _earliest),
        Group("lead", ("lead",), _known),
        Group("boundaries", ("boundaries",), _known),
    ),
    Decision: (
        Group(
            "settled",
            ("at", "choice", "sided", "made", "reason", "note", "took_part", "hidden", "segments", "kinds"),
            _newest,
        ),
        Group("codes", ("codes",), _united),
        Group("coders", ("coders",), _united),
        Group("coder", ("coder",), _known),
        Group("revision", ("revision",), _known),
    ),
}
"""How each type comes apart; types that are not named here never change once they are made."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Fields that both sides changed, each in its way, and that people have to decide on."""

    group: Group
    base: Values | None
    into: Values
    other: Values


def three_way(base: E | None, into: E, other: E) -> tuple[E, list[Clash]]:
    """One entity of two that come from the same base; where they clash it is as `into` has it."""
    merged, clashes = into, list[Clash]()
    for group in GROUPS.get(type(into), ()):
        before = None if base is None else group.of(base)
        mine, theirs = group.of(into), group.of(other)
        if theirs in (mine, before):
            continue
        if mine == before:
            merged = group.put(merged, theirs)
        elif group.settle is not None and (settled := group.settle(before, mine, theirs)) is not None:
            merged = group.put(merged, settled)
        else:
            clashes.append(Clash(group, before, mine, theirs))
    return merged, clashes


_BOOKKEEPING = frozenset({"created", "modified", "imported", "revision", "position"})
"""Groups that nobody would call a change."""


def is_same_to_people(one: Entity, other: Entity) -> bool:
    """Whether two states of an entity differ in nothing but bookkeeping."""
    groups = [group for group in GROUPS.get(type(one), ()) if group.name not in _BOOKKEEPING]
    return all(group.of(one) == group.of(other) for group in groups)


def is_same_in_substance(one: Entity, other: Entity) -> bool:
    """Whether two states of an entity differ in nothing that people did on purpose."""
    groups = [group for group in GROUPS.get(type(one), ()) if group.is_decided or group.settle is _united]
    return all(group.of(one) == group.of(other) for group in groups)

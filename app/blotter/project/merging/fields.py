"""Field by field: what one side changed is taken, what both changed is settled by a rule or by people."""

from dataclasses import dataclass

from blotter.domain.assignment import Assignment
from blotter.domain.code_note import CodeNote
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import PARTS, Code
from blotter.domain.coding_rule import CodingRule
from blotter.domain.decision import Decision
from blotter.domain.entity import Entity
from blotter.domain.memo import Memo
from blotter.domain.revision import Revision
from blotter.domain.round import Round, RoundPassage
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.project.merging.document_fields import DOCUMENT_GROUPS
from blotter.project.merging.record_fields import RECORD_GROUPS
from blotter.project.merging.rules import (
    E,
    Group,
    Values,
    earliest,
    furthest,
    highest,
    known,
    lowest,
    newer_place,
    newest,
    same_words,
    united,
)

GROUPS: dict[type[Entity], tuple[Group, ...]] = {
    Coder: (Group("name", ("name",)),),
    Source: (
        Group("name", ("name",)),
        Group("language", ("language",)),
        Group(
            "text",
            (
                "text",
                "original",
                "characters",
                "encoding",
                "kind",
                "headings",
                "structure",
                "layout",
            ),
        ),
        Group("group", ("group",)),
        Group("imported", ("imported",), lowest),
    ),
    Code: (
        Group("name", ("name",)),
        Group("place", ("parent",)),
        *(Group(part, (part,)) for part in PARTS),
        Group("origin", ("origin", "reference")),
        Group("colour", ("colour",)),
        Group("archived", ("archived",)),
        Group("aliases", ("aliases",), united),
        Group("key", ("key",), known),
        Group("position", ("position",), lowest),
    ),
    Revision: (Group("coder", ("coder",), known),),
    Segment: (
        Group("ends", ("source", "start", "end", "quote")),
        Group("code", ("code",)),
        Group("coder", ("coder",), known),
        Group("memo", ("memo",)),
        Group("origin", ("origin",), known),
        Group("revision", ("revision",), known),
        Group("created", ("created",), lowest),
        Group("modified", ("modified",), highest),
    ),
    Memo: (
        Group("text", ("text", "coder"), same_words, asks=True),
        Group("subject", ("source", "code", "start", "end", "quote")),
        Group("created", ("created",), lowest),
        Group("modified", ("modified",), highest),
    ),
    SavedQuery: (
        Group("name", ("name",)),
        Group("asked", ("asked",)),
        Group("coder", ("coder",), known),
        Group("created", ("created",), lowest),
        Group("modified", ("modified",), highest),
    ),
    Assignment: (
        Group("status", ("status",), furthest),
        Group("coder", ("coder",), known),
    ),
    CodeSet: (
        Group("name", ("name",)),
        Group("exclusive", ("exclusive",)),
        Group("codes", ("codes",), united),
    ),
    CodingRule: (
        Group("rule", ("kind", "code", "others", "reach")),
        Group("note", ("note",)),
    ),
    CodeNote: (
        Group("text", ("text",)),
        Group("proposal", ("part", "words")),
        Group("decision", ("decision", "reason", "decided_by", "decided_at")),
        Group("code", ("code",), known),
        Group("coder", ("coder",), known),
    ),
    Round: (
        Group("name", ("name",)),
        Group("question", ("question",)),
        Group("plan", ("plan",)),
        Group("coders", ("coders",), united),
        Group("codes", ("codes",), united),
        Group("opened", ("opened",), earliest),
        Group("lead", ("lead",), known),
        Group("boundaries", ("boundaries",), known),
    ),
    Decision: (
        Group(
            "settled",
            ("at", "choice", "sided", "made", "reason", "note", "took_part", "hidden", "segments", "kinds"),
            newest,
        ),
        Group("passage", ("start", "end", "quote"), newer_place),
        Group("codes", ("codes",), united),
        Group("coders", ("coders",), united),
        Group("coder", ("coder",), known),
        Group("revision", ("revision",), known),
    ),
    RoundPassage: (Group("passage", ("start", "end", "quote"), newer_place),),
    **RECORD_GROUPS,
    **DOCUMENT_GROUPS,
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
    groups = [group for group in GROUPS.get(type(one), ()) if group.is_on_purpose]
    return all(group.of(one) == group.of(other) for group in groups)

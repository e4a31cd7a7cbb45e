"""References of things that are carried: what names something that does not come along."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import TypeVar

from blotter.domain.carried import Carried
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.coding_rule import CodingRule
from blotter.domain.entity import Entity
from blotter.domain.record import Actor, Record
from blotter.project.merging.references import naming, references

E = TypeVar("E", bound=Entity)


def closed(things: Carried) -> tuple[Carried, list[Entity]]:
    """The things without references to what is not among them, and those that cannot be without these.

    Who did something may be nobody, and a group of codes or documents may be smaller; a passage without its
    document is nothing.
    """
    gone: list[Entity] = []
    while True:
        kept = Carried()
        lost = list[Entity]()
        for thing in things.every():
            whole = fitted(thing, things)
            if whole is None:
                lost.append(thing)
            else:
                kept.put(whole)
        gone += lost
        if not lost:
            return kept, gone
        things = kept


def fitted(thing: E, things: Carried) -> E | None:
    """The thing as it can be among the others; None where it cannot."""
    lacking = [(kind, name) for kind, name in references(thing) if name not in things.all(kind)]
    if not lacking:
        return thing
    changed: dict[str, object] = {}
    optional = _optional(type(thing))
    for name, kind in naming(type(thing)).items():
        identity = getattr(thing, name)
        if identity is None or identity in things.all(kind):
            continue
        if name not in optional:
            return None
        changed[name] = None
    changed |= _lists(thing, things)
    return replace(thing, **changed) if changed else thing  # type: ignore[arg-type]


def _lists(thing: Entity, things: Carried) -> dict[str, object]:
    if isinstance(thing, CodeSet):
        return {"codes": _among(thing.codes, things.all(Code))}
    if isinstance(thing, CodingRule):
        return {"others": _among(thing.others, things.all(Code))}
    if isinstance(thing, Record):
        known = things.all(Actor)
        return {"actors": tuple(each for each in thing.actors if each.actor in known)}
    return {}


def _among(identities: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    there = frozenset(known)
    return tuple(each for each in identities if each in there)


def _optional(kind: type[Entity]) -> frozenset[str]:
    """The fields that may be nothing, without which the thing is still itself."""
    name = kind.__name__
    if name not in _KNOWN:
        may_be_nothing = frozenset(each.name for each in fields(kind) if "None" in str(each.type))
        _KNOWN[name] = may_be_nothing - _NEEDED.get(name, frozenset())
    return _KNOWN[name]


_KNOWN: dict[str, frozenset[str]] = {}

_NEEDED = {
    "Memo": frozenset({"source", "code"}),
    "AttributeValue": frozenset({"source", "case"}),
    "Decision": frozenset({"round"}),
    "Segment": frozenset({"round"}),
    "Assignment": frozenset({"round"}),
    "Freeze": frozenset({"revision"}),
    "ForeignElement": frozenset({"source"}),
}
"""Fields that may be nothing, but without which a thing would be about something else."""

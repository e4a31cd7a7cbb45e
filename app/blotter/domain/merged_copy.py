"""MergedCopy and Twin: what a project keeps of the copies that were merged into it."""

from dataclasses import dataclass

from blotter.domain.entity import Entity, derived_id


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedCopy(Entity):
    """A copy of the project that was merged in; while this is there, so is what came with it."""

    name: str
    coder: str | None = None
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin(Entity):
    """What a copy knows under another id: `id` is the one that it has there, `same_as` the one here.

    `kind` is the type's name. It comes about where both made the same thing, such as a code of one path. A
    thing that is its own twin was removed for its own sake, and stays so whatever else comes back; for one of
    the kind KEPT it was decided that it stays, whoever else removes it.
    """

    kind: str
    same_as: str


KEPT = "kept"


def kept(identity: str) -> Twin:
    """What is kept of a thing that is to stay."""
    return Twin(id=derived_id(KEPT, identity), kind=KEPT, same_as=identity)


def gone(entity: Entity) -> Twin:
    """What is kept of a thing that is not to come back."""
    return Twin(id=entity.id, kind=type(entity).__name__, same_as=entity.id)

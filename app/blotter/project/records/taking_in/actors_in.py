"""The actors of records that come in: those of the register by any of their names, and new ones."""

from collections.abc import Iterable
from dataclasses import replace

from blotter.domain import countries
from blotter.domain.edit import Put, Step
from blotter.domain.entity import is_id
from blotter.domain.names import name_key
from blotter.domain.record import Actor, Part
from blotter.domain.record_rows import ActorRow, RecordBundle, RegisteredRow
from blotter.domain.record_schema import RecordSchema
from blotter.project.project import Project
from blotter.project.records.cell_actors import Register


class IncomingActors:
    """The register as it will be; `steps` make what is new in it."""

    def __init__(self, project: Project, schema: RecordSchema, bundles: Iterable[RecordBundle]) -> None:
        self._sides = schema.options("sides")
        self._known = dict(project.actors)
        self._registered: dict[str, Actor] = {}
        self._given_ids: dict[str, str] = {}
        rows = [row for bundle in bundles for row in bundle.actors]
        by_name = {name_key(each): a for a in self._known.values() for each in (a.name, *a.aliases)}
        for row in rows:
            held = by_name.get(name_key(row.name))
            if held is None:
                held = _actor(row)
                if held.id in self._known:
                    held = replace(held, id=Register(self._known).named(row.name).id)
                self._known[held.id] = self._registered[held.id] = held
                by_name |= {name_key(each): held for each in (held.name, *held.aliases)}
            self._given_ids[row.id] = held.id
        self._set_parents(rows)
        self.register = Register(self._known)

    def _set_parents(self, rows: Iterable[RegisteredRow]) -> None:
        for row in rows:
            actor, parent = self._registered.get(self._given_ids[row.id]), self._given_ids.get(row.parent)
            if actor is not None and parent is not None and parent != actor.id:
                self._registered[actor.id] = self._known[actor.id] = replace(actor, parent=parent)

    def part(self, row: ActorRow) -> Part:
        """What an actor of a row does; whoever is new acts for the side that the row tells."""
        known = self._given_ids.get(row.id) if row.id else None
        if known is not None:
            return Part(known, row.role)
        actor = self.register.named(row.actor)
        newcomer = self.register.newcomers.get(actor.id)
        if (
            newcomer is not None
            and row.side is not None
            and not newcomer.side
            and row.side < len(self._sides)
        ):
            self.register.newcomers[actor.id] = replace(newcomer, side=self._sides[row.side])
        return Part(actor.id, row.role)

    @property
    def steps(self) -> list[Step]:
        """What brings the new actors into the register."""
        return [*map(Put, self._registered.values()), *map(Put, self.register.newcomers.values())]


def _actor(row: RegisteredRow) -> Actor:
    country = countries.country(row.country) if row.country else None
    return Actor(
        id=row.id if is_id(row.id) else Register({}).named(row.name).id,
        name=row.name,
        aliases=row.aliases,
        kind=row.kind,
        side=row.side,
        country=country.code if country else "",
        note=row.note,
    )

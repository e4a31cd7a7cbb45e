"""Actors in a cell: `Ministry of Public Security (organiser); …`; new ones come into the register."""

from collections.abc import Iterable, Mapping, Sequence

from blotter.domain.entity import derived_id
from blotter.domain.names import checked_name, name_key
from blotter.domain.record import Actor, Part
from blotter.errors import Refused
from blotter.project.records import messages
from blotter.project.records.cell_countries import chosen
from blotter.project.records.cell_syntax import escaped, joined, split, tail, unescaped

_INNER = ";()"


def shown(parts: Iterable[Part], actors: Mapping[str, Actor]) -> str:
    """The actors of a record as they stand in a cell; one without a role whose name ends in `)` has `()`."""
    return joined(_shown(each, actors) for each in parts)


def _shown(part: Part, actors: Mapping[str, Actor]) -> str:
    known = actors.get(part.actor)
    name = escaped(known.name if known else part.actor, ";")
    if part.role or name.endswith(")"):
        return f"{name} ({escaped(part.role, _INNER)})"
    return name


class Register:
    """The actors that are known, by each of their names; and those that were named and are new."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._known = actors
        self._by_name = {name_key(each): a for a in actors.values() for each in (a.name, *a.aliases)}
        self.newcomers: dict[str, Actor] = {}

    def named(self, name: str) -> Actor:
        """The actor of this name or alias; an unknown one is new, and the same one on every laptop."""
        known = self._known.get(name) or self._by_name.get(name_key(name))
        if known is not None:
            return known
        name = checked_name(name, "actor")
        identity, turn = derived_id("actor", name_key(name)), 1
        while identity in self._known:
            turn += 1
            identity = derived_id("actor", name_key(name), str(turn))
        actor = Actor(id=identity, name=name)
        self._by_name[name_key(name)] = self.newcomers[identity] = actor
        return actor


def parsed(text: str, register: Register, roles: Sequence[str]) -> tuple[Part, ...]:
    """The actors of a cell with their roles, each once."""
    return tuple(dict.fromkeys(_parsed(each, register, roles) for each in split(text, ";")))


def _parsed(item: str, register: Register, roles: Sequence[str]) -> Part:
    words, role = tail(item, "(")
    if not words:
        raise Refused(messages.NO_ACTOR_NAME, words=unescaped(item))
    if role:
        role = chosen(unescaped(role), roles, messages.NO_SUCH_ACTOR_ROLE)
    return Part(register.named(unescaped(words)).id, role or "")

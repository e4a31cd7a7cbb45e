"""Plan changes of the register of actors: who takes part in activities, under which names."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from blotter.domain import countries
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id
from blotter.domain.names import checked_name, name_key, nearest
from blotter.domain.record import Actor, Evidence, Record
from blotter.errors import NotFound, Refused
from blotter.project.project import Project
from blotter.project.records import following, schema_messages
from blotter.project.whole import on_whole


def find(project: Project, name: str) -> Actor:
    """The actor of this name or alias, or NotFound with the nearest."""
    found = project.actor_named(name)
    if found is None:
        known = (each for actor in project.actors.values() for each in (actor.name, *actor.aliases))
        raise NotFound(schema_messages.NO_SUCH_ACTOR, name=name, nearest=nearest(name, known))
    return found


def used(project: Project) -> Counter[str]:
    """In how many records that may be seen each actor (by id) plays a part."""
    return Counter(
        actor for record in project.records.values() for actor in {part.actor for part in record.actors}
    )


def add(project: Project, name: str, aliases: Iterable[str] = (), **values: Any) -> tuple[Actor, Edit]:
    """A new actor; `values` are further fields of Actor."""
    made = _checked(project, Actor(id=new_id(), name=name, aliases=tuple(aliases), **values))
    return made, project.edit(schema_messages.ACTOR_ADDED, [Put(made)], name=made.name)


def change(project: Project, actor: Actor, **values: Any) -> Edit | None:
    """Give an actor other values in some of Actor's fields: a name, aliases, a side, a country and so on."""
    changed = _checked(project, replace(actor, **values))
    if changed == actor:
        return None
    if changed.name != actor.name:
        told = {"old": actor.name, "new": changed.name}
        return project.edit(schema_messages.ACTOR_RENAMED, [Put(changed)], **told)
    return project.edit(schema_messages.ACTOR_CHANGED, [Put(changed)], name=actor.name)


@on_whole
def merge(project: Project, actor: Actor, into: Actor) -> Edit:
    """Make one actor of two: records name the one that stays, which is found by all names of both."""
    if actor.id == into.id:
        raise Refused(schema_messages.ACTOR_MERGED_INTO_ITSELF, name=actor.name)

    def take(thing: Record | Evidence) -> Record | Evidence:
        if not isinstance(thing, Record) or all(part.actor != actor.id for part in thing.actors):
            return thing
        parts = (part._replace(actor=into.id) if part.actor == actor.id else part for part in thing.actors)
        return replace(thing, actors=tuple(dict.fromkeys(parts)))

    steps: list[Step] = []
    for record in project.records.values():
        after = take(record)
        steps += [Put(after)] if after is not record else []
    steps += following.in_formers(project, take)
    steps += [
        Put(replace(each, parent=into.id))
        for each in project.actors.values()
        if each.parent == actor.id and each.id != into.id
    ]
    parent = actor.parent if into.parent == actor.id else into.parent or actor.parent
    if parent is not None and into.id in (parent, *_line(project, parent)):
        parent = None
    kept = replace(
        into,
        aliases=_aliases(into.name, (*into.aliases, actor.name, *actor.aliases)),
        kind=into.kind or actor.kind,
        side=into.side or actor.side,
        country=into.country or actor.country,
        parent=parent,
        note="\n\n".join(dict.fromkeys(filter(None, (into.note, actor.note)))),
    )
    steps += [Put(kept), Remove(Actor, actor.id)]
    return project.edit(schema_messages.ACTORS_MERGED, steps, name=actor.name, into=into.name)


@on_whole
def remove(project: Project, actor: Actor) -> Edit:
    """Take an actor out of the register who plays no part; what belongs to it belongs to what is above it."""
    count = used(project)[actor.id]
    if count:
        raise Refused(schema_messages.ACTOR_IN_USE, name=actor.name, count=count)
    steps: list[Step] = [
        Put(replace(each, parent=actor.parent)) for each in project.actors.values() if each.parent == actor.id
    ]
    return project.edit(schema_messages.ACTOR_REMOVED, [*steps, Remove(Actor, actor.id)], name=actor.name)


def _checked(project: Project, actor: Actor) -> Actor:
    """The actor as it can be kept: names of its own, a country that is one, above it nothing of its own."""
    name = checked_name(actor.name, "actor")
    aliases = _aliases(name, (checked_name(alias, "actor") for alias in actor.aliases))
    owners = {
        name_key(known): other
        for other in project.actors.values()
        if other.id != actor.id
        for known in (other.name, *other.aliases)
    }
    for known in (name, *aliases):
        if name_key(known) in owners:
            raise Refused(schema_messages.ACTOR_EXISTS, name=known, other=owners[name_key(known)].name)
    if actor.parent is not None and actor.id in (actor.parent, *_line(project, actor.parent)):
        raise Refused(schema_messages.ACTOR_UNDER_ITSELF, name=actor.name)
    return replace(actor, name=name, aliases=aliases, country=_code(actor.country))


def _aliases(name: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """The aliases, each once; what a reader would take for the name itself is none."""
    known = {name_key(alias): alias for alias in reversed(list(aliases))}
    known.pop(name_key(name), None)
    return tuple(reversed(known.values()))


def _code(words: str) -> str:
    """The code of a country, "" for none; Refused for what is no country."""
    if not words.strip():
        return ""
    found = countries.country(words)
    if found is None:
        raise Refused(schema_messages.NO_COUNTRY, words=words)
    return found.code


def _line(project: Project, actor: str) -> list[str]:
    """What an actor belongs to, and what that belongs to, and so on (ids)."""
    line: list[str] = []
    known = project.actors.get(actor)
    while known is not None and known.parent is not None and known.parent not in line:
        line.append(known.parent)
        known = project.actors.get(known.parent)
    return line

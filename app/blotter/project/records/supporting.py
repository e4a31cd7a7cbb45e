"""Plan what evidence supports, who vouches for it, and that several pieces of it go, in one step."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from blotter.domain.edit import Edit, Put, Remove
from blotter.domain.entity import now
from blotter.domain.names import name_key, nearest
from blotter.domain.record import Evidence, Record
from blotter.errors import NotFound, Refused
from blotter.project.project import Project
from blotter.project.records import messages

_BESIDE = ("kind", "count")
"""Fields that evidence may support though no kind lists them."""


def checked_fields(project: Project, record: Record, fields: Iterable[str]) -> tuple[str, ...]:
    """The fields, each once; NotFound for one that the record's kind does not have."""
    known = project.record_schema
    names = (*known.fields_of(record.kind), *_BESIDE)
    for field in fields:
        if field not in names:
            kind = known.kinds[record.kind].name if record.kind in known.kinds else ""
            told = {"kind": kind, "names": ", ".join(names), "nearest": nearest(field, names)}
            raise NotFound(messages.NO_SUCH_FIELD, name=field, **told)
    return tuple(dict.fromkeys(fields))


def checked_claim_sources(project: Project, words: Iterable[str]) -> tuple[str, ...]:
    """The claim sources as the project writes them; Refused for one that is none of its words."""
    options = project.record_schema.options("claim_sources")
    known = {name_key(each): each for each in options}
    found = []
    for word in words:
        if options and name_key(word) not in known:
            told = {"field": project.record_schema.label("claim_sources"), "names": ", ".join(options)}
            raise Refused(messages.NO_SUCH_WORD, word=word, **told, nearest=nearest(word, options))
        found.append(known.get(name_key(word), word))
    return tuple(dict.fromkeys(found))


def described(
    project: Project, record: Record, evidence: Sequence[Evidence], values: Mapping[str, Any]
) -> Edit | None:
    """Say the same of several pieces of a record's evidence; None if all of it was said already."""
    changed = [after for each in evidence if (after := replace(each, **values)) != each]
    if not changed:
        return None
    steps = [*map(Put, changed), Put(replace(record, modified=now()))]
    return project.edit(messages.EVIDENCE_CHANGED, steps, number=record.number)


def removed(project: Project, record: Record, evidence: Sequence[Evidence]) -> Edit:
    """Take pieces of evidence from a record; Refused if none would be left."""
    gone = {each.id for each in evidence}
    if all(each.id in gone for each in project.evidence_of(record)):
        raise Refused(messages.LAST_EVIDENCE, number=record.number)
    steps = [*(Remove(Evidence, each) for each in gone), Put(replace(record, modified=now()))]
    return project.edit(messages.EVIDENCE_REMOVED, steps, number=record.number)

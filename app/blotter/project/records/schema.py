"""The schema of records as the project keeps it: set up with the first edit that needs it."""

from collections.abc import Iterable

from blotter.domain.edit import Put, Step
from blotter.domain.names import nearest
from blotter.domain.record_schema import RecordKind
from blotter.domain.segment import Segment
from blotter.errors import NotFound, Refused
from blotter.project.project import Project
from blotter.project.records import messages


def set_up(project: Project) -> list[Step]:
    """What has to be written before anything that follows the schema; nothing once it is kept."""
    schema = project.record_schema
    if schema.is_kept:
        return []
    return [Put(each) for each in (*schema.kinds.values(), *schema.fields.values())]


def kind(project: Project, name: str) -> RecordKind:
    """The kind of this name, or NotFound with the names there are."""
    schema = project.record_schema
    found = schema.kind_named(name)
    if found is None:
        names = [each.name for each in schema.kinds.values()]
        raise NotFound(messages.NO_SUCH_KIND, name=name, names=", ".join(names), nearest=nearest(name, names))
    return found


def proposed_kind(project: Project, segments: Iterable[Segment]) -> RecordKind:
    """The kind that the first segment proposes whose code proposes one; Refused if none does."""
    for segment in segments:
        found = kind_for(project, segment.code)
        if found is not None:
            return found
    names = ", ".join(each.name for each in project.record_schema.kinds.values())
    raise Refused(messages.NAME_THE_KIND, names=names)


def kind_for(project: Project, code: str) -> RecordKind | None:
    """The kind that a code (by id) proposes: the one tied to it or to the nearest code above it."""
    codebook = project.codebook
    line, each = [], codebook.by_id.get(code)
    while each is not None:
        line.append(each.id)
        each = codebook.by_id.get(each.parent) if each.parent else None
    return project.record_schema.kind_of_code(line)


def subtype_of(project: Project, kind: RecordKind, segments: Iterable[Segment]) -> str:
    """The code (by id) below the kind's that is the only one its passages have, else ""."""
    given = {each.code for each in segments} - {kind.code}
    below = [each for each in given if kind_for(project, each) == kind]
    return below[0] if len(below) == 1 else ""

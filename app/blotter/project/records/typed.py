"""A record made from passages and typed cells, with the actors that are new, in one step."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields

from blotter.domain.edit import Edit, Put, Step
from blotter.domain.record import Record
from blotter.domain.record_schema import RecordKind
from blotter.domain.segment import Segment
from blotter.project.project import Project
from blotter.project.records import cells, making, schema
from blotter.project.records.cell_actors import Register

_SET_BY_MAKING = {"id", "number", "kind", "coder", "created", "modified", "earliest", "latest"}


def make(
    project: Project,
    kind: RecordKind,
    segments: Sequence[Segment],
    typed: Mapping[str, str],
    also: Iterable[Step] = (),
) -> tuple[Record, Edit]:
    """A new record of a kind from passages, with a cell's text by field; `also` goes before it.

    Its subtype is the code of the passages unless one is typed.
    """
    register = Register(project.actors)
    empty = Record(id="", number="", kind=kind.id)
    record = cells.with_cells(project, empty, typed, register)
    values = {
        each.name: getattr(record, each.name)
        for each in fields(Record)
        if each.name not in _SET_BY_MAKING and getattr(record, each.name) != getattr(empty, each.name)
    }
    if "subtype" not in typed:
        values["subtype"] = schema.subtype_of(project, kind, segments)
    steps = [*also, *map(Put, register.newcomers.values())]
    return making.make(project, kind, segments, also=steps, **values)

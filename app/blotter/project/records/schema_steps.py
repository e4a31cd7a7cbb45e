"""What edits of kinds, fields and words share."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from blotter.domain.edit import Edit, Put, Step
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.project.project import Project
from blotter.project.records import schema


def edit(project: Project, label: str, steps: Iterable[Step], **values: object) -> Edit:
    """An edit of the schema, which is set up with it where it is not kept yet."""
    return project.edit(label, [*schema.set_up(project), *steps], **values)


def moved(things: list[Any], thing: RecordKind | RecordField, place: int) -> list[Step]:
    """What puts a thing at a place, as few others as possible along with it."""
    ordered = [each for each in things if each.id != thing.id]
    ordered.insert(max(0, place), thing)
    if ordered == things:
        return []
    return [
        Put(replace(each, position=position))
        for position, each in enumerate(ordered)
        if each.position != position
    ]

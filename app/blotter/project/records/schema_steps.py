"""What edits of kinds, fields and words share."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from blotter.domain.edit import Edit, Put, Step
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.project.project import Project
from blotter.project.records import schema

Changing = TypeVar("Changing", RecordKind, RecordField)


def edit(project: Project, label: str, steps: Iterable[Step], **values: object) -> Edit:
    """An edit of the schema, which is set up with it where it is not kept yet."""
    return project.edit(label, [*schema.set_up(project), *steps], **values)


def in_one(thing: Changing, *plans: Callable[[Changing], Edit | None]) -> Edit | None:
    """Several changes of a kind or field as one step, each planned on what the one before leaves."""
    edits: list[Edit] = []
    for plan in plans:
        planned = plan(thing)
        if planned is not None:
            edits.append(replace(planned, steps=list(planned.steps)))
            put = (step.entity for step in edits[-1].steps if isinstance(step, Put))
            thing = next((each for each in reversed(list(put)) if each.id == thing.id), thing)  # type: ignore[assignment]
    if not edits:
        return None
    return replace(edits[0], steps=[step for each in edits for step in each.steps])


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

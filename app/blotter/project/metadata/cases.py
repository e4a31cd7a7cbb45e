"""Plan changes of cases: add, change, remove, and say which documents and passages belong to them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from blotter.domain.attribute import AttributeValue, Bearer, value_id
from blotter.domain.case import Case, CasePart, part_id
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id
from blotter.domain.names import checked_name, name_key
from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source
from blotter.errors import Refused
from blotter.project.metadata import messages
from blotter.project.project import Project


class Place(NamedTuple):
    """What is to belong to a case: a document, or a passage of it."""

    source: Source
    span: Span | None = None


def add(project: Project, name: str, kind: str = "", note: str = "") -> tuple[Case, Edit]:
    """A new case; no two have the same name."""
    made = Case(id=new_id(), name=_free_name(project, name), kind=kind.strip(), note=note.strip())
    return made, project.edit(messages.CASE_ADDED, [Put(made)], name=made.name)


def change(
    project: Project, case: Case, *, name: str | None = None, kind: str | None = None, note: str | None = None
) -> Edit | None:
    """Change all of a case in one step; None if it is so already."""
    changed = replace(
        case,
        name=case.name if name is None else _free_name(project, name, case),
        kind=case.kind if kind is None else kind.strip(),
        note=case.note if note is None else note.strip(),
    )
    if changed == case:
        return None
    if replace(changed, name=case.name) == case:
        return project.edit(messages.CASE_RENAMED, [Put(changed)], old=case.name, new=changed.name)
    return project.edit(messages.CASE_CHANGED, [Put(changed)], name=changed.name)


def remove(project: Project, case: Case) -> Edit:
    """Forget a case with its values; its documents stay, and all that is coded in them."""
    steps: list[Step] = [Remove(CasePart, each.id) for each in parts_of(project, case)]
    for attribute in project.attributes.values():
        if attribute.of is Bearer.CASES and case.id in project.values_of(attribute):
            steps.append(Remove(AttributeValue, value_id(attribute.id, case.id)))
    steps.append(Remove(Case, case.id))
    return project.edit(messages.CASE_REMOVED, steps, name=case.name)


def add_parts(project: Project, case: Case, places: Iterable[Place]) -> Edit | None:
    """Put documents and passages into a case; None if all of them are in it."""
    made = {each.id: each for each in (part_at(project, case, place) for place in places)}
    held = {(each.source, each.span) for each in parts_of(project, case)}
    new = (each for each in made.values() if (each.source, each.span) not in held)
    # A part that moved when its text was corrected has the id of its first place.
    steps = [Put(replace(e, id=new_id()) if e.id in project.case_parts else e) for e in new]
    if not steps:
        return None
    return project.edit(messages.PARTS_ADDED, steps, count=len(steps), name=case.name)


def add_with_parts(project: Project, name: str, places: Iterable[Place]) -> Edit:
    """A new case with documents and passages in it, as one step."""
    made, edit = add(project, name)
    parts = {each.id: each for each in (part_at(project, made, place) for place in places)}
    return replace(edit, steps=[*edit.steps, *map(Put, parts.values())])


def remove_all(project: Project, several: Sequence[Case]) -> Edit:
    """Forget several cases in one step."""
    edits = [remove(project, each) for each in several]
    if len(edits) == 1:
        return edits[0]
    steps = [step for edit in edits for step in edit.steps]
    return project.edit(messages.CASES_REMOVED, steps, count=len(edits))


def part_at(project: Project, case: Case, place: Place) -> CasePart:
    """The part of a case that a document, or a passage with its words, makes; Refused outside the text."""
    source, span = place
    if span is None:
        return CasePart(id=part_id(case.id, source.id), case=case.id, source=source.id)
    if not 0 <= span.start < span.end <= source.characters:
        told = {"start": span.start, "end": span.end, "characters": source.characters}
        raise Refused(messages.PART_OUTSIDE, source=source.name, **told)
    return CasePart(
        id=part_id(case.id, source.id, span),
        case=case.id,
        source=source.id,
        start=span.start,
        end=span.end,
        quote=project.text(source)[span.start : span.end],
    )


def remove_parts(project: Project, parts: Iterable[CasePart]) -> Edit | None:
    """Take documents and passages out of their cases."""
    steps = [Remove(CasePart, each.id) for each in parts if each.id in project.case_parts]
    return project.edit(messages.PARTS_REMOVED, steps, count=len(steps)) if steps else None


def parts_of(project: Project, case: Case) -> list[CasePart]:
    """The documents and passages of a case, documents by name and passages by place."""
    found = [each for each in project.case_parts.values() if each.case == case.id]
    return sorted(found, key=lambda each: (project.sources[each.source].name, each.start or 0, each.end or 0))


def segments_of(project: Project, case: Case) -> list[Segment]:
    """What is coded in the documents of a case, and what overlaps its passages, by document and place."""
    places: dict[str, list[Span] | None] = {}
    for part in parts_of(project, case):
        spans = places.setdefault(part.source, [])
        if part.span is None:
            places[part.source] = None
        elif spans is not None:
            spans.append(part.span)
    found: list[Segment] = []
    for source, spans in places.items():
        coded = project.segments_of(project.sources[source])
        found += [e for e in coded if spans is None or any(e.span.overlaps(span) for span in spans)]
    return found


def cases_of(project: Project) -> Mapping[str, tuple[Case, ...]]:
    """The cases to which each document (by id), or a passage of it, belongs, by name."""
    found: dict[str, dict[str, Case]] = {}
    for part in project.case_parts.values():
        found.setdefault(part.source, {})[part.case] = project.cases[part.case]
    return {
        source: tuple(sorted(held.values(), key=lambda case: name_key(case.name)))
        for source, held in found.items()
    }


def _free_name(project: Project, name: str, case: Case | None = None) -> str:
    name = checked_name(name, "case")
    for each in project.cases.values():
        if (case is None or each.id != case.id) and name_key(each.name) == name_key(name):
            raise Refused(messages.CASE_EXISTS, name=each.name)
    return name

"""Plan that documents and groups go together into a group, as one edit."""

from collections.abc import Sequence
from dataclasses import replace

from blotter.domain.document_group import DocumentGroup
from blotter.domain.edit import Edit, Put, Step
from blotter.errors import Refused
from blotter.project.metadata import groups, messages
from blotter.project.project import Project


def new_group(
    project: Project, name: str, parent: DocumentGroup | None, held: Sequence[str]
) -> tuple[DocumentGroup, Edit]:
    """A new group with documents and groups (by id) in it."""
    made, edit = groups.add(project, name, parent)
    return made, replace(edit, steps=[*edit.steps, *_steps(project, held, made, frozenset())])


def move_to_path(project: Project, held: Sequence[str], names: Sequence[str]) -> Edit | None:
    """Put documents and groups (by id) into the group at a path of names, made where it is not there."""
    group, made = groups.add_path(project, names)
    if made is None:
        return move_all(project, held, group)
    return replace(made, steps=[*made.steps, *_steps(project, held, group, _above(project, group))])


def move_all(project: Project, held: Sequence[str], into: DocumentGroup | None) -> Edit | None:
    """Put documents and groups (by id) into a group, or (None) to the top; None: all of them are there."""
    documents = [project.sources[each] for each in held if each in project.sources]
    moved = [project.groups.by_id[each] for each in held if each in project.groups.by_id]
    if not moved:
        return groups.put_into(project, documents, into)
    if len(moved) == 1 and not documents:
        is_there = moved[0].parent == (into.id if into else None)
        return None if is_there else groups.move(project, moved[0], into)
    steps = _steps(project, held, into, _above(project, into))
    if not steps:
        return None
    return project.edit(messages.MOVED_ALL, steps, count=len(steps))


def _above(project: Project, group: DocumentGroup | None) -> frozenset[str]:
    """A group that is there, and those above it: none of them can go into it."""
    found = set[str]()
    while group is not None:
        found.add(group.id)
        group = project.groups.by_id.get(group.parent or "")
    return frozenset(found)


def _steps(
    project: Project, held: Sequence[str], into: DocumentGroup | None, above: frozenset[str]
) -> list[Step]:
    """What puts each of them there; a group whose name is taken there is refused."""
    identity = into.id if into else None
    steps: list[Step] = []
    beside = project.groups.children(into) if into is None or into.id in project.groups.by_id else []
    taken = {each.name.casefold(): each for each in beside if each.id not in held}
    position = 1 + max((each.position for each in beside), default=-1)
    for each in held:
        if each in project.sources and project.sources[each].group != identity:
            steps.append(Put(replace(project.sources[each], group=identity)))
        group = project.groups.by_id.get(each)
        if group is None or group.parent == identity:
            continue
        if group.id in above:
            raise Refused(messages.GROUP_IN_ITSELF, name=group.name)
        if group.name.casefold() in taken:
            raise Refused(messages.GROUP_EXISTS, path=project.groups.path(taken[group.name.casefold()].id))
        taken[group.name.casefold()] = group
        steps.append(Put(replace(group, parent=identity, position=position)))
        position += 1
    return steps

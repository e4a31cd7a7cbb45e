"""Plan changes of groups of documents: add, rename, move, remove, and put documents into them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from blotter.domain.codebook import joined_path, split_path
from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id
from blotter.domain.names import checked_name, free_name, name_key, nearest
from blotter.domain.source import Source
from blotter.errors import NotFound, Refused
from blotter.project.metadata import messages
from blotter.project.project import Project


def find(project: Project, path: str) -> DocumentGroup:
    """The group at a path, case aside, or NotFound with the nearest."""
    found = project.groups.find(split_path(path)) if path.strip() else None
    if found is None:
        near = nearest(path, (project.groups.path(each.id) for each in project.groups.walk()))
        raise NotFound(messages.NO_SUCH_GROUP, path=path, nearest=near)
    return found


def add(project: Project, name: str, parent: DocumentGroup | None = None) -> tuple[DocumentGroup, Edit]:
    """A new group inside another or (None) at the top, behind those that are there."""
    name = _free_name(project.groups, name, parent)
    made = DocumentGroup(
        id=new_id(),
        name=name,
        parent=parent.id if parent else None,
        position=_behind(project.groups, parent),
    )
    path = joined_path([*project.groups.names(made.parent), name])
    return made, project.edit(messages.GROUP_ADDED, [Put(made)], path=path)


def add_path(project: Project, names: Sequence[str]) -> tuple[DocumentGroup, Edit | None]:
    """The group at a path of names, made with all above it where it is not there; None: it is there."""
    known, group, steps = project.groups, None, list[Step]()
    for depth, name in enumerate(names, start=1):
        found = known.find(names[:depth])
        if found is None:
            found = DocumentGroup(
                id=new_id(),
                name=checked_name(name, "group"),
                parent=group.id if group else None,
                position=_behind(known, group),
            )
            known = Groups([*known.by_id.values(), found])
            steps.append(Put(found))
        group = found
    if group is None:
        raise NotFound(messages.NO_SUCH_GROUP, path="", nearest="")
    edit = project.edit(messages.GROUP_ADDED, steps, path=known.path(group.id)) if steps else None
    return group, edit


def rename(project: Project, group: DocumentGroup, name: str) -> Edit | None:
    """Give a group another name, unique beside those with which it lies."""
    name = _free_name(project.groups, name, _parent(project, group), group)
    if name == group.name:
        return None
    changed = Put(replace(group, name=name))
    return project.edit(messages.GROUP_RENAMED, [changed], old=group.name, new=name)


def move(
    project: Project, group: DocumentGroup, parent: DocumentGroup | None, before: DocumentGroup | None = None
) -> Edit | None:
    """Move a group into another or (None) to the top, before one that lies there or behind all."""
    groups = project.groups
    if parent is not None and parent.id in groups.within(group.id):
        raise Refused(messages.GROUP_IN_ITSELF, name=group.name)
    _free_name(groups, group.name, parent, group)
    siblings = [each for each in groups.children(parent) if each.id != group.id]
    if before is not None and before.id not in {each.id for each in siblings}:
        raise Refused(messages.NOT_BESIDE, before=before.name, name=group.name)
    places = [each.id for each in siblings]
    place = places.index(before.id) if before else len(siblings)
    moved = replace(group, parent=parent.id if parent else None)
    order = [*siblings[:place], moved, *siblings[place:]]
    if moved == group and [each.id for each in order] == [each.id for each in groups.children(parent)]:
        return None
    steps = [
        Put(replace(each, position=position))
        for position, each in enumerate(order)
        if replace(each, position=position) != groups.by_id[each.id]
    ]
    return project.edit(messages.GROUP_MOVED, steps, name=group.name)


def remove(project: Project, group: DocumentGroup) -> Edit:
    """Take a group away; what lies in it moves up. A group that meets its like there gets a number."""
    groups = project.groups
    above = _parent(project, group)
    beside = [each for each in groups.children(above) if each.id != group.id]
    taken = [name_key(each.name) for each in beside]
    behind = _behind(groups, above)
    steps: list[Step] = []
    for place, each in enumerate(groups.children(group)):
        name = _name_beside(each.name, taken)
        taken.append(name_key(name))
        steps.append(Put(replace(each, name=name, parent=group.parent, position=behind + place)))
    held = (each for each in project.sources.values() if each.group == group.id)
    steps += [Put(replace(each, group=group.parent)) for each in held]
    steps.append(Remove(DocumentGroup, group.id))
    return project.edit(messages.GROUP_REMOVED, steps, name=group.name)


def put_into(project: Project, sources: Iterable[Source], group: DocumentGroup | None) -> Edit | None:
    """Put documents into a group, or (None) into none; each leaves the one it was in."""
    identity = group.id if group else None
    moved = [each for each in sources if each.group != identity]
    if not moved:
        return None
    steps = [Put(replace(each, group=identity)) for each in moved]
    if group is None:
        if len(moved) == 1:
            return project.edit(messages.TAKEN_OUT, steps, source=moved[0].name)
        return project.edit(messages.TAKEN_OUT_ALL, steps, count=len(moved))
    if len(moved) == 1:
        return project.edit(messages.PUT_INTO, steps, source=moved[0].name, group=group.name)
    return project.edit(messages.PUT_INTO_ALL, steps, count=len(moved), group=group.name)


def _parent(project: Project, group: DocumentGroup) -> DocumentGroup | None:
    return project.groups.by_id[group.parent] if group.parent else None


def _behind(groups: Groups, parent: DocumentGroup | None) -> int:
    return 1 + max((each.position for each in groups.children(parent)), default=-1)


def _name_beside(name: str, taken: Iterable[str]) -> str:
    return name if name_key(name) not in taken else free_name(name, [name, *taken])


def _free_name(
    groups: Groups, name: str, parent: DocumentGroup | None, group: DocumentGroup | None = None
) -> str:
    name = checked_name(name, "group")
    for each in groups.children(parent):
        is_other = group is None or each.id != group.id
        if is_other and name_key(each.name) == name_key(name):
            raise Refused(messages.GROUP_EXISTS, path=groups.path(each.id))
    return name

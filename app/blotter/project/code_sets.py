"""Plan changes of code sets: codes that are looked at together, and perhaps exclude each other."""

from collections.abc import Iterable
from dataclasses import replace

from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Put, Remove
from blotter.domain.entity import new_id
from blotter.domain.names import checked_name, name_key, nearest
from blotter.errors import NotFound, Refused
from blotter.project import messages
from blotter.project.project import Project


def find(project: Project, name: str) -> CodeSet:
    """The set of this name, case and spacing aside, or NotFound with the nearest."""
    found = _named(project, name)
    if found is None:
        near = nearest(name, (each.name for each in project.code_sets))
        raise NotFound(messages.NO_SUCH_SET, name=name, nearest=near)
    return found


def paths(project: Project, names: Iterable[str]) -> tuple[str, ...]:
    """The paths of the codes in the sets of these names; Refused for a set without any."""
    found: dict[str, None] = {}
    for each in (find(project, name) for name in names):
        if not each.codes:
            raise Refused(messages.SET_EMPTY, name=each.name)
        found |= dict.fromkeys(project.codebook.path(code) for code in each.codes)
    return tuple(found)


def with_below(project: Project, code_set: CodeSet) -> frozenset[str]:
    """The ids of a set's codes and of all that lies under them."""
    book = project.codebook
    below = (each.id for code in code_set.codes for each in book.descendants(code))
    return frozenset((*code_set.codes, *below))


def add(
    project: Project, name: str, codes: Iterable[Code] = (), exclusive: bool = False
) -> tuple[CodeSet, Edit]:
    """A new set; its codes stand in the codebook's order."""
    name = _free_name(project, name)
    made = CodeSet(id=new_id(), name=name, codes=_in_order(project, codes), exclusive=exclusive)
    return made, project.edit(messages.SET_ADDED, [Put(made)], name=name)


def rename(project: Project, code_set: CodeSet, name: str) -> Edit | None:
    """Give a set another name."""
    name = _free_name(project, name, code_set)
    if name == code_set.name:
        return None
    changed = Put(replace(code_set, name=name))
    return project.edit(messages.SET_RENAMED, [changed], name=code_set.name, new_name=name)


def set_codes(project: Project, code_set: CodeSet, codes: Iterable[Code]) -> Edit | None:
    """Say which codes are in a set."""
    return change(project, code_set, code_set.name, codes, code_set.exclusive)


def set_exclusive(project: Project, code_set: CodeSet, exclusive: bool) -> Edit | None:
    """Say whether the codes of a set exclude each other."""
    codes = [project.codebook.by_id[code] for code in code_set.codes]
    return change(project, code_set, code_set.name, codes, exclusive)


def change(
    project: Project, code_set: CodeSet, name: str, codes: Iterable[Code], exclusive: bool
) -> Edit | None:
    """Change all of a set in one step."""
    name = _free_name(project, name, code_set)
    changed = replace(code_set, name=name, codes=_in_order(project, codes), exclusive=exclusive)
    if changed == code_set:
        return None
    if replace(changed, name=code_set.name) == code_set:
        return rename(project, code_set, name)
    return project.edit(messages.SET_CHANGED, [Put(changed)], name=name)


def remove(project: Project, code_set: CodeSet) -> Edit:
    """Forget a set; its codes are not touched."""
    return project.edit(messages.SET_REMOVED, [Remove(CodeSet, code_set.id)], name=code_set.name)


def _in_order(project: Project, codes: Iterable[Code]) -> tuple[str, ...]:
    wanted = {code.id for code in codes}
    return tuple(code.id for code in project.codebook if code.id in wanted)


def _free_name(project: Project, name: str, code_set: CodeSet | None = None) -> str:
    name = checked_name(name, "code set")
    other = _named(project, name)
    if other is not None and (code_set is None or other.id != code_set.id):
        raise Refused(messages.SET_EXISTS, name=other.name)
    return name


def _named(project: Project, name: str) -> CodeSet | None:
    key = name_key(name)
    return next((each for each in project.code_sets if name_key(each.name) == key), None)

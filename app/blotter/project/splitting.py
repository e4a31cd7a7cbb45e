"""Plan the splitting of a code: each of its segments goes to one of the codes that it is divided into."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from blotter.domain.codebook import Code, Codebook, split_path
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id, now
from blotter.domain.former_code import Fate, FormerCode
from blotter.domain.names import name_key
from blotter.domain.query import SegmentQuery
from blotter.domain.segment import Segment
from blotter.errors import NotFound, Refused
from blotter.interchange import divisions
from blotter.message import Message
from blotter.project import codes, dependents, former, messages, succession
from blotter.project.project import Project
from blotter.project.whole import on_whole


@dataclass(frozen=True, slots=True)
class Part:
    """A code that another is divided into; a `new` one is made with the split.

    The divided code may be a part itself: what is given to it stays there.
    """

    code: Code
    new: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """How far the dividing of a code is: its segments by place, and to which part (from 0 on) each goes."""

    code: Code
    parts: tuple[Part, ...]
    segments: tuple[Segment, ...]
    assigned: Mapping[str, int] = field(default_factory=dict)

    @property
    def left(self) -> tuple[Segment, ...]:
        """The segments that are not divided yet."""
        return tuple(each for each in self.segments if each.id not in self.assigned)

    def given(self, segment: Segment, part: int | None) -> "Split":
        """The same with one segment given to a part, or (None) to none yet."""
        assigned = {each: to for each, to in self.assigned.items() if each != segment.id}
        return replace(self, assigned=assigned if part is None else {**assigned, segment.id: part})

    def edit(self, project: Project, keep: bool = False) -> Edit:
        """The step that carries out what is decided so far."""
        return split(project, self.code, self.parts, self.assigned, keep)


def begun(project: Project, code: Code, parts: Sequence[Part]) -> Split:
    """A split of which nothing is decided yet."""
    return Split(code, tuple(parts), tuple(segments_of(project, code)))


def segments_of(project: Project, code: Code) -> list[Segment]:
    """The segments that a code has of its own: documents by name, then by place."""
    return list(project.retrieve(SegmentQuery(codes=frozenset([code.id]))))


def new_part(project: Project, code: Code, name: str, among: Sequence[Part] = (), **parts: str) -> Part:
    """A code to be made beside the one that is divided; `among` are the parts that are planned already."""
    book = _with_parts(project.codebook, among)
    parent = book.by_id[code.parent] if code.parent else None
    return Part(codes.new_code(book, name, parent, **parts), new=True)


def parts_named(project: Project, code: Code, names: Sequence[str]) -> list[Part]:
    """The parts of these names: a code beside the divided one, else the one at that path, else a new one.

    A new one is made beside it, too. A name with a slash is a path, and the code has to be there.
    """
    book, parts = project.codebook, list[Part]()
    siblings = {name_key(each.name): each for each in book.children(code.parent)}
    for name in names:
        path = split_path(name)
        beside = siblings.get(name_key(path[0])) if len(path) == 1 else former.find(project, name)
        known = beside or book.get(name)
        parts.append(Part(known) if known else new_part(project, code, path[0], parts))
    return parts


def assigned_in(project: Project, parts: Sequence[Part], file: Path) -> dict[str, int]:
    """Which segment goes to which part, from a file that names parts by their path, or name if that tells."""
    book = _with_parts(project.codebook, parts)
    paths = [book.path(part.code.id) for part in parts]
    named = Counter(name_key(part.code.name) for part in parts)
    places = {name_key(part.code.name): place for place, part in enumerate(parts)}
    places = {name: place for name, place in places.items() if named[name] == 1}
    places |= {name_key(path): place for place, path in enumerate(paths)}
    assigned = {}
    for identity, name in divisions.read(file).items():
        if name_key(name) not in places:
            names = ", ".join(f"“{path}”" for path in paths)
            raise NotFound(messages.NO_SUCH_PART, name=name, names=names)
        assigned[identity] = places[name_key(name)]
    return assigned


@on_whole
def split(
    project: Project, code: Code, parts: Sequence[Part], assigned: Mapping[str, int], keep: bool = False
) -> Edit:
    """Give segments of a code (by id) to its parts (by place); what is not assigned stays with the code.

    With its last segment the code goes, unless it is to be kept, is a part itself, or has a part under it.
    What is under it comes up to its place, its memo goes to each part, and so do its sets and rules; what
    was discussed about it goes to the first. Where a coder has a part on the same bounds already, one
    segment is left, with both memos.
    """
    codes.check_none_blind(project)
    others = list({part.code.id: part for part in parts if part.code.id != code.id}.values())
    if len({part.code.id for part in parts}) < 2:
        raise Refused(messages.SPLIT_INTO_ONE, path=project.codebook.path(code.id))
    divided = _divided(project, code, parts, assigned)
    goes = not keep and _may_go(project, code, parts) and _are_all(project, code, divided)
    steps: list[Step] = [Put(part.code) for part in parts if part.new]
    book = _with_parts(project.codebook, parts)
    if goes:
        heirs = [part.code.id for part in others]
        steps += [*succession.raised_children(book, code, code.parent), Remove(Code, code.id)]
        steps += [
            *dependents.divided(project, code.id, heirs),
            *succession.memo_for_all(project, code, heirs),
        ]
    path, names = book.path(code.id), ", ".join(book.path(part.code.id) for part in others)
    told = Message(messages.CODE_SPLIT, {"path": path, "names": names})
    steps, revision = codes.with_revision(project, steps, str(told))
    held = revision.id if revision else None
    for part in others:
        given = [segment for segment, place in divided if parts[place].code.id == part.code.id]
        if given:
            codes.check_given(project, part.code)
        twins = [] if part.new else project.twins(part.code, code)
        steps += succession.recoded(project, given, twins, partial(_become, code=part.code.id, revision=held))
        if goes:
            line = FormerCode(id=new_id(), code=code.id, path=path, fate=Fate.SPLIT, successor=part.code.id)
            steps.append(Put(replace(line, revision=held)))
    return project.edit(messages.CODE_SPLIT, steps, **told.values)


def _become(segment: Segment, code: str, revision: str | None) -> Segment:
    return replace(segment, code=code, revision=revision, modified=now())


def _with_parts(book: Codebook, parts: Sequence[Part]) -> Codebook:
    return codes.after(book, [Put(part.code) for part in parts if part.new])


def _divided(
    project: Project, code: Code, parts: Sequence[Part], assigned: Mapping[str, int]
) -> list[tuple[Segment, int]]:
    """The segments that are divided, each with the place of its part."""
    known = {segment.id: segment for segment in project.segments_by_id(assigned)}
    for identity in assigned:
        if identity not in known:
            raise NotFound(messages.NO_SUCH_SEGMENT, id=identity)
        if known[identity].code != code.id:
            path = project.codebook.path(code.id)
            raise Refused(messages.NOT_OF_THE_CODE, id=identity, path=path)
        assert 0 <= assigned[identity] < len(parts)
    return [(segment, assigned[identity]) for identity, segment in known.items()]


def _may_go(project: Project, code: Code, parts: Sequence[Part]) -> bool:
    stays_for = {code.id, *(below.id for below in project.codebook.descendants(code.id))}
    return stays_for.isdisjoint(part.code.id for part in parts)


def _are_all(project: Project, code: Code, divided: Sequence[tuple[Segment, int]]) -> bool:
    return project.count(SegmentQuery(codes=frozenset([code.id]))) == len(divided)

"""Tidying: what holds in every project holds again: a tree, names of their own, one segment for one act."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from blotter.domain.assignment import Assignment, Status
from blotter.domain.attribute import Attribute, Bearer
from blotter.domain.case import Case
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity
from blotter.domain.memo import Memo, joined_memos
from blotter.domain.merged_copy import Twin
from blotter.domain.names import free_name, name_key
from blotter.domain.record import Actor
from blotter.domain.record_schema import RecordKind
from blotter.domain.round import Round
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.domain.study import CountryTable, Release, SavedFigure
from blotter.project.merging import messages
from blotter.project.merging.questions import Kind, Take
from blotter.project.merging.standing import Standing
from blotter.project.merging.taking import Taking

E = TypeVar("E", bound=Entity)

_STATUSES = list(Status)
_NAMED_APART: tuple[type[Entity], ...] = (RecordKind, Actor, CountryTable, SavedFigure, Release, Case)


def oldest(standing: Standing) -> dict[str, str]:
    """By the id of what has twins, the least of their ids and its own."""
    found: dict[str, str] = {}
    for twin in standing.all(Twin).values():
        found[twin.same_as] = min(twin.id, found.get(twin.same_as, twin.same_as))
    return found


def age(entity: Entity, oldest: Mapping[str, str]) -> str:
    """By what the older of two things is told, in whichever copy they are asked about."""
    return min(entity.id, oldest.get(entity.id, entity.id))


class Tidying:
    """Settles by rule what neither side could know of the other; the older thing keeps what it has."""

    def __init__(self, taking: Taking) -> None:
        self._taking, self._standing = taking, taking.standing
        self._copy = taking.copy.name
        self._oldest: dict[str, str] = {}

    def settle(self) -> None:
        """Put everything in order that two sides together may have put out of it."""
        self._oldest = oldest(self._standing)
        self._open_circles()
        self._name_siblings_apart()
        self._name_apart()
        self._share_keys()
        self._share_aliases()
        self._leave_one_segment()
        self._leave_one_memo()
        self._leave_one_assignment()

    def _age(self, entity: Entity) -> str:
        """By what the older of two things is told, in whichever copy they are asked about."""
        return age(entity, self._oldest)

    # The tree

    def _open_circles(self) -> None:
        """Codes that each side placed under the other's lie where one side has them, as is decided."""
        while circle := self._circle():
            eldest = min(circle, key=self._age)
            here, there = self._standing.project.codebook, self._taking.copy.project.codebook
            named = self._taking.identity
            known_there = [own for code in circle if (own := named.there(code.id)) in there.by_id]
            into = ", ".join(here.path(code.id) for code in circle if code.id in here.by_id)
            other = ", ".join(there.path(own) for own in known_there)
            question = self._taking.question(
                eldest, Kind.CIRCLE, values=(into, other), into=into, other=other
            )
            follows = self._taking.decided(question) is Take.FROM
            for code in circle:
                book, identity = (there, named.there(code.id)) if follows else (here, code.id)
                known = book.by_id.get(identity)
                parent = known.parent if known else None
                if parent is not None and follows:
                    parent = named.of(Code, parent)
                if parent is not None and self._standing.get(Code, parent) is None:
                    parent = None
                self._standing.put(replace(code, parent=parent))
            if {code.id for code in self._circle()} >= {code.id for code in circle}:
                # Other codes hold it closed: at the top it has a place in any case.
                self._standing.put(replace(eldest, parent=None))

    def _circle(self) -> list[Code]:
        """The codes of a circle, if there is one."""
        codes = self._standing.all(Code)
        for code in codes.values():
            line: dict[str, Code] = {}
            at: Code | None = code
            while at is not None and at.id not in line:
                line[at.id] = at
                at = codes.get(at.parent) if at.parent else None
            if at is not None:
                members = list(line)
                return [line[each] for each in members[members.index(at.id) :]]
        return []

    # Names

    def _name_siblings_apart(self) -> None:
        groups: dict[str | None, list[Code]] = {}
        for code in self._standing.all(Code).values():
            groups.setdefault(code.parent, []).append(code)
        for siblings in groups.values():
            self._rename(siblings, lambda code: name_key(code.name))
        inside: dict[str | None, list[DocumentGroup]] = {}
        for group in self._standing.all(DocumentGroup).values():
            inside.setdefault(group.parent, []).append(group)
        for beside in inside.values():
            self._rename(beside, lambda group: name_key(group.name))

    def _name_apart(self) -> None:
        self._rename(self._standing.all(Source).values(), lambda source: source.name)
        self._rename(self._standing.all(Coder).values(), lambda coder: name_key(coder.name))
        self._rename(self._standing.all(CodeSet).values(), lambda each: name_key(each.name))
        self._rename(self._standing.all(SavedQuery).values(), lambda query: query.name)
        self._rename(self._standing.all(Round).values(), lambda each: name_key(each.name))
        for of in Bearer:
            attributes = (each for each in self._standing.all(Attribute).values() if each.of is of)
            self._rename(attributes, lambda each: name_key(each.name))
        for kind in _NAMED_APART:
            self._rename(self._standing.all(kind).values(), lambda each: name_key(each.name))  # type: ignore[attr-defined]

    def _rename(self, things: Iterable[E], key: Callable[[E], str]) -> None:
        """Give those another name whose name an older one has."""
        ordered = sorted(things, key=self._age)
        taken = {name: self._age(thing) for thing in reversed(ordered) for name in [key(thing)]}
        names = [thing.name for thing in ordered]  # type: ignore[attr-defined]
        for thing in ordered:
            if taken[key(thing)] == self._age(thing):
                continue
            name = free_name(thing.name, names)  # type: ignore[attr-defined]
            while any(key(replace(thing, name=name)) == key(other) for other in ordered):  # type: ignore[call-arg]
                names.append(name)
                name = free_name(thing.name, names)  # type: ignore[attr-defined]
            names.append(name)
            what = self._taking.words.thing(thing)
            self._standing.put(replace(thing, name=name))  # type: ignore[call-arg]
            self._taking.report.remark(self._copy, thing, what, messages.RENAMED, name=name)

    def _share_keys(self) -> None:
        """A key stands on one code."""
        taken: set[str] = set()
        for code in sorted(self._standing.all(Code).values(), key=self._age):
            if code.key and code.key in taken:
                self._standing.put(replace(code, key=""))
                what = self._taking.words.code(code.id)
                self._taking.report.remark(self._copy, code, what, messages.KEY_DROPPED, key=code.key)
            taken.add(code.key)

    def _share_aliases(self) -> None:
        """An alias stands for one code, and for none where it is another's path."""
        book = self._standing.codebook
        owners: dict[str, str] = {}
        for code in sorted(book.by_id.values(), key=self._age):
            kept = []
            for alias in code.aliases:
                at = book.get_by_names([alias])
                owner = at.id if at is not None else owners.setdefault(name_key(alias), code.id)
                if owner == code.id:
                    kept.append(alias)
                    continue
                what = self._taking.words.code(code.id)
                values = {"alias": alias, "path": self._taking.words.code(owner)}
                self._taking.report.remark(self._copy, code, what, messages.ALIAS_DROPPED, **values)
            if len(kept) < len(code.aliases):
                self._standing.put(replace(code, aliases=tuple(kept)))

    # One of a kind

    def _leave_one_segment(self) -> None:
        """Of two segments on the same bounds, of one code and coder, the older is left, with both memos."""
        touched = [after for kind, _, _, after in self._standing.touched() if kind is Segment and after]
        for entity in touched:
            segment = self._standing.get(Segment, entity.id)
            other_id = None if segment is None else self._standing.at(segment)
            if segment is None or other_id is None or other_id == segment.id:
                continue
            other = self._standing.get(Segment, other_id)
            assert other is not None
            kept, gone = sorted((segment, other), key=self._age)
            self._standing.remove(Segment, gone.id)
            self._standing.remove(Segment, kept.id)
            self._standing.put(_joined(kept, gone))
            self._standing.put(Twin(id=gone.id, kind=Segment.__name__, same_as=kept.id))

    def _leave_one_memo(self) -> None:
        def about(memo: Memo) -> object:
            # What others may not see yet is not joined with what they may.
            apart = memo.coder if self._standing.is_apart(memo) else None
            return memo.source, memo.code, memo.span, apart

        for memos in _alike(self._standing.all(Memo).values(), about):
            kept, *others = sorted(memos, key=self._age)
            texts = sorted(memos, key=lambda memo: memo.id)
            text = ""
            for memo in texts:
                text = joined_memos(text, memo.text)
            for memo in others:
                self._standing.remove(Memo, memo.id)
                self._standing.put(Twin(id=memo.id, kind=Memo.__name__, same_as=kept.id))
            modified = max(memo.modified for memo in memos)
            self._standing.put(replace(kept, text=text, modified=modified))

    def _leave_one_assignment(self) -> None:
        every = self._standing.all(Assignment).values()
        for alike in _alike(every, lambda a: (a.round, a.source, a.coder)):
            kept, *others = sorted(alike, key=self._age)
            for assignment in others:
                self._standing.remove(Assignment, assignment.id)
                self._standing.put(Twin(id=assignment.id, kind=Assignment.__name__, same_as=kept.id))
            status = max((a.status for a in alike), key=_STATUSES.index)
            self._standing.put(replace(kept, status=status))


def _alike(things: Iterable[E], about: Callable[[E], object]) -> list[list[E]]:
    """The things that are about the same, where there are several."""
    groups: dict[object, list[E]] = {}
    for thing in things:
        groups.setdefault(about(thing), []).append(thing)
    return [group for group in groups.values() if len(group) > 1]


def _joined(kept: Segment, gone: Segment) -> Segment:
    revisions = [each for each in (kept.revision, gone.revision) if each]
    return replace(
        kept,
        memo=joined_memos(kept.memo, gone.memo),
        revision=max(revisions, default=None),
        created=min(kept.created, gone.created),
        modified=max(kept.modified, gone.modified),
    )

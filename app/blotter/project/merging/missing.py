"""Missing: what was removed on one side and is used on the other."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from blotter.domain.assignment import Assignment
from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.case import Case, CasePart
from blotter.domain.code_note import CodeNote
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.coding_rule import CodingRule
from blotter.domain.decision import Decision
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.freeze import Freeze
from blotter.domain.memo import Memo
from blotter.domain.merged_copy import MergedCopy, Twin, gone, kept
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.query import SegmentQuery
from blotter.domain.record import Actor, Evidence, FormerRecord, NotSame, Record
from blotter.domain.record_schema import RecordKind
from blotter.domain.revision import Revision
from blotter.domain.round import KeptAgreement, Override, Round, RoundPassage
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.domain.study import Release, SavedFigure
from blotter.progress import Progress, counted, silent
from blotter.project.merging import messages
from blotter.project.merging.questions import Kind, Take
from blotter.project.merging.references import Ref, references
from blotter.project.merging.taking import ABOUT, HANGING, Taking
from blotter.project.project import Project
from blotter.store import entities

_DECIDED_ON = ABOUT
"""What people decide on; a coder or a revision that is still used simply stays."""

_SMALL: tuple[type[Entity], ...] = (
    Memo,
    CodeNote,
    Assignment,
    Code,
    SavedQuery,
    Revision,
    Freeze,
    MergedCopy,
    Round,
    RoundPassage,
    Override,
    KeptAgreement,
    Decision,
    Actor,
    Record,
    Evidence,
    FormerRecord,
    NotSame,
    SavedFigure,
    Release,
    Source,
    DocumentGroup,
    CasePart,
    AttributeValue,
    MovedPassage,
    ForeignImport,
    ForeignElement,
)
_USED_BY_SMALL = (
    Code,
    Source,
    Coder,
    Round,
    RecordKind,
    Actor,
    DocumentGroup,
    Case,
    Attribute,
    ForeignImport,
)


_NAMING = (CodeSet, CodingRule)
"""What names codes without being about them: it loses those that go, and nobody has to be asked."""


class Missing:
    """Brings back what is still used, or lets go of what used it, until everything that is named is there."""

    def __init__(self, taking: Taking, progress: Progress = silent) -> None:
        self._taking, self._standing, self._progress = taking, taking.standing, progress
        self._kept: set[Ref] = set()
        self._gone: set[Ref] = set()

    def settle(self) -> None:
        """Go on until nothing that is there names what is not."""
        for ref in self._taking.kept:
            self._kept.add(ref)
            self._complete(ref)
        while missing := self._missing():
            for ref, users in missing.items():
                self._settle(ref, users)
        for kind, identity in self._kept:
            if kind in _DECIDED_ON:
                self._standing.put(kept(identity))
        self._name_only_what_is_there()

    def _missing(self) -> dict[Ref, list[Entity]]:
        """What is named and not there, with what names it."""
        found: dict[Ref, dict[Ref, Entity]] = {}
        records: set[str] = set()
        touched = list(self._standing.touched())
        for kind, identity, before, after in counted(touched, self._progress, every=2000):
            if after is not None:
                for ref in references(after) if kind not in _NAMING else ():
                    if self._standing.get(*ref) is None:
                        found.setdefault(ref, {})[kind, identity] = after
            elif kind is Record:
                records.add(identity)
            elif before is not None:
                for user in self._users((kind, identity)):
                    found.setdefault((kind, identity), {})[type(user), user.id] = user
        for evidence in self._standing.all(Evidence).values() if records else ():
            if evidence.record in records:
                found.setdefault((Record, evidence.record), {})[Evidence, evidence.id] = evidence
        return {ref: list(users.values()) for ref, users in found.items() if users}

    def _users(self, ref: Ref) -> Iterator[Entity]:
        kind, identity = ref
        if kind is Code:
            yield from self._standing.segments_with(identity)
        elif kind is Source:
            yield from self._standing.segments_of(identity)
        elif kind is Coder:
            yield from self._standing.segments_by(identity)
        elif kind is Round:
            yield from self._standing.segments_in(identity)
        if kind in _USED_BY_SMALL:
            for small in _SMALL:
                yield from (e for e in list(self._standing.all(small).values()) if ref in references(e))

    def _settle(self, ref: Ref, users: list[Entity]) -> None:
        kind, identity = ref
        heir = self._taking.heir(identity) if kind is Code else None
        record = self._taking.record_heir(identity) if kind is Record else None
        if record is not None:
            for user in users:
                self._standing.put(replace(user, record=record))  # type: ignore[call-arg]
        elif heir is not None:
            self._follow(ref, users, heir)
        elif kind not in _DECIDED_ON or self._is_kept(ref, users):
            self._restore(ref)
        else:
            self._let_go(ref, users)

    def _follow(self, ref: Ref, users: list[Entity], heir: str) -> None:
        """What used a code that was merged uses the one it was merged into."""
        for user in users:
            match user:
                case Segment() | Memo() | CodeNote():
                    self._standing.put(replace(user, code=heir))
                case Code():
                    book = self._standing.codebook
                    below = {user.id, *(each.id for each in book.descendants(user.id))}
                    # What the code went into may lie under what lay under the code.
                    self._standing.put(replace(user, parent=None if heir in below else heir))
        if any(isinstance(user, Segment) for user in users):
            words, report = self._taking.words, self._taking.report
            copy = self._taking.copy.name
            into = self._standing.all(Code)[heir]
            report.remark(copy, into, words.code(ref[1]), messages.FOLLOWED, path=words.code(heir))

    def _is_kept(self, ref: Ref, users: list[Entity]) -> bool:
        """Whether it comes back, or stays; what belongs to something kept is kept without asking."""
        if ref in self._gone:
            return False
        if any((type(user), user.id) in self._kept for user in users):
            return True
        thing = self._former(ref)
        if thing is None:
            return False
        was_here = self._was_here(ref)
        kind = Kind.USED_HERE if was_here else Kind.USED_THERE
        count = sum(isinstance(user, Segment) and not self._standing.hides(user) for user in users)
        question = self._taking.question(thing, kind, segments=(count, 0) if was_here else (0, count))
        taken = self._taking.decided(question)
        return (taken is Take.INTO) is was_here

    def _was_here(self, ref: Ref) -> bool:
        """Whether the copy removed it, and not this side."""
        return entities.get(self._standing.project.database.read(), *ref) is not None

    def _former(self, ref: Ref) -> Entity | None:
        """The thing as the side still has it that did not remove it."""
        here = entities.get(self._standing.project.database.read(), *ref)
        if here is not None:
            return here
        there = entities.get(self._taking.copy.project.database.read(), ref[0], self._there(ref))
        return None if there is None else self._taking.identity.here(there)

    def _there(self, ref: Ref) -> str:
        """The id that the copy has for a thing that is called so here."""
        return self._taking.identity.there(ref[1])

    def _restore(self, ref: Ref) -> None:
        thing = self._former(ref)
        if thing is None:
            self._let_go(ref, list(self._users(ref)))
            return
        self._kept.add(ref)
        self._standing.put(thing)
        self._complete(ref)
        words, copy = self._taking.words, self._taking.copy.name
        if ref[0] in _DECIDED_ON:
            self._taking.report.remark(copy, thing, words.thing(thing), messages.RESTORED)

    def _complete(self, ref: Ref) -> None:
        """What one side removed with a thing that stays, stays as well."""
        there = self._taking.copy.project, (ref[0], self._there(ref))
        here = self._standing.project, ref
        project, known = here if self._was_here(ref) else there
        for entity in _hanging(project, known):
            mine = entity if project is self._standing.project else self._taking.identity.here(entity)
            is_gone = self._standing.all(Twin).get(mine.id) == gone(mine)
            held = self._standing.get(type(mine), mine.id)
            if (held is None and not is_gone) or _has_moved(held, ref):
                self._standing.put(mine)

    def _let_go(self, ref: Ref, users: list[Entity]) -> None:
        """What was removed takes with it what used it on the other side."""
        self._gone.add(ref)
        for user in users:
            self._standing.remove(type(user), user.id)
            self._gone.add((type(user), user.id))
        people = [user for user in users if isinstance(user, (Segment, Memo, CodeNote, Evidence))]
        if people:
            words, copy = self._taking.words, self._taking.copy.name
            for user in people:
                what, report = words.thing(user), self._taking.report
                if ref[0] is Code:
                    report.remark(copy, user, what, messages.NOT_TAKEN, path=words.code(ref[1]))
                else:
                    name = words.record(ref[1]) if ref[0] is Record else words.source(ref[1])
                    report.remark(copy, user, what, messages.GONE_WITH, name=name)

    def _name_only_what_is_there(self) -> None:
        """In sets and rules, codes that were merged become what they were merged into, and others go."""
        for each in list(self._standing.all(CodeSet).values()):
            codes = self._those_there(each.codes)
            if codes != each.codes:
                self._standing.put(replace(each, codes=codes))
        listing: list[Round | Decision] = [*self._standing.all(Round).values()]
        listing += self._standing.all(Decision).values()
        for named in listing:
            codes = self._those_there(named.codes)
            if codes != named.codes:
                self._standing.put(replace(named, codes=codes))
        for rule in list(self._standing.all(CodingRule).values()):
            code = self._those_there([rule.code])
            others = tuple(other for other in self._those_there(rule.others) if other not in code)
            if not code or (rule.others and not others):
                self._standing.remove(CodingRule, rule.id)
            elif (code[0], others) != (rule.code, rule.others):
                self._standing.put(replace(rule, code=code[0], others=others))
        for kind in list(self._standing.all(RecordKind).values()):
            if kind.code is not None and self._those_there([kind.code]) != (kind.code,):
                tied = next(iter(self._those_there([kind.code])), None)
                self._standing.put(replace(kind, code=tied))

    def _those_there(self, codes: Iterable[str]) -> tuple[str, ...]:
        here = self._standing.all(Code)
        found = (code if code in here else self._taking.heir(code) for code in codes)
        return tuple(dict.fromkeys(code for code in found if code is not None))


def _has_moved(entity: Entity | None, ref: Ref) -> bool:
    """Whether evidence of a record that stays went to another one."""
    return isinstance(entity, Evidence) and ref[0] is Record and entity.record != ref[1]


def _hanging(project: Project, ref: Ref) -> Iterator[Entity]:
    """What a project has that is about a code or a document, if this is one."""
    kind, identity = ref
    if kind is Code:
        yield from project.retrieve(SegmentQuery(codes=frozenset([identity])))
    elif kind is Source:
        yield from project.retrieve(SegmentQuery(sources=frozenset([identity])))
    elif kind is not Record:
        return
    for small in (each for each in HANGING if each is not Segment):
        found = entities.every(project.database.read(), small)
        yield from (entity for entity in found if ref in references(entity))

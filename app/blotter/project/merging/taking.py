"""Taking: one copy's changes, brought into what stands so far."""

from collections.abc import Iterable
from dataclasses import replace

from blotter.domain.assignment import Assignment
from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.case import Case, CasePart
from blotter.domain.code_note import CodeNote
from blotter.domain.codebook import Code
from blotter.domain.decision import Decision
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.former_code import Fate, FormerCode
from blotter.domain.memo import Memo
from blotter.domain.merged_copy import MergedCopy, Twin, gone, kept
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.record import Actor, Evidence, FormerRecord, Gone, Record
from blotter.domain.record_schema import RecordKind
from blotter.domain.revision import Revision
from blotter.domain.round import Round, RoundPassage
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent
from blotter.project.merging import messages
from blotter.project.merging.fields import (
    GROUPS,
    Clash,
    is_same_in_substance,
    is_same_to_people,
    three_way,
)
from blotter.project.merging.identity import Identity
from blotter.project.merging.incoming import Incoming
from blotter.project.merging.questions import Decisions, Kind, Question, Take
from blotter.project.merging.rebasing import Rebasing
from blotter.project.merging.references import TYPES, Ref, redirected, references
from blotter.project.merging.report import MergeReport
from blotter.project.merging.standing import Standing
from blotter.project.merging.words import Words
from blotter.store import entities
from blotter.store.past import Change

_FIRST: tuple[type[Entity], ...] = (
    Coder,
    DocumentGroup,
    Case,
    Attribute,
    Source,
    Code,
    Revision,
    Round,
    MergedCopy,
    RecordKind,
    Actor,
    Record,
    ForeignImport,
)
_LAST: tuple[type[Entity], ...] = (Segment, Evidence)
"""What others name comes first, segments and what they support last."""

HANGING: tuple[type[Entity], ...] = (
    Segment,
    Memo,
    CodeNote,
    Assignment,
    RoundPassage,
    Decision,
    Evidence,
    CasePart,
    AttributeValue,
    MovedPassage,
    ForeignElement,
)
ABOUT: tuple[type[Entity], ...] = (Code, Source, Record)
"""What is removed with a code, a document or a record; and what that is."""

_COUNTED = frozenset(TYPES) - {"MergedCopy"}


class Taking:
    """Knows who is who, asks where both sides changed the same, and remembers what the copy removed."""

    def __init__(
        self,
        standing: Standing,
        copy: Incoming,
        changes: Iterable[Change],
        decisions: Decisions,
        report: MergeReport,
    ) -> None:
        self.standing, self.copy, self.report = standing, copy, report
        self._decisions = decisions
        rebasing = Rebasing(standing, copy)
        self.texts_here = rebasing.texts
        """The documents that have another text there, and the digests of the texts of here."""
        told = (change for change in changes if change.type is not Twin)
        self.changes = sorted(rebasing.rebased(told), key=_order)
        self.identity = Identity(standing, copy, self.changes, decisions)
        self.words = Words(standing, copy.project)
        self.questions: dict[str, Question] = {}
        self.kept: list[Ref] = []
        """What was removed on one side and stays by decision: what hangs on it is to stay as well."""
        self._removed: set[Ref] = set()
        self._merged_there = [f for f in copy.project.former_codes if f.fate is Fate.MERGED]

    def take(self, progress: Progress = silent) -> None:
        """Bring every change in; until what is to be decided is decided, this side's state stands."""
        self.standing.read_ahead(change.id for change in self.changes if change.type is Segment)
        for change in counted(self.changes, progress, every=2000):
            self.identity.meet(change)
        self._removed = {
            (change.type, self.identity.of(change.type, change.id))
            for change in self.changes
            if change.after is None
        }
        for question in self.identity.questions:
            self.questions[question.id] = question
        for change in counted(self.changes, progress, every=2000):
            if change.after is not None:
                self._take(change, change.after)
            elif change.type is not Revision:
                # A revision that was undone there stays here: segments may have been coded under it.
                self._remove(change)

    def heir(self, code: str) -> str | None:
        """The code into which one was merged, on either side, if that is there."""
        here = (f for f in self.standing.all(FormerCode).values() if f.fate is Fate.MERGED)
        there = (redirected(each, self.identity.of) for each in self._merged_there)
        lines = {f.code: f.successor for f in sorted((*here, *there), key=lambda former: former.id)}
        seen = {code}
        heir = lines.get(code)
        while heir is not None and heir not in seen and self.standing.get(Code, heir) is None:
            seen.add(heir)
            heir = lines.get(heir)
        return heir if heir is not None and heir not in seen else None

    def record_heir(self, record: str) -> str | None:
        """The record into which one was merged, on either side, if that is there."""
        there = (redirected(each, self.identity.of) for each in self.copy.project.former_records())
        every = (*self.standing.all(FormerRecord).values(), *there)
        lines = {each.id: each.successor for each in every if each.fate is Gone.MERGED}
        heir, seen = lines.get(record), {record}
        while heir is not None and heir not in seen and self.standing.get(Record, heir) is None:
            seen.add(heir)
            heir = lines.get(heir)
        return heir if heir not in seen else None

    def decided(self, question: Question) -> Take:
        """What was decided; until then, this side."""
        self.questions[question.id] = question
        return self._decisions.about(question) or Take.INTO

    def question(
        self,
        entity: Entity,
        kind: Kind,
        part: str = "",
        values: tuple[object, object] = ("", ""),
        segments: tuple[int, int] = (0, 0),
        into: str = "",
        other: str = "",
        base: str = "",
    ) -> Question:
        """A question about a thing that is, or was, here."""
        name = type(entity).__name__
        return Question(
            id=":".join(each for each in (name.lower(), entity.id, part or kind.name.lower()) if each),
            copy=self.copy.name,
            kind=kind,
            type=type(entity),
            entity=entity.id,
            thing=entity,
            what=self.words.thing(entity),
            part=part,
            into=into,
            other=other,
            base=base,
            values=values,
            segments=segments,
        )

    def _take(self, change: Change, changed: Entity) -> None:
        after = self.identity.here(changed)
        before = None if change.before is None else self.identity.here(change.before)
        here = self.standing.get(type(after), after.id)
        if here is None:
            self._add(before, after)
            return
        merged, clashes = three_way(before, here, after)
        merged = _reviewed_as_it_is(merged, (here, after))
        for clash in clashes:
            if self._follows(after, clash):
                merged = clash.group.put(merged, clash.other)
        if merged != here:
            self.standing.put(merged)

    def _follows(self, after: Entity, clash: Clash) -> bool:
        """Whether it was decided that the copy's values stand."""
        if self.standing.hides(after):
            # Nobody may be asked about it: what was done last stands.
            here = self.standing.get(type(after), after.id)
            return bool(getattr(after, "modified", "") > getattr(here, "modified", ""))
        group, state = clash.group, self.words.state
        question = self.question(
            after,
            Kind.FIELDS,
            group.name,
            (clash.into, clash.other),
            into=state(group, clash.into),
            other=state(group, clash.other),
            base=state(group, clash.base),
        )
        return self.decided(question) is Take.FROM

    def _add(self, before: Entity | None, after: Entity) -> None:
        if before is not None and not self._is_wanted(before, after):
            return
        self.standing.put(after)

    def _is_wanted(self, before: Entity, after: Entity) -> bool:
        """Whether what was removed here comes back, since it was changed there."""
        if is_same_in_substance(before, after) or not GROUPS.get(type(after)):
            return False
        if self._lacks_what_it_names(after):
            # What it names was removed with it: whether that comes back is one question for all of it.
            return True
        if self._is_merged(after):
            # What it said last is told by the revisions that come along.
            return False
        if self.standing.hides(after):
            return True
        there, former, removed = self.words.whole(after), self.words.whole(before), Sentence(messages.REMOVED)
        question = self.question(after, Kind.REMOVED_HERE, into=removed, other=there, base=former)
        is_wanted = self.decided(question) is Take.FROM
        if is_wanted:
            self.kept.append((type(after), after.id))
        return is_wanted

    def _lacks_what_it_names(self, entity: Entity) -> bool:
        return any(
            self.standing.get(kind, identity) is None
            for kind, identity in references(entity)
            if kind in ABOUT
        )

    def _remove(self, change: Change) -> None:
        assert change.before is not None
        before = self.identity.here(change.before)
        here = self.standing.get(type(before), before.id)
        if here is None:
            self._remember_gone(change.before, before)
            return
        is_to_stay = self.standing.all(Twin).get(kept(here.id).id) is not None
        is_changed = not is_same_in_substance(before, here) and not self._is_merged(here)
        if is_to_stay or is_changed:
            if type(here) in HANGING and any(ref in self._removed for ref in references(here)):
                # Whether what it is about stays is one question for all that hangs on it.
                return
            is_kept = self.standing.hides(here) or self.decided(self._removal(before, here)) is Take.INTO
            if is_kept:
                self.kept.append((type(here), here.id))
                return
        self.standing.remove(type(here), here.id)

    def _removal(self, before: Entity, here: Entity) -> Question:
        now, former, removed = self.words.whole(here), self.words.whole(before), Sentence(messages.REMOVED)
        return self.question(here, Kind.REMOVED_THERE, into=now, other=removed, base=former)

    def _remember_gone(self, there: Entity, here: Entity) -> None:
        """What both sides removed, one of them for its own sake, does not come back with anything else."""
        before = self.standing.project
        was_about = [ref for ref in references(here) if ref[0] in ABOUT]
        by_itself_there = not any(ref in self._removed for ref in was_about)
        by_itself_here = all(entities.get(before.database.read(), *ref) is not None for ref in was_about)
        if type(there) in HANGING and (by_itself_there or by_itself_here):
            self.standing.put(gone(here))

    def _is_merged(self, entity: Entity) -> bool:
        return isinstance(entity, Code) and self.heir(entity.id) is not None

    def count(self, progress: Progress = silent) -> None:
        """Tell the report what came with this copy, by whose work; what people cannot see is left out."""
        for kind, before, after in counted(self.standing.came(), progress, every=2000):
            thing = after or before
            if thing is None or kind.__name__ not in _COUNTED or self.standing.hides(thing):
                continue
            if before is not None and after is not None and is_same_to_people(before, after):
                continue
            how = "added" if before is None else "removed" if after is None else "changed"
            coder = getattr(thing, "coder", None)
            self.report.count(self.copy.name, self.words.coder(coder) if coder else "", kind.__name__, how)


def _reviewed_as_it_is(merged: Entity, sides: Iterable[Entity]) -> Entity:
    """Nobody has checked a record that came of both sides, unless a side that is the same was checked."""
    if not isinstance(merged, Record) or not merged.is_reviewed:
        return merged
    seen = (
        each
        for each in sides
        if isinstance(each, Record)
        and (each.reviewed, each.reviewed_by) == (merged.reviewed, merged.reviewed_by)
    )
    if any(is_same_in_substance(each, merged) for each in seen):
        return merged
    return replace(merged, reviewed="", reviewed_by=None)


def _order(change: Change) -> int:
    if change.type in _LAST:
        return len(_FIRST) + 1 + _LAST.index(change.type)
    return _FIRST.index(change.type) if change.type in _FIRST else len(_FIRST)

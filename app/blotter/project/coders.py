"""Plan changes of the project's coders."""

from collections.abc import Iterable
from dataclasses import replace

from blotter.domain.assignment import Assignment
from blotter.domain.code_note import CodeNote
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id
from blotter.domain.names import checked_name, name_key
from blotter.domain.query import SegmentQuery
from blotter.domain.round import Override
from blotter.domain.segment import CONSENSUS, Coder
from blotter.errors import Refused
from blotter.project import messages
from blotter.project.project import Project
from blotter.project.records import following
from blotter.project.whole import on_whole


def add(project: Project, name: str) -> tuple[Coder, Edit]:
    """A new coder."""
    coder = Coder(id=new_id(), name=_free_name(project, name))
    return coder, project.edit(messages.CODER_ADDED, [Put(coder)], name=coder.name)


def distinct(names: Iterable[str]) -> list[str]:
    """Names as the coders of a new project, or Refused if one is none, or if two are alike."""
    known: dict[str, str] = {}
    for name in (checked_name(each, "coder") for each in names):
        if name_key(name) in known:
            raise Refused(messages.CODER_EXISTS, name=known[name_key(name)])
        known[name_key(name)] = name
    return list(known.values())


def rename(project: Project, coder: Coder, name: str) -> Edit | None:
    """Give a coder another name."""
    name = _free_name(project, name, coder)
    if name == coder.name:
        return None
    changed = Put(replace(coder, name=name))
    return project.edit(messages.CODER_RENAMED, [changed], old=coder.name, new=name)


@on_whole
def remove(project: Project, coder: Coder) -> Edit:
    """Take a coder away who has no segments and codes in no blind round."""
    check_not_blind(project, coder)
    segments = project.count(SegmentQuery(coders=frozenset([coder.id])))
    if segments:
        raise Refused(messages.CODER_IN_USE, name=coder.name, segments=segments)
    steps: list[Step] = [Remove(Assignment, a.id) for a in project.assignments() if a.coder == coder.id]
    steps += [Put(replace(memo, coder=None)) for memo in project.memos() if memo.coder == coder.id]
    steps += [Put(replace(q, coder=None)) for q in project.saved_queries() if q.coder == coder.id]
    steps += [Put(replace(r, coder=None)) for r in project.revisions if r.coder == coder.id]
    steps += [Put(replace(f, coder=None)) for f in project.freezes if f.coder == coder.id]
    steps += [Put(replace(m, coder=None)) for m in project.merged_copies() if m.coder == coder.id]
    steps += [Put(replace(m, coder=None)) for m in project.moved_passages() if m.coder == coder.id]
    steps += [Put(replace(f, coder=None)) for f in project.foreign_imports() if f.coder == coder.id]
    steps += [Put(_without(note, coder)) for note in project.code_notes() if _without(note, coder) != note]
    steps += [Remove(Override, o.id) for o in project.overrides() if o.coder == coder.id]
    steps += rounds_with(project, coder, None)
    steps += following.coder_replaced(project, coder, None)
    steps.append(Remove(Coder, coder.id))
    return project.edit(messages.CODER_REMOVED, steps, name=coder.name)


def check_person(coder: Coder) -> None:
    """Refused for what coders settled on, which does not code."""
    if coder.kind == CONSENSUS:
        raise Refused(messages.ROUND_FOR_PEOPLE, coder=coder.name)


def check_not_blind(project: Project, coder: Coder) -> None:
    """Refused while a coder codes in a round that is still blind."""
    for each in project.rounds.values():
        if each.is_blind and coder.id in each.coders:
            raise Refused(messages.CODER_IN_BLIND_ROUND, name=coder.name, round=each.name)


def rounds_with(project: Project, coder: Coder, other: Coder | None) -> list[Step]:
    """What puts another in a coder's place, or nobody, in rounds and in what was decided."""
    rounds = list(project.rounds.values())
    decisions = [each for of in (None, *rounds) for each in project.decisions(of)]
    steps: list[Step] = []
    for each in rounds:
        changed = replace(
            each,
            coders=_named(each.coders, coder, other),
            lead=_one(each.lead, coder, other),
            boundaries=_one(each.boundaries, coder, other),
        )
        steps += [Put(changed)] if changed != each else []
    for decision in decisions:
        settled = replace(
            decision,
            coders=_named(decision.coders, coder, other),
            sided=_named(decision.sided, coder, other),
            coder=_one(decision.coder, coder, other),
        )
        steps += [Put(settled)] if settled != decision else []
    return steps


def _one(identity: str | None, coder: Coder, other: Coder | None) -> str | None:
    return identity if identity != coder.id else other.id if other else None


def _named(coders: Iterable[str], coder: Coder, other: Coder | None) -> tuple[str, ...]:
    named = (_one(each, coder, other) for each in coders)
    return tuple(dict.fromkeys(each for each in named if each is not None))


def _without(note: CodeNote, coder: Coder) -> CodeNote:
    """The note as nobody's, where it was written or decided by the coder."""
    writer, decider = note.coder, note.decided_by
    return replace(
        note,
        coder=None if writer == coder.id else writer,
        decided_by=None if decider == coder.id else decider,
    )


def _free_name(project: Project, name: str, coder: Coder | None = None) -> str:
    name = checked_name(name, "coder")
    for other in project.coders.values():
        if other is not coder and name_key(other.name) == name_key(name):
            raise Refused(messages.CODER_EXISTS, name=other.name)
    return name

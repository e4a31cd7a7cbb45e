"""Plan changes of discussion notes: write one, propose words with it, decide it, take it away."""

from collections.abc import Sequence
from dataclasses import replace

from blotter.domain.code_note import CodeNote, Decision
from blotter.domain.codebook import PARTS, Code
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id, now
from blotter.domain.source import storable
from blotter.errors import Refused
from blotter.project import codes, messages, short_ids
from blotter.project.project import Project

NAME = "name"
PROPOSABLE = (NAME, *PARTS)
"""What words can be proposed for."""


def find(project: Project, typed: str) -> CodeNote:
    """The note whose id ends like this, or NotFound."""
    return short_ids.find(project.code_notes(), typed, messages.NO_SUCH_CODE_NOTE)


def of_code(project: Project, code: str) -> list[CodeNote]:
    """The notes on a code (by id), oldest first."""
    return [note for note in project.code_notes() if note.code == code]


def add(project: Project, code: Code, text: str, part: str = "", words: str = "") -> tuple[CodeNote, Edit]:
    """A new note; with `part` (of PROPOSABLE) it proposes `words` for that part."""
    text, words = storable(text).strip(), storable(words).strip()
    path = project.codebook.path(code.id)
    if part and part not in PROPOSABLE:
        raise Refused(messages.NO_PART, part=part, parts=", ".join(PROPOSABLE))
    if words and not part:
        raise Refused(messages.NOTE_NEEDS_PART, parts=", ".join(PROPOSABLE))
    if not text and not part:
        raise Refused(messages.NOTE_EMPTY, path=path)
    if part == NAME:
        # What cannot be a name here is refused before anybody decides on it.
        codes.rename(project, code, words)
    coder = project.actor.id if project.actor else None
    note = CodeNote(id=new_id(), code=code.id, text=text, coder=coder, at=now(), part=part, words=words)
    return note, project.edit(messages.CODE_NOTE_ADDED, [Put(note)], path=path)


def decide(project: Project, note: CodeNote, decision: Decision, reason: str) -> Edit:
    """Accept or decline a note, once or anew; accepted words go into the code, whose revision has the reason.

    Declining later what was accepted leaves the words where they are.
    """
    if decision not in list(Decision):
        raise Refused(messages.NO_DECISION, decision=decision)
    reason = storable(reason).strip()
    if not reason:
        raise Refused(messages.DECISION_LACKS_REASON, decision=decision)
    decided = replace(
        note,
        decision=str(decision),
        reason=reason,
        decided_by=project.actor.id if project.actor else None,
        decided_at=now(),
    )
    steps: list[Step] = []
    label = messages.CODE_NOTE_DECLINED
    if decision is Decision.ACCEPTED:
        label = messages.CODE_NOTE_ACCEPTED
        steps = _taken_over(project, note, reason)
    path = project.codebook.path(note.code)
    return project.edit(label, [*steps, Put(decided)], path=path)


def remove(project: Project, note: CodeNote) -> Edit:
    """Take a note away; words that were accepted stay in the code."""
    path = project.codebook.path(note.code)
    return project.edit(messages.CODE_NOTE_REMOVED, [Remove(CodeNote, note.id)], path=path)


def _taken_over(project: Project, note: CodeNote, reason: str) -> list[Step]:
    """What brings the proposed words into the code."""
    code = project.codebook.by_id[note.code]
    if not note.part:
        return []
    if note.part == NAME:
        edit = codes.rename(project, code, note.words, reason)
    else:
        edit = codes.define(project, code, reason, **{note.part: note.words})
    return list(edit.steps) if edit else []


def open_notes(notes: Sequence[CodeNote]) -> list[CodeNote]:
    """Those that nobody has decided yet."""
    return [note for note in notes if not note.decision]

"""Project: one study, open. Reads come back as entities; every change goes through `apply`."""

import sqlite3
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from blotter.domain.assignment import Assignment, Status
from blotter.domain.codebook import Code, Codebook, Revision
from blotter.domain.edit import Changes, Edit, Happening
from blotter.domain.entity import Entity, new_id, now
from blotter.domain.memo import Memo
from blotter.domain.names import nearest
from blotter.domain.query import Hits, SegmentQuery
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.errors import BlotterError, NotFound, Refused
from blotter.message import Message
from blotter.progress import Progress, silent
from blotter.project import messages
from blotter.store import backups, creation, drafts, entities, journal, retrieval, texts
from blotter.store.check import Finding, findings
from blotter.store.database import Database

Listener = Callable[[Changes], None]

_NEWEST = "ORDER BY number DESC, rowid DESC LIMIT 1"

SWEEPING_SEGMENTS, SWEEPING_SOURCES = 1000, 100
"""From how many touched segments or documents on an edit is preceded by a backup."""


class Project:
    """An open project file. `actor` is who acts now: edits carry it, and it may undo its own steps."""

    def __init__(self, path: Path, *, writable: bool = True, who: str = "") -> None:
        self.path = Path(path)
        self._database = Database(self.path, writable, who, self._back_up_before_migration)
        self.notices: list[Message] = list(self._database.notices)
        self.actor: Coder | None = None
        self._listeners: list[Listener] = []
        self._backed_up_today = not writable

    def _back_up_before_migration(self) -> None:
        backups.take(self.path, backups.BEFORE)

    @classmethod
    def create(cls, path: Path) -> "Project":
        """Make a new, empty project file and open it; an existing file is refused."""
        creation.create(Path(path))
        return cls(path)

    @property
    def writable(self) -> bool:
        """Whether this is the one writer."""
        return self._database.writable

    def close(self) -> None:
        """Leave one portable file behind."""
        self._database.close()

    def __enter__(self) -> "Project":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # What changes

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told of every change, on the thread that made it; the result ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, edit: Edit | None, progress: Progress = silent) -> Changes | None:
        """Carry out an edit, whole or not at all; None where there was nothing to do."""
        if edit is None:
            return None
        self.back_up_daily()
        if edit.size > SWEEPING_SEGMENTS:
            backups.take(self.path, backups.BEFORE)
        try:
            return self._announced(self._database.write(lambda write: _applied(write, edit, progress)))
        except _NothingTouched:
            return None

    def undo(self, any_coder: bool = False, progress: Progress = silent) -> Changes:
        """Take back the last edit; OthersWork if it is another coder's and that is not allowed."""
        actor = self.actor.id if self.actor else None
        self.back_up_daily()
        changes = self._database.write(lambda write: journal.undo(write, actor, any_coder, progress))
        return self._announced(changes)

    def redo(self, any_coder: bool = False, progress: Progress = silent) -> Changes:
        """Carry out again what was undone last."""
        actor = self.actor.id if self.actor else None
        changes = self._database.write(lambda write: journal.redo(write, actor, any_coder, progress))
        return self._announced(changes)

    def _announced(self, changes: Changes) -> Changes:
        self._forget(changes.types)
        for listener in list(self._listeners):
            listener(changes)
        return changes

    def _forget(self, types: Iterable[type[Entity]]) -> None:
        cached = {Code: ("codebook",), Source: ("sources",), Coder: ("coders",), Revision: ("revision",)}
        for kind in types:
            for name in cached.get(kind, ()):
                self.__dict__.pop(name, None)

    def next_undo(self) -> Happening | None:
        """The edit that undo would take back."""
        recorded = journal.last_done(self._database.read())
        return recorded.happening if recorded else None

    def next_redo(self) -> Happening | None:
        """The edit that redo would carry out."""
        recorded = journal.first_undone(self._database.read())
        return recorded.happening if recorded else None

    def history(self) -> list[Happening]:
        """Everything that happened, oldest first."""
        return list(journal.history(self._database.read()))

    # What is there

    @cached_property
    def codebook(self) -> Codebook:
        """The codes as they are now."""
        return Codebook(entities.select(self._database.read(), Code))

    @cached_property
    def coders(self) -> dict[str, Coder]:
        """The project's coders by id, in the order in which they came."""
        return {coder.id: coder for coder in entities.select(self._database.read(), Coder, "ORDER BY rowid")}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The documents by id, sorted by name."""
        found = entities.select(self._database.read(), Source, "ORDER BY name")
        return {source.id: source for source in found}

    @cached_property
    def revision(self) -> Revision | None:
        """The newest revision of the codebook."""
        newest = entities.select(self._database.read(), Revision, _NEWEST)
        return next(newest, None)

    def revisions(self) -> dict[str, Revision]:
        """All revisions by id, oldest first."""
        found = entities.select(self._database.read(), Revision, "ORDER BY number, rowid")
        return {revision.id: revision for revision in found}

    def source(self, name: str) -> Source:
        """The document of this exact name, or NotFound with the nearest."""
        for source in self.sources.values():
            if source.name == name:
                return source
        near = nearest(name, (source.name for source in self.sources.values()))
        raise NotFound(messages.NO_SUCH_SOURCE, name=name, nearest=near)

    def coder(self, name: str) -> Coder:
        """The coder of this exact name, or NotFound with the nearest."""
        for coder in self.coders.values():
            if coder.name == name:
                return coder
        near = nearest(name, (coder.name for coder in self.coders.values()))
        raise NotFound(messages.NO_SUCH_CODER, name=name, nearest=near)

    def text(self, source: Source) -> str:
        """The document's whole text."""
        return texts.content(self._database.read(), source.text)

    def original(self, source: Source) -> bytes:
        """The bytes that the document was read from."""
        return texts.original(self._database.read(), source.original)

    def segments_of(self, source: Source) -> list[Segment]:
        """Every segment of a document by place."""
        return retrieval.of_source(self._database.read(), source.id)

    def retrieve(self, query: SegmentQuery | None = None) -> Iterable[Segment]:
        """The segments that meet a query, as they are read."""
        return retrieval.segments(self._database.read(), query or SegmentQuery())

    def hits(self, query: SegmentQuery | None = None, progress: Progress = silent) -> Hits:
        """Which segments meet a query, without reading them: a million at once."""
        return retrieval.hits(self._database.read(), query or SegmentQuery(), progress)

    def count(self, query: SegmentQuery | None = None) -> int:
        """How many segments meet a query."""
        return retrieval.count(self._database.read(), query or SegmentQuery())

    def counts_by_code(self, sources: frozenset[str] | None = None) -> dict[str, int]:
        """How many segments each code has of its own; codes without any are left out."""
        return retrieval.counts_by_code(self._database.read(), sources)

    def counts_by_source(self, coder: str | None = None) -> dict[str, int]:
        """How many segments each document has; documents without any are left out."""
        return retrieval.counts_by_source(self._database.read(), coder)

    def touched_by(self, codes: Iterable[str]) -> tuple[int, int, int]:
        """How many segments, coders and documents use these codes."""
        return retrieval.touched(self._database.read(), frozenset(codes))

    def segment(self, identity: str) -> Segment:
        """The segment with this id, or NotFound."""
        found = entities.get(self._database.read(), Segment, identity) if len(identity) == 32 else None
        if found is None:
            raise NotFound(messages.NO_SUCH_SEGMENT, id=identity)
        return found

    def segments_by_id(self, identities: Iterable[str]) -> list[Segment]:
        """The segments with these ids, as many as there are, by place."""
        found = entities.get_many(self._database.read(), Segment, identities)
        return sorted(found, key=lambda s: (s.source, s.start, -s.end, s.id))

    def memos(self) -> list[Memo]:
        """The memos on sources, codes and the project, oldest first."""
        return list(entities.select(self._database.read(), Memo, "ORDER BY created, rowid"))

    def assignments(self) -> list[Assignment]:
        """Who is how far with which document."""
        return list(entities.select(self._database.read(), Assignment, "ORDER BY rowid"))

    def done_coders(self) -> dict[str, set[str]]:
        """For each document id, the ids of the coders who are done with it in open coding."""
        done: dict[str, set[str]] = {}
        for assignment in self.assignments():
            if assignment.status is Status.DONE and assignment.round is None:
                done.setdefault(assignment.source, set()).add(assignment.coder)
        return done

    @property
    def database(self) -> Database:
        """For this room only: what reports and transfer read from."""
        return self._database

    # Drafts

    def save_draft(self, subject: str, text: str) -> None:
        """Keep what is being typed in a memo; no step of the history."""
        self._database.write(lambda write: drafts.save(write, subject, text))

    def drop_draft(self, subject: str) -> None:
        """Forget a draft, once its memo is written."""
        self._database.write(lambda write: drafts.drop(write, subject))

    def drafts(self) -> dict[str, tuple[str, str]]:
        """What was typed and never written, by subject, with the moment of its last change."""
        return drafts.kept(self._database.read())

    # Safety

    def check(self, progress: Progress = silent) -> list[Finding]:
        """Everything in the file that is not as it should be."""
        with self._database.snapshot() as connection:
            return list(findings(connection, progress))

    def back_up_daily(self) -> None:
        """Take today's backup unless there is one; a failure is a notice, since it must not stop work."""
        if self._backed_up_today or not self.writable:
            return
        self._backed_up_today = True
        try:
            if not backups.has_daily(self.path):
                backups.take(self.path, backups.DAILY)
        except BlotterError as error:
            self.notices.append(Message(messages.DAILY_BACKUP_FAILED, {"reason": str(error)}))

    def save_copy(self, target: Path, progress: Progress = silent) -> None:
        """Write a portable copy of the project as it is on disk now."""
        backups.copy(self.path, target, progress)

    # Who acts

    def act_as(self, name: str | None) -> None:
        """Say who acts: by name, else the project's only coder, else nobody."""
        if name:
            self.actor = self.coder(name)
        else:
            self.actor = next(iter(self.coders.values())) if len(self.coders) == 1 else None

    def acting_coder(self) -> Coder:
        """Who codes now, or Refused: a segment always has a coder."""
        if self.actor is not None:
            return self.actor
        if not self.coders:
            raise Refused(messages.NO_CODERS)
        names = ", ".join(f"“{coder.name}”" for coder in self.coders.values())
        raise Refused(messages.WHO_CODES, names=names)

    def edit(self, label: str, steps: Iterable[object], **values: object) -> Edit:
        """An edit of the one who acts now, with a label of `messages` and what stands in it."""
        actor = self.actor.id if self.actor else None
        size = len(steps) if isinstance(steps, (list, tuple)) else 0
        return Edit(label=Message(label, values), steps=steps, coder=actor, size=size)  # type: ignore[arg-type]


class _NothingTouched(Exception):
    """Rolls back an edit that turned out to be empty, so that the history has no step without effect."""


def _applied(connection: sqlite3.Connection, edit: Edit, progress: Progress) -> Changes:
    changes = journal.apply(connection, edit, progress)
    if not changes.count:
        raise _NothingTouched
    if changes.touches(Code):
        _check_codebook(connection)
    return changes


def _check_codebook(connection: sqlite3.Connection) -> None:
    """The state after an edit of codes: a sound tree, and a revision that says what it is."""
    codebook = Codebook(entities.select(connection, Code))
    for problem in codebook.problems():
        raise Refused(problem.template, **problem.values)
    newest = next(entities.select(connection, Revision, _NEWEST), None)
    held = newest.digest if newest else Codebook().digest()
    assert held == codebook.digest(), "an edit of codes lacks its revision"


def next_revision(project: Project, codebook: Codebook, reason: str) -> Revision | None:
    """The revision that this state of the codebook makes, or None if nothing defining has changed."""
    digest = codebook.digest()
    last = project.revision
    if last is not None and last.digest == digest:
        return None
    number = last.number + 1 if last else 1
    coder = project.actor.id if project.actor else None
    return Revision(id=new_id(), number=number, digest=digest, coder=coder, at=now(), reason=reason)

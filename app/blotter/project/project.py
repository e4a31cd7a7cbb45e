"""Project: one study, open. Reads come back as entities; every change goes through `apply`."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path

from blotter.domain.assignment import Assignment
from blotter.domain.codebook import Code, Codebook
from blotter.domain.edit import Changes, Edit, Happening, Step
from blotter.domain.entity import new_id, now
from blotter.domain.freeze import Freeze
from blotter.domain.revision import Revision, changes_between, state_of
from blotter.domain.round import Override, Round
from blotter.domain.segment import Coder
from blotter.domain.source import Source
from blotter.errors import BlotterError, Forbidden, Refused
from blotter.message import Message
from blotter.progress import Progress, silent
from blotter.project import messages, opening
from blotter.project.record_holdings import RecordHoldings
from blotter.store import backups, creation, entities, erasing, journal, unfinished
from blotter.store.check import Finding, findings
from blotter.store.connection import Connection
from blotter.store.database import Database
from blotter.store.veil import Blind, Veil

Listener = Callable[[Changes], None]

SWEEPING = 1000
"""An edit of more steps than this is preceded by a backup, and so is one that calls itself sweeping."""


class Project(RecordHoldings):
    """An open project file. `actor` is who acts now: edits carry it, and it may undo its own steps.

    With `look_later`, a large file is open before every page of it was read, and `look_over` is to follow.
    """

    def __init__(self, path: Path, *, writable: bool = True, who: str = "", look_later: bool = False) -> None:
        self.path = Path(path).absolute()
        super().__init__(Database(self.path, writable, who, self._back_up_before_migration, look_later))
        self.notices: list[Message] = list(self._database.notices)
        self._acting = self._working = ""
        self._listeners: list[Listener] = []
        self._backed_up_on = ""
        self._look()
        if writable:
            unfinished.clear_away(self.path.parent)
            opening.open_done(self)
            self._finish_erasing()

    def _finish_erasing(self) -> None:
        """Write the file anew where something was erased and that was kept from being done."""
        if erasing.is_unfinished(self._database.read()):
            try:
                self._database.scrub()
            except Refused:
                self.notices.append(Message(messages.ERASING_UNFINISHED))

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

    def apply(
        self,
        edit: Edit | None,
        progress: Progress = silent,
        also: Callable[[Connection], None] = lambda _: None,
    ) -> Changes | None:
        """Carry out an edit, whole or not at all; None where there was nothing to do.

        `also` writes what belongs to it and is no entity, in the same transaction.
        """
        if edit is None:
            return None
        self.back_up_daily()
        is_backed_up = edit.sweeping or edit.size > SWEEPING
        try:
            with backups.before(self.path, lambda *_: progress(0, 0)) if is_backed_up else nullcontext():
                changes = self._database.write(lambda write: _applied(write, edit, progress, also))
        except _NothingTouched:
            return None
        return self._announced(changes)

    def write_down(self, label: Message, steps: Iterable[Step]) -> Changes:
        """Write down an event, with what it changes for good; nothing undoes it."""
        actor = self.actor.id if self.actor else None
        return self._announced(self._database.write(lambda write: journal.record(write, label, actor, steps)))

    def erase(self, label: Message, steps: Iterable[Step], source: Source) -> Changes:
        """Write down an event that takes a source away, and take it out of everything that remembers it."""
        actor = self.actor.id if self.actor else None

        def work(write: Connection) -> Changes:
            former, held = erasing.former(write, source.id), _blind_texts(write)
            changes = journal.record(write, label, actor, steps)
            _check_blind_texts(write, held)
            erasing.erase(write, former)
            return changes

        return self._announced(self._database.write(work))

    def undo(self, any_coder: bool = False, progress: Progress = silent) -> Changes:
        """Take back the last edit; OthersWork if it is another coder's and that is not allowed."""
        actor = self.actor.id if self.actor else None
        self.back_up_daily()
        return self._announced(
            self._database.write(lambda write: journal.undo(write, actor, any_coder, progress, self._keeps))
        )

    def redo(self, any_coder: bool = False, progress: Progress = silent) -> Changes:
        """Carry out again what was undone last."""
        actor = self.actor.id if self.actor else None
        self.back_up_daily()
        return self._announced(
            self._database.write(lambda write: journal.redo(write, actor, any_coder, progress, self._keeps))
        )

    def _announced(self, changes: Changes) -> Changes:
        self._forget_changed(changes)
        if changes.touches(Round, Override):
            self._look()
        for listener in list(self._listeners):
            listener(changes)
        if changes.touches(Assignment):
            opening.open_done(self)
        return changes

    def next_undo(self) -> Happening | None:
        """The edit that undo would take back."""
        with self.whole():
            recorded = journal.last_done(self._database.read())
        return self._within_reach(recorded)

    def next_redo(self) -> Happening | None:
        """The edit that redo would carry out."""
        with self.whole():
            recorded = journal.first_undone(self._database.read())
        return self._within_reach(recorded)

    def _within_reach(self, recorded: journal.Recorded | None) -> Happening | None:
        """The happening, unless it is kept from who acts: then nothing can be undone, or redone."""
        if recorded is None or self._keeps(recorded.happening.coder, recorded.happening.at):
            return None
        return recorded.happening

    def _keeps(self, coder: str | None, at: str) -> bool:
        veil = self._database.veil
        return veil is not None and veil.keeps(coder, at)

    def undo_size(self) -> int:
        """About how many entities undo would touch, 0 if there is nothing to undo."""
        with self.whole():
            recorded = journal.last_done(self._database.read())
        return self._size(recorded)

    def redo_size(self) -> int:
        """About how many entities redo would touch, 0 if there is nothing to redo."""
        with self.whole():
            recorded = journal.first_undone(self._database.read())
        return self._size(recorded)

    def _size(self, recorded: journal.Recorded | None) -> int:
        if recorded is None or self._within_reach(recorded) is None:
            return 0
        return journal.size(self._database.read(), recorded)

    def history(self) -> list[Happening]:
        """Everything that happened, oldest first."""
        return list(journal.history(self._database.read()))

    # Safety

    def look_over(self, progress: Progress = silent) -> None:
        """Read every page of the file, unless that was done; WrongFile if one is damaged."""
        self._database.look_over(progress)

    def check(self, progress: Progress = silent) -> list[Finding]:
        """Everything in the file that is not as it should be."""
        with self.whole(), self._database.snapshot() as connection:
            return list(findings(connection, progress))

    def back_up_daily(self) -> None:
        """Take today's backup unless there is one; a failure is a notice, since it must not stop work."""
        today = now()[:10]
        if self._backed_up_on == today or not self.writable:
            return
        self._backed_up_on = today
        try:
            if not backups.has_daily(self.path):
                backups.take(self.path, backups.DAILY)
        except BlotterError as error:
            self.notices.append(Message(messages.DAILY_BACKUP_FAILED, {"reason": error.sentence}))

    def save_copy(self, target: Path, progress: Progress = silent) -> None:
        """Write a portable copy of the project as it is on disk now."""
        self._database.undisturbed(lambda connection: backups.copy(connection, target, progress))

    # Who acts

    @property
    def actor(self) -> Coder | None:
        """Who acts now; a coder whose coming was undone acts again once it is redone."""
        return self.coders.get(self._acting)

    @actor.setter
    def actor(self, coder: Coder | None) -> None:
        self._acting = coder.id if coder is not None else ""
        self._look()

    @property
    def working_in(self) -> Round | None:
        """The round in which the one who acts codes now; None in open coding."""
        return self.rounds.get(self._working)

    def work_in(self, chosen: Round | None) -> None:
        """Code in a round, or (None) in open coding; within a round only its segments are read."""
        self._working = chosen.id if chosen is not None else ""
        self._look()

    def sees(self, of: Round) -> bool:
        """Whether the one who acts may see all of a round."""
        veil = self._database.veil
        return veil is None or self._database.sees_whole or all(each.round != of.id for each in veil.blind)

    def _look(self) -> None:
        """Draw the veil for who acts, and where."""
        self._database.veil = self._veil()
        self._forget_records()

    def _veil(self) -> Veil | None:
        rounds = self.rounds
        if not rounds:
            return None
        seen = {each.round for each in self.overrides() if each.coder == self._acting}
        blind = tuple(
            Blind(each.id, each.coders, each.started)
            for each in rounds.values()
            if each.is_blind and each.id not in seen
        )
        within = self._working if self._working in rounds else None
        return Veil(self._acting or None, within, blind)

    def act_as(self, name: str | None) -> None:
        """Say who acts: by name, else the project's only coder, else nobody."""
        if name:
            self.actor = self.coder(name)
        else:
            self.actor = next(iter(self.people.values())) if len(self.people) == 1 else None

    def acting_coder(self) -> Coder:
        """Who codes now, or Refused: a segment always has a coder."""
        if self.actor is not None:
            return self.actor
        if not self.people:
            raise Refused(messages.NO_CODERS)
        names = ", ".join(f"“{coder.name}”" for coder in self.people.values())
        raise Refused(messages.WHO_CODES, names=names)

    def edit(self, label: str, steps: Iterable[object], **values: object) -> Edit:
        """An edit of the one who acts now, with a label of `messages` and what stands in it."""
        actor = self.actor.id if self.actor else None
        size = len(steps) if isinstance(steps, (list, tuple)) else 0
        return Edit(label=Message(label, values), steps=steps, coder=actor, size=size)  # type: ignore[arg-type]


class _NothingTouched(Exception):
    """Rolls back an edit that turned out to be empty, so that the history has no step without effect."""


def _applied(
    connection: Connection, edit: Edit, progress: Progress, also: Callable[[Connection], None]
) -> Changes:
    held = _blind_texts(connection)
    changes = journal.apply(connection, edit, progress)
    if not changes.count:
        raise _NothingTouched
    if changes.touches(Code):
        _check_codebook(connection)
    if changes.touches(Source):
        _check_blind_texts(connection, held)
    also(connection)
    return changes


def _blind_texts(connection: Connection) -> dict[str, str]:
    """The texts, by document, that are being coded in rounds that are still blind."""
    blind = {each.id for each in entities.every(connection, Round) if each.is_blind}
    if not blind:
        return {}
    assigned = {each.source for each in entities.every(connection, Assignment) if each.round in blind}
    return {each.id: each.text for each in entities.get_many(connection, Source, assigned)}


def _check_blind_texts(connection: Connection, held: dict[str, str]) -> None:
    # Rounds may come in that are blind; those that are here keep their texts.
    if not held.items() <= _blind_texts(connection).items():
        raise Forbidden(messages.TEXT_OF_BLIND_ROUND)


def _check_codebook(connection: Connection) -> None:
    """The state after an edit of codes: a sound tree, and a revision that says what it is and may be made."""
    codebook = Codebook(entities.every(connection, Code))
    for problem in codebook.problems():
        raise Forbidden(problem.template, **problem.values)
    newest, digest = entities.newest_revision(connection), codebook.digest()
    held = newest.digest if newest else Codebook().digest()
    assert held == digest, "an edit of codes lacks its revision"
    for freeze in entities.every(connection, Freeze):
        frozen = entities.get(connection, Revision, freeze.revision)
        if frozen is not None and frozen.digest != digest:
            raise Forbidden(messages.FROZEN, number=frozen.number)


def next_revision(project: Project, codebook: Codebook, reason: str) -> Revision | None:
    """The revision that this state of the codebook makes, or None if nothing defining has changed."""
    digest = codebook.digest()
    last = project.revision
    if digest == (last.digest if last else Codebook().digest()):
        return None
    return Revision(
        id=new_id(),
        number=last.number + 1 if last else 1,
        digest=digest,
        coder=project.actor.id if project.actor else None,
        at=now(),
        reason=reason,
        parent=last.id if last else None,
        changes=changes_between(state_of(project.codebook), state_of(codebook)),
    )

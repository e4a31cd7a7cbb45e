"""Incoming: a copy of the project, open for reading, and what was changed in it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from blotter.domain.entity import new_id
from blotter.domain.names import free_name
from blotter.errors import PastUnreadable, Refused
from blotter.progress import Progress, silent
from blotter.project.merging import messages
from blotter.project.project import Project
from blotter.store import backups, foreign_lines, past
from blotter.store.foreign_lines import Line
from blotter.store.past import Change


@dataclass(frozen=True, slots=True)
class Incoming:
    """A copy under a name of its own in this merge; `merged` is the id that its merge will have."""

    name: str
    project: Project
    merged: str

    def changes(self, known: set[bytes], is_stranger: bool, progress: Progress = silent) -> list[Change]:
        """What is different there since the last line of the journal that both share.

        Without one, or of a `stranger`, it is all there is, with nothing before it.
        """
        connection = self.project.database.read()
        own = past.own_lines(connection)
        if is_stranger or not any(identity in known for _, identity in own):
            return list(past.everything(connection, progress))
        first = next((number for number, identity in own if identity not in known), None)
        if first is None:
            return []
        try:
            return list(past.changes_since(connection, first, progress))
        except PastUnreadable as error:
            raise PastUnreadable(messages.PAST_UNREADABLE, copy=self.name, **error.message.values) from error

    def lines(self, known: set[bytes]) -> list[Line]:
        """The lines of its journal that are not known here."""
        return foreign_lines.told(self.project.database.read(), known, self.name, self.merged)


@contextmanager
def opened(into: Project, paths: Sequence[Path]) -> Iterator[list[Incoming]]:
    """The copies, open for reading, each under its file's name; Refused if one is the project itself."""
    _check(into, paths)
    copies: list[Incoming] = []
    names: list[str] = []
    with TemporaryDirectory(prefix="blotter-merge-") as folder:
        try:
            for path in paths:
                names.append(free_name(path.stem, names))
                project = _reading(path, Path(folder) / f"{len(names)}.blotter")
                copies.append(Incoming(names[-1], project, new_id()))
            yield copies
        finally:
            for copy in copies:
                copy.project.close()


def _check(into: Project, paths: Sequence[Path]) -> None:
    seen: list[Path] = []
    for path in paths:
        with suppress(FileNotFoundError):
            if path.samefile(into.path):
                raise Refused(messages.ITSELF, path=path)
            if any(path.samefile(other) for other in seen):
                raise Refused(messages.TWICE, path=path)
        seen.append(path)


def _reading(path: Path, apart: Path) -> Project:
    """A copy for reading; one of an older Blotter is brought up to date in a file apart."""
    is_older = backups.copy_older(path, apart)
    return Project(apart if is_older else path, writable=False)

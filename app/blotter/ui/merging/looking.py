"""Looking at copies, and merging them, in one go on a thread: they are open no longer than that."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from blotter.progress import Progress, silent
from blotter.project import merging
from blotter.project.merging import Decisions, Incoming, MergePlan, MergeReport, Question, Take
from blotter.project.project import Project

Key = tuple[str, str]
"""What tells a question from others: the copy and the id."""


@dataclass(frozen=True, slots=True)
class Copies:
    """Which files are merged; `strangers` are those, by name, whose history is left aside."""

    paths: tuple[Path, ...]
    strangers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Seen:
    """What a plan says, without its steps: they may be many, and are made anew when it is carried out.

    `lines` are the copies' lines of history that are not here yet, `texts` both texts of the documents that
    are asked about. `is_nothing` says that everything is here already.
    """

    names: tuple[str, ...]
    questions: tuple[Question, ...]
    report: MergeReport
    lines: frozenset[bytes]
    texts: Mapping[Key, tuple[str, str]]
    is_nothing: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge; `step` is the id of its line in the history."""

    names: tuple[str, ...]
    report: MergeReport
    decided: tuple[tuple[Question, Take], ...]
    step: str


def look(project: Project, copies: Copies, decisions: Decisions, progress: Progress = silent) -> Seen:
    """What merging the copies would do now; nothing is written."""
    with merging.opened(project, copies.paths) as found:
        made = merging.plan(project, found, decisions, strangers=copies.strangers, progress=progress)
        return _seen(project, found, made)


def merge(
    project: Project,
    copies: Copies,
    decisions: Decisions,
    stands: Callable[[Seen], bool],
    progress: Progress = silent,
) -> Merged | Seen:
    """Merge the copies as decided, if what they would do still `stands` as it was looked at.

    Decisions may lead to new questions, and copies may have been changed meanwhile: then nothing is written.
    """
    with merging.opened(project, copies.paths) as found:
        made = merging.plan(project, found, decisions, strangers=copies.strangers, progress=progress)
        seen = _seen(project, found, made)
        if made.open or seen.is_nothing or not stands(seen):
            return seen
        changes = merging.carry_out(project, made, progress)
        if changes is None:
            return seen
        return Merged(seen.names, made.report, _decided(made, decisions), changes.happening.id)


def _seen(project: Project, found: Sequence[Incoming], made: MergePlan) -> Seen:
    texts = {question.key: merging.both_texts(question, project, found) for question in made.questions}
    return Seen(
        names=tuple(copy.name for copy in found),
        questions=tuple(made.questions),
        report=made.report,
        lines=frozenset(line[0] for line in made.lines),
        texts={key: both for key, both in texts.items() if both is not None},
        is_nothing=made.edit is None,
    )


def _decided(made: MergePlan, decisions: Decisions) -> tuple[tuple[Question, Take], ...]:
    taken: Iterable[tuple[Question, Take | None]] = ((q, decisions.about(q)) for q in made.questions)
    return tuple((question, take) for question, take in taken if take is not None)

"""MergePlan: copies brought together in one step, as far as nothing is left to decide."""

from collections.abc import Container, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

from blotter.domain.codebook import Codebook
from blotter.domain.edit import Changes, Edit
from blotter.domain.entity import now
from blotter.domain.freeze import Freeze
from blotter.domain.merged_copy import MergedCopy
from blotter.domain.revision import Revision, Revisions, age, joined
from blotter.errors import Refused
from blotter.message import Message
from blotter.progress import Progress, silent
from blotter.project.merging import messages
from blotter.project.merging.contents import ComingContents
from blotter.project.merging.document_tidying import DocumentTidying
from blotter.project.merging.incoming import Incoming
from blotter.project.merging.missing import Missing
from blotter.project.merging.placing import Placing
from blotter.project.merging.questions import Decisions, Question
from blotter.project.merging.record_tidying import RecordTidying
from blotter.project.merging.report import MergeReport
from blotter.project.merging.standing import Standing
from blotter.project.merging.taking import Taking
from blotter.project.merging.tidying import Tidying
from blotter.project.project import Project
from blotter.store import foreign_lines, past
from blotter.store.foreign_lines import Line


@dataclass(slots=True)
class MergePlan:
    """What merging would do: the edit (None: nothing), what is asked, and what came from whom.

    `open` are the questions that nobody has decided; as long as there are some, this side stands for them.
    """

    edit: Edit | None = None
    questions: list[Question] = field(default_factory=list)
    open: list[Question] = field(default_factory=list)
    report: MergeReport = field(default_factory=MergeReport)
    lines: list[Line] = field(default_factory=list)


def plan(
    into: Project,
    copies: Sequence[Incoming],
    decisions: Decisions,
    *,
    strangers: bool | Container[str] = False,
    progress: Progress = silent,
) -> MergePlan:
    """What merging the copies, one after the other, would do to the project; nothing is written.

    Copies that are taken as `strangers`, all or those of these names, are merged without their history. What
    is kept from who merges comes along like all the rest, but nothing of it is asked or told.
    """
    with ExitStack() as stack:
        for project in (into, *(copy.project for copy in copies)):
            stack.enter_context(project.whole())
        return _plan(into, copies, decisions, strangers, progress)


def _plan(
    into: Project,
    copies: Sequence[Incoming],
    decisions: Decisions,
    strangers: bool | Container[str],
    progress: Progress,
) -> MergePlan:
    standing = Standing(into)
    made = MergePlan(report=MergeReport(hides=standing.hides))
    for copy in copies:
        known = past.known_lines(into.database.read()) | {line[0] for line in made.lines}
        lines = copy.lines(known)
        standing.projects.append(copy.project)
        standing.begin_copy()
        is_stranger = strangers if isinstance(strangers, bool) else copy.name in strangers
        changes = copy.changes(known, is_stranger, progress)
        taking = Taking(standing, copy, changes, decisions, made.report)
        taking.take(progress)
        Missing(taking, progress).settle()
        DocumentTidying(taking).settle()
        Tidying(taking).settle()
        RecordTidying(taking).settle()
        Placing(taking).settle()
        taking.count(progress)
        _revise(standing, copy)
        _keep_frozen(standing, copy, made.report)
        made.questions += taking.questions.values()
        if taking.questions or any(change.type is not MergedCopy for change in taking.changes):
            # Also where all of it is here already: a later merge is not to ask about it anew.
            actor = into.actor.id if into.actor else None
            standing.put(MergedCopy(id=copy.merged, name=copy.name, coder=actor, at=now()))
        made.lines += lines
    made.open = [question for question in made.questions if decisions.about(question) is None]
    made.edit = _edit(into, standing, copies)
    return made


def _edit(into: Project, standing: Standing, copies: Sequence[Incoming]) -> Edit | None:
    steps = standing.steps()
    if not any(copy.merged in standing.all(MergedCopy) for copy in copies):
        return None
    label = Message(messages.MERGED, {"name": copies[0].name})
    if len(copies) > 1:
        label = Message(messages.MERGED_COPIES, {"count": len(copies)})
    contents = ComingContents(standing, copies)
    return replace(
        into.edit(label.template, steps, **label.values),
        sweeping=True,
        texts=contents.texts(),
        originals=contents.originals(),
        layers=contents.layers(),
    )


def _revise(standing: Standing, copy: Incoming) -> None:
    """The revision that the codebook has become, unless one of both is it; the same whoever merges."""
    codebook = standing.codebook
    revisions = Revisions(standing.all(Revision).values())
    newest = max(revisions, key=age, default=None)
    digest = codebook.digest()
    if digest == (newest.digest if newest else Codebook().digest()):
        return
    last = (newest, standing.project.revision, copy.project.revision)
    heads = {head.id: head for head in last if head is not None and head.id in revisions.by_id}
    reason = Message(messages.REVISION_OF_BOTH, {"name": copy.name}).sentence
    standing.put(joined(codebook, heads.values(), revisions, reason))


def _keep_frozen(standing: Standing, copy: Incoming, report: MergeReport) -> None:
    """A codebook that is frozen here stays; one that was frozen there is another by now."""
    digest, revisions = standing.codebook.digest(), standing.all(Revision)
    here = {freeze.id for freeze in standing.project.freezes}
    for freeze in list(standing.all(Freeze).values()):
        revision = revisions[freeze.revision]
        if revision.digest == digest:
            continue
        if freeze.id in here:
            into = standing.project.path.stem
            raise Refused(messages.FROZEN_HERE, into=into, copy=copy.name, number=revision.number)
        standing.remove(Freeze, freeze.id)
        report.remark(copy.name, freeze, copy.name, messages.NOT_FROZEN, number=revision.number)


def carry_out(into: Project, made: MergePlan, progress: Progress = silent) -> Changes | None:
    """Merge as planned: one step, with a backup before it, and the copies' history beside one's own."""
    return into.apply(made.edit, progress, also=lambda connection: foreign_lines.keep(connection, made.lines))

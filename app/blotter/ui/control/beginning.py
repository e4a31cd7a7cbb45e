"""Beginning: what is done when a project has just been opened, before the person has asked for anything."""

from typing import TYPE_CHECKING

from blotter.domain.query import SegmentQuery
from blotter.progress import Progress
from blotter.project.project import Project
from blotter.ui.language import tr, translated
from blotter.ui.status import Tone

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_COUNTED = 50_000
"""Up to how many segments are counted, document by document, while the person waits."""


def begin(work: "Workplace", documents: list[str]) -> None:
    """Show what lay open last, by the ids in `documents`, else something; tell what has to be told."""
    project = work.desk.project
    work.panes.put_empty_memo_away()
    work.panes.layouts.fit()
    if not work.places.open_again(documents):
        _show_first_document(work)
    work.panes.documents.list.setFocus()
    for notice in work.window.unheard(project):
        work.window.status.say(translated(notice), Tone.WRONG)
    _offer_draft(work)
    work.tasks.run(lambda progress: _take_care(project, progress)).failed.connect(work.tell)


def _take_care(project: Project, progress: Progress) -> None:
    """What may take a while with a large project and can be done while the person begins to work."""
    project.look_over(progress)
    project.back_up_daily()


def _offer_draft(work: "Workplace") -> None:
    """What was being typed when the program ended is laid before the person again."""
    for subject in work.desk.project.drafts():
        work.open_memo(subject)
        work.note(tr("A memo was being typed when the program ended; take it up in the Memo pane."))
        return


def _show_first_document(work: "Workplace") -> None:
    """Open the document that has most segments, so that there is something to see.

    Where counting them would take a while, it is the first document that has any.
    """
    project = work.desk.project
    if project.exceeds(_COUNTED):
        (first,) = project.segments_by_id(project.hits(SegmentQuery(limit=1)).ids())
        work.open_source(first.source)
    elif project.sources:
        counts = project.counts_by_source()
        work.open_source(max(project.sources, key=lambda each: counts.get(each, 0)))

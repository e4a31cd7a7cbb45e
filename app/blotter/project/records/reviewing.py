"""Plan that somebody has checked records, or that this is taken back."""

from collections.abc import Sequence
from dataclasses import replace

from blotter.domain.edit import Edit, Put
from blotter.domain.entity import now
from blotter.domain.record import Record
from blotter.project.project import Project
from blotter.project.records import messages


def review(project: Project, records: Sequence[Record]) -> Edit | None:
    """Who acts has checked records, as they are now; None if all of them were checked since they changed."""
    actor, moment = project.acting_coder(), now()
    checked = [each for each in records if not each.is_reviewed]
    steps = [Put(replace(each, reviewed_by=actor.id, reviewed=moment)) for each in checked]
    if not steps:
        return None
    if len(steps) == 1:
        return project.edit(messages.RECORD_REVIEWED, steps, number=checked[0].number)
    return project.edit(messages.RECORDS_REVIEWED, steps, count=len(steps))


def withdraw(project: Project, record: Record) -> Edit | None:
    """A record counts as checked no more; None if nobody had checked it."""
    return withdraw_all(project, [record])


def withdraw_all(project: Project, records: Sequence[Record]) -> Edit | None:
    """Records count as checked no more; None if nobody had checked them."""
    checked = [each for each in records if each.reviewed]
    if not checked:
        return None
    steps = [Put(replace(each, reviewed_by=None, reviewed="")) for each in checked]
    if len(checked) == 1:
        return project.edit(messages.REVIEW_WITHDRAWN, steps, number=checked[0].number)
    return project.edit(messages.REVIEWS_WITHDRAWN, steps, count=len(checked))

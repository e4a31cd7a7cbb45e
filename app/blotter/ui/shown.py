"""From the project's segments to what the reading view draws."""

from collections.abc import Iterable

from blotter.domain.segment import Placed, Segment, initials
from blotter.project.project import Project
from blotter.ui.language import in_a_row, moment, tr
from blotter.ui.reading.shown_segment import ShownSegment


def shown(project: Project, segments: Iterable[Segment | Placed]) -> list[ShownSegment]:
    """The segments with colour, path and coder; the reader's own carry no initials."""
    book = project.codebook
    own = project.actor.id if project.actor else None
    looks = {code.id: (book.colour(code.id), book.path(code.id)) for code in book.by_id.values()}
    people = {
        each.id: (each.name, "" if each.id == own else initials(each.name))
        for each in project.coders.values()
    }
    return [
        ShownSegment(each.id, each.start, each.end, *looks[each.code], *people[each.coder])
        for each in segments
    ]


def described(project: Project, segments: Iterable[ShownSegment]) -> list[ShownSegment]:
    """The same segments with what is told of them: the code's definition, who and when, the memo."""
    shown_segments = list(segments)
    stored = {each.id: each for each in project.segments_by_id([each.id for each in shown_segments])}
    supporting = project.records_of(stored)
    return [
        each._replace(
            memo=stored[each.id].memo,
            details=_details(project, stored[each.id], supporting.get(each.id, ())),
        )
        for each in shown_segments
        if each.id in stored
    ]


def _details(project: Project, segment: Segment, records: Iterable[str]) -> str:
    short = project.codebook.by_id[segment.code].short
    when = {"coder": project.coders[segment.coder].name, "coded": moment(segment.created)}
    told = tr("{coder}, coded {coded}", **when)
    if segment.modified != segment.created:
        told = tr("{coder}, coded {coded}, changed {changed}", **when, changed=moment(segment.modified))
    numbers = [project.records[each].number for each in records if each in project.records]
    supports = tr("evidence of {records}", records=in_a_row(numbers)) if numbers else ""
    return "\n".join(line for line in (short, told, supports) if line)

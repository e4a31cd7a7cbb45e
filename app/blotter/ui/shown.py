"""From the project's segments to what the reading view draws."""

from collections.abc import Iterable

from blotter.domain.segment import Segment, initials
from blotter.project.project import Project
from blotter.ui.reading.shown_segment import ShownSegment


def shown(project: Project, segments: Iterable[Segment]) -> list[ShownSegment]:
    """The segments with colour, path and coder; the reader's own carry no initials."""
    book = project.codebook
    own = project.actor.id if project.actor else None
    looks = {code.id: (book.colour(code.id), book.path(code.id), code.short) for code in book.by_id.values()}
    people = {
        each.id: (each.name, "" if each.id == own else initials(each.name))
        for each in project.coders.values()
    }
    made = []
    for each in segments:
        colour, path, short = looks[each.code]
        coder, letters = people[each.coder]
        made.append(
            ShownSegment(
                id=each.id,
                start=each.start,
                end=each.end,
                colour=colour,
                path=path,
                coder=coder,
                initials=letters,
                memo=each.memo,
                details=_details(short, coder, each),
            )
        )
    return made


def _details(short: str, coder: str, segment: Segment) -> str:
    when = f"{coder}, coded {_moment(segment.created)}"
    if segment.modified != segment.created:
        when += f", changed {_moment(segment.modified)}"
    return "\n".join(line for line in (short, when) if line)


def _moment(at: str) -> str:
    return at[:16].replace("T", " ")

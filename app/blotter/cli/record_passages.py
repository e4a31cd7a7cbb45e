"""The passages that a record is made from, as they are named on the command line."""

from collections.abc import Sequence
from typing import NamedTuple

import click

from blotter.domain.edit import Step
from blotter.domain.segment import Segment, Span
from blotter.project import former, segments
from blotter.project.project import Project


class Passage(NamedTuple):
    """Segments, and what has to be done first so that they are there."""

    segments: list[Segment]
    steps: list[Step]


def passage(
    project: Project,
    segment_ids: Sequence[str],
    source: str | None,
    path: str | None,
    find: str | None,
    span: Span | None,
) -> Passage:
    """The segments of these ids, or the one of a passage that is given a code unless it has it."""
    named = source is not None or path is not None or find is not None or span is not None
    if bool(segment_ids) == named or (named and (source is None or path is None)):
        raise click.UsageError("Name segments by their ids, or give --source, --code and --find or --span.")
    if segment_ids:
        return Passage([project.segment(each) for each in dict.fromkeys(segment_ids)], [])
    if (find is None) == (span is None):
        raise click.UsageError("Give either --find TEXT or --span START:END.")
    document, code = project.source(source or ""), former.find(project, path or "")
    spans = [span] if span is not None else segments.find(project, document, find or "", False)
    marking = segments.mark(project, document, code, spans)
    steps = list(marking.edit.steps) if marking.edit is not None else []
    return Passage([*marking.marked, *marking.present], steps)

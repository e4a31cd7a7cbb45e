"""Places in a document as readers name them: paragraph numbers, counted from 1."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence

from blotter.analysis import units
from blotter.domain.source import Source
from blotter.project.project import Project


def paragraph_starts(project: Project, source: Source) -> "array[int]":
    """Where the document's paragraphs begin, in code points."""
    return array("Q", (span.start for span in units.paragraphs(project.text(source))))


def paragraph_number(starts: Sequence[int], position: int) -> int:
    """The number of the paragraph in which a position lies; one before the first is in the first."""
    return max(1, bisect_right(starts, position))

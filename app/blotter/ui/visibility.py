"""Visibility: whose segments, and of which codes, the text shows. What is hidden still counts."""

from collections.abc import Callable
from dataclasses import dataclass

from blotter.project.project import Project
from blotter.ui.reading.shown_segment import ShownSegment


@dataclass(frozen=True, slots=True)
class Visibility:
    """`coders` and `codes` are hidden, by id; with `only`, so are all codes but these."""

    coders: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    only: frozenset[str] | None = None

    def hides_code(self, code: str) -> bool:
        """Whether the text leaves a code's segments out."""
        return code in self.codes or (self.only is not None and code not in self.only)

    def test(self, project: Project) -> Callable[[ShownSegment], bool] | None:
        """Whether a segment is shown, as the reading view asks it; None if all are."""
        names = {project.coders[each].name for each in self.coders if each in project.coders}
        book = project.codebook
        paths = {book.path(code) for code in book.by_id if self.hides_code(code)}
        if not names and not paths:
            return None
        return lambda segment: segment.coder not in names and segment.path not in paths

"""Sentences: where the sentences of a document lie, for the caret: those round a place at once, all later."""

from bisect import bisect_left
from collections.abc import Callable

from blotter.analysis import units
from blotter.analysis.units import Unit
from blotter.domain.segment import Span, paragraph_at
from blotter.domain.source import Source
from blotter.progress import Progress, silent
from blotter.project import comparison
from blotter.project.project import Project
from blotter.store import texts

_PARAGRAPHS_AT_HAND = 64


class Sentences:
    """The sentences of one document: as they were fixed, or else cut paragraph by paragraph when asked for.

    Both are the same, since sentences never go beyond a paragraph; so a document of any length is answered
    at once.
    """

    def __init__(self, project: Project, source: Source) -> None:
        self._project, self._source = project, source
        self.text = project.text(source)
        self._fixed = texts.boundaries(project.database.read(), source.text, Unit.SENTENCE)
        self._at_hand: dict[Span, list[Span]] = {}

    @property
    def are_fixed(self) -> bool:
        """Whether all of them are known and kept in the project."""
        return self._fixed is not None

    def fix(self, progress: Progress = silent) -> None:
        """Cut the whole document and keep the boundaries in the project; fit for a thread of its own."""
        self._fixed = comparison.unit_spans(self._project, self._source, Unit.SENTENCE)

    def at(self, position: int) -> Span:
        """The sentence at a position; from the space between two the next, at a paragraph's end its last.

        In a line without words it is the line.
        """
        paragraph = paragraph_at(self.text, position)
        found = self.within(paragraph)
        following = (sentence for sentence in found if sentence.end > position)
        return next(following, found[-1] if found else paragraph)

    def word_at(self, position: int) -> Span:
        """The word that a character belongs to, or the character alone where it is in none."""
        return units.token_at(self.text, position)

    def within(self, paragraph: Span) -> list[Span]:
        """The sentences of a paragraph."""
        if self._fixed is not None:
            first = bisect_left(self._fixed, (paragraph.start, 0))
            return self._fixed[first : bisect_left(self._fixed, (paragraph.end, 0))]
        if paragraph not in self._at_hand:
            if len(self._at_hand) >= _PARAGRAPHS_AT_HAND:
                self._at_hand.clear()
            words = self.text[paragraph.start : paragraph.end]
            cut = units.sentences(words, self._source.language)
            self._at_hand[paragraph] = [_moved(sentence, paragraph.start) for sentence in cut]
        return self._at_hand[paragraph]


def grown(span: Span, whole: Callable[[int], Span]) -> Span:
    """The span with whole units at its ends, whatever they are: what `whole` says stands at a position."""
    if span.length <= 0:
        return span
    first, last = whole(span.start), whole(span.end - 1)
    return Span(min(span.start, first.start), max(span.end, last.end))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)

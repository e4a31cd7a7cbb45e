"""Levels: what a selection grows to and shrinks to: word, sentence, paragraph, section, document."""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from blotter.domain.segment import Span, paragraph_at

SpanAt = Callable[[int], Span]


class Levels:
    """The passages of a text that hold one another; a section reaches from a heading to the next."""

    def __init__(
        self, text: str, headings: Iterable[int] = (), *, word_at: SpanAt, sentence_at: SpanAt
    ) -> None:
        self.text = text
        self.sentence_at = sentence_at
        self._word_at = word_at
        self._cuts = sorted({0, *headings})

    def grown(self, span: Span) -> Span | None:
        """The next larger passage around a span or a caret; None where the whole text is selected."""
        for whole in self._levels():
            wider = covering(span, whole)
            if wider != span:
                return wider
        return None

    def shrunk(self, span: Span) -> Span:
        """The next smaller passage at the beginning of a span; at last a caret there."""
        for whole in reversed(self._levels()):
            inner = whole(span.start)
            if span.contains(inner) and inner != span and inner.length:
                return inner
        return Span(span.start, span.start)

    def _levels(self) -> tuple[SpanAt, ...]:
        return self.word_at, self.sentence_at, self.paragraph_at, self.section_at, self._document_at

    def word_at(self, position: int) -> Span:
        """The word that a caret stands in or at the end of; the caret alone where there is none."""
        for at in (position, position - 1):
            if 0 <= at < len(self.text):
                word = self._word_at(at)
                if any(letter.isalnum() for letter in self.text[word.start : word.end]):
                    return word
        return Span(position, position)

    def paragraph_at(self, position: int) -> Span:
        """The run between line feeds around a position."""
        return paragraph_at(self.text, position)

    def section_at(self, position: int) -> Span:
        """From the heading before a position to the next one, without the white space before that."""
        number = bisect_right(self._cuts, position)
        start = self._cuts[number - 1]
        end = self._cuts[number] if number < len(self._cuts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip()))

    def _document_at(self, _position: int) -> Span:
        return Span(0, len(self.text))


def covering(span: Span, whole: SpanAt) -> Span:
    """The span with what stands whole at its two ends."""
    first, last = whole(span.start), whole(max(span.start, span.end - 1))
    return Span(min(span.start, first.start), max(span.end, last.end))

"""Continuum: one document as a stretch of text that coders divided into labelled segments and gaps."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from blotter.domain.segment import Span

Label = Hashable
"""What a segment is called: a code, or any name."""


class Labelled(NamedTuple):
    """A segment of a coder."""

    start: int
    end: int
    label: Label

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


class Clash(NamedTuple):
    """Where a coder gave two labels to one place, which is not one division into segments."""

    document: str
    coder: str
    span: Span
    labels: tuple[Label, Label]


@dataclass(frozen=True, slots=True)
class Continuum:
    """One document: its length, and by coder the segments in their order.

    Every coder who has done the document is there, those too who found nothing. Segments of one coder and one
    label do not overlap; those of several labels may.
    """

    length: int
    segments: Mapping[str, Sequence[Labelled]]
    document: str = ""

    @classmethod
    def of(
        cls, length: int, spans: Mapping[str, Iterable[tuple[Span, Label]]], document: str = ""
    ) -> "Continuum":
        """A document from each coder's spans; those of one label that overlap are one segment."""
        return cls(length, {coder: _united(own) for coder, own in spans.items()}, document)

    def only(self, label: Label) -> "Continuum":
        """The same document with the segments of one label."""
        kept = {coder: [each for each in own if each.label == label] for coder, own in self.segments.items()}
        return Continuum(self.length, kept, self.document)

    def clashes(self) -> list[Clash]:
        """The places where one coder gave another label within an earlier segment."""
        found = []
        for coder, own in self.segments.items():
            widest: Labelled | None = None
            for each in own:
                if widest and each.start < widest.end:
                    place = Span(each.start, min(widest.end, each.end))
                    found.append(Clash(self.document, coder, place, (widest.label, each.label)))
                if widest is None or each.end > widest.end:
                    widest = each
        return found

    def labels(self) -> set[Label]:
        """The labels that occur."""
        return {each.label for own in self.segments.values() for each in own}


def joined(continua: Sequence[Continuum]) -> Continuum:
    """Documents laid end to end as one, as programs do that know but one text.

    Only coders who have done all of them are kept.
    """
    coders = [coder for coder in continua[0].segments if all(coder in each.segments for each in continua)]
    segments: dict[str, list[Labelled]] = {coder: [] for coder in coders}
    length = 0
    for each in continua:
        for coder in coders:
            segments[coder] += [
                Labelled(start + length, end + length, label) for start, end, label in each.segments[coder]
            ]
        length += each.length
    return Continuum(length, segments)


def _united(spans: Iterable[tuple[Span, Label]]) -> list[Labelled]:
    found: list[Labelled] = []
    places: dict[Label, list[Span]] = {}
    for span, label in spans:
        if span.length > 0:
            places.setdefault(label, []).append(span)
    for label, own in places.items():
        start, end = min(own)
        for span in sorted(own):
            if span.start >= end:
                found.append(Labelled(start, end, label))
                start = span.start
            end = max(end, span.end)
        found.append(Labelled(start, end, label))
    return sorted(found, key=lambda each: (each.start, each.end, str(each.label)))

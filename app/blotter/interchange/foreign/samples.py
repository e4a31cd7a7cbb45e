"""A few passages as a file would be read, by which a person sees whether its positions are understood."""

from collections.abc import Mapping, Sequence

from blotter.domain.carried import Carried, Sample
from blotter.domain.codebook import Code
from blotter.domain.segment import Segment
from blotter.domain.source import Source

_AROUND = 40
_SAMPLES = 3


def samples(things: Carried, texts: Mapping[str, str], telling: Sequence[str]) -> tuple[Sample, ...]:
    """Three passages with the words round them, spread over those that are `telling` (ids), if any are."""
    segments = things.all(Segment)
    some = [segments[each] for each in telling if each in segments] or [*segments.values()]
    count = len(some)
    places = dict.fromkeys(count * (2 * number + 1) // (2 * _SAMPLES) for number in range(_SAMPLES))
    return tuple(_sample(things, texts, some[place]) for place in places if place < count)


def _sample(things: Carried, texts: Mapping[str, str], segment: Segment) -> Sample:
    source = things.all(Source)[segment.source]
    text = texts[source.text]
    before = text[max(0, segment.start - _AROUND) : segment.start]
    after = text[segment.end : segment.end + _AROUND]
    return Sample(source.name, things.all(Code)[segment.code].name, before, segment.quote, after)

"""Whether what was written says, by the XML alone, what every program has to get right."""

from collections.abc import Iterator

from blotter.domain.carried import CarriedProject
from blotter.domain.codebook import Code
from blotter.domain.contents import PLACES
from blotter.domain.foreign import ForeignImport
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source, storable
from blotter.interchange.refi.writing.xml_words import legal


def differences(wanted: CarriedProject, given: CarriedProject) -> Iterator[str]:
    """What differs in the documents, the codes, or the place, code and coder of a segment."""
    theirs = given.things
    for source in wanted.things.all(Source).values():
        other = theirs.all(Source).get(source.id)
        if other is None or other.text != source.text:
            yield f"document {source.id}"
    for code in wanted.things.all(Code).values():
        if code.id not in theirs.all(Code):
            yield f"code {code.id}"
    for coder in wanted.things.all(Coder).values():
        if coder.id not in theirs.all(Coder):
            yield f"coder {coder.id}"
    found = theirs.all(Segment)
    for segment in wanted.things.all(Segment).values():
        there = found.get(segment.id)
        if there is None or _seen(there) != _seen(segment):
            yield f"segment {segment.id}"
        elif (
            there.memo != segment.memo
            and there.memo != legal(storable(segment.memo))
            and segment.memo.strip()
        ):
            yield f"memo of segment {segment.id}"


def _seen(segment: Segment) -> tuple[str, str, str, int, int]:
    return segment.source, segment.code, segment.coder, segment.start, segment.end


def full_differences(wanted: CarriedProject, given: CarriedProject) -> Iterator[str]:
    """What differs at all, but for the record that the file was read."""
    types = {*wanted.things, *given.things}
    for kind in sorted(types, key=lambda each: each.__name__):
        ours, theirs = wanted.things.all(kind), given.things.all(kind)
        for identity, each in ours.items():
            if theirs.get(identity) != each:
                yield f"{kind.__name__} {identity}"
        if kind is not ForeignImport:
            yield from (f"{kind.__name__} {identity} as well" for identity in theirs.keys() - ours.keys())
    for place in PLACES:
        lacking = set(getattr(wanted, place)) - set(getattr(given, place))
        yield from (f"{place} {digest}" for digest in sorted(lacking))

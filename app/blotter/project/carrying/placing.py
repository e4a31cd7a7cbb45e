"""Placing: where passages of a carried project stand in the texts that the project then has."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar, cast

from blotter.domain.case import CasePart
from blotter.domain.entity import Entity
from blotter.domain.memo import Memo
from blotter.domain.record import Evidence
from blotter.domain.round import RoundPassage
from blotter.domain.segment import Segment, Span
from blotter.project.anchoring import anchored

E = TypeVar("E", bound=Entity)

_PLACED: frozenset[type[Entity]] = frozenset({Segment, Memo, CasePart, Evidence, RoundPassage})


class Placing:
    """Checks each passage against its words; one that stands elsewhere is moved there.

    `text_of` gives the text of a document by its id here, None where there is no such document. `moved` and
    `lost` are the passages, by type and the id they were told with, that were found elsewhere or nowhere.
    """

    def __init__(self, text_of: Callable[[str], str | None]) -> None:
        self._text_of = text_of
        self.moved: set[tuple[type[Entity], str]] = set()
        self.lost: set[tuple[type[Entity], str]] = set()

    def placed(self, thing: E, told: str) -> E:
        """The passage where its words are; as it was, if they are nowhere, or it is no passage.

        `told` is the id that it has in the file.
        """
        if type(thing) not in _PLACED:
            return thing
        passage = cast(Any, thing)
        if passage.start is None or passage.end is None:
            return thing
        text = self._text_of(passage.source)
        if text is None:
            return thing
        start, end = passage.start, passage.end
        if 0 <= start < end and text[start:end] == passage.quote:
            return thing
        place = (type(thing), told)
        found = anchored(text, Span(start, end), passage.quote) if passage.quote else None
        if found is None or found.span is None:
            self.lost.add(place)
            return thing
        self.moved.add(place)
        return cast(E, replace(passage, start=found.span.start, end=found.span.end))

"""The highlights of Taguette: a coded passage for each tag of each, checked by the words of its snippet."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source, storable
from blotter.interchange.foreign import messages as shared
from blotter.interchange.foreign.project import ForeignProject
from blotter.interchange.foreign_sqlite import Row
from blotter.interchange.taguette import messages
from blotter.interchange.taguette.byte_counted_text import ByteCountedText, same_words, words_of
from blotter.interchange.taguette.history import Given, History
from blotter.interchange.taguette.tags import Tags
from blotter.message import Sentence


class _How(StrEnum):
    """By what the place of a highlight was told."""

    RIGHT = "right"
    WORDS = "words"
    UNCHECKED = "unchecked"
    LOST = "lost"


@dataclass(slots=True)
class Highlights:
    """Takes highlights; `untagged` counts those without a tag, `sole` is who alone may have made them."""

    project: ForeignProject
    history: History
    tags: Tags
    sources: Mapping[int, Source]
    contents: Mapping[int, ByteCountedText]
    sole: str = ""
    leaves_untagged: bool = False
    untagged: int = 0
    _how: Counter[_How] = field(default_factory=Counter)
    _seen: set[tuple[str, str, str, int, int]] = field(default_factory=set)

    def take(self, row: Row, given: Iterable[int]) -> None:
        """A highlight of a document of this project, with the numbers of its tags."""
        number, words = row.number("id") or 0, words_of(row.text("snippet"))
        document = row.number("document_id")
        numbers: list[int | None] = [*given]
        self.project.found["segments"] += max(1, len(numbers))
        if document is None or document not in self.sources:
            self.project.findings.note(messages.NO_DOCUMENT, words, "left out")
            return
        if not numbers and not self._codes_untagged(words):
            return
        at = self._numbers(row, words)
        how, span = self._placed(self.contents[document], at, words)
        if span is not None and not span.length:
            self.project.findings.note(shared.NO_PASSAGE, words or self.sources[document].name, "left out")
            return
        self._how[how] += 1
        if how is _How.WORDS:
            self.project.findings.note(messages.FOUND_BY_WORDS, words, "guess")
        for tag in numbers or [None]:
            code = self.tags.untagged() if tag is None else self.tags.code(tag)
            self._put(document, code, self.history.given(number, tag), span, words, at)

    @property
    def convention(self) -> Sentence:
        """How positions are counted, and how many of them proved right."""
        how = self._how
        return Sentence(
            messages.CONVENTION,
            right=how[_How.RIGHT],
            words=how[_How.WORDS],
            unchecked=how[_How.UNCHECKED],
            lost=how[_How.LOST],
        )

    def _codes_untagged(self, words: str) -> bool:
        self.untagged += 1
        if self.leaves_untagged:
            self.project.findings.note(messages.UNTAGGED_LEFT, words, "left out")
        else:
            name = Sentence(messages.UNTAGGED)
            self.project.findings.note(messages.UNTAGGED_CODED, words, "filled in", name=name)
        return not self.leaves_untagged

    def _numbers(self, row: Row, words: str) -> tuple[int, int]:
        start, end = row.number("start_offset"), row.number("end_offset")
        at = (-1 if start is None else start, -1 if end is None else end)
        if at[0] <= at[1]:
            return at
        self.project.findings.note(shared.SWAPPED, words)
        return at[1], at[0]

    def _placed(self, contents: ByteCountedText, at: tuple[int, int], words: str) -> tuple[_How, Span | None]:
        """The place that the numbers tell if the words are those of the highlight, else that of the words."""
        span = contents.span(*at)
        if span is not None and not words.strip():
            return _How.UNCHECKED, span
        if span is not None and same_words(contents.raw(*at), words):
            return _How.RIGHT, span
        found = contents.near(words, at[0])
        return (_How.LOST, None) if found is None else (_How.WORDS, found)

    def _put(
        self,
        document: int,
        code: str,
        given: Given | None,
        span: Span | None,
        words: str,
        at: tuple[int, int],
    ) -> None:
        project, source, text = self.project, self.sources[document], self.contents[document].text
        coder = project.coder(given.by if given else self.sole, words)
        key = (source.id, code, coder, *at)
        if key in self._seen:
            project.findings.note(messages.TWICE, words, "left out")
            return
        self._seen.add(key)
        made, place = given.at if given else "", span or Span(0, 0)
        segment = Segment(
            id=project.id("highlight", *key),
            source=source.id,
            code=code,
            coder=coder,
            start=place.start,
            end=place.end,
            quote=text[place.start : place.end] if span else storable(words),
            created=made,
            modified=made,
        )
        if span is None:
            project.unplaced.append(segment)
        else:
            project.segment(segment, at, tuple(span) != at)

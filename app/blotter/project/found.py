"""Found: passages that a search has found, grown to whole sentences or paragraphs, are coded in one step."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Put, Step
from blotter.domain.segment import BY_SEARCH, Coder, Segment, Span, paragraph_at, trimmed
from blotter.domain.source import Source
from blotter.progress import Progress, counted, silent
from blotter.project import messages, segments
from blotter.project.project import Project
from blotter.project.sentences import Sentences, grown

_LONGEST_WORDS = 60


class Grow(StrEnum):
    """What of a hit is coded: its own words, or the whole sentences or paragraphs that it stands in."""

    HIT = "hit"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Place(NamedTuple):
    """A passage of a document."""

    source: Source
    span: Span


@dataclass(frozen=True, slots=True)
class FoundMarking:
    """What coding the hits will do: the edit (None: nothing), what is new, and what is there already."""

    edit: Edit | None
    marked: tuple[Segment, ...]
    present: tuple[Segment, ...]

    @property
    def sources(self) -> int:
        """In how many documents passages are coded now."""
        return len({segment.source for segment in self.marked})


def mark_found(
    project: Project,
    places: Iterable[Place],
    code: Code,
    words: str,
    grow: Grow = Grow.HIT,
    coder: Coder | None = None,
    progress: Progress = silent,
) -> FoundMarking:
    """Plan to code what a search for `words` has found, as one step; the same passage twice is coded once.

    White space at the ends is left out, and what the coder has coded so already stays as it is. The
    segments tell that they come from a search.
    """
    coder = coder or project.acting_coder()
    steps: list[Step] = []
    marked: list[Segment] = []
    present: list[Segment] = []
    by_source: dict[Source, list[Span]] = {}
    for source, span in places:
        by_source.setdefault(source, []).append(span)
    for source, hits in counted(by_source.items(), progress, len(by_source), every=1):
        spans = _grown(project, source, hits, grow)
        marking = segments.mark(project, source, code, spans, coder)
        present += marking.present
        if marking.edit is not None:
            made = {each.id: replace(each, origin=BY_SEARCH) for each in marking.marked}
            marked += made.values()
            steps += [_in_place(step, made) for step in marking.edit.steps]
    path = project.codebook.path(code.id)
    edit = project.edit(messages.CODED_FOUND, steps, path=path, count=len(marked), words=_shown(words))
    return FoundMarking(edit if marked else None, tuple(marked), tuple(present))


def _grown(project: Project, source: Source, hits: Iterable[Span], grow: Grow) -> list[Span]:
    """The passages that are to be coded in a document."""
    text = project.text(source)
    whole = _whole(project, source, text, grow)
    spans = (trimmed(text, hit) for hit in hits)
    return [trimmed(text, grown(span, whole)) for span in spans if span.length > 0]


def _whole(project: Project, source: Source, text: str, grow: Grow) -> Callable[[int], Span]:
    if grow is Grow.SENTENCE:
        return Sentences(project, source).at
    if grow is Grow.PARAGRAPH:
        return lambda position: paragraph_at(text, position)
    return lambda position: Span(position, position + 1)


def _in_place(step: Step, made: Mapping[str, Segment]) -> Step:
    return Put(made[step.entity.id]) if isinstance(step, Put) and step.entity.id in made else step


def _shown(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_WORDS else line[: _LONGEST_WORDS - 1] + "…"

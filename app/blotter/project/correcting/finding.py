"""Finding what is to be corrected in many places at once, each shown with its new words first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from blotter.analysis.expression import substitution
from blotter.analysis.searching import Mode, Search
from blotter.domain.segment import Span
from blotter.domain.shifting import Replacement
from blotter.domain.source import Source, normalised
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.project.searching import Hit, in_context, search


class Found(NamedTuple):
    """A place to be corrected, in the words around it, and the words that would stand there."""

    hit: Hit
    words: str

    @property
    def source(self) -> Source:
        """The document."""
        return self.hit.source

    @property
    def span(self) -> Span:
        """The words that would be replaced."""
        return self.hit.span


def find(
    project: Project,
    sought: Search,
    words: str,
    sources: Iterable[Source] | None = None,
    progress: Progress = silent,
) -> Iterator[Found]:
    r"""Where something stands that has other words to stand there, each place as it is found.

    What a regular expression found can be taken up in the new words: `\1` is its first group, `\g<0>` all of
    it. Places that say so already are left out.
    """
    stored = normalised(words)[0]
    is_regex = sought.mode is Mode.REGEX and not sought.is_empty
    fill = substitution(sought.words, sought.ignore_case, stored) if is_regex else None
    filled: tuple[str, dict[Span, str]] = ("", {})
    for hit in search(project, sought, sources, progress):
        text, new = project.text(hit.source), stored
        if fill is not None:
            if filled[0] != hit.source.id:
                filled = hit.source.id, fill(text)
            new = normalised(filled[1][hit.span])[0]
        if new != text[hit.span.start : hit.span.end]:
            yield Found(hit, new)


def find_literally(
    project: Project, words: str, new: str, sources: Iterable[Source] | None = None
) -> Iterator[Found]:
    """Where words stand to the letter, case and white space counting, that have others to stand there."""
    stored = normalised(new)[0]
    if not words or words == stored:
        return
    for source in project.sources.values() if sources is None else sources:
        text = project.text(source)
        start = text.find(words)
        while start >= 0:
            yield Found(in_context(source, text, Span(start, start + len(words))), stored)
            start = text.find(words, start + len(words))


def corrections(found: Iterable[Found]) -> dict[str, Sequence[Replacement]]:
    """What was found as corrections of documents (by id)."""
    made: dict[str, list[Replacement]] = {}
    for each in found:
        made.setdefault(each.source.id, []).append(Replacement(*each.span, each.words))
    return dict(made)

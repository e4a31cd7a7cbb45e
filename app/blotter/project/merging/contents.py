"""Contents: what is kept under digests and comes along with what a merge brings: texts, bytes, layers."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.source import (
    Original,
    Source,
    StoredLayer,
    StoredText,
    original,
    stored_layer,
    stored_text,
)
from blotter.domain.study import Release
from blotter.project.merging.incoming import Incoming
from blotter.project.merging.standing import E, Standing
from blotter.project.project import Project

_Found = list[tuple[Project, str]]


class Contents:
    """Knows in which project the contents of everything that came are to be had; reads them as they are used.

    Where they are is found at once, while nothing is kept from who merges.
    """

    def __init__(self, standing: Standing, copies: Sequence[Incoming]) -> None:
        self._standing = standing
        self._projects = [standing.project, *(copy.project for copy in copies)]
        self._documents = list(self._found_documents())
        positions = (each.positions for each in self._come(ForeignImport))
        self._positions = self._found(positions, lambda p: (e.positions for e in p.foreign_imports()))
        released = (each.content for each in self._come(Release))
        self._released = self._found(released, lambda p: (e.content for e in p.releases()))
        parts = (each.content for each in self._come(ForeignElement))
        self._parts = self._found(parts, lambda p: (e.content for e in p.foreign_elements()))

    def texts(self) -> Iterator[StoredText]:
        """The texts of the documents that came."""
        for project, source in self._documents:
            yield stored_text(project.text(source))

    def layers(self) -> Iterator[StoredLayer]:
        """What is known beside their texts, and the positions that files of other programs came with."""
        for project, source in self._documents:
            yield from project.layers_of([source])
        for project, digest in self._positions:
            yield stored_layer(project.layer(digest))

    def originals(self) -> Iterator[Original]:
        """The bytes of documents, the data sets of releases, and what belongs to parts of foreign files."""
        for project, source in self._documents:
            yield original(project.original(source))
        for project, digest in (*self._released, *self._parts):
            yield original(project.kept(digest))

    def _come(self, kind: type[E]) -> Iterator[E]:
        """What the merge makes new, or different, of a type."""
        for touched, _, _, after in self._standing.touched():
            if touched is kind and isinstance(after, kind):
                yield after

    def _found(self, wanted: Iterable[str | None], held: Callable[[Project], Iterable[str | None]]) -> _Found:
        """Which of the projects, the first that does, has each of these digests."""
        left, found = {each for each in wanted if each is not None}, _Found()
        for project in self._projects if left else ():
            here = left.intersection(held(project))
            found += [(project, digest) for digest in sorted(here)]
            left -= here
        return found

    def _found_documents(self) -> Iterator[tuple[Project, Source]]:
        """In which project each document's text and bytes are to be had."""
        for source in self._come(Source):
            about = _stored(source)
            for project in self._projects:
                same = (e for e in project.sources.values() if _stored(e) == about)
                found = next(same, None)
                if found is not None:
                    yield project, found
                    break


def _stored(source: Source) -> tuple[str | None, ...]:
    return source.text, source.original, source.structure, source.layout

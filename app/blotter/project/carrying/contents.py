"""Contents of a project under their digests, read only when they are asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from blotter.domain.carried import Carried
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.source import Source
from blotter.domain.study import Release
from blotter.project.project import Project
from blotter.store import texts
from blotter.store.connection import Connection

T = TypeVar("T")

WITH_CONTENT = (Source, Release, ForeignElement, ForeignImport)
"""What names contents by their digests."""


class Contents(Mapping[str, T]):
    """What an open project keeps under some digests; each is read anew, since all of them may be large."""

    def __init__(
        self, project: Project, digests: Iterable[str], read: Callable[[Connection, str], T]
    ) -> None:
        self._project = project
        self._digests = dict.fromkeys(digests)
        self._read = read

    def __getitem__(self, digest: str) -> T:
        if digest not in self._digests:
            raise KeyError(digest)
        return self._read(self._project.database.read(), digest)

    def __contains__(self, digest: object) -> bool:
        return digest in self._digests

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)


def texts_of(project: Project, things: Carried) -> Mapping[str, str]:
    """The texts of the documents."""
    return Contents(project, text_digests(things), texts.content)


def originals_of(project: Project, things: Carried) -> Mapping[str, bytes]:
    """The files of the documents, and what else is kept beside these."""
    return Contents(project, original_digests(things), texts.original)


def layers_of(project: Project, things: Carried) -> Mapping[str, bytes]:
    """What is kept beside the texts."""
    return Contents(project, layer_digests(things), texts.layer)


def text_digests(things: Carried) -> Iterator[str]:
    """Under what the texts are kept that entities name."""
    return (each.text for each in things.all(Source).values())


def original_digests(things: Carried) -> Iterator[str]:
    """Under what the files are kept that entities name."""
    yield from (each.original for each in things.all(Source).values())
    yield from (each.content for each in things.all(Release).values())
    yield from (each.content for each in things.all(ForeignElement).values() if each.content)


def layer_digests(things: Carried) -> Iterator[str]:
    """Under what structures, layouts and positions are kept that entities name."""
    for each in things.all(Source).values():
        yield from (digest for digest in (each.structure, each.layout) if digest)
    yield from (each.positions for each in things.all(ForeignImport).values() if each.positions)

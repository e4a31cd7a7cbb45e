"""Contents of a project under their digests, read only when they are asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from blotter.domain.carried import Carried
from blotter.domain.contents import LAYERS, ORIGINALS, TEXTS, digests_in
from blotter.project.project import Project
from blotter.store import texts
from blotter.store.connection import Connection

T = TypeVar("T")


class KeptContents(Mapping[str, T]):
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
    return KeptContents(project, digests_in(things, TEXTS), texts.content)


def originals_of(project: Project, things: Carried) -> Mapping[str, bytes]:
    """The files of the documents, and what else is kept beside these."""
    return KeptContents(project, digests_in(things, ORIGINALS), texts.original)


def layers_of(project: Project, things: Carried) -> Mapping[str, bytes]:
    """What is kept beside the texts."""
    return KeptContents(project, digests_in(things, LAYERS), texts.layer)

"""ComingContents: what is kept under digests and comes along with a merge: texts, bytes, layers."""

from collections.abc import Iterable, Iterator, Sequence

from blotter.domain.contents import DIGESTS, LAYERS, ORIGINALS, PLACES, TEXTS, digests_of
from blotter.domain.entity import Entity
from blotter.domain.source import Original, StoredLayer, StoredText, original, stored_layer, stored_text
from blotter.project.merging.incoming import Incoming
from blotter.project.merging.standing import Standing
from blotter.project.project import Project
from blotter.store import entities, texts

_Found = list[tuple[Project, str]]


class ComingContents:
    """Knows in which project the contents of everything that came are to be had; reads them as they are used.

    Where they are is found at once, while nothing is kept from who merges. Each goes under the digest that it
    has, whatever a copy says.
    """

    def __init__(self, standing: Standing, copies: Sequence[Incoming]) -> None:
        wanted = _named(after for kind, _, _, after in standing.touched() if kind in DIGESTS and after)
        self._found: dict[str, _Found] = {place: [] for place in PLACES}
        for project in (standing.project, *(copy.project for copy in copies)):
            if not any(wanted.values()):
                break
            read = project.database.read()
            held = _named(each for kind in DIGESTS for each in entities.every(read, kind))
            for place, digests in wanted.items():
                here = digests & held[place]
                self._found[place] += [(project, digest) for digest in sorted(here)]
                digests -= here

    def texts(self) -> Iterator[StoredText]:
        """The texts of the documents that came."""
        for project, digest in self._found[TEXTS]:
            yield stored_text(texts.content(project.database.read(), digest))

    def layers(self) -> Iterator[StoredLayer]:
        """What is known beside their texts, and the positions that files of other programs came with."""
        for project, digest in self._found[LAYERS]:
            yield stored_layer(texts.layer(project.database.read(), digest))

    def originals(self) -> Iterator[Original]:
        """The bytes of documents, the data sets of releases, and what belongs to parts of foreign files."""
        for project, digest in self._found[ORIGINALS]:
            yield original(texts.original(project.database.read(), digest))


def _named(things: Iterable[Entity]) -> dict[str, set[str]]:
    """The digests that things name, by place."""
    found: dict[str, set[str]] = {place: set() for place in PLACES}
    for each in things:
        for place, digests in found.items():
            digests.update(digests_of(each, place))
    return found

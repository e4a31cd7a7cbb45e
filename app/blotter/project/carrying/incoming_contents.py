"""Texts, originals and layers that come in, each checked against the digest that it is known by."""

from collections.abc import Iterator

from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.contents import LAYERS, ORIGINALS, PLACES, TEXTS, digests_in, digests_of
from blotter.domain.entity import Entity
from blotter.domain.source import Original, Source, StoredLayer, StoredText, digest_of
from blotter.errors import WrongFile
from blotter.project.carrying import messages


class IncomingContents:
    """What new things need of what a carried project keeps; read one after the other, never held together."""

    def __init__(self, carried: CarriedProject, new: Carried) -> None:
        self._carried, self._new = carried, new

    def texts(self) -> Iterator[StoredText]:
        """The texts of new documents."""
        for digest in digests_in(self._new, TEXTS):
            words = self._carried.texts[digest]
            self._check(digest, words.encode())
            yield StoredText(digest, words)

    def originals(self) -> Iterator[Original]:
        """Their files, and those of other things."""
        for digest in digests_in(self._new, ORIGINALS):
            yield Original(digest, self._check(digest, self._carried.originals[digest]))

    def layers(self) -> Iterator[StoredLayer]:
        """What is kept beside the texts."""
        for digest in digests_in(self._new, LAYERS):
            yield StoredLayer(digest, self._check(digest, self._carried.layers[digest]))

    def _check(self, digest: str, content: bytes) -> bytes:
        if digest_of(content) != digest:
            named = (each.name for each in self._new.all(Source).values() if self._names(each, digest))
            raise WrongFile(messages.OTHER_CONTENT, name=self._carried.name, source=next(named, ""))
        return content

    @staticmethod
    def _names(source: Source, digest: str) -> bool:
        return any(digest in digests_of(source, place) for place in PLACES)


def has_content(carried: CarriedProject, thing: Entity) -> bool:
    """Whether all that a thing needs is there."""
    return all(digest in getattr(carried, place) for place in PLACES for digest in digests_of(thing, place))

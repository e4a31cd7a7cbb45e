"""Which documents of a carried project are here already: by id, by their files, by their texts."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from blotter.domain.entity import derived_id
from blotter.domain.source import Source, digest_of

_NOTHING = digest_of(b"")
_Rule = Callable[[Source, Source], bool]


class DocumentMatching:
    """Finds the twin of each document; `reworded` are those (by id) whose twin has other words by now.

    A document is the same if its id and its text are, or its id and its file; else if its file and its text
    are, then its text alone, then its file alone. One of the same name goes first.
    """

    def __init__(self, here: Mapping[str, Source], carried: Mapping[str, Source]) -> None:
        self._here, self._carried = here, carried
        self.twins: dict[str, str] = {}
        self.reworded: set[str] = set()
        self._claimed: set[str] = set()
        self._by_text, self._by_file = (_indexed(here.values(), name) for name in ("text", "original"))
        for rule in (_same_id, _same_file_and_text, _same_text, _same_file):
            self._by(rule)

    def of(self, identity: str) -> str:
        """The id under which a document is, or will be, here."""
        return self.twins.get(identity) or self.free_id(identity)

    def free_id(self, identity: str) -> str:
        """The id of a document that is new."""
        if identity not in self._here:
            return identity
        return self._other_id(identity)

    def _other_id(self, identity: str) -> str:
        return derived_id("carried document", identity, self._carried[identity].text)

    def _by(self, rule: _Rule) -> None:
        for source in self._carried.values():
            if source.id in self.twins:
                continue
            twin = self._twin(source, rule)
            if twin is not None:
                self.twins[source.id] = twin.id
                self._claimed.add(twin.id)
                if twin.text != source.text:
                    self.reworded.add(source.id)

    def _twin(self, source: Source, rule: _Rule) -> Source | None:
        fitting = [
            each for each in self._near(source, rule) if each.id not in self._claimed and rule(source, each)
        ]
        alike = [each for each in fitting if each.name == source.name]
        if not source.characters:
            # Empty documents are all alike.
            return alike[0] if alike else fitting[0] if rule is _same_id and fitting else None
        return next(iter(alike or fitting), None)

    def _near(self, source: Source, rule: _Rule) -> Iterator[Source]:
        """Where a twin may be looked for, so that thousands of documents are not compared with thousands."""
        if rule is _same_id:
            for identity in (source.id, self._other_id(source.id)):
                if identity in self._here:
                    yield self._here[identity]
        else:
            yield from self._by_text.get(source.text, ())
            yield from self._by_file.get(source.original, ())


def _indexed(sources: Iterable[Source], name: str) -> Mapping[str, list[Source]]:
    found: dict[str, list[Source]] = {}
    for each in sources:
        found.setdefault(getattr(each, name), []).append(each)
    return found


def _same_id(source: Source, twin: Source) -> bool:
    return twin.text == source.text or twin.original == source.original


def _same_file_and_text(source: Source, twin: Source) -> bool:
    return twin.text == source.text and twin.original == source.original


def _same_text(source: Source, twin: Source) -> bool:
    return twin.text == source.text


def _same_file(source: Source, twin: Source) -> bool:
    return twin.original == source.original and source.original != _NOTHING

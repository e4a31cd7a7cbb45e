"""DocumentHoldings: what a project holds about documents: groups, cases, attributes, structures, files."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from blotter.domain.attribute import Attribute, AttributeValue, Bearer
from blotter.domain.case import Case, CasePart
from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.names import name_key, nearest
from blotter.domain.source import Source
from blotter.domain.structure import EMPTY, Structure, unpacked
from blotter.errors import NotFound
from blotter.project import messages
from blotter.project.holdings import Holdings
from blotter.store import metadata, texts
from blotter.store.database import Database

_STRUCTURES_AT_HAND = 64


class _ByAttribute:
    """Under which the values at hand are kept by attribute."""


class DocumentHoldings(Holdings):
    """Groups, cases and attributes of documents, and what is known of the parts of their texts."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._structure_at = lru_cache(_STRUCTURES_AT_HAND)(self._read_structure)

    def _forget(self, types: Iterable[type[object]]) -> None:
        """As everywhere; values are at hand twice, all together and by attribute."""
        forgotten = set(types)
        super()._forget(forgotten | {_ByAttribute} if AttributeValue in forgotten else forgotten)

    @property
    def groups(self) -> Groups:
        """The groups of documents as a tree."""
        return self._kept(DocumentGroup, lambda: Groups(self._all(DocumentGroup)))

    @property
    def cases(self) -> dict[str, Case]:
        """The cases by id, sorted by name."""
        return self._kept(Case, lambda: self._by_id(Case))

    @property
    def case_parts(self) -> dict[str, CasePart]:
        """Which documents and passages belong to cases, by id, in the order of their places."""
        return self._kept(CasePart, lambda: self._by_id(CasePart))

    @property
    def attributes(self) -> dict[str, Attribute]:
        """The attributes of documents and cases by id, in order."""
        return self._kept(Attribute, lambda: self._by_id(Attribute))

    @property
    def attribute_values(self) -> dict[tuple[str, str], str]:
        """The values by the id of the attribute and that of the document or case; without one: left out."""
        return self._kept(AttributeValue, self._read_values)

    def values_of(self, attribute: Attribute) -> Mapping[str, str]:
        """The values of one attribute by the id of the document or case; without one: left out."""
        held: dict[str, dict[str, str]] = self._kept(_ByAttribute, dict)
        if attribute.id not in held:
            held[attribute.id] = metadata.values_of(self._database.read(), attribute.id)
        return held[attribute.id]

    def values_held_by(self, of: Bearer, bearers: Iterable[str]) -> dict[tuple[str, str], str]:
        """The values that some documents, or cases (by id), have, by the ids of the attribute and theirs."""
        column = "source" if of is Bearer.DOCUMENTS else "case"
        return metadata.held_by(self._database.read(), column, bearers)

    def _read_values(self) -> dict[tuple[str, str], str]:
        every = self._by_id(AttributeValue).values()
        return {(each.attribute, each.source or each.case or ""): each.value for each in every}

    def moved_passages(self) -> list[MovedPassage]:
        """What a correction or a new edition left for people to look at, by place."""
        return self._all(MovedPassage)

    def foreign_imports(self) -> list[ForeignImport]:
        """The files of other programs that came in, the first one first."""
        return self._all(ForeignImport)

    def foreign_elements(self) -> list[ForeignElement]:
        """What these files brought that has no place here, by file, in the order in which it stood there."""
        return self._all(ForeignElement)

    def case(self, name: str) -> Case:
        """The case of this name, or NotFound with the nearest."""
        for each in self.cases.values():
            if name_key(each.name) == name_key(name):
                return each
        near = nearest(name, (each.name for each in self.cases.values()))
        raise NotFound(messages.NO_SUCH_CASE, name=name, nearest=near)

    def attribute(self, name: str, of: Bearer = Bearer.DOCUMENTS) -> Attribute:
        """The attribute of this name that documents, or cases, have, or NotFound with the nearest."""
        known = [each for each in self.attributes.values() if each.of is of]
        for each in known:
            if name_key(each.name) == name_key(name):
                return each
        near = nearest(name, (each.name for each in known))
        raise NotFound(messages.NO_SUCH_ATTRIBUTE, name=name, nearest=near)

    def structure(self, source: Source) -> Structure:
        """The pages and parts of a document's text; the last few stay at hand, since none ever changes."""
        return self._structure_at(source.structure) if source.structure else EMPTY

    def _read_structure(self, digest: str) -> Structure:
        return unpacked(texts.layer(self._database.read(), digest))

    def layout(self, source: Source) -> bytes | None:
        """Where a document's characters stand on the pages of its original, packed; None: nobody knows."""
        return texts.layer(self._database.read(), source.layout) if source.layout else None

    def layer(self, digest: str) -> bytes:
        """What is kept beside texts under a digest, such as the positions that a file came with."""
        return texts.layer(self._database.read(), digest)

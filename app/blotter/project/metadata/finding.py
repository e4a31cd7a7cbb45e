"""Which document a row of a table, or an entry of a bibliography, is about."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import NamedTuple

from blotter.domain.metadata_rows import MetadataRow
from blotter.domain.names import name_key, nearest
from blotter.domain.source import Source
from blotter.message import Sentence
from blotter.project.metadata import messages

_BEGINNING = 4_000
"""How much of a text is searched for its own title and DOI: a first page, before it names others."""

_TELLING_TITLE = 15
_TOLD = 3
_BETWEEN_WORDS = re.compile(r"[\W_]+")


class Found(NamedTuple):
    """The document, or None; and why, or why not, where that is to be told."""

    source: Source | None
    why: str = ""


class DocumentFinder:
    """Finds documents by name and id, and by what an entry says: files, DOI, title. Two that fit are none."""

    def __init__(
        self,
        sources: Iterable[Source],
        text_of: Callable[[str], str],
        dois: Mapping[str, str] | None = None,
        titles: Mapping[str, str] | None = None,
    ) -> None:
        self._sources = {each.id: each for each in sources}
        self._text_of = text_of
        self._names = {each.name: each for each in self._sources.values()}
        self._keys = _by(self._sources, lambda each: [name_key(each.name)])
        self._stems = _by(self._sources, lambda each: [name_key(PurePath(each.name).stem)])
        self._words = _by(self._sources, lambda each: [_in_words(PurePath(each.name).stem)])
        self._dois = _told(dois, str.casefold)
        self._titles = _told(titles, _in_words)
        self._beginnings: dict[str, tuple[str, str]] | None = None

    def by_name(self, words: str) -> Found:
        """The document of this name, with its suffix or without, or of this id."""
        exact = self._names.get(words) or self._sources.get(words)
        if exact is not None:
            return Found(exact)
        for known in (self._keys, self._stems):
            met = known.get(name_key(words), [])
            if len(met) > 1:
                return Found(None, Sentence(messages.SEVERAL_DOCUMENTS, words=words, names=self._listed(met)))
            if met:
                return Found(self._sources[met[0]])
        return Found(None, Sentence(messages.NO_DOCUMENT, words=words, nearest=nearest(words, self._names)))

    def by_entry(self, row: MetadataRow) -> Found:
        """The document that an entry of a bibliography is about."""
        for name in row.files:
            found = self.by_name(name)
            if found.source is not None:
                return found
        for met, template in self._clues(row):
            if len(met) > 1:
                return Found(None, Sentence(messages.SEVERAL_FIT_ENTRY, names=self._listed(met)))
            if met:
                source = self._sources[met[0]]
                return Found(source, Sentence(template, name=source.name))
        near = nearest(row.title, self._names) if row.title else ""
        return Found(None, Sentence(messages.NO_DOCUMENT_OF_ENTRY, nearest=near))

    def _clues(self, row: MetadataRow) -> Iterable[tuple[list[str], str]]:
        """The documents that each clue leads to, the surest first, and what to say of it."""
        doi, title = row.doi.casefold(), _in_words(row.title)
        if doi:
            yield self._dois.get(doi, []), messages.MATCHED_BY_DOI
        if title:
            yield self._titles.get(title, []), messages.MATCHED_BY_TITLE
            yield self._words.get(title, []), messages.MATCHED_BY_NAME
        if doi:
            yield self._in_beginnings(_in_words(doi)), messages.MATCHED_BY_DOI_IN_TEXT
        if title:
            yield self._in_beginnings(title, as_line=True), messages.MATCHED_BY_TITLE_IN_TEXT
        if len(title) >= _TELLING_TITLE:
            yield self._in_beginnings(title), messages.MATCHED_BY_TITLE_IN_TEXT

    def _in_beginnings(self, words: str, as_line: bool = False) -> list[str]:
        """The documents at whose beginning these words stand, be it as a line of their own."""
        if self._beginnings is None:
            self._beginnings = {each: _beginning(self._text_of(each)) for each in self._sources}
        wanted = f"\n{words}\n" if as_line else f" {words} "
        return [each for each, told in self._beginnings.items() if wanted in told[not as_line]]

    def _listed(self, several: Iterable[str]) -> str:
        names = [f"“{self._sources[each].name}”" for each in several]
        return ", ".join(names[:_TOLD]) + (", …" if len(names) > _TOLD else "")


def _by(sources: Mapping[str, Source], keys: Callable[[Source], Iterable[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in sources.values():
        for key in keys(each):
            if key:
                found.setdefault(key, []).append(each.id)
    return found


def _told(values: Mapping[str, str] | None, key: Callable[[str], str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for identity, value in (values or {}).items():
        found.setdefault(key(value), []).append(identity)
    return found


def _beginning(text: str) -> tuple[str, str]:
    """The beginning of a text as its words alone: line by line, and in one line."""
    lines = map(_in_words, text[:_BEGINNING].splitlines())
    told = [line for line in lines if line]
    return "\n{}\n".format("\n".join(told)), f" {' '.join(told)} "


def _in_words(text: str) -> str:
    """A text as its words alone, case and marks aside."""
    return " ".join(_BETWEEN_WORDS.sub(" ", text.casefold()).split())

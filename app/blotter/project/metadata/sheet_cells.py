"""Plan that many cells of the sheets of documents and cases are typed at once, as one edit."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from blotter.analysis.metadata.guessing import reading_for
from blotter.analysis.metadata.typed import UNKNOWN, Reading
from blotter.domain.attribute import Attribute, AttributeValue, Bearer, value_id
from blotter.domain.case import Case
from blotter.domain.codebook import split_path
from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id
from blotter.domain.language_names import checked_language
from blotter.domain.names import checked_name, name_key
from blotter.domain.source import Source
from blotter.errors import BlotterError, Refused
from blotter.project import messages as project_messages
from blotter.project.metadata import messages
from blotter.project.metadata.sheet_columns import GROUP, KIND, LANGUAGE, NAME, NOTE
from blotter.project.metadata.values import parsed, value_of
from blotter.project.project import Project

Typed = Mapping[str, Mapping[str, str]]
"""What was typed: by document or case (its id) and column, the text."""


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A cell whose text does not fit: the document or case (by id), the column, the text, and why."""

    bearer: str
    column: str
    text: str
    error: BlotterError


@dataclass(frozen=True, slots=True)
class Typing:
    """What typing comes to: the edit (None: nothing changes), how many cells change, and the refused ones."""

    edit: Edit | None
    changed: int
    refused: tuple[RefusedCell, ...] = ()


def type_cells(project: Project, of: Bearer, typed: Typed) -> Typing:
    """Give cells the texts that were typed into them, all that fit as one edit.

    What is no more is passed over. A group that is not there yet is made, with those above it.
    """
    planned = _Planned(project, of)
    known = project.sources if of is Bearer.DOCUMENTS else project.cases
    by_column: dict[str, dict[str, str]] = {}
    for bearer, texts in typed.items():
        if bearer in known:
            for column, text in texts.items():
                by_column.setdefault(column, {})[bearer] = text
    for column, texts in by_column.items():
        attribute = project.attributes.get(column)
        if attribute is None:
            planned.type_own(column, texts)
        elif attribute.of is of:
            planned.type_values(attribute, texts)
    return planned.typing()


def problem(project: Project, of: Bearer, bearer: str, column: str, text: str) -> BlotterError | None:
    """Why a text does not fit a cell, None if it does."""
    refused = type_cells(project, of, {bearer: {column: text}}).refused
    return refused[0].error if refused else None


class _Planned:
    """Gathers what typing changes; later columns see what earlier ones came to."""

    def __init__(self, project: Project, of: Bearer) -> None:
        self._project, self._of = project, of
        self._steps: list[Step] = []
        self._refused: list[RefusedCell] = []
        self._changed = 0
        self._bearers: dict[str, Source] | dict[str, Case] = {}
        self._groups = project.groups
        self._made: list[DocumentGroup] = []

    def typing(self) -> Typing:
        """What it all comes to."""
        held: Mapping[str, Source | Case] = self._held
        puts = [Put(each) for identity, each in self._bearers.items() if each != held[identity]]
        steps: list[Step] = [*(Put(each) for each in self._made), *puts, *self._steps]
        if not steps:
            return Typing(None, 0, tuple(self._refused))
        edit = self._project.edit(messages.CELLS_SET, steps, count=self._changed)
        return Typing(edit, self._changed, tuple(self._refused))

    @property
    def _held(self) -> Mapping[str, Source | Case]:
        return self._project.sources if self._of is Bearer.DOCUMENTS else self._project.cases

    def type_values(self, attribute: Attribute, texts: Mapping[str, str]) -> None:
        """Give an attribute's cells texts; together they tell how numbers and dates are meant."""
        held = self._project.values_of(attribute)
        reading = reading_for(attribute.type, texts.values())
        for bearer, text in texts.items():
            value = self._value(attribute, bearer, text, reading)
            if value is None or value == held.get(bearer, ""):
                continue
            self._changed += 1
            gone = Remove(AttributeValue, value_id(attribute.id, bearer))
            self._steps.append(Put(value_of(attribute, bearer, value)) if value else gone)

    def _value(self, attribute: Attribute, bearer: str, text: str, reading: Reading) -> str | None:
        # How the other cells are meant may not be how this one is: it is told what it lacks by itself.
        with suppress(BlotterError):
            return parsed(attribute, text, reading)
        try:
            return parsed(attribute, text, UNKNOWN)
        except BlotterError as error:
            self._refused.append(RefusedCell(bearer, attribute.id, text, error))
            return None

    def type_own(self, column: str, texts: Mapping[str, str]) -> None:
        """Give the cells of what every document, or case, has texts."""
        taken = self._taken_names(texts) if column == NAME else {}
        for bearer, text in texts.items():
            before = self._bearers.get(bearer) or self._held[bearer]
            try:
                after = self._with(before, column, text, taken)
            except BlotterError as error:
                self._refused.append(RefusedCell(bearer, column, text, error))
                continue
            if after != before:
                self._changed += 1
                self._bearers[bearer] = after  # type: ignore[assignment]

    def _taken_names(self, texts: Mapping[str, str]) -> dict[str, str]:
        """The names that others have, and whose they are."""
        return {self._key(each.name): each.name for i, each in self._held.items() if i not in texts}

    def _key(self, name: str) -> str:
        return name if self._of is Bearer.DOCUMENTS else name_key(name)

    def _with(self, before: Source | Case, column: str, text: str, taken: dict[str, str]) -> Source | Case:
        if column == NAME:
            return replace(before, name=self._free_name(text, taken))
        if isinstance(before, Source):
            if column == GROUP:
                return replace(before, group=self._group(text))
            if column == LANGUAGE:
                return replace(before, language=checked_language(text))
        elif column in (KIND, NOTE):
            return replace(before, **{column: text.strip()})
        raise Refused(messages.NOT_TYPED, column=column)

    def _free_name(self, text: str, taken: dict[str, str]) -> str:
        of_documents = self._of is Bearer.DOCUMENTS
        name = checked_name(text, "document" if of_documents else "case")
        if self._key(name) in taken:
            template = project_messages.SOURCE_EXISTS if of_documents else messages.CASE_EXISTS
            raise Refused(template, name=taken[self._key(name)])
        taken[self._key(name)] = name
        return name

    def _group(self, path: str) -> str | None:
        """The group at a path, made where it is not there."""
        names = split_path(path) if path.strip() else ()
        above: DocumentGroup | None = None
        for depth, name in enumerate(names, start=1):
            found = self._groups.find(names[:depth])
            if found is None:
                position = 1 + max((e.position for e in self._groups.children(above)), default=-1)
                found = DocumentGroup(
                    id=new_id(),
                    name=checked_name(name, "group"),
                    parent=above.id if above else None,
                    position=position,
                )
                self._made.append(found)
                self._groups = Groups([*self._groups.by_id.values(), found])
            above = found
        return above.id if above else None

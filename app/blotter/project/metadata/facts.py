"""FactFiling: what an import says of documents and cases, made into attributes and typed values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from blotter.analysis.metadata.guessing import guessed_options, guessed_type, reading_for
from blotter.domain.attribute import Attribute, AttributeType, Bearer
from blotter.domain.bundle import Fact
from blotter.domain.edit import Put, Step
from blotter.domain.entity import new_id
from blotter.domain.names import LIMIT, free_name, name_key, shown_name
from blotter.errors import BlotterError
from blotter.message import Sentence
from blotter.project.import_report import ImportReport
from blotter.project.metadata import messages
from blotter.project.metadata.built_in import BUILT_IN
from blotter.project.metadata.values import parsed, shown, value_of
from blotter.project.project import Project

_FEWEST = 3
"""From how many different words on what files say of themselves is taken for countries, say, or a choice."""

_OF_FEW = (AttributeType.DATE, AttributeType.NUMBER, AttributeType.URL)


_SHOWN = 80


class Said(NamedTuple):
    """A fact about a document or a case (its id and name), and where it stands.

    What a row says wins over what a document's own file says of it. Where it is `strict`, what does not fit
    is refused, else left out.
    """

    bearer: str
    name: str
    fact: Fact
    where: str
    in_row: bool = False
    strict: bool = False


@dataclass(slots=True)
class _Column:
    """All that an import says under one attribute."""

    of: Bearer
    attribute: Attribute | None
    said: list[Said]


class FactFiling:
    """Collects facts; `steps` are the attributes that they need and their values, once all are known.

    The type of a new attribute is guessed from all of its values unless the file tells it.
    """

    def __init__(self, project: Project, report: ImportReport) -> None:
        self._project, self._report = project, report
        self._attributes = list(project.attributes.values())
        self._columns: dict[tuple[Bearer, str], _Column] = {}
        self._keys: dict[tuple[Bearer, str, str], tuple[Bearer, str]] = {}

    def add(self, of: Bearer, said: Said) -> None:
        """One more fact; one without words is none."""
        if not said.fact.value.strip():
            return
        told = (of, said.fact.role, name_key(said.fact.name))
        if told not in self._keys:
            self._keys[told] = self._key(of, said.fact)
        key = self._keys[told]
        if key not in self._columns:
            self._columns[key] = _Column(of, self._known(of, said.fact), [])
        self._columns[key].said.append(said)

    def _key(self, of: Bearer, fact: Fact) -> tuple[Bearer, str]:
        """By what facts belong to one attribute: that which is there, else their role, else their name."""
        known = self._known(of, fact)
        if known is not None:
            return of, known.id
        for column in self._columns.values():
            first = column.said[0].fact
            same_role = bool(fact.role) and first.role == fact.role
            if column.of is of and (same_role or name_key(first.name) == name_key(fact.name)):
                return self._keys[of, first.role, name_key(first.name)]
        return of, f"new {len(self._columns)}"

    def _known(self, of: Bearer, fact: Fact) -> Attribute | None:
        """The attribute of this role, else of this name."""
        able = [each for each in self._attributes if each.of is of]
        by_role = (each for each in able if fact.role and each.role == fact.role)
        by_name = (each for each in able if name_key(each.name) == name_key(fact.name))
        return next(by_role, None) or next(by_name, None)

    def steps(self) -> Iterator[Step]:
        """Attributes and values; what does not fit is reported."""
        for column in self._columns.values():
            cells = self._cells(column)
            attribute = column.attribute
            if attribute is None:
                attribute = self._new(column, [each.fact.value for each in cells])
                yield Put(attribute)
            yield from self._values(attribute, cells)
        self._columns.clear()
        self._keys.clear()

    def _cells(self, column: _Column) -> list[Said]:
        """One fact for each document or case: several of its own file are joined, a row's one wins."""
        cells: dict[str, Said] = {}
        for said in column.said:
            held = cells.get(said.bearer)
            if held is None or (said.in_row and not held.in_row):
                cells[said.bearer] = said
            elif not said.in_row and not held.in_row and said.fact.value != held.fact.value:
                both = f"{held.fact.value}; {said.fact.value}"
                cells[said.bearer] = held._replace(fact=held.fact._replace(value=both))
            elif said.in_row and said.fact.value.strip() != held.fact.value.strip():
                why = Sentence(messages.SAID_TWICE, value=held.fact.value, where=held.where)
                self._misfit(said.fact.name, said, why)
        return list(cells.values())

    def _new(self, column: _Column, values: list[str]) -> Attribute:
        first = column.said[0].fact
        told = next((each.fact.type for each in column.said if each.fact.type is not None), None)
        is_table = any(each.in_row for each in column.said)
        kind = told or (guessed_type(values) if is_table else _guessed(values))
        options: tuple[str, ...] = ()
        if kind is AttributeType.CHOICE:
            options = guessed_options(values) or _distinct(values)
        taken = [each.name for each in self._attributes if each.of is column.of]
        made = Attribute(
            id=new_id(),
            name=_free(first.name, taken, column.of),
            type=kind,
            of=column.of,
            options=options,
            role=first.role if column.of is Bearer.DOCUMENTS else "",
            position=1 + max((each.position for each in self._attributes), default=-1),
        )
        self._attributes.append(made)
        self._report.count(self._report.created, "attributes")
        if told is None and kind is not AttributeType.TEXT:
            why = Sentence(messages.TYPE_GUESSED, type=Sentence(kind))
            self._report.remark("guess", column.said[0].where, made.name, why)
        return made

    def _values(self, attribute: Attribute, cells: Iterable[Said]) -> Iterator[Step]:
        cells = list(cells)
        reading = reading_for(attribute.type, [each.fact.value for each in cells])
        held = self._project.values_of(attribute)
        for said in cells:
            try:
                value = parsed(attribute, said.fact.value, reading)
            except BlotterError as error:
                self._misfit(attribute.name, said, error.sentence)
                continue
            before = held.get(said.bearer)
            if said.in_row and before == value:
                self._report.skipped += 1
            elif said.in_row:
                self._report.count(self._report.taken, "values")
            if before is not None and before != value:
                was = {"before": shown(attribute, before), "after": shown(attribute, value)}
                what = f"{said.name}, {attribute.name}"
                self._report.remark("changed", said.where, what, Sentence(messages.VALUE_REPLACED, **was))
            if before != value:
                yield Put(value_of(attribute, said.bearer, value))

    def _misfit(self, attribute: str, said: Said, why: str) -> None:
        what = f"{said.name}, {attribute}: {said.fact.value[:_SHOWN]}"
        if said.strict:
            self._report.refuse(said.where, what, why)
        else:
            self._report.remark("left out", said.where, what, why)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    """The words of a choice: the first of those that are alike."""
    known: dict[str, str] = {}
    for each in values:
        known.setdefault(name_key(each), each.strip())
    return tuple(known.values())


def _free(name: str, taken: Iterable[str], of: Bearer) -> str:
    """A name that no other attribute has, nor what every document has."""
    keys = {name_key(each) for each in taken} | (set(BUILT_IN) if of is Bearer.DOCUMENTS else set())
    name = shown_name(name)[: LIMIT - 8]
    return name if name_key(name) not in keys else free_name(name, [name, *taken])


def _guessed(words: list[str]) -> AttributeType:
    """The type that the values look like; of few of them, only what can hardly be chance."""
    found = guessed_type(words)
    return found if found in _OF_FEW or len(set(words)) >= _FEWEST else AttributeType.TEXT

"""The values of records that come in: checked, in the project's words where it has them, else as given."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from blotter.analysis.records import dates
from blotter.domain import countries
from blotter.domain.countries import COUNTRIES
from blotter.domain.entity import is_id, new_id
from blotter.domain.names import name_key
from blotter.domain.record import (
    Alternative,
    Blank,
    Counting,
    Evidence,
    Involved,
    Level,
    Quantity,
    Record,
    StatusEntry,
)
from blotter.domain.record_rows import CountryRow, QuantityRow, RecordRow
from blotter.domain.record_schema import BUILT_IN, FieldType
from blotter.errors import Refused
from blotter.message import Sentence
from blotter.project.records import (
    cell_actors,
    cell_countries,
    cell_quantities,
    cell_statuses,
    messages,
)
from blotter.project.records.taking_in.actors_in import IncomingActors
from blotter.project.records.taking_in.ground import Ground
from blotter.project.records.taking_in.schema_in import IncomingSchema

_DATES = ("date", "as_of", "announced", "report_date")
_CHOICES = ("engagement", "direction", "confidence")
_FREE_LISTS = ("measures", "units")
"""Lists that only propose words."""
_REASONS = {str(each): each for each in Blank}
_COUNTED = {"": Counting.BY_RULE, "yes": Counting.YES, "no": Counting.NO}


class ValuesIn:
    """Reads the values of rows; a word that the project's lists lack is kept, and that is said once."""

    def __init__(self, ground: Ground, schema: IncomingSchema, actors: IncomingActors) -> None:
        self._ground, self._schema, self._actors = ground, schema, actors
        self._said: set[tuple[str, str]] = set()
        self._options: dict[str, dict[str, str]] = {}
        held = ground.project.records.values()
        self._quantity_ids = {each.id for record in held for each in record.quantities}
        self._renewed: dict[str, str] = {}
        self._code_names: dict[str, str] | None = None

    def of(self, row: RecordRow, remarks: list[Sentence]) -> dict[str, Any]:
        """The values of a row's record, but for kind, subtype and quantities; Refused where one is none."""
        values: dict[str, Any] = {key: row.words.get(key, "") for key in (*_DATES, *_CHOICES, "note")}
        for key in _DATES:
            dates.bounds(values[key])
        for key in _CHOICES:
            values[key] = self._word(key, values[key])
        places = self._countries(row, remarks)
        return {
            **values,
            "level": _level(row.words.get("level", "")),
            "topics": tuple(
                dict.fromkeys(self._word("topics", each, in_codebook=True) for each in row.topics)
            ),
            "countries": places,
            "examples": row.examples or row.cells.get("countries", "").startswith("e.g. "),
            "actors": self._parts(row),
            "statuses": self._statuses(row),
            "own": tuple(self._own(row)),
            "blanks": self._blanks(row),
            "counted": _counted(row.counted),
            "count_rule": row.count_rule,
            "alternatives": tuple(Alternative(*each) for each in row.alternatives),
            "dismissed": row.dismissed,
        }

    def _word(self, field: str, word: str, *, in_codebook: bool = False) -> str:
        """A word as the project's list writes it, else as given, or as a code's name has it."""
        if not word:
            return word
        options = self._options.get(field)
        if options is None:
            listed = self._schema.schema.options(field)
            options = self._options[field] = {name_key(each): each for each in listed}
        found = options.get(name_key(word))
        if found is not None:
            return found
        coded = self._as_code(word) if in_codebook else None
        if coded is not None:
            return coded
        if options and field not in _FREE_LISTS and (field, word) not in self._said:
            self._said.add((field, word))
            label = self._schema.schema.label(field)
            why = Sentence(messages.WORD_KEPT, field=label, word=word)
            self._ground.report.remark("noted", label, word, why)
        return word

    def _as_code(self, word: str) -> str | None:
        if self._code_names is None:
            self._code_names = {name_key(each.name): each.name for each in self._ground.codebook}
        return self._code_names.get(name_key(word))

    def claim_sources(self, words: Iterable[str]) -> tuple[str, ...]:
        """Who vouches, in the project's words."""
        return tuple(dict.fromkeys(self._word("claim_sources", each) for each in words))

    def _countries(self, row: RecordRow, remarks: list[Sentence]) -> tuple[Involved, ...]:
        found = [_involved(each, remarks) for each in row.countries]
        text = row.cells.get("countries", "").removeprefix("e.g. ")
        if text:
            found += cell_countries.parsed(text, self._schema.schema.options("country_roles"))
        return tuple(dict.fromkeys(found))

    def _parts(self, row: RecordRow) -> tuple[Any, ...]:
        found = [self._actors.part(each) for each in row.actors if each.actor]
        if text := row.cells.get("actors", ""):
            roles = self._schema.schema.options("actor_roles")
            found += cell_actors.parsed(text, self._actors.register, roles)
        return tuple(dict.fromkeys(found))

    def _statuses(self, row: RecordRow) -> tuple[StatusEntry, ...]:
        found = []
        for each in row.statuses:
            dates.bounds(each.date)
            found.append(StatusEntry(self._word("statuses", each.status), each.date, each.source))
        if text := row.cells.get("statuses", ""):
            found += cell_statuses.parsed(text, self._schema.schema.options("statuses"))
        return tuple(found)

    def _own(self, row: RecordRow) -> Iterable[tuple[str, str]]:
        given: dict[str, tuple[str, ...]] = {**{key: (text,) for key, text in row.unknown.items()}, **row.own}
        for name, values in given.items():
            if not self._schema.is_own(name):
                if not self._ground.create:
                    self._say_left_out(name)
                    continue
                self._schema.make_field(name)
            of = self._schema.schema.type(name)
            for value in values:
                if of is FieldType.DATE:
                    dates.bounds(value)
                yield name, self._word(name, value)

    def _say_left_out(self, name: str) -> None:
        if ("", name) not in self._said:
            self._said.add(("", name))
            self._ground.report.remark("left out", name, name, messages.COLUMN_LEFT_OUT)

    def _blanks(self, row: RecordRow) -> tuple[tuple[str, str], ...]:
        for field, why in row.blanks.items():
            if why not in _REASONS:
                names = ", ".join(_REASONS)
                raise Refused(messages.NO_SUCH_BLANK, why=why, field=field, names=names)
        return tuple((field, why) for field, why in row.blanks.items() if self._is_field(field))

    def set_references(self, records: dict[str, Record]) -> None:
        """Let no quantity refer to one that did not come in and is not there."""
        present = self._ground.project.records.values()
        known = {each.id for record in (*present, *records.values()) for each in record.quantities}

        def sound(reference: str) -> str:
            reference = self._renewed.get(reference, reference)
            return reference if reference in known else ""

        for key, record in records.items():
            if any(each.part_of or each.alternative_to for each in record.quantities):
                told = (
                    each._replace(part_of=sound(each.part_of), alternative_to=sound(each.alternative_to))
                    for each in record.quantities
                )
                records[key] = replace(record, quantities=tuple(told))

    def _is_field(self, name: str) -> bool:
        return name in BUILT_IN or self._schema.is_own(name)

    def with_quantities(self, record: Record, row: RecordRow, evidence: Sequence[Evidence]) -> Record:
        """The record with its quantities, each with the words and the evidence that a place gives it."""
        rows = [each for each in row.quantities if not each.figure]
        found = _referred(rows, [self._quantity(each, evidence) for each in rows])
        if text := self._cell(row):
            stages = self._schema.schema.options("stages")
            found += cell_quantities.parsed(text, record, {}, stages)
        return replace(record, quantities=tuple(found))

    def check_quantities(self, row: RecordRow) -> None:
        """Refused if a quantity of a row cannot be read, before anything was made for it."""
        for each in row.quantities:
            dates.bounds(each.as_of)
            self._words_at(each)
        if text := self._cell(row):
            empty = Record(id="", number="", kind="")
            cell_quantities.parsed(text, empty, {}, self._schema.schema.options("stages"))

    def _cell(self, row: RecordRow) -> str:
        told = [row.cells.get("quantities", "")]
        told += [f"{each.measure}: {each.figure} {each.unit}" for each in row.quantities if each.figure]
        return "; ".join(filter(None, told))

    def _quantity(self, row: QuantityRow, evidence: Sequence[Evidence]) -> Quantity:
        source, words = self._words_at(row)
        supporting = row.evidence
        if row.words_at is not None:
            _, start, end = row.words_at
            around = (e for e in evidence if e.source == source and e.start <= start and end <= e.end)
            supporting = next((each.id for each in around), "")
        elif supporting and all(each.id != supporting for each in evidence):
            supporting = ""
        identity = row.id
        if not is_id(row.id) or row.id in self._quantity_ids:
            # What refers to an id that is renewed follows; any other name is one of the row alone.
            identity = new_id()
            if is_id(row.id):
                self._renewed[row.id] = identity
        self._quantity_ids.add(identity)
        return Quantity(
            id=identity,
            measure=self._word("measures", row.measure),
            low=row.low,
            best=row.best,
            high=row.high,
            unit=self._word("units", row.unit),
            approximate=row.approximate,
            as_of=row.as_of,
            stage=self._word("stages", row.stage),
            claimant=row.claimant,
            part_of=row.part_of,
            alternative_to=row.alternative_to,
            words=words,
            evidence=supporting,
        )

    def _words_at(self, row: QuantityRow) -> tuple[str, str]:
        """The document (its id) and the words at the place of a quantity's words."""
        if row.words_at is None:
            return "", row.words
        name, start, end = row.words_at
        source = self._ground.sources.get(name)
        text = self._ground.text_of(source.id) if source is not None else ""
        if source is None or not 0 <= start < end <= len(text):
            raise Refused(messages.WORDS_NOWHERE, place=f"{start}:{end}", source=name)
        return source.id, text[start:end]


def _referred(rows: Sequence[QuantityRow], found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a record, with what they call each other by in their file resolved."""
    ids = {row.id: each.id for row, each in zip(rows, found, strict=True) if row.id and not is_id(row.id)}
    return [
        each._replace(
            part_of=ids.get(each.part_of, each.part_of),
            alternative_to=ids.get(each.alternative_to, each.alternative_to),
        )
        for each in found
    ]


def _involved(row: CountryRow, remarks: list[Sentence]) -> Involved:
    is_group = row.is_group
    known = countries.country(row.country) if not is_group else None
    if known is not None:
        return Involved(known.code, row.role, row.place, row.region)
    if is_group is None and len(row.country) == 2 and row.country.isupper() and row.country not in COUNTRIES:
        raise Refused(messages.NO_SUCH_COUNTRY, words=row.country)
    if is_group is None and row.role != "venue":
        remarks.append(Sentence(messages.KEPT_AS_GROUP, words=row.country))
    return Involved("", row.role, row.country, row.region)


def _level(word: str) -> Level:
    try:
        return Level(word.casefold() or Level.EVENT)
    except ValueError:
        raise Refused(messages.NO_SUCH_LEVEL, word=word, names=", ".join(Level)) from None


def _counted(word: str) -> Counting:
    found = _COUNTED.get(word.casefold())
    if found is None:
        raise Refused(messages.NOT_A_COUNT, words=word)
    return found

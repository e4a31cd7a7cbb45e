"""Activity records as linked tables with a data dictionary, fit to be given away."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from blotter.domain.codebook import Codebook
from blotter.domain.names import joined_names
from blotter.domain.record import Blank, Evidence, Record
from blotter.domain.record_data import DataTable, RecordData
from blotter.domain.segment import Segment
from blotter.domain.table import Cell
from blotter.errors import Refused
from blotter.project import reports
from blotter.project.project import Project
from blotter.project.records import data_fields, messages
from blotter.project.records.data_readme import readme
from blotter.project.records.rows import KEYS, RecordNames, by_number, row
from blotter.project.records.telling import Teller, Told

Row = tuple[Cell, ...]

NOT_CODED = "not coded"
"""The fourth kind of nothing: nobody has looked yet."""

MISSING: Mapping[str, str] = {
    Blank.UNKNOWN: "-9",
    Blank.NOT_STATED: "-8",
    Blank.NOT_APPLICABLE: "-7",
    NOT_CODED: "",
}
"""What stands in the table of records where there is no value, unless other codes are asked for."""

_COLUMN_OF = {"statuses": "status"}
_DAYS = ("earliest", "latest")


@dataclass(slots=True)
class _Source:
    """What the tables are made of, read once."""

    project: Project
    teller: Teller
    records: list[Record]
    evidence: dict[str, list[Evidence]]
    segments: dict[str, Segment]
    own: tuple[str, ...]
    missing: Mapping[str, str]

    @property
    def names(self) -> RecordNames:
        return self.teller.names

    def told(self) -> Iterator[Told]:
        for each in self.records:
            yield self.teller.told(each, self.evidence.get(each.id, ()), self.segments)

    def pieces(self) -> Iterator[tuple[str, Told]]:
        for each in self.records:
            for piece in self.evidence.get(each.id, ()):
                yield each.number, self.teller.evidence(piece, self.segments.get(piece.segment))


def data_set(
    project: Project,
    records: Iterable[Record] | None = None,
    *,
    at: str,
    name: str = "",
    missing: Mapping[str, str] = MISSING,
) -> RecordData:
    """Some records, or all of them, with everything that is linked to them; `at` is the day it bears."""
    source = _source(project, records, missing)
    tables = tuple(_tables(source))
    dictionary = _dictionary(source, tables)
    return RecordData(
        name=name or project.path.stem,
        at=at,
        tables=(*tables, dictionary),
        readme=readme(project, source.names, source.records, name or project.path.stem, at, missing),
        codebook=Codebook(project.codebook.by_id.values(), title=name or project.path.stem),
        missing=missing,
        nested=source.told,
        records=len(source.records),
    )


def checked_missing(told: Mapping[str, str]) -> dict[str, str]:
    """Codes by reason for nothing, those that are not told as ever; Refused for an unknown reason."""
    for why in told:
        if why not in MISSING:
            raise Refused(messages.NO_SUCH_REASON, why=why, names=", ".join(MISSING))
    return {**MISSING, **told}


def _source(project: Project, records: Iterable[Record] | None, missing: Mapping[str, str]) -> _Source:
    chosen = sorted(project.records.values() if records is None else records, key=by_number)
    wanted = {each.id for each in chosen}
    evidence: dict[str, list[Evidence]] = {}
    for piece in project.evidence():
        if piece.record in wanted:
            evidence.setdefault(piece.record, []).append(piece)
    for pieces in evidence.values():
        pieces.sort(key=lambda each: each.id)
    segments = project.segments_by_id({piece.segment for pieces in evidence.values() for piece in pieces})
    schema = project.record_schema
    used = {field for record in chosen for field, _ in record.own}
    shown = {field for kind in schema.kinds.values() for field in kind.fields if field in schema.fields}
    return _Source(
        project,
        Teller(project),
        chosen,
        evidence,
        {each.id: each for each in segments},
        tuple(each for each in sorted({*used, *shown}) if each not in data_fields.RECORD_KEYS),
        missing,
    )


def _tables(source: _Source) -> Iterator[DataTable]:
    options = source.names.schema.options
    builders: dict[str, Callable[[], Iterable[Row]]] = {
        "records": partial(_records, source),
        "evidence": partial(_of_pieces, source),
        "quantities": partial(_of_lists, source, "quantities"),
        "statuses": partial(_statuses, source),
        "actors": partial(_of_lists, source, "actors"),
        "countries": partial(_countries, source),
        "own_fields": partial(_own, source),
        "blanks": partial(_blanks, source),
        "alternatives": partial(_of_lists, source, "alternatives"),
        "dismissed": partial(_dismissed, source),
        "actor_register": partial(_register, source),
        "former_records": partial(_former, source),
        "different": partial(_different, source),
        "kinds": partial(_kinds, source),
        "fields": partial(_fields, source),
        "regions": partial(_regions, source),
        "country_values": partial(_country_values, source),
        "study": partial(_study, source),
        "missing": partial(_missing, source),
        "sources": partial(_of_report, source, "sources"),
        "codes": partial(_of_report, source, "codes"),
    }
    for name, about, fields, key in data_fields.tables(source.names.schema, source.own, options):
        yield DataTable(name=name, about=about, fields=fields, rows=builders[name], key=key)


def _records(source: _Source) -> Iterator[Row]:
    names = source.names
    for record in source.records:
        flat = dict(zip(KEYS, row(record, names), strict=True))
        fact = names.fact(record)
        extra: dict[str, Cell] = {
            **flat,
            "topics": joined_names(record.topics),
            "examples": _said(record.examples),
            "counted": str(record.counted),
            "count_rule": names.counted(record).rule,
            "subtype_code": source.teller.subtype_code(record),
            "sources": len(fact.sources),
            "origins": len(fact.independent),
            "reviewed_by": names.coders.get(record.reviewed_by or "", ""),
            "reviewed": record.reviewed,
            "created": record.created,
            "modified": record.modified,
            "uuid": record.id,
            **{name: joined_names(record.values(name)) for name in source.own},
        }
        yield tuple(_coded(extra, record, source.missing).values())


def _coded(cells: dict[str, Cell], record: Record, missing: Mapping[str, str]) -> dict[str, Cell]:
    """The cells with a code where there is no value; a number where the code is one, so that it stays one."""
    reasons = dict(record.blanks)
    for field, why in reasons.items():
        columns = (_COLUMN_OF.get(field, field), *(_DAYS if field == "date" else ()))
        for column in columns:
            if column in cells and cells[column] in ("", None):
                cells[column] = _code(missing.get(why, ""))
    fallback = _code(missing[NOT_CODED])
    for field in (*data_fields.CODED, *(each for each in cells if each not in data_fields.RECORD_KEYS)):
        if fallback and cells.get(field) == "":
            cells[field] = fallback
    return cells


def _code(code: str) -> Cell:
    return int(code) if code.removeprefix("-").isdecimal() else code


def _said(value: object) -> str:
    return "yes" if value else "no"


def _of_pieces(source: _Source) -> Iterator[Row]:
    for number, told in source.pieces():
        yield number, *(_flat(told[key]) for key in data_fields.EVIDENCE_KEYS[1:])


def _flat(value: object) -> Cell:
    if isinstance(value, list):
        return joined_names(map(str, value))
    if isinstance(value, bool):
        return _said(value)
    return value  # type: ignore[return-value]


def _of_lists(source: _Source, name: str) -> Iterator[Row]:
    keys = data_fields.KEYS_OF[name][1:]
    for record in source.records:
        for told in _listed(source, record, name):
            yield record.number, *(_flat(told[key]) for key in keys)


def _listed(source: _Source, record: Record, name: str) -> Sequence[Told]:
    teller = source.teller
    if name == "quantities":
        return [teller.quantity(each) for each in record.quantities]
    if name == "actors":
        return [teller.actor(each.actor, each.role) for each in record.actors]
    return [{"field": each.field, "value": each.value, "from": each.number} for each in record.alternatives]


def _statuses(source: _Source) -> Iterator[Row]:
    for record in source.records:
        for place, each in enumerate(record.statuses, 1):
            yield record.number, each.status, each.date, each.source, place


def _countries(source: _Source) -> Iterator[Row]:
    from blotter.domain.countries import COUNTRIES

    for record in source.records:
        for each in record.countries:
            known = COUNTRIES.get(each.code)
            yield (
                record.number,
                each.code or each.name,
                each.role,
                each.name if each.code else "",
                source.names.regions.of_involved(each),
                each.region,
                _said(not each.code),
                known.alpha3 if known else "",
                known.name() if known else each.name,
            )


def _own(source: _Source) -> Iterator[Row]:
    return ((each.number, field, value) for each in source.records for field, value in each.own)


def _blanks(source: _Source) -> Iterator[Row]:
    return ((each.number, field, why) for each in source.records for field, why in each.blanks)


def _dismissed(source: _Source) -> Iterator[Row]:
    return ((each.number, proposal) for each in source.records for proposal in each.dismissed)


def _register(source: _Source) -> Iterator[Row]:
    for each in sorted(source.names.actors.values(), key=lambda actor: (actor.name, actor.id)):
        aliases = joined_names(each.aliases)
        yield each.id, each.name, aliases, each.kind, each.side, each.country, each.parent or "", each.note


def _former(source: _Source) -> Iterator[Row]:
    numbers = {each.id: each.number for each in source.project.records.values()}
    for each in sorted(source.project.former_records(), key=lambda former: former.number):
        coder = source.names.coders.get(each.coder or "", "")
        successor = numbers.get(each.successor or "", "")
        yield each.number, str(each.fate), successor, coder, each.at, each.kept, each.id


def _different(source: _Source) -> Iterator[Row]:
    numbers = {each.id: each.number for each in source.records}
    rows = [
        (numbers[each.one], numbers[each.other], source.names.coders.get(each.coder or "", ""), each.at,
         each.note, each.id)
        for each in source.project.found_different()
        if each.one in numbers and each.other in numbers
    ]  # fmt: skip
    yield from sorted(rows)


def _kinds(source: _Source) -> Iterator[Row]:
    book = source.names.codebook
    for each in source.names.schema.kinds.values():
        code = book.path(each.code) if each.code and each.code in book.by_id else ""
        fields, required = joined_names(each.fields), joined_names(each.required)
        yield each.id, each.name, code, fields, required, each.help, each.position


def _fields(source: _Source) -> Iterator[Row]:
    for each in source.names.schema.fields.values():
        options = joined_names(each.options)
        yield each.id, each.name, each.label, str(each.type), options, each.help, each.position


def _regions(source: _Source) -> Iterator[Row]:
    from blotter.domain.countries import COUNTRIES

    for code, region in sorted(source.names.regions.table.items()):
        yield code, COUNTRIES[code].name(), region


def _country_values(source: _Source) -> Iterator[Row]:
    for each in source.project.country_tables():
        for country, year, value in sorted(each.rows):
            yield each.name, country, year, value


def _study(source: _Source) -> Iterator[Row]:
    frame = source.project.frame
    yield frame.earliest, frame.latest, frame.home, frame.days, "yes" if frame.needs_actor else "no"


def _missing(source: _Source) -> Iterator[Row]:
    return ((str(why), _code(code)) for why, code in source.missing.items())


def _of_report(source: _Source, name: str) -> Iterable[Row]:
    width = len(data_fields.CODES if name == "codes" else data_fields.SOURCES)
    return (each[:width] for each in reports.report(source.project, name).rows)


_KINDS_OF_NOTHING = (*map(str, Blank), NOT_CODED)


def _dictionary(source: _Source, tables: Sequence[DataTable]) -> DataTable:
    """Every column of every table; of the records' fields also how often there is nothing, and why."""
    counts = _counts(source)

    def rows() -> Iterator[Row]:
        for table in tables:
            for field in table.fields:
                counted = counts.get(field.key) if table.name == "records" else None
                numbers: list[Cell] = (
                    [counted[each] for each in ("filled", *_KINDS_OF_NOTHING)] if counted else [None] * 5
                )
                yield table.name, field.key, field.meaning, field.type, joined_names(field.values), *numbers

    return DataTable(
        name="dictionary",
        about="Every column of every table: what it means and holds, and how often there is nothing in it.",
        fields=data_fields.DICTIONARY,
        rows=rows,
        key=("table", "field"),
    )


def _counts(source: _Source) -> dict[str, Counter[str]]:
    """By column of the records' table: in how many there is a value, and in how many what kind of nothing."""
    found: dict[str, Counter[str]] = {}
    for field in (*data_fields.BUILT_IN, *source.own):
        counter = found[_COLUMN_OF.get(field, field)] = Counter()
        for record in source.records:
            if getattr(record, field, None) or record.values(field):
                counter["filled"] += 1
            else:
                counter[dict(record.blanks).get(field, NOT_CODED)] += 1
    return found

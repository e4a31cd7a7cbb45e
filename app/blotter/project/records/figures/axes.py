"""AXES: everything by which records can be counted, one row each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from blotter.analysis.records import dates
from blotter.analysis.records.figure_tally import Share
from blotter.analysis.records.figure_years import years
from blotter.domain.countries import COUNTRIES
from blotter.domain.names import name_key, nearest
from blotter.domain.record import Involved, Record
from blotter.domain.record_figure import FigureAsked
from blotter.domain.record_schema import BUILT_IN, LISTS, OWN_TYPES
from blotter.errors import NotFound, Refused
from blotter.message import Sentence
from blotter.project.metadata.dividing import CASE
from blotter.project.metadata.dividing import GROUP as GROUPED
from blotter.project.project import Project
from blotter.project.records.by_document import labels_of_records
from blotter.project.records.figures import messages
from blotter.project.records.filtering import single_year
from blotter.project.records.rows import RecordNames

LANGUAGE = "language"

Shares = Callable[[Record, Involved | None], Sequence[Share]]

NO_COUNTRY, GROUP, NO_REGION, NO_VALUE, OUTSIDE = "no country", "group", "no region", "no value", "outside"
"""What a record lacks that has no place on an axis; `no value` is followed by the axis' title."""

TABLE, OWN, DOCUMENT = "table:", "field:", "document:"
"""How the axis of a country table, of a field of the project's own, or of what documents have, begins."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Something to count by: `shares` says where a record, or if `of_place` one of its countries, belongs.

    `known` are the keys in their own order; `shows_all`: those without records are shown, too.
    """

    title: str
    shares: Shares
    of_place: bool = False
    known: tuple[str, ...] = ()
    shows_all: bool = False
    is_year: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)


Maker = Callable[[RecordNames, FigureAsked, str], Axis]


@dataclass(frozen=True, slots=True)
class AxisRow:
    """An axis as it is offered: its machine name, its title, and what makes it for a figure."""

    name: str
    title: str
    make: Maker


def _region(names: RecordNames, asked: FigureAsked, title: str) -> Axis:
    of, lacking = names.regions.of_involved, (Share("", lacks=NO_REGION),)
    kept = cache(lambda region: (Share(region),))

    def shares(_: Record, place: Involved | None) -> Sequence[Share]:
        region = of(place) if place is not None else ""
        return kept(region) if region else lacking

    return Axis(title, shares, of_place=True, known=names.regions.names, shows_all=not asked.filter.regions)


def _country(names: RecordNames, asked: FigureAsked, title: str) -> Axis:
    lacking = (Share("", lacks=GROUP),)
    kept = cache(lambda key: (Share(key),))

    def shares(_: Record, place: Involved | None) -> Sequence[Share]:
        code = place.code if place is not None else ""
        if not code and place is not None and asked.groups:
            code = place.name
        return kept(code) if code else lacking

    labels = {code: each.name() for code, each in COUNTRIES.items()}
    return Axis(title, shares, of_place=True, labels=labels)


def _year(_: RecordNames, asked: FigureAsked, title: str) -> Axis:
    within = asked.filter.years
    outside = Share("", lacks=OUTSIDE)

    def shares(record: Record, _: Involved | None) -> Sequence[Share]:
        found = years(*days(record, asked.date), asked.uncertain)
        if within is None or all(share.lacks for share in found):
            return found
        first, last = f"{within[0]:04d}", f"{within[1]:04d}"
        return [share if first <= share.key <= last else outside for share in found]

    return Axis(title, shares, is_year=True)


def days(record: Record, date: str) -> tuple[str, str]:
    """Between which days one of a record's dates lies, "" where it is open."""
    if date == "date":
        return record.earliest, record.latest
    return dates.bounds(getattr(record, date))


def _word(read: Callable[[RecordNames, Record], str], known: Callable[[RecordNames], Sequence[str]]) -> Maker:
    """An axis of one value for each record."""

    def make(names: RecordNames, _: FigureAsked, title: str) -> Axis:
        lacking = (Share("", lacks=NO_VALUE + title),)
        kept = cache(lambda value: (Share(value),))

        def shares(record: Record, _: Involved | None) -> Sequence[Share]:
            value = read(names, record)
            return kept(value) if value else lacking

        return Axis(title, shares, known=tuple(known(names)))

    return make


def _words(
    read: Callable[[RecordNames, Record], Sequence[str]], known: Callable[[RecordNames], Sequence[str]]
) -> Maker:
    """An axis of any number of values for each record."""

    def make(names: RecordNames, _: FigureAsked, title: str) -> Axis:
        lacking = (Share("", lacks=NO_VALUE + title),)

        def shares(record: Record, _: Involved | None) -> Sequence[Share]:
            found = read(names, record)
            return [Share(value) for value in dict.fromkeys(found)] if found else lacking

        return Axis(title, shares, known=tuple(known(names)))

    return make


def _options(name: str) -> Callable[[RecordNames], Sequence[str]]:
    return lambda names: names.schema.options(name)


def _none(_: RecordNames) -> Sequence[str]:
    return ()


def _actors(names: RecordNames, record: Record) -> Sequence[str]:
    return [names.actors[part.actor].name for part in record.actors if part.actor in names.actors]


AXES: tuple[AxisRow, ...] = (
    AxisRow("region", "Region", _region),
    AxisRow("country", "Country", _country),
    AxisRow("year", "Year", _year),
    AxisRow("kind", "Kind", _word(RecordNames.kind, lambda n: [e.name for e in n.schema.kinds.values()])),
    AxisRow("subtype", "Subtype", _word(RecordNames.subtype, _none)),
    AxisRow("topic", "Topic", _words(lambda _, record: record.topics, _options("topics"))),
    AxisRow("status", "Status", _word(lambda _, record: record.status, _options("statuses"))),
    AxisRow("level", "Level", _word(lambda _, record: str(record.level), _options("level"))),
    AxisRow("engagement", "Engagement", _word(lambda _, record: record.engagement, _options("engagement"))),
    AxisRow("direction", "Direction", _word(lambda _, record: record.direction, _options("direction"))),
    AxisRow("confidence", "Confidence", _word(lambda _, record: record.confidence, _options("confidence"))),
    AxisRow("coder", "Coder", _word(RecordNames.coder, _none)),
    AxisRow("actor", "Actor", _words(_actors, _none)),
    AxisRow(
        "claim_source",
        "Claim source",
        _words(lambda names, record: sorted(names.fact(record).claim_sources), _options("claim_sources")),
    ),
    AxisRow("origin", "Origin", _words(lambda names, record: sorted(names.fact(record).origins), _none)),
)

OF_QUANTITIES = ("claimant", "measure")
"""By what quantities can be told apart beside the axes of records."""


def check_region(project: Project, name: str) -> None:
    """Refuse a region that the project does not have."""
    known = project.regions.names
    if name not in known:
        told = ", ".join(known)
        raise NotFound(messages.NO_SUCH_REGION, name=name, names=told, nearest=nearest(name, known))


def offered(names: RecordNames) -> list[tuple[str, str]]:
    """Every axis that a project has, by machine name and title."""
    own = [
        (OWN + each.name, names.schema.label(each.name))
        for each in names.schema.fields.values()
        if _is_own(names, each.name)
    ]
    tables = ((TABLE + name, name) for name in names.tables)
    return [*((row.name, row.title) for row in AXES), *own, *tables, *_of_documents_offered(names)]


def _of_documents_offered(names: RecordNames) -> Iterator[tuple[str, str]]:
    """What documents can be divided by, as far as the project has it."""
    project = names.project
    built_in = [each for each, held in ((GROUPED, project.groups), (CASE, project.cases)) if held]
    known = [*built_in, LANGUAGE, *(each.name for each in project.attributes.values())]
    for name in dict.fromkeys(known):
        yield DOCUMENT + name, Sentence(messages.OF_DOCUMENT, name=name)


def title_of(name: str, names: RecordNames) -> str:
    """What people call an axis."""
    if name == TABLE and len(names.tables) == 1:
        return next(iter(names.tables))
    return dict(offered(names)).get(name, name.partition(":")[2] or name.capitalize())


def axis(name: str, names: RecordNames, asked: FigureAsked) -> Axis:
    """The axis of this name, or NotFound with those that there are."""
    for row in AXES:
        if row.name == name:
            return row.make(names, asked, row.title)
    if name.startswith(TABLE):
        return _table(name.removeprefix(TABLE), names, asked)
    if name.startswith(DOCUMENT):
        return _of_documents(name.removeprefix(DOCUMENT), names)
    if name.startswith(OWN) and _is_own(names, name.removeprefix(OWN)):
        return _own(name.removeprefix(OWN), names, asked)
    known = [each for each, _ in offered(names)]
    if name in OF_QUANTITIES:
        raise Refused(messages.NO_AXIS_OF_QUANTITIES, name=name, names=", ".join(known))
    near = nearest(name, known)
    raise NotFound(messages.NO_SUCH_AXIS, name=name, names=", ".join(known), nearest=near)


def _of_documents(by: str, names: RecordNames) -> Axis:
    """What is known of the documents that a record has evidence in: any number of values."""
    division, labels = labels_of_records(names.project, by)
    lacking = (Share("", lacks=NO_VALUE + division.title),)

    def shares(record: Record, _: Involved | None) -> Sequence[Share]:
        found = labels.get(record.id)
        return [Share(label) for label in found] if found else lacking

    return Axis(Sentence(messages.OF_DOCUMENT, name=division.title), shares, known=division.labels)


def _is_own(names: RecordNames, name: str) -> bool:
    known = names.schema.fields.get(name)
    return known is not None and name not in (*BUILT_IN, *LISTS) and known.type in OWN_TYPES


def _own(name: str, names: RecordNames, asked: FigureAsked) -> Axis:
    make = _words(lambda _, record: record.values(name), _options(name))
    return make(names, asked, names.schema.label(name))


def _only_table(names: RecordNames) -> str:
    if len(names.tables) > 1:
        raise Refused(messages.ONE_OF_THE_TABLES, names=", ".join(names.tables))
    return next(iter(names.tables))


def _table(name: str, names: RecordNames, asked: FigureAsked) -> Axis:
    """What a country table says of a country in the record's year, or in every year."""
    known = {name_key(each): each for each in names.tables}
    if not known:
        raise NotFound(messages.NO_TABLES)
    if not name:
        name = _only_table(names)
    if name_key(name) not in known:
        told = ", ".join(names.tables)
        raise NotFound(messages.NO_SUCH_TABLE, name=name, names=told, nearest=nearest(name, names.tables))
    table = known[name_key(name)]
    lacking = (Share("", lacks=NO_VALUE + table),)
    kept = cache(lambda value: (Share(value),))

    def shares(record: Record, place: Involved | None) -> Sequence[Share]:
        code = place.code if place is not None else ""
        value = names.table_value(table, code, single_year(record)) if code else ""
        return kept(value) if value else lacking

    return Axis(table, shares, of_place=True, known=tuple(sorted(set(names.tables[table].values()))))

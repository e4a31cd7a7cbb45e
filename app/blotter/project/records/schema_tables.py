"""Kinds, fields, words, actors, tables by country and the frame as tables, to be listed."""

from collections import Counter

from blotter.domain.countries import COUNTRIES
from blotter.domain.record_schema import BUILT_IN, LISTS
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project.project import Project
from blotter.project.records import actors as register
from blotter.project.records import word_editing, word_lists
from blotter.project.records.making import has

_BETWEEN = "; "
_NUMBER = ColumnKind.INTEGER


def kinds(project: Project) -> Table:
    """The kinds of records."""
    columns = (
        Column("kind", "Kind"),
        Column("code", "Code", ColumnKind.CODE),
        Column("records", "Records", _NUMBER),
        Column("fields", "Fields"),
        Column("required", "Required"),
        Column("help", "Help"),
    )
    held = Counter(each.kind for each in project.records.values())
    book = project.codebook
    rows: list[tuple[Cell, ...]] = [
        (
            each.name,
            book.path(each.code) if each.code in book.by_id and each.code else None,
            held[each.id],
            _BETWEEN.join(each.fields),
            _BETWEEN.join(each.required),
            each.help,
        )
        for each in project.record_schema.kinds.values()
    ]
    return Table("Kinds of records", columns, rows)


def fields(project: Project) -> Table:
    """The fields of records, without the lists of words that are no fields."""
    columns = (
        Column("field", "Field"),
        Column("label", "Label"),
        Column("type", "Holds"),
        Column("own", "Own"),
        Column("records", "Records", _NUMBER),
        Column("help", "Help"),
    )
    schema, records = project.record_schema, list(project.records.values())
    rows: list[tuple[Cell, ...]] = []
    for name, each in schema.fields.items():
        if name in BUILT_IN or name not in LISTS:
            held = sum(has(record, name) for record in records)
            rows.append(
                (name, schema.label(name), str(schema.type(name)), name not in BUILT_IN, held, each.help)
            )
    return Table("Fields of records", columns, rows)


def words(project: Project, name: str | None = None) -> Table:
    """The words to choose from in a field or list, or in all of them, and those that are used beside them."""
    columns = (
        Column("list", "List"),
        Column("word", "Word"),
        Column("used", "Used", _NUMBER),
        Column("offered", "Offered"),
    )
    schema, rows = project.record_schema, list[tuple[Cell, ...]]()
    for each in word_lists.names(schema) if name is None else [name]:
        used, options = word_editing.used(project, each), schema.options(each)
        rows += [(each, word, used[word], True) for word in options]
        rows += [(each, word, used[word], False) for word in sorted(used) if word not in options]
    return Table("Words to choose from", columns, rows)


def actors(project: Project) -> Table:
    """The register of actors."""
    columns = (
        Column("name", "Actor"),
        Column("aliases", "Aliases"),
        Column("kind", "Kind"),
        Column("side", "Side"),
        Column("country", "Country"),
        Column("parent", "Belongs to"),
        Column("records", "Records", _NUMBER),
        Column("note", "Note"),
    )
    held, known = register.used(project), project.actors
    rows: list[tuple[Cell, ...]] = [
        (
            each.name,
            _BETWEEN.join(each.aliases),
            each.kind,
            each.side,
            each.country,
            known[each.parent].name if each.parent in known and each.parent else "",
            held[each.id],
            each.note,
        )
        for each in known.values()
    ]
    return Table("Actors", columns, rows)


def country_tables(project: Project) -> Table:
    """The tables by country, in short."""
    columns = (
        Column("name", "Table"),
        Column("countries", "Countries", _NUMBER),
        Column("first", "First year", _NUMBER),
        Column("last", "Last year", _NUMBER),
        Column("values", "Values"),
        Column("note", "Note"),
    )
    rows: list[tuple[Cell, ...]] = []
    for each in project.country_tables():
        years = [year for _, year, _ in each.rows if year]
        values = sorted({value for _, _, value in each.rows})
        countries = len({code for code, _, _ in each.rows})
        first, last = min(years, default=None), max(years, default=None)
        rows.append((each.name, countries, first, last, _BETWEEN.join(values), each.note))
    return Table("Tables by country", columns, rows)


def frame(project: Project) -> Table:
    """What the study is about, in one row."""
    columns = (
        Column("from", "From"),
        Column("to", "To"),
        Column("home", "Seen from"),
        Column("days", "Days apart", _NUMBER),
        Column("needs_actor", "Shared actor needed"),
        Column("regions", "Regions"),
    )
    each = project.frame
    home = COUNTRIES[each.home].name() if each.home in COUNTRIES else each.home
    row = (each.earliest or None, each.latest or None, home, each.days, each.needs_actor)
    return Table("The study", columns, [(*row, _BETWEEN.join(project.regions.names))])

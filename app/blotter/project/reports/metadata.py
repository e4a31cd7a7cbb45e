"""The reports of groups, cases and attributes, and the columns of attributes behind those of documents."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from blotter.domain.attribute import Attribute, AttributeType, Bearer
from blotter.domain.case import CasePart
from blotter.domain.names import joined_names
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project.metadata import filtering, values
from blotter.project.paging import pages_of
from blotter.project.project import Project
from blotter.project.reports.selection import Selection, is_asked, query

_KINDS = {AttributeType.NUMBER: ColumnKind.NUMBER}


def groups(project: Project, selection: Selection) -> Table:
    """The groups of documents as a tree, with how many documents each has of its own and in all."""
    columns = (
        Column("id", "Id"),
        Column("group", "Group"),
        Column("documents", "Documents", ColumnKind.INTEGER),
        Column("within", "With groups inside", ColumnKind.INTEGER),
        Column("characters", "Characters", ColumnKind.INTEGER),
    )
    asked = query(project, selection).sources
    held = [each for each in project.sources.values() if each.group and is_asked(each.id, asked)]
    own = Counter(each.group for each in held)
    rows: list[tuple[Cell, ...]] = []
    for each in project.groups.walk():
        inside = project.groups.within(each.id)
        within = [source for source in held if source.group in inside]
        if within or asked is None:
            characters = sum(source.characters for source in within)
            rows.append((each.id, project.groups.path(each.id), own[each.id], len(within), characters))
    return Table("Groups", columns, rows)


def cases(project: Project, selection: Selection) -> Table:
    """The cases with their attributes, and how many documents and passages each has."""
    known = attributes_of(project, Bearer.CASES)
    columns = (
        Column("id", "Id"),
        Column("name", "Case"),
        Column("kind", "Kind"),
        Column("note", "Note"),
        Column("documents", "Documents", ColumnKind.INTEGER),
        Column("passages", "Passages", ColumnKind.INTEGER),
        *attribute_columns(known),
    )
    parts, told = _parts_asked(project, selection), AttributeCells(project, known)
    documents = Counter(case for case, _ in {(each.case, each.source) for each in parts})
    passages = Counter(each.case for each in parts if each.span)
    is_narrowed = query(project, selection).sources is not None
    rows: list[tuple[Cell, ...]] = [
        (
            each.id,
            each.name,
            each.kind,
            each.note,
            documents[each.id],
            passages[each.id],
            *told.of(each.id),
        )
        for each in filtering.cases_of(project, selection.documents).values()
        if not is_narrowed or documents[each.id]
    ]
    return Table("Cases", columns, rows)


def case_parts(project: Project, selection: Selection) -> Table:
    """The documents and passages of every case, a row each; a whole document has no start and no end."""
    columns = (
        Column("case", "Case"),
        Column("kind", "Kind"),
        Column("source", "Document"),
        Column("start", "Start", ColumnKind.INTEGER),
        Column("end", "End", ColumnKind.INTEGER),
        Column("text", "Passage", ColumnKind.QUOTE),
        Column("page", "Page"),
        Column("id", "Id"),
        Column("case_id", "Case id"),
        Column("source_id", "Document id"),
    )
    sources, known = project.sources, project.cases

    def place(part: CasePart) -> tuple[object, ...]:
        return known[part.case].name, sources[part.source].name, part.start or 0, part.end or 0

    rows: list[tuple[Cell, ...]] = [
        (
            known[each.case].name,
            known[each.case].kind,
            sources[each.source].name,
            each.start,
            each.end,
            each.quote or None,
            pages_of(project, sources[each.source], each.span) if each.span else None,
            each.id,
            each.case,
            each.source,
        )
        for each in sorted(_parts_asked(project, selection), key=place)
    ]
    return Table("Documents and passages of cases", columns, rows)


def _parts_asked(project: Project, selection: Selection) -> list[CasePart]:
    asked = query(project, selection).sources
    meant = filtering.cases_of(project, selection.documents)
    return [
        each for each in project.case_parts.values() if each.case in meant and is_asked(each.source, asked)
    ]


def attributes(project: Project, selection: Selection) -> Table:
    """Every value of every attribute, a row each: what is known of documents, then of cases."""
    columns = (
        Column("of", "Of"),
        Column("name", "Document or case"),
        Column("attribute", "Attribute"),
        Column("type", "Type"),
        Column("value", "Value"),
        Column("shown", "Shown as"),
        Column("id", "Id"),
        Column("attribute_id", "Attribute id"),
    )
    return Table("Values of attributes", columns, list(_values(project, selection)))


def _values(project: Project, selection: Selection) -> Iterator[tuple[Cell, ...]]:
    asked = query(project, selection).sources
    documents = [(each.id, each.name) for each in project.sources.values() if is_asked(each.id, asked)]
    meant = filtering.cases_of(project, selection.documents)
    of_cases = [(each.id, each.name) for each in meant.values()]
    for of, bearers in ((Bearer.DOCUMENTS, documents), (Bearer.CASES, of_cases)):
        for identity, name in bearers:
            for each in attributes_of(project, of):
                value = project.values_of(each).get(identity, "")
                if value:
                    shown = values.shown(each, value)
                    yield str(of), name, each.name, str(each.type), value, shown, identity, each.id


def attribute_list(project: Project, selection: Selection) -> Table:
    """The attributes themselves in their order, with how many documents or cases have a value."""
    columns = (
        Column("id", "Id"),
        Column("name", "Attribute"),
        Column("of", "Of"),
        Column("type", "Type"),
        Column("options", "Options"),
        Column("role", "In citations"),
        Column("note", "Note"),
        Column("values", "Values", ColumnKind.INTEGER),
    )
    asked = query(project, selection).sources
    meant = filtering.cases_of(project, selection.documents)
    rows: list[tuple[Cell, ...]] = []
    for each in project.attributes.values():
        held = project.values_of(each)
        of_documents = each.of is Bearer.DOCUMENTS
        count = sum(is_asked(bearer, asked) if of_documents else bearer in meant for bearer in held)
        options = joined_names(each.options)
        rows.append((each.id, each.name, str(each.of), str(each.type), options, each.role, each.note, count))
    return Table("Attributes", columns, rows)


def attributes_of(project: Project, of: Bearer) -> list[Attribute]:
    """The attributes of documents, or of cases, in their order."""
    return [each for each in project.attributes.values() if each.of is of]


def attribute_columns(attributes: Iterable[Attribute]) -> tuple[Column, ...]:
    """A column for each attribute, such as `attribute:Country`."""
    return tuple(
        Column(f"attribute:{each.name}", each.name, _KINDS.get(each.type, ColumnKind.TEXT))
        for each in attributes
    )


class AttributeCells:
    """What documents, or cases, have of some attributes, for long tables; numbers are numbers."""

    def __init__(self, project: Project, attributes: Iterable[Attribute]) -> None:
        self._held = [(_reader(each), project.values_of(each)) for each in attributes]

    def of(self, bearer: str) -> Iterator[Cell]:
        """The cells of a document or case."""
        for read, held in self._held:
            value = held.get(bearer)
            yield None if value is None else read(value)


def _reader(attribute: Attribute) -> Callable[[str], Cell]:
    """What makes a cell of a value; what recurs is made once."""
    if attribute.type is AttributeType.NUMBER:
        return _number
    return cache(lambda value: values.shown(attribute, value))


def _number(value: str) -> int | float:
    try:
        return int(value)
    except ValueError:
        return float(value)

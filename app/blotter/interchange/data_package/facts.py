"""The tables of a data package on what is known: cases with their parts, attributes and their values."""

from collections.abc import Iterable, Iterator, Mapping

from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer
from blotter.domain.case import Case, CasePart
from blotter.domain.record_data import DataField, DataTable
from blotter.domain.table import Cell
from blotter.interchange.data_package import columns as col
from blotter.interchange.data_package.held import Held

Row = tuple[Cell, ...]

_TYPES = {AttributeType.NUMBER: "number"}


def tables(held: Held) -> Iterator[DataTable]:
    """The tables; values stand in a long table, and beside documents and cases in wide ones."""
    yield _cases(held)
    yield _parts(held)
    yield _attributes(held)
    yield _options(held)
    yield _values(held)
    documents = [(each.id, each.name) for each in held.sources.values()]
    yield _wide(held, Bearer.DOCUMENTS, documents, DataField("id", "Id", refers=("documents", "id")))
    cases = [(each.id, each.name) for each in held.things.all(Case).values()]
    yield _wide(held, Bearer.CASES, cases, DataField("id", "Id", refers=("cases", "id")))


def _cases(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(Case).values():
            yield each.id, each.name, each.kind or None, held.memo(each.note)

    return DataTable(
        name="cases",
        about="What is compared: persons, countries, organisations",
        fields=(
            col.ID,
            DataField("name", "Name"),
            DataField("kind", "What it is, such as person or country"),
            DataField("note", "Note on it"),
        ),
        rows=rows,
        key=("id",),
    )


def _parts(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        cases = held.things.all(Case)
        for each in held.things.all(CasePart).values():
            words = held.quote(each.quote) if each.span else None
            of = (each.case, cases[each.case].name)
            yield each.id, *of, *held.document(each.source), each.start, each.end, words

    return DataTable(
        name="case_parts",
        about="The documents and passages that belong to each case",
        fields=(
            col.ID,
            *_case(),
            *col.document(),
            *col.place(may_be_whole=True),
            col.TEXT,
        ),
        rows=rows,
        key=("id",),
    )


def _case() -> tuple[DataField, DataField]:
    return DataField("case_id", "The case (id)", refers=("cases", "id")), DataField("case", "The case (name)")


def _attributes(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(Attribute).values():
            yield each.id, each.name, str(each.of), str(each.type), each.role or None, held.memo(each.note)

    return DataTable(
        name="attributes",
        about="Facts that documents or cases have values of",
        fields=(
            col.ID,
            DataField("name", "Name"),
            DataField("of", "What has values of it", values=tuple(map(str, Bearer))),
            DataField("type", "What the values are", values=tuple(map(str, AttributeType))),
            DataField("role", "What it says in a citation, such as author"),
            DataField("note", "Note on it"),
        ),
        rows=rows,
        key=("id",),
    )


def _attribute() -> tuple[DataField, DataField]:
    return (
        DataField("attribute_id", "The attribute (id)", refers=("attributes", "id")),
        DataField("attribute", "The attribute (name)"),
    )


def _options(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(Attribute).values():
            for position, option in enumerate(each.options, 1):
                yield each.id, each.name, position, option

    return DataTable(
        name="attribute_options",
        about="The words that an attribute of the type choice offers, in their order",
        fields=(
            *_attribute(),
            DataField("position", "Place in the order", col.WHOLE),
            DataField("option", "The words"),
        ),
        rows=rows,
        key=("attribute_id", "position"),
    )


def _values(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        attributes, cases = held.things.all(Attribute), held.things.all(Case)
        for each in held.things.all(AttributeValue).values():
            of = attributes[each.attribute]
            case = cases.get(each.case or "")
            bearer = (*held.document(each.source), each.case, case.name if case else None)
            yield each.id, of.id, of.name, *bearer, str(of.type), each.value

    return DataTable(
        name="values",
        about="What is known of documents and cases, a row a value",
        fields=(
            col.ID,
            *_attribute(),
            *col.document(),
            *_case(),
            DataField("type", "What the value is", values=tuple(map(str, AttributeType))),
            DataField(
                "value",
                "The value: a number with a point, a date as EDTF (ISO 8601-2), yes or no, a country by its "
                "ISO 3166-1 code, else words",
            ),
        ),
        rows=rows,
        key=("id",),
    )


def _wide(held: Held, of: Bearer, bearers: Iterable[tuple[str, str]], first: DataField) -> DataTable:
    """A row a document or case, with a column for each attribute."""
    known = [each for each in held.things.all(Attribute).values() if each.of is of]
    keys = _keys(known)
    wanted = {each.id for each in known}

    def rows() -> Iterator[Row]:
        found: dict[tuple[str, str], str] = {}
        for each in held.things.all(AttributeValue).values():
            if each.attribute in wanted:
                found[each.source or each.case or "", each.attribute] = each.value
        for identity, name in bearers if known else ():
            yield identity, name, *(_cell(each, found.get((identity, each.id))) for each in known)

    columns = (DataField(keys[each.id], _meaning(each), _TYPES.get(each.type, "string")) for each in known)
    return DataTable(
        name=f"{of}_with_attributes",
        about=f"The {of} with their attributes, a column each",
        fields=(first, DataField("name", "Name"), *columns),
        rows=rows,
        key=("id",),
    )


def _keys(attributes: Iterable[Attribute]) -> Mapping[str, str]:
    """What the columns of attributes are called: their names, in one line and each once."""
    taken, keys = {"id", "name"}, dict[str, str]()
    for each in attributes:
        name = key = " ".join(each.name.split())
        number = 2
        while key.casefold() in taken:
            key, number = f"{name} ({number})", number + 1
        taken.add(key.casefold())
        keys[each.id] = key
    return keys


def _meaning(attribute: Attribute) -> str:
    return f"The attribute “{attribute.name}”, of the type {attribute.type}"


def _cell(attribute: Attribute, value: str | None) -> Cell:
    if value is None or attribute.type is not AttributeType.NUMBER:
        return value
    return int(value) if value.lstrip("-").isdecimal() else float(value)

"""The tables of a data package at its heart: documents, groups, codes, coders, segments, memos."""

from collections.abc import Iterator, Mapping

from blotter.domain.code_set import CodeSet
from blotter.domain.memo import Memo
from blotter.domain.record_data import DataField, DataTable
from blotter.domain.segment import Coder
from blotter.domain.table import Cell
from blotter.interchange.data_package import columns as col
from blotter.interchange.data_package.held import Held

Row = tuple[Cell, ...]


def tables(held: Held, files: Mapping[str, str]) -> Iterator[DataTable]:
    """The tables; `files` are the names of the texts that come along, by the id of the document."""
    yield _documents(held, files)
    yield _groups(held)
    yield _codes(held)
    yield _aliases(held)
    yield _coders(held)
    yield _segments(held)
    if held.options.memos:
        yield _memos(held)
    yield from _code_sets(held)


def _documents(held: Held, files: Mapping[str, str]) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.sources.values():
            group = each.group if each.group in held.groups.by_id else None
            facts = (each.id, each.name, each.kind, each.characters, each.language or None)
            digests = (each.text, each.original, each.imported or None, files.get(each.id))
            yield *facts, group, held.groups.path(group) or None, *digests

    return DataTable(
        name="documents",
        about="The documents under study, a row each",
        fields=(
            col.ID,
            DataField("name", "Name, unique in the project"),
            DataField("kind", "Format that it was read in, such as text, pdf or docx"),
            DataField("characters", "Length of its text in code points", col.WHOLE),
            DataField("language", "BCP 47 tag of its language"),
            DataField("group_id", "Group that it lies in (id)", refers=("groups", "id")),
            DataField("group", "Group that it lies in: names from the top, joined by /"),
            DataField("text_sha256", "SHA-256 of its text in UTF-8, to which all positions belong"),
            DataField("original_sha256", "SHA-256 of the file that it was read from"),
            DataField("imported", "When it came into the project, ISO 8601 in UTC", col.MOMENT),
            DataField("file", "File of this package with its text"),
        ),
        rows=rows,
        key=("id",),
    )


def _groups(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.groups.walk():
            yield each.id, each.name, held.groups.path(each.id), each.parent

    return DataTable(
        name="groups",
        about="Groups of documents within groups",
        fields=(
            col.ID,
            DataField("name", "Name"),
            DataField("path", "Names from the top, joined by /"),
            DataField("parent_id", "Group that it lies in (id)", refers=("groups", "id")),
        ),
        rows=rows,
        key=("id",),
    )


def _codes(held: Held) -> DataTable:
    book = held.book

    def rows() -> Iterator[Row]:
        for order, each in enumerate(book, 1):
            level = len(book.ancestors(each.id)) + 1
            placed = (each.id, book.path(each.id), each.name, each.parent, level, order)
            parts = (each.short, each.full, each.use_when, each.not_when, each.example, each.counter_example)
            others = (each.origin, each.reference, each.key, book.colour(each.id))
            yield *placed, *(words or None for words in (*parts, *others)), int(each.archived)

    return DataTable(
        name="codes",
        about="The codebook, a row a code, parents before children",
        fields=(
            col.ID,
            DataField("path", "Names from the top, joined by / (a slash within a name is \\/)"),
            DataField("name", "Name"),
            DataField("parent_id", "Code that it is under (id)", refers=("codes", "id")),
            DataField("level", "How deep it lies, 1 at the top", col.WHOLE),
            DataField("order", "Its place in the codebook as it is read", col.WHOLE),
            DataField("short", "Definition in a line"),
            DataField("full", "Full definition"),
            DataField("use_when", "When to use it"),
            DataField("not_when", "When not to use it"),
            DataField("example", "Example"),
            DataField("counter_example", "Example of what is not meant"),
            DataField("origin", "Where it comes from", values=("deductive", "inductive", "literature")),
            DataField("reference", "From which work or passage"),
            DataField("key", "Key that gives it"),
            DataField("colour", "Colour that it is shown in"),
            DataField("archived", "Whether it is given no more", col.FLAG),
        ),
        rows=rows,
        key=("id",),
    )


def _aliases(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.book:
            for alias in each.aliases:
                yield *held.code(each.id), alias

    return DataTable(
        name="code_aliases",
        about="Other names of codes, a row each",
        fields=(*col.code(), DataField("alias", "Other name")),
        rows=rows,
    )


def _coders(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(Coder).values():
            yield *held.coder(each.id), each.kind or "person"

    kind = DataField("kind", "A person, or what coders settled on", values=("person", "consensus"))
    return DataTable(
        name="coders",
        about="Who coded",
        fields=(DataField("id", "Id"), DataField("name", "Name"), kind),
        rows=rows,
        key=("id",),
    )


def _segments(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.segments:
            yield (
                each.id,
                *held.document(each.source),
                *held.code(each.code),
                *held.coder(each.coder),
                each.start,
                each.end,
                held.quote(each.quote),
                held.memo(each.memo),
                held.page(each.source, each.span),
                held.revision(each.revision),
                *held.round(each.round),
                each.origin or "hand",
                each.created or None,
                each.modified or None,
            )

    return DataTable(
        name="segments",
        about="Coded segments: one coder gave one code to one passage; a row each",
        fields=(
            col.ID,
            *col.document(),
            *col.code(),
            *col.coder(),
            *col.place(),
            col.TEXT,
            DataField("memo", "What the coder noted on it, Markdown"),
            DataField("page", "Labels of its pages, such as 14 or 14–15"),
            col.REVISION,
            *col.in_round(),
            DataField("origin", "How it was made: by hand, by search, or settled (consensus)"),
            col.CREATED,
            col.MODIFIED,
        ),
        rows=rows,
        key=("id",),
    )


def _memos(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(Memo).values():
            on = "code" if each.code else "passage" if each.span else "document" if each.source else "project"
            yield (
                each.id,
                on,
                *held.document(each.source),
                *held.code(each.code),
                each.start,
                each.end,
                held.quote(each.quote) if each.span else None,
                each.text,
                *held.coder(each.coder),
                each.created or None,
                each.modified or None,
            )

    return DataTable(
        name="memos",
        about="Memos on the project, documents, passages and codes; those on segments stand with these",
        fields=(
            col.ID,
            DataField("on", "What it is on", values=("project", "document", "passage", "code")),
            *col.document(),
            *col.code(),
            *col.place(may_be_whole=True),
            DataField("quote", "The words of the passage that it is on"),
            DataField("text", "The memo, Markdown"),
            *col.coder("Who wrote it"),
            col.CREATED,
            col.MODIFIED,
        ),
        rows=rows,
        key=("id",),
    )


def _code_sets(held: Held) -> Iterator[DataTable]:
    sets = held.things.all(CodeSet).values()

    def members() -> Iterator[Row]:
        for each in sets:
            for position, code in enumerate(each.codes, 1):
                yield each.id, each.name, position, *held.code(code)

    exclusive = DataField("exclusive", "Whether one passage has at most one of its codes", col.FLAG)
    yield DataTable(
        name="code_sets",
        about="Codes that are looked at together",
        fields=(col.ID, DataField("name", "Name"), exclusive),
        rows=lambda: ((each.id, each.name, int(each.exclusive)) for each in sets),
        key=("id",),
    )
    yield DataTable(
        name="code_set_members",
        about="The codes of each set, which stand for what is under them as well",
        fields=(
            DataField("set_id", "The set (id)", refers=("code_sets", "id")),
            DataField("set", "The set (name)"),
            DataField("position", "Place in the set", col.WHOLE),
            *col.code(),
        ),
        rows=members,
        key=("set_id", "position"),
    )

"""The reports of where codes lie: code × document, code × code, and codes along documents."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.message import Sentence
from blotter.progress import Progress, silent
from blotter.project.metadata import dividing
from blotter.project.metadata import messages as metadata_messages
from blotter.project.project import Project
from blotter.project.reports.selection import Names, Selection

if TYPE_CHECKING:
    from blotter.analysis.asking import MatrixOptions

_CODE = Column("code", "Code", ColumnKind.CODE)


def code_by_source(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """How much of each document each code has; a column a document."""
    from blotter.project import matrices

    options = _options(selection)
    found, names = matrices.code_by_source(project, options, progress), Names(project)
    figures = [(code.id, names.codes[code.id], found.values(code, options.count)) for code in found.rows]
    if selection.long:
        documents = [(each.id, names.sources[each.id]) for each in found.columns]
        return Table(
            "Code × document", _long("source", "Document", True), _long_rows(figures, documents, True)
        )
    wide = [_number(f"source:{each.name}", each.name) for each in found.columns]
    rows: list[tuple[Cell, ...]] = [(path, sum(values), *values) for _, path, values in figures]
    return Table("Code × document", (_CODE, _number("sum", "Sum"), *wide), rows)


def code_by_case(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """How much of each case each code has; a column a case."""
    return _divided(project, selection, dividing.CASE, progress)


def code_by_group(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """How much of each group of documents each code has; a column a group."""
    return _divided(project, selection, dividing.GROUP, progress)


def code_by_attribute(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """How much each code has where an attribute has each of its values; a column a value.

    Unless one is named it is the first attribute, else the language of the documents.
    """
    first = next((each.name for each in project.attributes.values()), "language")
    return _divided(project, selection, _options(selection).by or first, progress, "value")


def _divided(project: Project, selection: Selection, by: str, progress: Progress, key: str = "") -> Table:
    """The matrix by something; columns are told by that, or by another key."""
    from blotter.project import matrices

    options = _options(selection).model_copy(update={"by": by})
    found, names = matrices.divided(project, options, progress), Names(project)
    title = found.division.title if key else found.division.title.lower()
    figures = [(code.id, names.codes[code.id], found.values(code, options.count)) for code in found.rows]
    if selection.long:
        labels = [("", label) for label in found.columns]
        columns = _long(key or by, found.division.title, False)
        return Table(f"Code × {title}", columns, _long_rows(figures, labels, False))
    wide = [
        _number(f"{key or by}:{label}", label or Sentence(metadata_messages.NONE)) for label in found.columns
    ]
    rows: list[tuple[Cell, ...]] = [(path, sum(values), *values) for _, path, values in figures]
    return Table(f"Code × {title}", (_CODE, _number("sum", "Sum"), *wide), rows)


def code_by_code(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """How often a segment of a code stands in a relation to one of another; a column a code."""
    from blotter.project import matrices

    options = _options(selection)
    found, names = matrices.code_by_code(project, options, progress), Names(project)
    figures = [(code.id, names.codes[code.id], found.values(code, options.count)) for code in found.rows]
    paths = [(each.id, names.codes[each.id]) for each in found.columns]
    if selection.long:
        return Table("Code × code", _long("with", "Other code", True), _long_rows(figures, paths, True))
    columns = [_number(f"with:{path}", path) for _, path in paths]
    rows: list[tuple[Cell, ...]] = [(path, *values) for _, path, values in figures]
    return Table("Code × code", (_CODE, *columns), rows)


def code_line(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """Where each code lies along each document; rows are found as they are read and can be read once."""
    columns = (
        Column("source", "Document"),
        _CODE,
        _number("start", "Start"),
        _number("end", "End"),
        _number("characters", "Characters"),
        _number("segments", "Segments"),
    )
    return Table("Codes along documents", columns, _stretches(project, selection, progress))


def _stretches(project: Project, selection: Selection, progress: Progress) -> Iterator[tuple[Cell, ...]]:
    from blotter.project import matrices

    names = Names(project)
    for source, stretches in matrices.code_lines(project, _options(selection), selection.bins, progress):
        for each in stretches:
            yield source.name, names.codes[each.code], *each[1:]


def _long(key: str, title: str, has_ids: bool) -> tuple[Column, ...]:
    """The columns of a matrix with a row a cell; groups, cases and values are told by their names alone."""
    ids = (Column(f"{key}_id", "Id of the column"),) if has_ids else ()
    return (_CODE, Column(key, title), _number("count", "Count"), Column("code_id", "Code id"), *ids)


def _long_rows(
    figures: Iterable[tuple[str, str, Sequence[int]]], columns: Sequence[tuple[str, str]], has_ids: bool
) -> list[tuple[Cell, ...]]:
    """A row a cell; what belongs to nothing is empty."""
    return [
        (path, label or None, value, code, *((identity,) if has_ids else ()))
        for code, path, values in figures
        for (identity, label), value in zip(columns, values, strict=True)
    ]


def _number(key: str, title: str) -> Column:
    return Column(key, title, ColumnKind.INTEGER)


def _options(selection: Selection) -> "MatrixOptions":
    from blotter.analysis.asking import MatrixOptions, told_documents

    return selection.matrix or MatrixOptions(
        codes=selection.codes,
        sources=selection.sources,
        **told_documents(selection.documents),
        coders=selection.coders,
        with_children=selection.with_children,
    )

"""The rows of a comparison as tables, with what has to be known to read them."""

from collections.abc import Sequence

from blotter.analysis import messages
from blotter.analysis.agreement import AgreementOptions, CodeAgreement
from blotter.analysis.sample import FEWEST_DOCUMENTS, Drawing
from blotter.analysis.units import Unit, UnitRule
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.message import Sentence

_RULED = (Unit.TOKEN, Unit.SENTENCE, Unit.PARAGRAPH, Unit.SEGMENT)


def agreement_table(
    rows: Sequence[CodeAgreement],
    options: AgreementOptions,
    title: str = "Agreement",
    by_document: bool = False,
) -> Table:
    """The rows as a table, with one column a coder for segments and for what only that coder has."""
    coders = tuple(dict.fromkeys(coder for row in rows for coder in row.coders))
    columns = (
        *((Column("source", "Document"),) if by_document else ()),
        Column("code", "Code", ColumnKind.CODE),
        Column("coders", "Coders"),
        Column("unit", "Unit"),
        Column("measure", "Measure"),
        Column("value", "Value", ColumnKind.NUMBER),
        Column("low", "Low", ColumnKind.NUMBER),
        Column("high", "High", ColumnKind.NUMBER),
        Column("n", "n", ColumnKind.INTEGER),
        *_counted("segments", "Segments {coder}", coders),
        Column("agreed", "Agreed", ColumnKind.INTEGER),
        *_counted("only", "Only {coder}", coders),
        Column("reason", "Reason"),
        Column("interval_reason", "No interval"),
        Column("drawing", "n counts"),
        Column("prevalence", "Prevalence", ColumnKind.NUMBER),
    )
    cells = [(*((row.source,) if by_document else ()), *_cells(row, coders)) for row in rows]
    return Table(title, columns, cells, notes(rows, options))


def _counted(key: str, title: str, coders: Sequence[str]) -> list[Column]:
    return [Column(f"{key}:{coder}", Sentence(title, coder=coder), ColumnKind.INTEGER) for coder in coders]


def _cells(row: CodeAgreement, coders: Sequence[str]) -> tuple[Cell, ...]:
    return (
        row.code,
        ", ".join(row.coders),
        str(row.unit),
        row.measure,
        row.value,
        row.low,
        row.high,
        row.n,
        *(row.segments.get(coder) for coder in coders),
        row.agreed,
        *(row.only.get(coder) for coder in coders),
        row.reason,
        row.interval_reason,
        str(row.drawing),
        row.prevalence,
    )


def notes(rows: Sequence[CodeAgreement], options: AgreementOptions) -> tuple[str, ...]:
    """What was compared, and how."""
    if not rows or not rows[0].documents:
        return (messages.COMPARED_NONE,)
    first = rows[0]
    told = []
    if not first.source:
        one = first.documents == 1
        told.append(messages.COMPARED_ONE if one else Sentence(messages.COMPARED, count=first.documents))
        if first.complete < first.documents:
            told.append(Sentence(messages.INCOMPLETE, complete=first.complete, coders=len(first.coders)))
    told.append(Sentence(messages.MATCHED, threshold=options.threshold))
    if any(len(row.coders) > 2 for row in rows):
        told.append(messages.MATCHED_BY_ALL)
    if options.unit in _RULED and options.unit_rule is not UnitRule.TOUCHED:
        told.append(messages.UNIT_HALF if options.unit_rule is UnitRule.HALF else messages.UNIT_WHOLE)
    if options.rollup:
        told.append(messages.ROLLED_UP)
    if options.trim:
        told.append(messages.TRIMMED)
    if options.intervals:
        drawn = {"replicates": options.replicates, "seed": options.seed}
        if first.drawing is Drawing.DOCUMENT:
            told.append(Sentence(messages.DRAWN_DOCUMENTS, **drawn))
        else:
            told.append(Sentence(messages.DRAWN_PARAGRAPHS, fewest=FEWEST_DOCUMENTS, **drawn))
    return tuple(told)

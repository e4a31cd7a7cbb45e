"""The reports of records that may be one, of figures that conflict, and of sums that do not add up."""

from collections.abc import Collection, Sequence

from blotter.analysis.records.claims import Claim
from blotter.domain.record import Evidence
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.project.records import choosing
from blotter.project.records import claims as records_claims
from blotter.project.records import duplicates as records_duplicates
from blotter.project.records.rows import BETWEEN, RecordNames, told_quantity
from blotter.project.reports.selection import Selection

_NUMBER, _INTEGER = ColumnKind.NUMBER, ColumnKind.INTEGER

_CLAIM_COLUMNS = (
    Column("conflict", "Conflict", _INTEGER),
    Column("contradict", "Contradict"),
    Column("kind", "Kind"),
    Column("subtype", "Subtype"),
    Column("countries", "Countries"),
    Column("measure", "Measure"),
    Column("value", "Value"),
    Column("low", "Low", _NUMBER),
    Column("best", "Best", _NUMBER),
    Column("high", "High", _NUMBER),
    Column("unit", "Unit"),
    Column("approximate", "Approximate"),
    Column("as_of", "As of"),
    Column("stage", "Stage"),
    Column("claimant", "Claimed by"),
    Column("source", "Document"),
    Column("origin", "Origin"),
    Column("record", "Record"),
    Column("words", "Words", ColumnKind.QUOTE),
)


def duplicates(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """Pairs of records that may tell of one activity, the likeliest first, with the reasons."""
    columns = (
        Column("one", "Record"),
        Column("other", "Other record"),
        Column("score", "Score", _NUMBER),
        Column("kind", "Kind"),
        Column("countries", "Countries"),
        Column("date_one", "Date"),
        Column("date_other", "Date of the other"),
        Column("reasons", "Reasons"),
    )
    names = RecordNames(project)
    asked = _asked(project, selection, names)
    rows: list[tuple[Cell, ...]] = []
    for pair in records_duplicates.proposed_pairs(project, selection.duplicates, progress):
        one, other = names.records[pair.one], names.records[pair.other]
        if one.id in asked or other.id in asked:
            places = dict.fromkeys((*names.countries(one), *names.countries(other)))
            reasons = BETWEEN.join(pair.reasons)
            about = (names.kind(one), BETWEEN.join(places), one.date, other.date, reasons)
            rows.append((one.number, other.number, pair.score, *about))
    return Table("Possible duplicates", columns, rows)


def claims(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """Every quantity with several values: who says which, where, and as of when."""
    names = RecordNames(project)
    asked = _asked(project, selection, names)
    conflicts = [
        each
        for each in records_claims.conflicting(project, progress)
        if any(claim.record in asked for claim in each.claims)
    ]
    pieces = project.evidence_of_many({claim.record for each in conflicts for claim in each.claims})
    rows = [
        (
            number,
            "yes" if conflict.contradict else "no",
            *_claim_cells(project, claim, names, pieces.get(claim.record, ())),
        )
        for number, conflict in enumerate(conflicts, 1)
        for claim in conflict.claims
    ]
    return Table("Conflicting claims", _CLAIM_COLUMNS, rows)


def _claim_cells(
    project: Project, claim: Claim, names: RecordNames, pieces: Sequence[Evidence]
) -> tuple[Cell, ...]:
    record, quantity = names.records[claim.record], claim.quantity
    said = records_claims.told(project, record, quantity, pieces)
    return (
        claim.kind,
        claim.subtype,
        BETWEEN.join(names.countries(record)),
        quantity.measure,
        told_quantity(quantity),
        quantity.low,
        quantity.best,
        quantity.high,
        quantity.unit,
        "yes" if quantity.approximate else "no",
        said.as_of or record.date,
        quantity.stage,
        BETWEEN.join(said.claimants),
        BETWEEN.join(said.sources),
        BETWEEN.join(said.origins),
        record.number,
        quantity.words,
    )


def sums(project: Project, selection: Selection) -> Table:
    """Totals whose parts come to something else, and shares that do not come to a hundred."""
    columns = (
        Column("record", "Record"),
        Column("measure", "Measure"),
        Column("total", "Total"),
        Column("parts", "Parts"),
        Column("comes_to_low", "Come to at least", _NUMBER),
        Column("comes_to_high", "Come to at most", _NUMBER),
        Column("difference", "Difference", _NUMBER),
        Column("unit", "Unit"),
        Column("marked", "Marked as parts"),
    )
    names = RecordNames(project)
    asked = _asked(project, selection, names)
    rows: list[tuple[Cell, ...]] = []
    for each in records_claims.not_adding_up(project):
        if each.record in asked:
            low, high = each.outcome.low, each.outcome.high
            parts = (f"{part.measure}: {told_quantity(part)}" for part in each.parts)
            rows.append(
                (
                    names.records[each.record].number,
                    each.total.measure if each.total else "",
                    told_quantity(each.total) if each.total else "100 percent",
                    BETWEEN.join(parts),
                    low,
                    None if high == float("inf") else high,
                    each.outcome.difference,
                    each.total.unit if each.total else "percent",
                    "no" if each.implied else "yes",
                )
            )
    return Table("Sums that do not add up", columns, rows)


def _asked(project: Project, selection: Selection, names: RecordNames) -> Collection[str]:
    """The records (ids) that a report is about."""
    return {each.id for each in choosing.chosen(project, selection, names)}

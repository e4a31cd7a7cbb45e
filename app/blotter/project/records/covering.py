"""What each document gives of records, by year."""

from collections.abc import Iterator

from blotter.analysis.records import dates
from blotter.analysis.records.coverage import (
    UNDATED,
    Coverage,
    CoverageOf,
    CoverageOptions,
    Given,
    YearOf,
    coverage,
    year_of,
)
from blotter.domain.record import Record
from blotter.project.project import Project
from blotter.project.records import schema


def covered(project: Project, options: CoverageOptions) -> Coverage:
    """How much each document (by name) gives for each year."""
    names = {each.id: each.name for each in project.sources.values()}
    asked = [project.source(name).name for name in options.sources] or list(names.values())
    return coverage(_given(project, options, names, frozenset(asked)), asked, options)


def _given(
    project: Project, options: CoverageOptions, names: dict[str, str], asked: frozenset[str]
) -> Iterator[Given]:
    coders = {project.coder(name).id for name in options.coders}
    kinds = {schema.kind(project, name).id for name in options.kinds}
    years = {
        each.id: _year(each, options.year)
        for each in project.records.values()
        if (not coders or each.coder in coders) and (not kinds or each.kind in kinds)
    }
    if options.of is CoverageOf.RECORDS:
        for record, fact in project.evidence_facts().items():
            if record in years:
                yield from (
                    Given(name, years[record], record)
                    for source in fact.sources
                    if (name := names.get(source, "")) in asked
                )
        return
    for piece in project.evidence():
        source = names.get(piece.source, "")
        if piece.record in years and source in asked:
            yield Given(source, years[piece.record], f"{piece.record} {piece.piece or piece.id}")


def _year(record: Record, of: YearOf) -> int:
    if of is YearOf.EVENT:
        return year_of(record.earliest, record.latest)
    if not dates.is_date(record.report_date):
        return UNDATED
    return year_of(*dates.bounds(record.report_date))

"""The reports of what is wrong with records, and of how much each document gives for each year."""

from blotter.domain.table import Column, Table
from blotter.project.project import Project
from blotter.project.reports.selection import Selection, is_asked, names_meant, query


def problems(project: Project, selection: Selection) -> Table:
    """Every rule that a record breaks, by number."""
    from blotter.project.records import validating

    columns = (
        Column("record", "Record"),
        Column("field", "Field"),
        Column("problem", "Problem"),
        Column("coder", "Coder"),
    )
    asked, names = query(project, selection), {each.id: each.name for each in project.coders.values()}
    facts, records = project.evidence_facts(), project.records
    chosen = [
        each
        for each in records.values()
        if is_asked(each.coder, asked.coders)
        and (
            asked.sources is None
            or (each.id in facts and not asked.sources.isdisjoint(facts[each.id].sources))
        )
    ]
    rows = [
        (each.number, each.field, each.sentence, names.get(records[each.record].coder or ""))
        for each in validating.problems(project, chosen)
    ]
    return Table("Problems of records", columns, rows)


def coverage(project: Project, selection: Selection) -> Table:
    """How much each document gives for each year, with the years in which one document makes a jump."""
    from blotter.analysis.records.coverage import CoverageOptions, coverage_table
    from blotter.project.records import covering

    query(project, selection)
    usual = CoverageOptions(sources=names_meant(project, selection), coders=selection.coders)
    return coverage_table(covering.covered(project, selection.coverage or usual))

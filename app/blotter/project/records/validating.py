"""What is wrong with a project's records, live and in bulk."""

from collections.abc import Iterable, Mapping

from blotter.analysis.records import validation
from blotter.analysis.records.quality import Quality, quality
from blotter.analysis.records.validation import Known, Problem
from blotter.domain.record import Record
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.project.records.rows import RecordNames, by_number
from blotter.store.check import Finding
from blotter.store.record_facts import EvidenceFact


def problems(project: Project, records: Iterable[Record] | None = None) -> list[Problem]:
    """Everything wrong with some records, or with all of them, by number."""
    chosen = project.records.values() if records is None else records
    return list(validation.problems(sorted(chosen, key=by_number), known(project)))


def with_problems(project: Project) -> set[str]:
    """The ids of the records with which something is wrong."""
    return {each.record for each in problems(project)}


def problem_counts(project: Project) -> dict[str, int]:
    """By record (its id), with how much something is wrong; those that are sound are left out."""
    counts: dict[str, int] = {}
    for each in problems(project):
        counts[each.record] = counts.get(each.record, 0) + 1
    return counts


def check_all(project: Project, progress: Progress = silent) -> list[Finding]:
    """Everything in the file that is not as it should be, then what is wrong with records."""
    return [*project.check(progress), *warnings(project)]


def warnings(project: Project) -> list[Finding]:
    """The same for the check of a file, which it does not break, of the records that may be seen."""
    found = problems(project)
    return [Finding("record", f"{each.number} {each.field}", each.sentence) for each in found]


def known(project: Project, evidence: Mapping[str, EvidenceFact] | None = None) -> Known:
    """What records are held against, with the evidence of all of them or of some; good until it changes."""
    return Known(
        schema=project.record_schema,
        codebook=project.codebook,
        frame=project.frame,
        regions=frozenset(project.regions.names),
        actors=project.actors,
        records=project.records,
        evidence=project.evidence_facts() if evidence is None else evidence,
    )


def qualities(project: Project, names: RecordNames | None = None) -> Mapping[str, Quality]:
    """How good each record is, by its id."""
    names = names or RecordNames(project)
    nothing = EvidenceFact()
    return {
        each.id: quality(each, names.schema.fields_of(each.kind), names.evidence.get(each.id) or nothing)
        for each in names.records.values()
    }

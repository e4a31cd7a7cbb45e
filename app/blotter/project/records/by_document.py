"""Records by what is known of the documents that their evidence lies in."""

from collections.abc import Mapping, Sequence

from blotter.domain.document_filter import DocumentFilter
from blotter.domain.segment import Span
from blotter.project.metadata import dividing, filtering
from blotter.project.metadata.dividing import Division
from blotter.project.project import Project


def records_within(project: Project, asked: DocumentFilter) -> frozenset[str]:
    """The ids of the records with evidence in the documents, or the passages of cases, that are meant."""
    within = filtering.extent_of(project, asked)
    if within.passages:
        return frozenset(
            each.record
            for each in project.evidence()
            if within.holds(each.source, Span(each.start, each.end))
        )
    every = project.evidence_facts()
    if within.sources is None:
        return frozenset(every)
    sources = within.sources
    return frozenset(record for record, fact in every.items() if not sources.isdisjoint(fact.sources))


def labels_of_records(project: Project, by: str) -> tuple[Division, Mapping[str, Sequence[str]]]:
    """What documents are divided by, and the labels of each record (by id) in order; none: left out."""
    division = dividing.division(project, by)
    order = {label: place for place, label in enumerate(division.labels)}
    found: dict[str, set[str]] = {}
    if any(share.spans is not None for held in division.shares.values() for share in held):
        for piece in project.evidence():
            labels = division.of(piece.source, Span(piece.start, piece.end))
            found.setdefault(piece.record, set()).update(label for label in labels if label)
    else:
        for record, fact in project.evidence_facts().items():
            held = (share.label for source in fact.sources for share in division.shares.get(source, ()))
            found[record] = set(held)
    labelled = {
        record: sorted(labels, key=lambda label: order[label]) for record, labels in found.items() if labels
    }
    return division, labelled

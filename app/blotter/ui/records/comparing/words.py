"""How figures, measures and differences of records are told on this page."""

from enum import StrEnum

from blotter.analysis.records.agreement import RECORD, Drawn, RecordAgreement
from blotter.analysis.records.coverage import CoverageOf, YearOf
from blotter.analysis.records.field_values import Differs
from blotter.domain.record_schema import RecordSchema
from blotter.project.records.stated import KIND
from blotter.ui.comparison.words import interval
from blotter.ui.language import later, later_plural, plural, tr, translated


class Tab(StrEnum):
    """What the page shows."""

    FIGURES = "figures"
    SETTLING = "settling"
    COVERAGE = "coverage"


TABS = {
    Tab.FIGURES: later("Agreement"),
    Tab.SETTLING: later("Settling"),
    Tab.COVERAGE: later("Coverage"),
}

MEASURES = {
    "precision": later("Precision"),
    "recall": later("Recall"),
    "f1": later("F1"),
    "percent_agreement": later("Percent agreement"),
    "cohen_kappa": later("Cohen’s kappa"),
    "krippendorff_alpha_nominal": later("Krippendorff’s alpha"),
    "krippendorff_alpha_masi": later("Krippendorff’s alpha (MASI)"),
    "jaccard": later("Jaccard"),
    "masi": later("MASI"),
    "within_precision": later("Within precision"),
    "same": later("The same"),
    "relative_difference": later("Relative difference"),
}

MEANINGS = {
    "precision": later("The share of {second}’s records that {first} has, too."),
    "recall": later("The share of {first}’s records that {second} has, too."),
    "f1": later("The harmonic mean of precision and recall: 1 if both found the same activities."),
    "percent_agreement": later("The share of pairs in which both chose the same."),
    "cohen_kappa": later("Agreement beyond chance, which each coder’s own shares of the words tell."),
    "krippendorff_alpha_nominal": later("Agreement beyond chance, which both coders’ pooled shares tell."),
    "krippendorff_alpha_masi": later(
        "Agreement of sets beyond chance; sets that contain each other differ less than such that only meet."
    ),
    "jaccard": later("What both have by what either has, as a mean over the pairs."),
    "masi": later("As Jaccard, but sets that only meet, and do not contain each other, count for less."),
    "within_precision": later(
        "The share of pairs in which one date lies within the other, as a day within its month."
    ),
    "same": later("The share of pairs in which both say exactly the same."),
    "relative_difference": later(
        "How far two numbers lie apart, by the larger one, as a mean: 0 if they are the same. Quantities are "
        "compared with those of the same measure and unit."
    ),
}

DIFFERENCES = {
    Differs.ONLY_ONE: later("only one"),
    Differs.OTHER: later("other value"),
    Differs.PARTLY: later("partly the same"),
}

DRAWN = {
    Drawn.DOCUMENT: later_plural("{count} document", "{count} documents"),
    Drawn.RECORD: later_plural("{count} record", "{count} records"),
}

COUNTED = {CoverageOf.RECORDS: later("Records"), CoverageOf.EVIDENCE: later("Pieces of evidence")}
YEARS = {YearOf.EVENT: later("by year of the event"), YearOf.REPORT: later("by year of the report")}

_FOUND, _FOUND_OF = later("Found at all"), later("Found: {kind}")


def field_title(row: RecordAgreement, schema: RecordSchema) -> str:
    """What a figure is about."""
    if row.field == RECORD:
        return tr(_FOUND_OF, kind=row.kind) if row.kind else tr(_FOUND)
    return label(row.field, schema)


def label(field: str, schema: RecordSchema) -> str:
    """What a field is called; labels are the project's own words, those that come along are translated."""
    return tr("Kind") if field == KIND else tr(schema.label(field))


def meaning(row: RecordAgreement) -> str:
    """What a measure says of these two coders."""
    first, second = row.coders
    return tr(MEANINGS[row.measure], first=first, second=second)


def explained(row: RecordAgreement, schema: RecordSchema) -> str:
    """A figure in sentences: what it means, how sure it is, and what it rests on."""
    told = [
        tr("{field}, {measure}.", field=field_title(row, schema), measure=tr(MEASURES[row.measure])),
        meaning(row),
    ]
    if row.value is None:
        told.append(tr("No value: {reason}.", reason=translated(row.reason)))
    elif row.low is not None and row.high is not None:
        drawn = plural(*DRAWN[row.drawn], row.n)
        ends = interval(row.low, row.high)
        told.append(tr("95 % interval {interval}, drawn from {drawn}.", interval=ends, drawn=drawn))
    elif row.interval_reason:
        told.append(tr("No interval: {reason}.", reason=translated(row.interval_reason)))
    first, second = row.coders
    if row.field == RECORD:
        told.append(
            tr(
                "{first} has {count}, {second} has {other}; {pairs} are pairs.",
                first=first,
                count=row.first,
                second=second,
                other=row.second,
                pairs=row.matched,
            )
        )
    else:
        told.append(
            plural(
                "{count} pair in which both coded it.", "{count} pairs in which both coded it.", row.matched
            )
        )
        if row.only_one:
            told.append(
                plural("In {count} more only one did.", "In {count} more only one did.", row.only_one)
            )
    return " ".join(told)

"""What an import took in and made, counted in words."""

from collections.abc import Mapping

from blotter.project.import_report import ImportReport
from blotter.ui.language import in_a_row, later_plural, plural, tr

_COUNTED = {
    "sources": later_plural("{count} document", "{count} documents"),
    "codes": later_plural("{count} code", "{count} codes"),
    "segments": later_plural("{count} segment", "{count} segments"),
    "records": later_plural("{count} record", "{count} records"),
    "done": later_plural("{count} done mark", "{count} done marks"),
    "rows": later_plural("{count} row", "{count} rows"),
    "values": later_plural("{count} value", "{count} values"),
    "groups": later_plural("{count} group", "{count} groups"),
    "cases": later_plural("{count} case", "{count} cases"),
    "attributes": later_plural("{count} attribute", "{count} attributes"),
    "coders": later_plural("{count} coder", "{count} coders"),
    "memos": later_plural("{count} memo", "{count} memos"),
    "code-sets": later_plural("{count} code set", "{count} code sets"),
}


def counted(counts: Mapping[str, int]) -> str:
    """So many of each kind that people work with, or nothing; a report tells the others."""
    told = in_a_row(
        plural(*_COUNTED[kind], count) for kind, count in counts.items() if count and kind in _COUNTED
    )
    return told or tr("nothing")


def summary(report: ImportReport) -> str:
    """The counts of an import in one line."""
    return tr(
        "Came in: {taken}. Made: {made}. Refused: {refused}. There already: {skipped}.",
        taken=counted(report.taken),
        made=counted(report.created),
        refused=report.refused,
        skipped=report.skipped,
    )

"""A report on agreement as sections, the same for every kind of file."""

from collections.abc import Iterator

from blotter.domain.agreement_report import AgreementReport
from blotter.interchange import agreement_tables as tables
from blotter.interchange.agreement_prose import INTERVALS, methods
from blotter.interchange.agreement_recomputing import recomputing
from blotter.interchange.references import cited
from blotter.interchange.report_parts import Block, Chart, Section, listed, number_of
from blotter.interchange.told_days import told_day

_MOST_DOCUMENTS = 60


def title_of(report: AgreementReport) -> str:
    """What stands above all of it."""
    return f"Agreement of {listed(report.names)}" if len(report.names) <= 4 else "Agreement of coders"


def state_of(report: AgreementReport) -> str:
    """Which project this is, and when it was looked at."""
    where = f"{report.title} · round “{report.round.name}”" if report.round else report.title
    return f"{where} · {told_day(report.made)} · {report.software}"


def sections_of(report: AgreementReport, data: str = "") -> Iterator[Section]:
    """The sections; `data` is the name of the file in which the ratings lie, beside the report."""
    for heading, blocks in (
        ("Methods", list(_methods(report))),
        ("Agreement by code", list(_codes(report))),
        ("Agreement with intervals", list(_chart(report))),
        ("Disagreements", list(_disagreements(report))),
        ("How disagreements were settled", list(_settled(report))),
        ("The data", list(_data(report, data))),
        ("References", list(_references(report))),
    ):
        if blocks:
            yield Section(heading, tuple(blocks))


def _methods(report: AgreementReport) -> Iterator[Block]:
    if report.round and report.round.question:
        yield f"The question of the round: {' '.join(report.round.question.split())}"
    yield from methods(report)
    if len(report.documents) <= _MOST_DOCUMENTS:
        yield tables.document_table(report)


def _codes(report: AgreementReport) -> Iterator[Block]:
    if not report.codes:
        yield "No coder gave a code in the documents compared."
        return
    yield tables.code_table(report)
    by_coder = tables.coder_table(report)
    if by_coder is not None:
        yield by_coder


def _chart(report: AgreementReport) -> Iterator[Block]:
    if any(code.estimates[report.headline].value is not None for code in report.codes):
        yield Chart(chart_caption(report))


def chart_caption(report: AgreementReport) -> str:
    """What the figure shows."""
    title = report.measure(report.headline).title
    missing = sum(code.estimates[report.headline].value is None for code in report.codes)
    told = f"{title} of each code" + (" with its 95 % interval" if report.intervals else "")
    told += f", by {report.unit}. The lines at .667 and .800 are conventional reference values, not verdicts."
    if missing:
        told += f" Without a value, and not shown: {number_of(missing, 'code')}."
    return told


def _disagreements(report: AgreementReport) -> Iterator[Block]:
    if report.kinds:
        yield tables.kind_table(report)
    if report.confusions:
        yield tables.confusion_table(report)


def _settled(report: AgreementReport) -> Iterator[Block]:
    if report.decisions:
        yield tables.reason_table(report)
    if report.prevailed:
        yield tables.prevailed_table(report)
    if report.negotiated:
        yield tables.negotiated_table(report)
    if report.decisions:
        yield tables.decision_table(report)


def _data(report: AgreementReport, data: str) -> Iterator[Block]:
    if data:
        yield from recomputing(report, data)


def _references(report: AgreementReport) -> Iterator[Block]:
    yield from cited([*(each.origin for each in report.measures), INTERVALS if report.intervals else ""])

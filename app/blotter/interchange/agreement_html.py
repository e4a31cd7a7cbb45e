"""A report on agreement as a web page of its own, with its figure inside and nothing to fetch."""

from pathlib import Path
from typing import TYPE_CHECKING

from blotter.domain.agreement_report import AgreementReport
from blotter.interchange.agreement_figure import interval_figures, spoken
from blotter.interchange.agreement_sections import sections_of, state_of, title_of
from blotter.interchange.disk import replacing_text
from blotter.interchange.page_templates import template
from blotter.interchange.report_parts import Block, Chart, Lines, PrintedTable

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def write(report: AgreementReport, path: Path, data: str = "") -> None:
    """Write the report; `data` is the name of a file beside it."""
    page = page_of(report, data)
    with replacing_text(path) as file:
        file.write(page)


def page_of(report: AgreementReport, data: str = "") -> str:
    """The HTML."""
    return template("agreement_report.html").render(
        title=title_of(report),
        state=state_of(report),
        sections=list(sections_of(report, data)),
        kind_of=_kind,
        pictures=[_picture(figure) for figure in interval_figures(report)],
        spoken=spoken(report),
    )


def _kind(block: Block) -> str:
    if isinstance(block, PrintedTable):
        return "table"
    if isinstance(block, Lines):
        return "lines"
    return "chart" if isinstance(block, Chart) else "words"


def _picture(figure: "Figure") -> str:
    from blotter.interchange.drawn_figures import svg_element

    return svg_element(figure)

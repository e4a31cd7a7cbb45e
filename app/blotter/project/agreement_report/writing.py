"""A report on agreement into a file, with what lies beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from blotter.domain.agreement_report import AgreementReport
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.progress import Progress, silent
from blotter.project import comparison
from blotter.project.agreement_report.gathering import gather
from blotter.project.project import Project

if TYPE_CHECKING:
    from blotter.analysis.agreement import AgreementOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFormat:
    """A kind of file that a report can become; `figure_beside` where its figure is a file of its own."""

    title: str
    suffixes: tuple[str, ...]
    write: Callable[..., None]
    figure_beside: bool = False


def _html(report: AgreementReport, path: Path, data: str, figure: str) -> None:
    from blotter.interchange import agreement_html

    agreement_html.write(report, path, data)


def _docx(report: AgreementReport, path: Path, data: str, figure: str) -> None:
    from blotter.interchange import agreement_docx

    agreement_docx.write(report, path, data)


def _markdown(report: AgreementReport, path: Path, data: str, figure: str) -> None:
    from blotter.interchange import agreement_figure, agreement_markdown, drawn_figures

    figure = figure if _has_figure(report) else ""
    if figure:
        drawn_figures.write(agreement_figure.interval_figure(report), path.with_name(figure))
    agreement_markdown.write(report, path, data, figure)


def _has_figure(report: AgreementReport) -> bool:
    return any(code.estimates[report.headline].value is not None for code in report.codes)


REPORT_FORMATS: tuple[ReportFormat, ...] = (
    ReportFormat(title="Word report", suffixes=(".docx",), write=_docx),
    ReportFormat(title="Web page report", suffixes=(".html", ".htm"), write=_html),
    ReportFormat(title="Markdown report", suffixes=(".md", ".markdown"), write=_markdown, figure_beside=True),
)


def report_format(path: Path) -> ReportFormat:
    """The kind of file that a name asks for, or WrongFile with the endings that there are."""
    for row in REPORT_FORMATS:
        if path.suffix.lower() in row.suffixes:
            return row
    suffixes = ", ".join(suffix for row in REPORT_FORMATS for suffix in row.suffixes)
    raise WrongFile(messages.NO_REPORT_SUFFIX, name=path.name, suffixes=suffixes)


def beside(path: Path) -> Path | None:
    """The file with the figure that is written beside a report, if there is to be one."""
    return path.with_name(f"{path.stem}-figure.svg") if report_format(path).figure_beside else None


def write(
    project: Project,
    path: Path,
    options: "AgreementOptions",
    *,
    data: Path | None = None,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Compare the coders and write the report, and the ratings behind it to `data`; which files there are."""
    row, figure = report_format(path), beside(path)
    report = gather(project, options, progress)
    if data is not None:
        write_data(project, data, options, report, progress)
    row.write(report, path, _name_from(path, data), figure.name if figure else "")
    own = [path, *([figure] if figure is not None and _has_figure(report) else [])]
    return (*own, *([data] if data is not None else []))


def write_data(
    project: Project,
    path: Path,
    options: "AgreementOptions",
    report: AgreementReport,
    progress: Progress = silent,
) -> int:
    """Write every rating of the codes that were used; how many there are."""
    from blotter.analysis.unit_values import unit_values
    from blotter.interchange import unit_table

    options = comparison.checked(project, options)
    texts = comparison.coded_texts(project, options)
    codes = [code.code for code in report.codes]
    return unit_table.write(unit_values(texts, codes, options, progress), path)


def _name_from(path: Path, data: Path | None) -> str:
    """How the data is called from where the report lies: by its name alone in the same folder."""
    if data is None:
        return ""
    is_near = data.absolute().parent == path.absolute().parent
    return data.name if is_near else data.as_posix()

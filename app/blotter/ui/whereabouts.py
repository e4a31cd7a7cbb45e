"""Where a passage stands, in the words of the window: its pages if its document has any, its paragraph."""

from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.project.paging import pages_of
from blotter.project.project import Project
from blotter.ui.language import tr


def in_short(project: Project, source: Source, span: Span, paragraph: int) -> str:
    """For a column: “p. 14”, or “¶ 3” in a document without pages."""
    return pages(project, source, span) or tr("¶ {number}", number=paragraph)


def in_full(project: Project, source: Source, span: Span, paragraph: int) -> str:
    """For a title: “p. 14, ¶ 3”, or “¶ 3” in a document without pages."""
    on = pages(project, source, span)
    return tr("{pages}, ¶ {number}", pages=on, number=paragraph) if on else tr("¶ {number}", number=paragraph)


def pages(project: Project, source: Source, span: Span) -> str:
    """“p. 14”, “pp. 14–15”; "" in a document without pages."""
    labels = pages_of(project, source, span)
    if not labels:
        return ""
    return tr("pp. {pages}", pages=labels) if "–" in labels else tr("p. {label}", label=labels)

"""Pages: on which pages of its document a passage stands."""

from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.project.project import Project


class Pages:
    """Tells the labels of pages for long tables; a document without pages has none."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._paged = {
            bytes.fromhex(each.id): each for each in project.sources.values() if each.structure is not None
        }

    def of(self, source: bytes, start: int, end: int) -> str:
        """The pages of a passage in the document of this id, as `14` or `14–15`; "" where it has none."""
        paged = self._paged.get(source)
        return pages_of(self._project, paged, Span(start, end)) if paged is not None else ""


def pages_of(project: Project, source: Source, span: Span) -> str:
    """The labels of the pages of a passage, `14` or `14–15`; "" where the document has no pages."""
    return project.structure(source).pages_of(span) if source.structure is not None else ""

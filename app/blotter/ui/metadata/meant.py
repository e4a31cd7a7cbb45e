"""What a filter of documents means in the window, where it may be older than the project as it is now."""

from blotter.domain.document_filter import DocumentFilter
from blotter.errors import BlotterError
from blotter.project.metadata.filtering import Extent, extent_of
from blotter.project.project import Project


def meant_by(project: Project, asked: DocumentFilter) -> Extent:
    """What a filter means; one that names a group, case or attribute which is gone means no document."""
    try:
        return extent_of(project, asked)
    except BlotterError:
        return Extent(sources=frozenset())

"""What a filter of documents means in the window, where it may be older than the project as it is now."""

from blotter.domain.document_filter import DocumentFilter
from blotter.errors import BlotterError
from blotter.project.metadata.filtering import Extent, extent_of
from blotter.project.project import Project
from blotter.ui.metadata.words import filter_words


def meant_by(project: Project, asked: DocumentFilter) -> Extent:
    """What a filter means; one that names a group, case or attribute which is gone means no document."""
    try:
        return extent_of(project, asked)
    except BlotterError:
        return Extent(sources=frozenset())


def names_meant(project: Project, picked: tuple[str, ...], asked: DocumentFilter) -> tuple[str, ...]:
    """The names of documents that are picked, if any are, and meant by a filter; none stands for all.

    Where none is meant, the words of the filter stand for a name that no document has.
    """
    if asked.asks_nothing:
        return picked
    meant = meant_by(project, asked).sources
    if meant is None:
        return picked
    names = (each.name for each in project.sources.values() if each.id in meant)
    return tuple(name for name in names if not picked or name in picked) or (filter_words(asked),)

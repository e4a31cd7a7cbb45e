"""What the files with the texts of documents are called in a data package."""

from collections.abc import Iterable

from blotter.domain.source import Source
from blotter.interchange.file_names import fit_for_files

FOLDER = "texts"


def file_names(sources: Iterable[Source]) -> dict[str, str]:
    """The file of each document (by id): a number and its name as far as every system takes it."""
    return {
        each.id: f"{FOLDER}/{number:04d} {fit_for_files(each.name.removesuffix('.txt'), 'text')}.txt"
        for number, each in enumerate(sources, 1)
    }

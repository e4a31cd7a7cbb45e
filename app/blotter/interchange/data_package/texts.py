"""What the files with the texts of documents are called in a data package."""

import re
from collections.abc import Iterable

from blotter.domain.source import Source

FOLDER = "texts"

_NO_FILE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_LONGEST = 80


def file_names(sources: Iterable[Source]) -> dict[str, str]:
    """The file of each document (by id): a number and its name as far as every system takes it."""
    return {
        each.id: f"{FOLDER}/{number:04d} {_plain(each.name)}.txt" for number, each in enumerate(sources, 1)
    }


def _plain(name: str) -> str:
    """The name without what some system does not allow in one; never empty."""
    stem = name.removesuffix(".txt")
    return _NO_FILE.sub("_", stem)[:_LONGEST].strip(" .") or "text"

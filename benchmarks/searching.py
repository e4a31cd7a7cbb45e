"""Searching all documents of a large project, beside a plain scan of their texts."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from benchmarks.figure import Figure, milliseconds
from blotter.analysis.searching import Search
from blotter.project.project import Project
from blotter.project.searching import search

_CHINESE = "警察"
_WORDS = (_CHINESE, "𠀀𠀁", "👮🏽‍♀️", "شرطة", "משטרה", "é̂te", "полиция", "no such words")
_TEXTS = "SELECT text.content FROM source JOIN text ON text.digest = source.text ORDER BY source.name"


def searched(path: Path, size: str) -> list[Figure]:
    """Two Chinese characters; the slowest of all scripts; the first hit; what overlooks case and accents."""
    with Project(path, writable=False) as project, closing(sqlite3.connect(path)) as connection:
        floor = milliseconds(lambda: _scan(connection), 3) / 1000
        # As in the window, which has the list of documents at hand.
        list(project.sources)
        exact = {words: _sought(project, words, overlooks=False) for words in _WORDS}
        loose = {words: _sought(project, words, overlooks=True) for words in _WORDS}
    found = [words for words in _WORDS if exact[words][2]]
    slowest = max(seconds for _, seconds, _ in exact.values())
    first = max(exact[words][0] for words in found) * 1000
    _, seconds, hits = exact[_CHINESE]
    overlooking = max(seconds for _, seconds, _ in loose.values())
    return [
        Figure(f"search: 2 Chinese characters, all {hits:,} hits", size, seconds, "s", 1, floor),
        Figure("search: exact, the slowest of all scripts, all hits", size, slowest, "s", 1, floor),
        Figure("search: exact, the slowest of all scripts, first hit", size, first, "ms", 100),
        Figure("search: any case and accents, the slowest, all hits", size, overlooking, "s", None, floor),
    ]


def _scan(connection: sqlite3.Connection) -> int:
    return sum(text.count(_CHINESE) for (text,) in connection.execute(_TEXTS))


def _sought(project: Project, words: str, overlooks: bool) -> tuple[float, float, int]:
    """Seconds to the first hit and to the last, and how many there are."""
    begun = time.perf_counter()
    hits = search(project, Search(words, ignore_case=overlooks, ignore_accents=overlooks))
    is_found = next(hits, None) is not None
    first = time.perf_counter() - begun
    rest = sum(1 for _ in hits)
    return first, time.perf_counter() - begun, rest + is_found

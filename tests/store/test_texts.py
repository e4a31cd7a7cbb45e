"""Contents under their digests: what is kept is given back, and packed where that is worth it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from blotter.domain.source import original
from blotter.store import texts
from blotter.store.migrations import migrate

MEGABYTE = 1024 * 1024


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        migrate(opened)
        yield opened


def size(connection: sqlite3.Connection) -> int:
    """How many bytes the files take."""
    return int(connection.execute("SELECT sum(length(packed)) FROM original").fetchone()[0])


@pytest.mark.parametrize(
    ("content", "share"),
    [
        (b"", 100),
        (b"few words", 100),
        (b"words " * MEGABYTE, 0.01),
        (os.urandom(2 * MEGABYTE), 1.001),
        (os.urandom(MEGABYTE) + bytes(2 * MEGABYTE), 0.4),
        (os.urandom(100_000), 1.01),
    ],
    ids=["nothing", "few words", "words", "packed already", "packed in part", "small"],
)
def test_files_are_given_back(connection: sqlite3.Connection, content: bytes, share: float) -> None:
    kept = original(content)
    texts.keep(connection, [], [kept])
    assert texts.original(connection, kept.digest) == content
    assert size(connection) <= max(len(content), 1) * share

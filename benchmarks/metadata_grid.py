"""The sheet of documents and the documents pane, with 10,000 documents, 100 attributes and 200 groups."""

import functools
import random
import sqlite3
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from benchmarks.desk_window import opened, settle
from benchmarks.figure import Figure, milliseconds, timed
from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, value_id
from blotter.domain.document_filter import DocumentFilter, condition
from blotter.domain.document_group import DocumentGroup
from blotter.domain.edit import Edit, Put, Step
from blotter.domain.entity import new_id
from blotter.domain.segment import Coder
from blotter.domain.source import Source, original, stored_text
from blotter.message import Message
from blotter.project.metadata.sheet_columns import SortBy
from blotter.project.project import Project
from blotter.ui.main_window import MainWindow
from blotter.ui.metadata.page import MetadataPage
from blotter.ui.metadata.sheet.sheet import EVERYTHING

DOCUMENTS, ATTRIBUTES, GROUPS = 10_000, 100, 200
SIZE = f"{DOCUMENTS:,} documents, {ATTRIBUTES} attributes"
_TURNS, _STEPS = 3, 60
_PAUSE = 1500
_TYPES = (
    AttributeType.TEXT,
    AttributeType.NUMBER,
    AttributeType.DATE,
    AttributeType.COUNTRY,
    AttributeType.CHOICE,
)
_OPTIONS = ("officer", "trader", "villager")
_COUNTRIES = ("MM", "KZ", "KG", "LA", "VN")


@functools.cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory()


@functools.cache
def study() -> Path:
    """The project of very many documents; made once in a run."""
    path = Path(_folder().name) / "documents.blotter"
    project = Project.create(path)
    groups = [DocumentGroup(id=new_id(), name=f"Group {n}", position=n) for n in range(GROUPS)]
    text, data = stored_text("Words of an interview.\n"), original(b"Words of an interview.\n")
    sources = [
        Source(
            id=new_id(),
            name=f"Interview {number}.txt",
            kind="text",
            text=text.digest,
            original=data.digest,
            characters=len(text.content),
            group=groups[number % GROUPS].id,
        )
        for number in range(DOCUMENTS)
    ]
    attributes = [
        Attribute(
            id=new_id(),
            name=f"Fact {n}",
            type=_TYPES[n % len(_TYPES)],
            options=_OPTIONS if _TYPES[n % len(_TYPES)] is AttributeType.CHOICE else (),
            position=n,
        )
        for n in range(ATTRIBUTES)
    ]
    known = [*groups, *sources, *attributes, Coder(id=new_id(), name="Ada")]
    label = Message("Import documents")
    project.apply(Edit(label=label, steps=[*map(Put, known)], texts=[text], originals=[data]))
    size = DOCUMENTS * ATTRIBUTES
    project.apply(Edit(label=Message("Set values"), steps=_values(attributes, sources), size=size))
    project.close()
    return path


def _values(attributes: list[Attribute], sources: list[Source]) -> Iterator[Step]:
    chance = random.Random(7)
    for attribute in attributes:
        for source in sources:
            yield Put(
                AttributeValue(
                    id=value_id(attribute.id, source.id),
                    attribute=attribute.id,
                    source=source.id,
                    value=_value(attribute.type, chance),
                )
            )


def _value(kind: AttributeType, chance: random.Random) -> str:
    if kind is AttributeType.NUMBER:
        return str(chance.randrange(100_000))
    if kind is AttributeType.DATE:
        return f"{chance.randrange(1990, 2025)}-{chance.randrange(1, 13):02}"
    if kind is AttributeType.COUNTRY:
        return chance.choice(_COUNTRIES)
    if kind is AttributeType.CHOICE:
        return chance.choice(_OPTIONS)
    return f"Word {chance.randrange(5000)}"


def figures() -> list[Figure]:
    """Opening is that of a project in which nobody has turned to the sheet yet."""
    path = study()
    opening = []
    for _ in range(_TURNS):
        with opened(path) as window:
            opening.append(timed(lambda window=window: _open(window)))  # type: ignore[misc]
    with opened(path) as window:
        pane = [
            Figure("documents: name typed to list painted", SIZE, _filter_pane(window), "ms", 200),
            Figure("documents: group folded to painted", SIZE, _fold(window), "ms", 100),
        ]
        _open(window)
        QTest.qWait(_PAUSE)
        page = window.work.metadata.sheets
        return [
            Figure(
                "metadata: sheet open, click to painted",
                SIZE,
                statistics.median(opening),
                "ms",
                500,
                _read(path),
            ),
            Figure("metadata: slowest page down to painted", SIZE, _scroll(page), "ms", 50),
            Figure("metadata: slowest page right to painted", SIZE, _scroll_right(page), "ms", 100),
            Figure("metadata: title clicked to rows sorted", SIZE, _sort(page), "ms"),
            Figure("metadata: filter chosen to rows painted", SIZE, _narrow(page), "ms", 200),
            Figure("metadata: cell typed to row painted", SIZE, _type(page), "ms"),
            *pane,
        ]


def _open(window: MainWindow) -> None:
    window.work.metadata.show_documents()
    settle()


def _read(path: Path) -> float:
    """The floor: the documents and one screen of values, fetched and nothing made of them."""
    with closing(sqlite3.connect(path)) as connection:
        return milliseconds(lambda: connection.execute("SELECT * FROM source ORDER BY name").fetchall(), 3)


def _scroll(page: MetadataPage) -> float:
    """A screen down, again and again; the slowest."""
    bar = page.documents.table.verticalScrollBar()
    found = []
    for step in range(_STEPS):
        found.append(timed(lambda step=step: _turn(bar, step * 150)))  # type: ignore[misc]
    bar.setValue(0)
    return max(found)


def _scroll_right(page: MetadataPage) -> float:
    """A screen to the right, until every attribute was seen for the first time; the slowest."""
    bar = page.documents.table.horizontalScrollBar()
    found = []
    for step in range(14):
        found.append(timed(lambda step=step: _turn(bar, step * 1000)))  # type: ignore[misc]
    bar.setValue(0)
    return max(found)


def _turn(bar: object, value: int) -> None:
    bar.setValue(value)  # type: ignore[attr-defined]
    QCoreApplication.processEvents()


def _sort(page: MetadataPage) -> float:
    key = page.documents.model.columns[-1].key

    def sort() -> None:
        page.documents.sort([SortBy(key)])
        settle()

    return milliseconds(sort, _TURNS, lambda: page.documents.sort([]))


def _narrow(page: MetadataPage) -> float:
    asked = DocumentFilter(groups=("Group 7",), where=(condition('"Fact 1" > 5000'),))

    def narrow() -> None:
        page.documents.narrow.take(asked)
        settle()

    return milliseconds(narrow, _TURNS, lambda: page.documents.ask(EVERYTHING))


def _type(page: MetadataPage) -> float:
    """What somebody types into a cell is one step of the history, on the disk."""
    numbers = iter(range(100))
    view = page.documents
    view.ask(EVERYTHING)
    settle()
    key = next(each.key for each in view.model.columns if each.attribute and each.attribute.name == "Fact 1")
    identity = view.model.identity(7)

    def typed() -> None:
        view.typist.put({identity: {key: str(next(numbers))}})
        settle()

    return milliseconds(typed, _TURNS)


def _filter_pane(window: MainWindow) -> float:
    pane = window.work.panes.documents

    def narrow() -> None:
        pane.filter.setText("interview 42")
        settle()

    return milliseconds(narrow, _TURNS, lambda: _show_all(window))


def _show_all(window: MainWindow) -> None:
    window.work.panes.documents.filter.clear()
    settle()


def _fold(window: MainWindow) -> float:
    pane = window.work.panes.documents
    _show_all(window)
    first = pane.model.index(0, 0)

    def fold() -> None:
        pane.list.fold(first)
        settle()

    return milliseconds(fold, _TURNS)

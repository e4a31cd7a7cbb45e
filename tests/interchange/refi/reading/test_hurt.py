"""Projects with harm done to them: they are read, with remarks, or refused with a sentence; nothing else."""

import json
import tempfile
from pathlib import Path

import pytest
from hurt_files import hurt
from hypothesis import given, settings
from hypothesis import strategies as st
from refi_files import (
    ANA,
    BO,
    CODE,
    OTHER_CODE,
    SOURCE,
    TEXT,
    archive,
    coded,
    coding,
    described,
    element,
    guid,
    project_xml,
    reference,
    selection,
    text_source,
)

from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.carried import CarriedProject
from blotter.domain.case import Case, CasePart
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code, Codebook
from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.entity import is_id
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.names import is_allowed
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source, digest_of
from blotter.errors import WrongFile
from blotter.interchange.refi.reading.project import read


def rich() -> str:
    """A project with something of everything."""
    value = element("VariableValue", reference("VariableRef", 50) + element("IntegerValue", "3"))
    sources = (
        text_source(
            described("about it") + coded(100, 0, 3)
            + selection(101, 4, 8, described("twice") + coding(201) + coding(202, OTHER_CODE, BO), user=ANA)
            + coding(203) + reference("NoteRef", 400) + value
        )
        + text_source(coded(110, 9, 12), 21, name="Second")
        + element("PictureSource", coding(301), guid=guid(90), path="internal://text.txt")
    )  # fmt: skip
    case = value + reference("SourceRef", SOURCE) + reference("SelectionRef", 101)
    before = element("Variables", element("Variable", guid=guid(50), name="Age", typeOfVariable="Integer"))
    before += element("Cases", element("Case", case, guid=guid(60), name="Ann"))
    notes = element(
        "Notes", element("Note", element("PlainTextContent", "words"), guid=guid(400), name="A note")
    )
    links = element("Links", element("Link", guid=guid(500), originGUID=guid(400), targetGUID=guid(CODE)))
    sets = element("Set", reference("MemberCode", CODE), guid=guid(70), name="Both")
    sets += element("Set", reference("MemberSource", 21), guid=guid(71), name="Late")
    graphs = element("Graphs", element("Graph", guid=guid(91)))
    return project_xml(sources, before=before, after=notes + links + element("Sets", sets) + graphs)


XML = rich()
NUMBERS = [
    ANA,
    BO,
    CODE,
    OTHER_CODE,
    SOURCE,
    21,
    50,
    60,
    70,
    71,
    90,
    91,
    100,
    101,
    110,
    201,
    202,
    203,
    400,
    500,
]


def check(project: CarriedProject) -> None:
    """All that is said of it holds together: names, references, places, contents."""
    things = project.things
    for thing in things.every():
        assert is_id(thing.id)
    for kind in (Coder, Code, Source, Case, CodeSet, DocumentGroup, Attribute):
        names = [thing.name for thing in things.all(kind).values()]
        assert all(map(is_allowed, names))
    assert Codebook(things.all(Code).values()).problems() == []
    assert len(list(Groups(things.all(DocumentGroup).values()).walk())) == len(things.all(DocumentGroup))
    sources = things.all(Source)
    for source in sources.values():
        assert digest_of(project.text(source).encode()) == source.text
        assert source.original in project.originals
        assert source.characters == len(project.text(source))
        assert source.group is None or source.group in things.all(DocumentGroup)
    for placed in (*things.all(Segment).values(), *things.all(Memo).values(), *things.all(CasePart).values()):
        if placed.span is not None:
            assert placed.source is not None
            text = project.text(sources[placed.source])
            assert 0 <= placed.span.start < placed.span.end <= len(text)
            assert text[placed.span.start : placed.span.end] == placed.quote
    for segment in things.all(Segment).values():
        assert segment.code in things.all(Code)
        assert segment.coder in things.all(Coder)
    for memo in things.all(Memo).values():
        assert memo.source is None or memo.source in sources
        assert memo.code is None or memo.code in things.all(Code)
        assert memo.coder is None or memo.coder in things.all(Coder)
    for value in things.all(AttributeValue).values():
        assert value.attribute in things.all(Attribute)
        assert (value.source in sources) != (value.case in things.all(Case))
    for part in things.all(CasePart).values():
        assert part.case in things.all(Case)
        assert part.source in sources
    for kept in things.all(ForeignElement).values():
        assert kept.brought_by in things.all(ForeignImport)
        assert kept.content is None or kept.content in project.originals
    for record in things.all(ForeignImport).values():
        json.loads(record.told)


def try_to_read(xml: str | bytes) -> CarriedProject | None:
    """What becomes of a project with this XML, if it is one."""
    with tempfile.TemporaryDirectory() as folder:
        path = archive(Path(folder), xml, {"sources/text.txt": TEXT.encode()})
        try:
            project = read(path).project
        except WrongFile:
            return None
        assert project is not None
        check(project)
        return project


def test_the_unhurt_one_is_whole() -> None:
    project = try_to_read(XML)
    assert project is not None
    counts = {kind.__name__: len(things) for kind, things in project.things.items()}
    assert counts == {
        "Coder": 2, "Code": 2, "Source": 2, "Segment": 5, "Memo": 4, "Case": 1, "CasePart": 2, "Attribute": 2,
        "AttributeValue": 2, "CodeSet": 1, "DocumentGroup": 1, "ForeignElement": 2, "ForeignImport": 1,
    }  # fmt: skip


@settings(max_examples=150)
@given(hurt(XML.encode()))
def test_whatever_bytes_are_hurt(xml: bytes) -> None:
    try_to_read(xml)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(NUMBERS), st.sampled_from(NUMBERS)), min_size=1, max_size=6))
def test_whatever_guids_are_others(swaps: list[tuple[int, int]]) -> None:
    xml = XML
    for one, other in swaps:
        xml = xml.replace(guid(one), guid(other), 1)
    assert try_to_read(xml) is not None


@settings(max_examples=100)
@given(st.data())
def test_whatever_element_is_elsewhere_or_twice(data: st.DataObject) -> None:
    starts = [place for place, sign in enumerate(XML) if sign == "<"]
    start, end = sorted(data.draw(st.lists(st.sampled_from(starts), min_size=2, max_size=2)))
    piece = XML[start:end]
    at = data.draw(st.sampled_from(starts))
    try_to_read(XML[:at] + piece + XML[at:])
    try_to_read(XML[:start] + XML[end:])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('startPosition="0"', 'startPosition="99999999999999999999999999"'),
        ('endPosition="3"', 'endPosition="-1"'),
        ('name="Ann"', 'name="\u202e"'),
        ('typeOfVariable="Integer"', 'typeOfVariable="Kind"'),
        (">3<", ">" + "9" * 400 + "<"),
        (">3<", ">NaN<"),
        ('xmlns="urn:QDA-XML:project:1.0"', 'xmlns="urn:QDA-XML:project:9.9" creationDateTime="soon"'),
    ],
)
def test_odd_values(old: str, new: str) -> None:
    assert try_to_read(XML.replace(old, new)) is not None

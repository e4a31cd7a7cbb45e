"""Filters and divisions: which documents, passages and segments are meant, everywhere alike."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factories
from blotter.analysis.asking import MatrixOptions, Question
from blotter.analysis.matrices import Count
from blotter.domain.attribute import AttributeType, Bearer
from blotter.domain.document_filter import DocumentFilter, condition
from blotter.domain.query import SegmentQuery
from blotter.domain.segment import Span
from blotter.errors import NotFound, Refused
from blotter.project import asking, matrices
from blotter.project.metadata import attributes, cases, dividing, filtering, groups, values
from blotter.project.metadata.cases import Place
from blotter.project.project import Project
from blotter.project.reports import Selection, query, report


@pytest.fixture
def known(project: Project) -> Project:
    """The study with a group, two cases (a passage of notes.txt; both documents) and attributes of both."""
    notes, boats = project.source("notes.txt"), project.source("boats.txt")
    press, edit = groups.add_path(project, ["Press", "2019"])
    project.apply(edit)
    project.apply(groups.put_into(project, [notes], press))
    for name, kind, of in (
        ("Published", AttributeType.DATE, Bearer.DOCUMENTS),
        ("Country", AttributeType.COUNTRY, Bearer.DOCUMENTS),
        ("Age", AttributeType.NUMBER, Bearer.CASES),
    ):
        project.apply(attributes.add(project, name, kind, of)[1])
    for name, told in (
        ("Published", {notes.id: "2014/2016", boats.id: "2021-05-01"}),
        ("Country", {notes.id: "Kenya"}),
    ):
        project.apply(values.set_values(project, project.attribute(name), told))
    for name, age, places in (
        ("Guard", "30", [Place(notes, Span(15, 30))]),
        ("Navy", "40", [Place(notes, Span(0, 3)), Place(boats)]),
    ):
        case, edit = cases.add(project, name)
        project.apply(edit)
        project.apply(cases.add_parts(project, case, places))
        age_of = project.attribute("Age", Bearer.CASES)
        project.apply(values.set_values(project, age_of, {case.id: age}))
    return project


def where(*words: str) -> DocumentFilter:
    return DocumentFilter(where=tuple(map(condition, words)))


def names(project: Project, asked: DocumentFilter) -> list[str]:
    found = filtering.sources_of(project, asked)
    return [each.name for each in project.sources.values() if found is None or each.id in found]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["Published >= 2015"], ["boats.txt", "notes.txt"]), (["Published > 2016"], ["boats.txt"]),
        (["Published = 2015"], ["notes.txt"]), (["Country = Kenya; Chad"], ["notes.txt"]),
        (["Country != KE"], ["boats.txt"]), (["country is empty"], ["boats.txt"]),
        (["Country is not empty", "Published > 2016"], []), (["name ~ BOAT"], ["boats.txt"]),
        (["group = press/2019"], ["notes.txt"]), (["kind = text"], ["boats.txt", "notes.txt"]),
        (["characters > 30"], ["notes.txt"]), (["imported >= 2020"], ["boats.txt", "notes.txt"]),
        (["language is empty"], ["boats.txt", "notes.txt"]), (["case:Age > 35"], ["boats.txt", "notes.txt"]),
        (["Age > 45"], []), (["Age = 30"], ["notes.txt"]),
    ],
)  # fmt: skip
def test_conditions(known: Project, words: list[str], meant: list[str]) -> None:
    assert names(known, where(*words)) == meant


def test_groups_hold_those_inside_and_all_conditions_hold_together(known: Project) -> None:
    assert names(known, DocumentFilter(groups=("press",))) == ["notes.txt"]
    assert names(known, DocumentFilter(groups=("Press/2019",), cases=("guard",))) == ["notes.txt"]
    both = DocumentFilter(groups=("Press",), where=(condition("Published > 2016"),))
    assert names(known, both) == []
    assert filtering.sources_of(known, DocumentFilter()) is None


@pytest.mark.parametrize(
    "asked",
    [
        DocumentFilter(groups=("Pres",)), DocumentFilter(cases=("Gard",)), where("Publishd = 1"),
        where("case:Country = KE"), where("Country = Atlantis"),
        where("Published = soon"), where("Country > KE"),
    ],
)  # fmt: skip
def test_what_nobody_knows_is_refused_with_a_hint(known: Project, asked: DocumentFilter) -> None:
    with pytest.raises((NotFound, Refused)) as refused:
        filtering.extent_of(known, asked)
    assert len(str(refused.value)) > 20


def test_a_case_means_its_passages(known: Project) -> None:
    notes, boats = known.source("notes.txt").id, known.source("boats.txt").id
    guard = filtering.extent_of(known, DocumentFilter(cases=("Guard",)))
    assert (guard.sources, guard.passages) == ({notes}, {notes: (Span(15, 30),)})
    both = filtering.extent_of(known, DocumentFilter(cases=("Guard", "Navy")))
    assert both.passages == {notes: (Span(0, 3), Span(15, 30))}
    assert both.holds(boats, Span(0, 1))
    assert both.holds(notes, Span(2, 5))
    assert not both.holds(notes, Span(3, 15))


def test_segments_of_a_case_overlap_its_passages_in_every_report(known: Project) -> None:
    guard = Selection(documents=DocumentFilter(cases=("Guard",)))

    def told(name: str, selection: Selection = guard) -> list[dict[str, object]]:
        return list(report(known, name, selection).records())

    assert [(row["code"], row["start"]) for row in told("segments")] == [
        ("assistance", 4),
        ("training/academy", 12),
    ]
    assert {row["code"]: row["segments"] for row in told("codes") if row["segments"]} == {
        "training/academy": 1,
        "assistance": 1,
    }
    assert {row["name"]: row["segments"] for row in told("coders")} == {"Ada": 1, "Ben": 1}
    assert [(row["code"], row["sum"]) for row in told("code-by-source")] == [
        ("training/academy", 1),
        ("assistance", 1),
    ]
    assert [row["start"] for row in told("passages")] == [4, 12]
    assert [row["name"] for row in told("sources")] == ["notes.txt"]
    assert [row["name"] for row in told("cases")] == ["Guard"]
    assert [row["start"] for row in told("case-parts")] == [15]
    assert {row["code"] for row in told("code-line")} == {"training/academy", "assistance"}
    nothing = Selection(documents=where("Age > 99"))
    for name in ("segments", "sources", "codes", "code-by-source", "passages", "cases", "memos"):
        assert not [row for row in told(name, nothing) if row.get("segments", 1)], name


def test_characters_of_a_case_are_those_of_its_passages(known: Project) -> None:
    options = MatrixOptions(cases=("Guard",), count=Count.CHARACTERS)
    found = matrices.code_by_source(known, options)
    assert {row.name: found.values(row, Count.CHARACTERS) for row in found.rows} == {
        "academy": [15],
        "assistance": [5],
    }


def test_codes_by_case_group_and_attribute(known: Project) -> None:
    def told(name: str, **asked: object) -> dict[str, list[object]]:
        table = report(known, name, Selection(matrix=MatrixOptions(**asked)))
        return {"": list(table.keys[2:]), **{str(row[0]): list(row[2:]) for row in table.rows}}

    assert told("code-by-case") == {
        "": ["case:Guard", "case:Navy"],
        "training": [0, 2],
        "training/academy": [1, 0],
        "assistance": [1, 0],
    }
    assert told("code-by-group")["training"] == [2]
    assert told("code-by-attribute", by="Published")[""] == ["value:2014–2016"]
    assert told("code-by-attribute", by="Age")[""] == ["value:30", "value:40"]
    assert told("code-by-attribute", by="language")[""] == ["value:"]
    with pytest.raises(NotFound, match="“Published”"):
        told("code-by-attribute", by="Publishd")


def test_what_belongs_nowhere_stands_last(known: Project) -> None:
    division = dividing.division(known, "case")
    notes = known.source("notes.txt").id
    assert division.labels == ("Guard", "Navy")
    assert division.of(notes, Span(40, 41)) == [dividing.NOTHING]
    assert division.of(notes, Span(0, 60)) == ["Guard", "Navy"]


def test_segments_are_divided_and_have_columns_behind(known: Project) -> None:
    table = report(known, "segments", Selection(by="case", with_attributes=True, citations=True))
    rows = list(table.records())
    assert [row["by"] for row in rows] == ["Guard", "Guard", "Navy", "Navy"]
    assert table.keys[-7:] == (
        "group", "case", "attribute:Published", "attribute:Country", "citation", "reference", "by",
    )  # fmt: skip
    assert {row["attribute:Country"] for row in rows} == {"Kenya"}
    assert {row["citation"] for row in rows} == {"(notes.txt)"}


def test_a_question_keeps_its_filter_as_words(known: Project) -> None:
    asked = Question(cases=("Guard",), where=("Country = Kenya",))
    assert Question.model_validate_json(asked.stored) == asked
    assert [each.span.start for each in asking.passages(known, asked)] == [4, 12]
    assert Question().stored == "{}"
    with pytest.raises(ValueError, match="is no condition"):
        Question(where=("Country",))


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda each: Span(each[0], sum(each)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.tuples(st.booleans(), st.none() | SPANS), max_size=4), seed=st.integers(0, 99))
def test_the_file_and_the_extent_mean_the_same_segments(
    parts: list[tuple[bool, Span | None]], seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path: Path = tmp_path_factory.mktemp("extent") / "study.blotter"
    with factories.study(path) as project:
        case, edit = cases.add(project, "One")
        project.apply(edit)
        every = list(project.sources.values())
        places = [
            Place(every[which], span and Span(span.start, min(span.end, every[which].characters)))
            for which, span in parts
            if span is None or span.start < every[which].characters
        ]
        project.apply(cases.add_parts(project, case, places))
        extent = filtering.extent_of(project, DocumentFilter(cases=("One",)))
        segments = list(project.retrieve())
        random.Random(seed).shuffle(segments)
        expected = {each.id for each in segments if extent.holds(each.source, each.span)}
        asked = query(project, Selection(documents=DocumentFilter(cases=("One",))))
        assert {each.id for each in project.retrieve(asked)} == expected
        assert project.count(asked) == len(expected)
        assert len(project.hits(SegmentQuery(cases=frozenset([case.id])))) == len(expected)
        assert sum(project.counts_by_pair(asked).values()) == len(expected)

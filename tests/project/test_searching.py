"""Searching a project, and coding what was found: one step, marked as made by search, nothing twice."""

import pytest

import factories
from blotter.analysis.searching import Mode, Search
from blotter.domain.segment import BY_SEARCH
from blotter.errors import Refused
from blotter.project import found, searching, segments
from blotter.project.found import Grow, Place
from blotter.project.project import Project
from blotter.project.searching import Hit, search

LONG = "Officers trained. They left.\nA gift; trained officers sailed.  \n\nNobody trained."


@pytest.fixture
def study(project: Project) -> Project:
    """The small study with one more document."""
    project.apply(factories.import_of(factories.text_source(LONG, "long.txt")))
    return project


def places(hits: list[Hit]) -> list[Place]:
    return [Place(hit.source, hit.span) for hit in hits]


def quotes(project: Project, code: str) -> list[tuple[str, str]]:
    """Which passages have a code, with how they came to be."""
    wanted = project.codebook.find(code).id
    return [
        (each.quote, each.origin)
        for source in project.sources.values()
        for each in project.segments_of(source)
        if each.code == wanted
    ]


def test_hits_come_by_document_with_the_words_around_them(study: Project) -> None:
    hits = list(search(study, Search("TRAINED")))
    assert [(hit.source.name, hit.words) for hit in hits] == [
        ("long.txt", "trained"), ("long.txt", "trained"), ("long.txt", "trained"), ("notes.txt", "trained"),
    ]  # fmt: skip
    assert (hits[1].left, hits[1].right) == (
        "Officers trained. They left. A gift; ", " officers sailed. Nobody trained.",
    )  # fmt: skip
    for hit in hits:
        assert study.text(hit.source)[hit.span.start : hit.span.end] == "trained"


def test_only_some_documents_and_nothing_for_nothing(study: Project) -> None:
    assert {hit.source.name for hit in search(study, Search("e"), [study.source("boats.txt")])} == {
        "boats.txt"
    }
    assert list(search(study, Search(" "))) == []


def test_two_documents_of_one_text_and_more_than_fit_at_once(
    study: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    study.apply(factories.import_of(*(factories.text_source(LONG, f"copy {n}.txt") for n in range(5))))
    expected = [(hit.source.name, hit.span) for hit in search(study, Search("trained"))]
    for name, value in (("_CHARACTERS_AT_ONCE", 100), ("_TEXTS_AT_ONCE", 1)):
        monkeypatch.setattr(searching, name, value)
        assert [(hit.source.name, hit.span) for hit in search(study, Search("trained"))] == expected
    assert [name for name, _ in expected] == sorted(name for name, _ in expected)
    assert len(expected) == 5 * 3 + 3 + 1


def test_progress_tells_documents_and_may_stop_it(study: Project) -> None:
    told: list[tuple[int, int]] = []
    list(search(study, Search("x"), progress=lambda done, total: told.append((done, total))))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_hits_are_coded_in_one_step(study: Project) -> None:
    code, before = study.codebook.find("assistance"), len(study.history())
    hits = list(search(study, Search("trained")))
    marking = found.mark_found(study, places(hits), code, "trained")
    study.apply(marking.edit)
    assert quotes(study, "assistance").count(("trained", BY_SEARCH)) == 4
    assert (len(marking.marked), marking.sources, marking.present) == (4, 2, ())
    assert len(study.history()) == before + 1
    assert str(study.history()[-1].label) == "Code assistance, 4 segments found by “trained”"
    study.undo()
    assert not any(origin for _, origin in quotes(study, "assistance"))
    study.redo()
    assert quotes(study, "assistance").count(("trained", BY_SEARCH)) == 4


@pytest.mark.parametrize(
    ("grow", "expected"),
    [
        (Grow.HIT, ["trained", "officers", "trained", "Officers", "trained"]),
        (Grow.SENTENCE, ["Officers trained.", "A gift; trained officers sailed.", "Nobody trained."]),
        (
            Grow.PARAGRAPH,
            ["Officers trained. They left.", "A gift; trained officers sailed.", "Nobody trained."],
        ),
    ],
)
def test_hits_grow_and_the_same_passage_is_coded_once(
    study: Project, grow: Grow, expected: list[str]
) -> None:
    source = study.source("long.txt")
    hits = list(search(study, Search("officers|trained", Mode.REGEX), [source]))
    marking = found.mark_found(study, places(hits), study.codebook.find("assistance"), "o", grow)
    assert sorted(each.quote for each in marking.marked) == sorted(expected)


def test_white_space_at_the_ends_is_left_out(study: Project) -> None:
    source = study.source("long.txt")
    hits = list(search(study, Search(r"\s+trained\s*|\n\n", Mode.REGEX), [source]))
    marking = found.mark_found(study, places(hits), study.codebook.find("assistance"), "x")
    assert {each.quote for each in marking.marked} == {"trained"}


def test_what_is_coded_so_already_stays(study: Project) -> None:
    source, code = study.source("long.txt"), study.codebook.find("assistance")
    hits = list(search(study, Search("trained"), [source]))
    by_hand = segments.mark(study, source, code, [hits[0].span], memo="seen")
    study.apply(by_hand.edit)
    marking = found.mark_found(study, places(hits), code, "trained")
    assert [each.memo for each in marking.present] == ["seen"]
    study.apply(marking.edit)
    again = found.mark_found(study, places(hits), code, "trained")
    assert (again.edit, len(again.present)) == (None, 3)
    assert quotes(study, "assistance").count(("trained", "")) == 1


def test_another_coder_has_segments_of_their_own(study: Project) -> None:
    hits, code = list(search(study, Search("trained"))), study.codebook.find("assistance")
    study.apply(found.mark_found(study, places(hits), code, "trained").edit)
    marking = found.mark_found(study, places(hits), code, "trained", coder=study.coder("Ben"))
    assert {each.coder for each in marking.marked} == {study.coder("Ben").id}


def test_who_codes_has_to_be_known(study: Project) -> None:
    study.actor = None
    with pytest.raises(Refused):
        found.mark_found(study, [], study.codebook.find("assistance"), "x")

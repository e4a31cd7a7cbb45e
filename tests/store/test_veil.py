"""The veil: of a blind round, nothing of the others is there to be read; with nothing blind, all is."""

from dataclasses import replace
from pathlib import Path

import pytest

import factories
from blotter.domain.assignment import Assignment, Status
from blotter.domain.edit import Kind, Put
from blotter.domain.entity import new_id, now
from blotter.domain.moved_passage import Move, MovedPassage
from blotter.domain.query import Facts, SegmentOrder, SegmentQuery
from blotter.domain.record import Involved, NotSame, Record
from blotter.domain.round import Override, Round
from blotter.domain.segment import Coder, Span
from blotter.domain.study import SavedFigure
from blotter.errors import Forbidden, NotFound, Refused
from blotter.project import assignments, memos, segments, sources
from blotter.project.project import Project
from blotter.project.records import making, schema
from blotter.project.reports import report
from blotter.store import layout, splicing


@pytest.fixture
def ada(project: Project) -> Coder:
    return project.coder("Ada")


@pytest.fixture
def ben(project: Project) -> Coder:
    return project.coder("Ben")


@pytest.fixture
def pilot(project: Project, ada: Coder, ben: Coder) -> Round:
    """A blind round on one document, in which both have coded the same passage."""
    made = Round(id=new_id(), name="Pilot", coders=(ada.id, ben.id), lead=ada.id, started=now())
    source = project.source("boats.txt")
    given = [
        Assignment(id=new_id(), source=source.id, coder=each.id, status=Status.ASSIGNED, round=made.id)
        for each in (ada, ben)
    ]
    project.apply(project.edit("Start round", [Put(made), *map(Put, given)]))
    for coder, end in ((ada, 9), (ben, 10)):
        project.actor = coder
        project.work_in(made)
        marking = segments.mark(
            project, source, project.codebook.find("assistance"), [Span(0, end)], memo="x"
        )
        project.apply(marking.edit)
        if coder is ben:
            project.apply(memos.write(project, memos.Subject(source), "Thought"))
    project.work_in(None)
    project.actor = None
    return made


def ends(project: Project) -> set[int]:
    """The ends of what is to be seen of the round."""
    found = {each.end for each in project.retrieve() if each.round is not None}
    source = project.source("boats.txt")
    assert found == {each.end for each in project.segments_of(source) if each.round}
    assert found == {each.end for each in project.placed_in(source) if each.round}
    every = SegmentQuery(sources=frozenset([source.id]))
    assert project.count(every) == len(list(project.retrieve(every)))
    return found


def test_everybody_sees_their_own_alone(project: Project, pilot: Round, ada: Coder, ben: Coder) -> None:
    seen = {}
    for coder in (None, ada, ben):
        project.actor = coder
        seen[coder.name if coder else ""] = ends(project)
    assert seen == {"": set(), "Ada": {9}, "Ben": {10}}


def test_within_the_round_there_is_nothing_else(project: Project, pilot: Round, ada: Coder) -> None:
    assert project.count() > 1
    project.actor = ada
    project.work_in(pilot)
    assert [each.end for each in project.retrieve()] == [9]
    assert project.counts_by_code() == {project.codebook.find("assistance").id: 1}


@pytest.mark.parametrize("order", SegmentOrder)
def test_every_order_works_behind_the_veil(
    project: Project, pilot: Round, ada: Coder, order: SegmentOrder
) -> None:
    project.actor = ada
    code = frozenset([project.codebook.find("assistance").id])
    for query in (SegmentQuery(order=order), SegmentQuery(codes=code, order=order)):
        found = list(project.retrieve(query))
        assert len(found) == len(project.hits(query)) == project.count(query)
        assert 10 not in {each.end for each in found if each.round}


def test_what_questions_are_answered_from_is_veiled(
    project: Project, pilot: Round, ada: Coder, ben: Coder
) -> None:
    project.actor = ada
    read = project.database.read()
    source, code = project.source("boats.txt"), project.codebook.find("assistance")
    assert {each.coder for each in layout.laid(read, source.id, None, frozenset([ben.id]))} == set()
    assert layout.over(read, source.id, ben.id, 0, 20) == []
    assert len(layout.carrying(read, source.id, Facts(memo=True))) == 1
    assert layout.counts_by_code_and_source(read, frozenset([code.id]), None, None)[code.id, source.id] == 1
    assert not project.coded(source, code, ben)


def test_memos_and_lines_of_the_history_are_veiled(
    project: Project, pilot: Round, ada: Coder, ben: Coder
) -> None:
    def told() -> tuple[list[str], set[str | None]]:
        lines = [each for each in project.history() if each.at >= pilot.started and each.kind is Kind.EDIT]
        return [each.text for each in project.memos()], {each.coder for each in lines}

    project.actor = ada
    assert "Thought" not in told()[0]
    assert told()[1] == {ada.id}
    project.actor = ben
    assert "Thought" in told()[0]
    assert told()[1] == {ben.id}


def test_anothers_steps_are_out_of_reach(project: Project, pilot: Round, ada: Coder, ben: Coder) -> None:
    project.actor = ada
    assert project.next_undo() is None
    with pytest.raises(Refused, match="still blind"):
        project.undo(any_coder=True)
    project.actor = ben
    project.undo()
    project.actor = ada
    assert project.next_redo() is None
    with pytest.raises(Refused, match="still blind"):
        project.redo(any_coder=True)


def test_whole_is_all_there_is(project: Project, pilot: Round) -> None:
    with project.whole():
        assert ends(project) == {9, 10}
    assert ends(project) == set()
    assert project.check() == []


def test_the_round_opens_once_all_are_done(project: Project, pilot: Round, ada: Coder, ben: Coder) -> None:
    source = project.source("boats.txt")
    project.actor = ada
    for coder in (ada, ben):
        assert ends(project) == {9}
        own = next(a for a in project.assignments(source) if a.coder == coder.id and a.round == pilot.id)
        project.apply(project.edit("Done", [Put(replace(own, status=Status.DONE))]))
    assert ends(project) == {9, 10}
    assert [str(each.label) for each in project.history()][
        -1
    ] == "Round “Pilot” was opened: everybody is done"
    # An event is passed over by undo, and the round stays open.
    project.undo(any_coder=True)
    assert ends(project) == {9, 10}


def test_an_override_lifts_the_veil_for_one(project: Project, pilot: Round, ada: Coder, ben: Coder) -> None:
    project.actor = ada
    seen = Override(id=new_id(), round=pilot.id, coder=ada.id, at=now(), reason="Ben has left")
    project.write_down(project.edit("Look into the round", []).label, [Put(seen)])
    assert ends(project) == {9, 10}
    project.actor = ben
    assert ends(project) == {10}
    assert "Look into the round" in [str(each.label) for each in project.history()]


def record_of(project: Project, coder: Coder, note: str, **values: object) -> Record:
    """A record that a coder makes, with one passage; kinds are set up before."""
    project.actor = coder
    segment = next(each for each in project.retrieve() if each.coder == coder.id)
    kind = schema.kind(project, "assistance")
    record, edit = making.make(project, kind, [segment], note=note, countries=(Involved("MM"),), **values)
    project.apply(edit)
    return record


def notes(project: Project) -> set[str]:
    """What is to be seen of records, the same whichever way one looks."""
    found = {each.note for each in project.records.values()}
    assert found == {row["note"] for row in report(project, "records").records()}
    assert set(project.evidence_facts()) == set(project.records)
    assert {each.record for each in project.evidence()} == set(project.records)
    return found


def test_records_of_the_others_are_veiled_with_all_that_comes_with_them(
    project: Project, ada: Coder, ben: Coder, request: pytest.FixtureRequest
) -> None:
    record_of(project, ben, "before the round")
    request.getfixturevalue("pilot")
    hidden, seen = record_of(project, ben, "Ben's"), record_of(project, ada, "Ada's")
    assert notes(project) == {"before the round", "Ada's"}
    supporting = [each.segment for each in project.evidence()]
    assert hidden.id not in str(project.records_of(supporting))
    with pytest.raises(NotFound):
        project.record(hidden.number)
    project.actor = ben
    assert notes(project) == {"before the round", "Ben's"}
    project.actor = None
    assert notes(project) == {"before the round"}
    with project.whole():
        assert notes(project) == {"before the round", "Ben's", "Ada's"}
    assert project.check() == []
    project.actor = ben
    # What is veiled has its number, which nobody else gets.
    assert [hidden.number, seen.number, record_of(project, ben, "more").number] == [
        "MM.002",
        "MM.003",
        "MM.004",
    ]


def test_what_became_of_the_others_records_is_veiled(
    project: Project, pilot: Round, ada: Coder, ben: Coder
) -> None:
    gone, kept = record_of(project, ben, "gone"), record_of(project, ben, "kept")
    project.apply(making.delete(project, [gone]))
    pair = NotSame(id=new_id(), one=gone.id, other=kept.id, coder=ben.id, at=now())
    figure = SavedFigure(id=new_id(), name="Mine", asked="{}", coder=ben.id, created=now())
    project.apply(project.edit("Look", [Put(pair), Put(figure)]))

    def told() -> tuple[int, int, int]:
        held = project.former_records(), project.found_different(), project.saved_figures()
        return tuple(map(len, held))  # type: ignore[return-value]

    assert told() == (1, 1, 1)
    project.actor = ada
    assert told() == (0, 0, 0)
    assert record_of(project, ada, "next").number == "MM.003"


def test_what_another_added_to_an_older_record_is_veiled_and_goes_with_it(
    project: Project, ada: Coder, ben: Coder, request: pytest.FixtureRequest
) -> None:
    older = record_of(project, ada, "older")
    request.getfixturevalue("pilot")
    below = record_of(project, ben, "below", parent=older.id)
    segment = next(each for each in project.retrieve() if each.coder == ben.id)
    supporting = making.evidence_from(older, segment, ben.id, now())
    project.apply(project.edit("Add", [Put(supporting)]))
    assert len(project.evidence_of(older)) == 2
    project.actor = ada
    assert len(project.evidence_of(older)) == 1
    project.apply(making.delete(project, [older]))
    with project.whole():
        assert project.records[below.id].parent is None
        assert [each.record for each in project.evidence()] == [below.id]
    assert project.check() == []


def test_a_document_of_a_blind_round_stays_as_it_is(project: Project, pilot: Round, ada: Coder) -> None:
    project.actor = ada
    with pytest.raises(Forbidden, match="still blind"):
        project.apply(sources.remove(project, project.source("boats.txt")))


def test_outside_the_round_its_documents_cannot_be_coded_in_it(
    project: Project, pilot: Round, ada: Coder
) -> None:
    project.actor = ada
    project.work_in(pilot)
    with pytest.raises(Refused, match="was not given to Ada"):
        segments.mark(project, project.source("notes.txt"), project.codebook.find("training"), [Span(0, 3)])


def test_the_same_passage_is_coded_in_open_coding_too(project: Project, pilot: Round, ada: Coder) -> None:
    project.actor = ada
    source, code = project.source("boats.txt"), project.codebook.find("assistance")
    project.apply(segments.mark(project, source, code, [Span(0, 9)]).edit)
    assert sorted(each.round is None for each in project.coded(source, code, ada)) == [False, True]
    assert segments.mark(project, source, code, [Span(0, 9)]).edit is None


def test_files_that_the_others_brought_since_are_not_there(
    project: Project, ada: Coder, ben: Coder, pilot: Round
) -> None:
    project.apply(factories.foreign(project, id=new_id(), coder=ben.id, at="2020", file="before.qdpx"))
    for coder in (ben, ada):
        project.apply(factories.foreign(project, id=new_id(), coder=coder.id, file=f"{coder.name}.qdpx"))

    def seen(by: Coder | None) -> tuple[set[str], int]:
        project.actor = by
        return {each.file for each in project.foreign_imports()}, len(project.foreign_elements())

    assert seen(ada) == ({"before.qdpx", "Ada.qdpx"}, 4)
    assert seen(ben) == ({"before.qdpx", "Ben.qdpx"}, 4)
    assert seen(None) == ({"before.qdpx"}, 2)
    with project.whole():
        assert len(project.foreign_imports()) == 3


def test_a_reader_of_the_file_elsewhere_is_veiled_too(project: Project, pilot: Round, tmp_path: Path) -> None:
    with Project(project.path, writable=False) as other:
        assert ends(other) == set()
        other.act_as("Ben")
        assert ends(other) == {10}


def test_done_marks_of_a_round_are_its_own(project: Project, pilot: Round, ada: Coder) -> None:
    project.actor = ada
    project.apply(assignments.mark_done(project, ada, [project.source("boats.txt")]))
    own = [a.status for a in project.assignments(project.source("boats.txt")) if a.round == pilot.id]
    assert Status.DONE not in own


def test_what_corrections_left_of_the_others_is_not_there(
    project: Project, ada: Coder, ben: Coder, pilot: Round
) -> None:
    """Of a segment of the round, of one that is gone, and of what came since it began."""
    with project.whole():
        bens = next(s for s in project.retrieve() if s.round == pilot.id and s.coder == ben.id)
    told = {"source": bens.source, "type": "Segment", "start": 0, "end": 1, "quote": "T"}
    known = MovedPassage(id=new_id(), about=bens.id, move=Move.CHANGED, coder=ben.id, at="2020", **told)
    kept = splicing.as_kept(replace(bens, id=new_id()))
    gone = MovedPassage(
        id=new_id(), about=new_id(), move=Move.LOST, coder=ben.id, at="2020", kept=kept, **told
    )
    since = MovedPassage(id=new_id(), about=new_id(), move=Move.CHANGED, coder=ben.id, at=now(), **told)
    open_one = MovedPassage(id=new_id(), about=new_id(), move=Move.CHANGED, coder=ben.id, at="2020", **told)
    own = MovedPassage(id=new_id(), about=new_id(), move=Move.CHANGED, coder=ada.id, at=now(), **told)
    project.apply(project.edit("Correct", [Put(each) for each in (known, gone, since, open_one, own)]))
    project.actor = ada
    assert {each.id for each in project.moved_passages()} == {open_one.id, own.id}
    project.actor = ben
    assert {each.id for each in project.moved_passages()} == {
        known.id, gone.id, since.id, open_one.id,
    }  # fmt: skip
    project.actor = None
    assert {each.id for each in project.moved_passages()} == {open_one.id}
    with project.whole():
        assert len(project.moved_passages()) == 5

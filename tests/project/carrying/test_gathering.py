"""A project gathered: all of it, a part of it, and never what who acts may not see."""

from dataclasses import replace
from pathlib import Path

import pytest

from blotter.domain.assignment import Assignment, Status
from blotter.domain.codebook import Code
from blotter.domain.coding_rule import CodingRule, RuleKind
from blotter.domain.edit import Put
from blotter.domain.entity import new_id
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.moved_passage import Move, MovedPassage
from blotter.domain.revision import Revision
from blotter.domain.round import Round
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Source
from blotter.message import Message
from blotter.project import segments
from blotter.project.carrying import reporting, taking
from blotter.project.carrying.gathering import gathered
from blotter.project.import_report import ImportReport
from blotter.project.project import Project
from blotter.project.reports import Selection
from blotter.store import splicing
from factories import TEXT, assignment, segment, text_source


def names(project: Project, kind: type, selection: Selection) -> set[str]:
    things = gathered(project, selection).things.all(kind)
    return {getattr(each, "name", "") for each in things.values()}


def test_contents_are_read_when_they_are_asked_for(project: Project) -> None:
    carried = gathered(project)
    source = project.source("notes.txt")
    assert carried.text(source) == TEXT
    assert carried.originals[source.original] == TEXT.encode()
    assert len(carried.texts) == len(carried.originals) == 2
    assert "no digest" not in carried.texts
    with pytest.raises(KeyError):
        carried.texts["no digest"]


def test_documents_narrow_it(project: Project) -> None:
    asked = Selection(sources=("boats.txt",))
    part = gathered(project, asked)
    assert names(project, Source, asked) == {"boats.txt"}
    assert len(part.texts) == 1
    assert {each.source for each in part.things.all(Segment).values()} <= {project.source("boats.txt").id}
    assert names(project, Code, asked) == {each.name for each in project.codebook}


def test_codes_narrow_it_and_keep_those_above(project: Project) -> None:
    academy = project.codebook.find("training/academy")
    others = tuple(project.codebook.find(path).id for path in ("assistance", "training"))
    made = CodingRule(id=new_id(), kind=RuleKind.EXCLUDES, code=academy.id, others=others)
    notes = [
        Memo(id=new_id(), text="On another.", code=others[0]),
        Memo(id=new_id(), text="On this.", code=academy.id),
    ]
    project.apply(project.edit("x", [Put(each) for each in (made, *notes)]))
    part = gathered(project, Selection(codes=("training/academy",))).things
    assert {each.name for each in part.all(Code).values()} == {"training", "academy"}
    assert not part.all(Revision)
    assert {each.text for each in part.all(Memo).values() if each.code} == {"On this.", "Not sure yet."}
    (rule,) = part.all(CodingRule).values()
    assert rule.others == (project.codebook.find("training").id,)


def test_coders_narrow_it(project: Project) -> None:
    ben = project.coder("Ben")
    source, training = project.source("notes.txt"), project.codebook.find("training")
    marked = segments.mark(project, source, training, [Span(9, 17)], ben)
    project.apply(marked.edit)
    part = gathered(project, Selection(coders=("Ben",))).things
    assert {each.name for each in part.all(Coder).values()} == {"Ben"}
    assert {each.coder for each in part.all(Segment).values()} == {ben.id}


def test_what_hangs_on_a_document_goes_with_it(project: Project) -> None:
    brought = ForeignImport(id=new_id(), file="old.qdpx", format="refi-qda")
    on = {each.name: each.id for each in project.sources.values()}
    kept = [
        ForeignElement(
            id=new_id(), brought_by=brought.id, kind="Link", name=name or "free", words="<x/>", source=at
        )
        for name, at in {**on, "": None}.items()
    ]
    project.apply(project.edit("x", [Put(each) for each in (brought, *kept)]))
    assert names(project, ForeignElement, Selection(sources=("notes.txt",))) == {"notes.txt", "free"}


def test_lost_passages_of_others_stay_out(project: Project) -> None:
    training, academy = project.codebook.find("training"), project.codebook.find("training/academy")
    made = text_source()._replace(source=project.source("notes.txt"))
    lost = [
        segment(made, of, project.coder(name))
        for of, name in ((academy, "Ada"), (academy, "Ben"), (training, "Ada"))
    ]
    passages = [
        MovedPassage(
            id=new_id(), source=each.source, type="Segment", about=each.id, move=Move.LOST, start=0, end=0,
            quote=each.quote, kept=splicing.as_kept(each), coder=each.coder, at="2020-01-01T00:00:00.000000Z",
        )
        for each in lost
    ]  # fmt: skip
    project.apply(project.edit("x", [Put(each) for each in passages]))

    def about(**asked: tuple[str, ...]) -> set[str]:
        return {
            each.about for each in gathered(project, Selection(**asked)).things.all(MovedPassage).values()
        }

    ada_academy, ben_academy, ada_training = (each.id for each in lost)
    assert about(coders=("Ada",)) == {ada_academy, ada_training}
    assert about(codes=("training/academy",)) == {ada_academy, ben_academy}
    assert about(sources=("boats.txt",)) == set()


def test_a_part_comes_into_a_new_project_whole(project: Project, tmp_path: Path) -> None:
    part = gathered(project, Selection(sources=("notes.txt",), codes=("training/academy",)))
    with Project.create(tmp_path / "part.blotter") as new:
        new.apply(taking.plan(new, part, Message("Take in")).edit)
        assert new.check() == []
        assert {each.name for each in new.codebook} == {"training", "academy"}


# Two blind coders


@pytest.fixture
def blind(project: Project) -> Project:
    """Ada and Ben code blind in a round."""
    ada, ben = project.coder("Ada"), project.coder("Ben")
    started = Round(id=new_id(), name="Pilot", coders=(ada.id, ben.id), started="2020-01-01T00:00:00.000000Z")
    project.apply(project.edit("x", [Put(started)]))
    return project


def of_ben(project: Project) -> Segment:
    made = text_source()
    here = project.source("notes.txt")
    coded = segment(made._replace(source=here), project.codebook.find("training"), project.coder("Ben"))
    return replace(coded, round=project.round("Pilot").id)


def test_what_another_did_blind_does_not_go_out(blind: Project) -> None:
    coded = of_ben(blind)
    blind.apply(blind.edit("x", [Put(coded)]))
    blind.act_as("Ada")
    assert coded.id not in gathered(blind).things.all(Segment)
    blind.act_as("Ben")
    assert coded.id in gathered(blind).things.all(Segment)


def test_whether_another_has_begun_blind_does_not_go_out(blind: Project) -> None:
    notes, pilot = blind.source("notes.txt"), blind.round("Pilot")
    made = [replace(assignment(notes, blind.coder(name)), round=pilot.id) for name in ("Ada", "Ben")]
    blind.apply(blind.edit("x", [Put(each) for each in made]))
    blind.act_as("Ada")
    told = gathered(blind).things.all(Assignment)
    assert [told[each.id].status for each in made] == [Status.IN_PROGRESS, Status.ASSIGNED]


def test_nobody_learns_from_an_import_what_another_did_blind(blind: Project) -> None:
    coded = of_ben(blind)
    blind.act_as("Ben")
    with_ben = gathered(blind)
    with_ben.things.put(coded)
    blind.act_as("Ada")
    told = []
    for is_there in (False, True):
        if is_there:
            blind.apply(blind.edit("x", [Put(coded)]))
        taken = taking.foreseen(blind, with_ben)
        report = ImportReport()
        reporting.tell(report, with_ben, taken, "file")
        told.append(report)
    assert told[0] == told[1]
    assert told[0].taken == {"segments": 1}

"""Coder packages: the coder's work and nobody else's, to the byte."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

import factories
from blotter.domain.bookmark import Bookmark
from blotter.domain.edit import Put
from blotter.domain.entity import new_id, now
from blotter.domain.foreign import ForeignElement
from blotter.domain.query import SegmentQuery
from blotter.domain.record import Alternative, FormerRecord, Gone, Involved, NotSame
from blotter.domain.segment import Span
from blotter.domain.study import SavedFigure
from blotter.errors import NotFound, Refused
from blotter.project import assignments, codes, memos, merging, packaging, rounds, segments
from blotter.project.project import Project
from blotter.project.records import making, schema
from states import assert_sound

FOREIGN = ("pilot-for-nobody.qdpx", "<Graph>of another hand</Graph>")
SECRETS = (
    "Zephyrine", "a memo by another hand", "another hand on the code", "the project as another sees it",
    "kept from others", "a passage that another noted", "what another's record says", "another's origin",
    "why the two are not one", "another's figure", *FOREIGN,
)  # fmt: skip


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study in which Zephyrine, once Ben, left traces wherever a coder can."""
    path = tmp_path / "study.blotter"
    with factories.study(path) as project:
        zephyrine = project.coder("Ben")
        from blotter.analysis.asking import Question
        from blotter.project import coders, queries

        project.apply(coders.rename(project, zephyrine, SECRETS[0]))
        zephyrine = project.coder(SECRETS[0])
        project.actor = zephyrine
        source = project.source("notes.txt")
        code = project.codebook.find("assistance")
        project.apply(segments.mark(project, source, code, [Span(50, 60)], zephyrine, SECRETS[1]).edit)
        project.apply(memos.write(project, memos.subject(project, "code:assistance"), SECRETS[2]))
        project.apply(memos.write(project, memos.Subject(), SECRETS[3]))
        project.apply(queries.save(project, SECRETS[4], Question(any_of=("training",))))
        project.apply(memos.write(project, memos.Subject(source, Span(3, 9)), SECRETS[5]))
        project.apply(codes.define(project, code, full="Given, not sold."))
        project.apply(assignments.mark_done(project, zephyrine, [source]))
        _record(project)
        project.save_draft("project", SECRETS[3])
        brought = factories.foreign(project, file=FOREIGN[0])
        steps = [
            Put(replace(step.entity, words=FOREIGN[1])) if isinstance(step.entity, ForeignElement) else step
            for step in brought.steps
        ]
        project.apply(replace(brought, steps=steps))
        project.keep_bookmark(source, zephyrine, Bookmark(9, 3, 15))
        project.act_as("Ada")
        project.apply(assignments.mark_done(project, project.coder("Ada"), [source]))
    return path


def _record(project: Project) -> None:
    """Records of Zephyrine's; and Ada's under one of them, checked by Zephyrine, with what another said."""
    zephyrine, ada = project.coder(SECRETS[0]), project.coder("Ada")
    by = {each.coder: each for each in project.retrieve()}
    kind = schema.kind(project, "training")
    theirs, edit = making.make(
        project, kind, [by[zephyrine.id]], note=SECRETS[6], countries=(Involved("MM"),)
    )
    project.apply(edit)
    (evidence,) = project.evidence_of(theirs)
    project.apply(making.change_evidence(project, evidence, origins=(SECRETS[7],)))
    project.actor = ada
    said = (Alternative("note", SECRETS[6], "LA.009"),)
    own, edit = making.make(
        project,
        kind,
        [by[ada.id]],
        note="Ada's own",
        countries=(Involved("MM"),),
        parent=theirs.id,
        alternatives=said,
        reviewed_by=zephyrine.id,
        reviewed=now(),
    )
    project.apply(edit)
    project.actor = zephyrine
    project.apply(making.add_evidence(project, own, [by[zephyrine.id]]))
    made = {"coder": zephyrine.id, "at": now()}
    pair = NotSame(
        id=new_id(), one=min(own.id, theirs.id), other=max(own.id, theirs.id), **made, note=SECRETS[8]
    )
    figure = SavedFigure(id=new_id(), name=SECRETS[9], asked="{}", coder=zephyrine.id, created=now())
    merged = FormerRecord(
        id=new_id(),
        number="LA.009",
        fate=Gone.MERGED,
        successor=own.id,
        kept=json.dumps(SECRETS[6]),
        coder=ada.id,
        at=now(),
    )
    register = factories.actor("Ministry of Public Security")
    project.apply(project.edit("Find different", [Put(each) for each in (pair, figure, merged, register)]))


def test_nothing_of_the_others_is_in_its_bytes(study: Path, tmp_path: Path) -> None:
    package = tmp_path / "for ada.blotter"
    with Project(study) as project:
        others = project.coder(SECRETS[0]).id
        theirs = [each.id for each in project.retrieve(SegmentQuery(coders=frozenset([others])))]
        packaging.package(project, project.coder("Ada"), package)
    beside = [path for path in tmp_path.iterdir() if path.name.startswith(package.name)]
    assert beside == [package]
    content = package.read_bytes()
    for secret in SECRETS:
        for encoded in (secret.encode(), secret.encode("utf-16-le"), secret.encode("utf-16-be")):
            assert encoded not in content
    for identity in (others, *theirs):
        assert bytes.fromhex(identity) not in content
        assert identity.encode() not in content
    # Were it looked for in the wrong way, it would not be found in the study either.
    whole = study.read_bytes()
    assert all(secret.encode() in whole for secret in SECRETS if secret != SECRETS[4])
    assert bytes.fromhex(theirs[0]) in whole


def test_it_holds_documents_codebook_and_the_coders_work(study: Path, tmp_path: Path) -> None:
    package = tmp_path / "ada.blotter"
    with Project(study) as project:
        ada = project.coder("Ada")
        packed = packaging.package(project, ada, package)
        own = list(project.retrieve(SegmentQuery(coders=frozenset([ada.id]))))
        expected = (project.sources, project.codebook, {ada.id: ada}, own)
        texts = [project.text(source) for source in project.sources.values()]
        originals = [project.original(source) for source in project.sources.values()]
        assert packed.left_out == project.count() - len(own)
        states = [project.revisions.state(each.id) for each in project.revisions]
    with Project(package) as project:
        assert (project.sources, project.codebook, project.coders, list(project.retrieve())) == expected
        assert [project.text(source) for source in project.sources.values()] == texts
        assert [project.original(source) for source in project.sources.values()] == originals
        assert {a.coder for a in project.assignments()} == {ada.id}
        assert [project.revisions.state(each.id) for each in project.revisions] == states
        assert [str(each.label) for each in project.history()] == ["Package for Ada"]
        assert project.next_undo() is None
        assert project.drafts() == {}
        code = project.codebook.find("training")
        project.act_as("Ada")
        project.apply(codes.rename(project, code, "teaching"))
        project.undo()
    assert_sound(package)


def test_its_records_are_the_coders_own_with_the_schema_and_what_is_shared(
    study: Path, tmp_path: Path
) -> None:
    package = tmp_path / "ada.blotter"
    with Project(study) as project:
        packaging.package(project, project.coder("Ada"), package)
        kept = project.record_schema, project.actors, project.regions.table, project.frame
        own = project.record("MM.002")
    with Project(package) as project:
        project.act_as("Ada")
        assert (project.record_schema, project.actors, project.regions.table, project.frame) == kept
        assert list(project.records.values()) == [
            replace(own, parent=None, alternatives=(), reviewed="", reviewed_by=None)
        ]
        (evidence,) = project.evidence_of(own)
        assert evidence.coder == own.coder
        assert project.found_different() == []
        assert project.check() == []
        segment = next(iter(project.retrieve()))
        patrol = schema.kind(project, "patrol")
        made, edit = making.make(project, patrol, [segment], countries=(Involved("MM"),))
        # No number is given twice, not even where its record stayed behind.
        assert made.number == "MM.003"
        project.apply(edit)
        project.apply(making.change(project, project.record("MM.002"), note="seen again"))
    with Project(study) as project, merging.opened(project, [package]) as copies:
        made_plan = merging.plan(project, copies, merging.Decisions())
        assert made_plan.open == []
        merging.carry_out(project, made_plan)
        now_ = project.record("MM.002")
        assert (now_.note, now_.parent, now_.alternatives) == ("seen again", own.parent, own.alternatives)
        assert project.record("MM.003").coder == own.coder
        assert len(project.evidence_of(now_)) == 2
        assert [each.kept for each in project.former_records()] == [json.dumps(SECRETS[6])]
    assert_sound(study)


def test_of_a_round_it_holds_the_records_that_were_made_in_it(study: Path, tmp_path: Path) -> None:
    package = tmp_path / "round.blotter"
    with Project(study) as project:
        plan = rounds.RoundPlan(
            name="Pilot",
            coders=(project.coder("Ada"), project.coder(SECRETS[0])),
            blind=False,
            freeze=False,
        )
        project.apply(rounds.start(project, plan))
        pilot = project.round("Pilot")
        project.act_as("Ada")
        project.work_in(pilot)
        source = project.source("notes.txt")
        project.apply(segments.mark(project, source, project.codebook.find("training"), [Span(9, 20)]).edit)
        (marked,) = [each for each in project.retrieve() if each.round == pilot.id]
        made, edit = making.make(project, schema.kind(project, "training"), [marked])
        project.apply(edit)
        project.work_in(None)
        packaging.package(project, project.coder("Ada"), package, of=pilot)
    with Project(package, writable=False) as project:
        assert list(project.records) == [made.id]
        assert [each.segment for each in project.evidence()] == [marked.id]
    assert_sound(package)


def test_it_is_an_event_that_both_histories_share(study: Path, tmp_path: Path) -> None:
    package = tmp_path / "ada.blotter"
    with Project(study) as project:
        undo = project.next_undo()
        packaging.package(project, project.coder("Ada"), package)
        last = project.history()[-1]
        assert project.next_undo() == undo
    with Project(package, writable=False) as project:
        assert project.history()[0].id == last.id


def test_a_file_that_is_there_is_left_as_it_is(study: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken.blotter"
    taken.write_text("mine")
    with Project(study) as project:
        lines = len(project.history())
        with pytest.raises(Refused, match="exists already"):
            packaging.package(project, project.coder("Ada"), taken)
        with pytest.raises(NotFound, match="no folder"):
            packaging.package(project, project.coder("Ada"), tmp_path / "nowhere" / "ada.blotter")
        assert len(project.history()) == lines
    assert taken.read_text() == "mine"
    assert [path for path in tmp_path.iterdir() if path.name.endswith(".part")] == []

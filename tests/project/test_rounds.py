"""Rounds: what they start from, what is refused, what opens them, and what undo makes of it."""

import json
from pathlib import Path

import pytest

from blotter.analysis import drawing
from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.drawing import DrawOptions, How, Of
from blotter.analysis.units import Unit
from blotter.domain.assignment import Status
from blotter.domain.edit import Kind, Put
from blotter.domain.query import SegmentQuery
from blotter.domain.round import OPENED, Round
from blotter.domain.segment import CONSENSUS, Coder, Span
from blotter.errors import BlotterError, Refused
from blotter.project import (
    assignments,
    coders,
    codes,
    comparison,
    freezing,
    joining,
    merging,
    packaging,
    rounds,
    segments,
    sources,
)
from blotter.project.merging import Decisions
from blotter.project.project import Project
from blotter.project.reports import report
from blotter.project.rounds import Passage, RoundPlan
from blotter.project.voices import options_of
from factories import coder as a_coder
from states import state as state_of


def people(project: Project) -> tuple[Coder, ...]:
    return tuple(project.people.values())


def begin(project: Project, name: str = "Pilot", **asked: object) -> Round:
    """A round of everybody, started."""
    plan = RoundPlan(**{"name": name, "coders": people(project), **asked})  # type: ignore[arg-type]
    project.apply(rounds.start(project, plan))
    return project.round(name)


def code(project: Project, of: Round | None, who: str, source: str, path: str, span: tuple[int, int]) -> None:
    project.act_as(who)
    project.work_in(of)
    meaning = project.codebook.find(path)
    project.apply(segments.mark(project, project.source(source), meaning, [Span(*span)]).edit)
    project.work_in(None)


def finish(project: Project, of: Round, *names: str) -> None:
    for name in names:
        project.act_as(name)
        project.work_in(project.rounds[of.id])
        held = {
            a.source for a in project.assignments() if a.round == of.id and a.coder == project.coder(name).id
        }
        given = [project.sources[source] for source in held]
        project.apply(assignments.mark_done(project, project.coder(name), given))
        project.work_in(None)


def test_a_round_gives_everything_to_everybody_and_freezes_the_codebook(project: Project) -> None:
    made = begin(
        project, question="Do we agree?", codes=(project.codebook.find("training"),), plan="We talk."
    )
    assert (made.name, made.question, made.plan, made.is_blind) == ("Pilot", "Do we agree?", "We talk.", True)
    assert made.lead == project.coder("Ada").id
    assert made.codes == (project.codebook.find("training").id,)
    told = rounds.state(project, made)
    assert [(each.coder.name, each.given, each.done) for each in told.coders] == [
        ("Ada", 2, 0),
        ("Ben", 2, 0),
    ]
    assert (told.documents, told.passages, told.is_done, told.sees_all) == (2, 0, False, False)
    assert rounds.of_coder(project, project.coder("Ben")) == [made]
    assert project.statuses(project.coder("Ben")) == {project.source("notes.txt").id: Status.IN_PROGRESS}
    with pytest.raises(BlotterError, match="frozen at revision"):
        project.apply(codes.add(project, "patrol")[1])
    assert freezing.thaw(project) is None
    project.undo()
    assert project.rounds == {}
    assert project.freezes == []
    assert [a for a in project.assignments() if a.round] == []


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"coders": ()}, "Name at least two"),
        ({"coders": "Ada"}, "at least two coders"),
        ({"name": " "}, "needs a name"),
        ({"unit": Unit.SEGMENT}, "needs passages"),
        ({"draw": DrawOptions(how=How.RANDOM, number=1)}, "needs a seed"),
        ({"draw": DrawOptions(how=How.STRATIFIED, by="code", number=1), "seed": 1}, "which codes"),
        ({"measures": ("kappa of nobody",)}, "kappa of nobody"),
    ],
)
def test_what_is_missing_is_said(project: Project, asked: dict[str, object], why: str) -> None:
    if asked.get("coders") == "Ada":
        asked = {"coders": (project.coder("Ada"),)}
    with pytest.raises(BlotterError, match=why):
        begin(project, **asked)  # type: ignore[arg-type]
    assert project.rounds == {}


def test_a_name_is_taken_once_and_a_consensus_codes_nothing(project: Project) -> None:
    made = begin(project)
    with pytest.raises(Refused, match="a round “Pilot” already"):
        begin(project, "PILOT")
    project.apply(rounds.change(project, made, name="First", question="Why?"))
    assert project.round("first").question == "Why?"
    assert rounds.change(project, project.round("First"), name="First") is None
    agreed = Coder(id=a_coder().id, name="Consensus", kind=CONSENSUS)
    project.apply(project.edit("Add", [Put(agreed)]))
    assert agreed.id not in project.people
    with pytest.raises(Refused, match="does not code itself"):
        begin(project, "Second", coders=(*people(project), agreed))


def test_an_empty_project_has_nothing_to_start_with(tmp_path: Path) -> None:
    with Project.create(tmp_path / "new.blotter") as project:
        for name in ("Ada", "Ben"):
            project.apply(coders.add(project, name)[1])
        with pytest.raises(Refused, match="Import documents"):
            begin(project)


def test_passages_are_drawn_and_can_be_drawn_again(project: Project) -> None:
    asked = DrawOptions(how=How.RANDOM, of=Of.SENTENCE, number=2, words=("boats",), factor=9)
    made = begin(project, draw=asked, seed=5)
    held = project.passages(made)
    assert len(held) == 2
    assert all(project.text(project.sources[p.source])[p.start : p.end] == p.quote for p in held)
    again = rounds.sample(project, RoundPlan(name="x", draw=asked, seed=5))
    assert sorted(p.span for p in held) == sorted(each.span for each in again.passages)
    options, cells = drawing.read(json.loads(made.draw))
    assert options == asked
    assert sum(cell.drawn for cell in cells) == 2
    assert project.check() == []


def test_bounds_of_one_coder_become_the_units_of_all(project: Project) -> None:
    with pytest.raises(Refused, match="overlap"):
        begin(project, unit=Unit.SEGMENT, boundaries=project.coder("Ben"))
    made = begin(project, unit=Unit.SEGMENT, boundaries=project.coder("Ada"))
    assert [(each.start, each.end) for each in project.passages(made)] == [(0, 8), (12, 60)]
    assert made.boundaries == project.coder("Ada").id
    code(project, made, "Ada", "notes.txt", "training", (0, 8))
    code(project, made, "Ben", "notes.txt", "training", (0, 8))
    code(project, made, "Ben", "notes.txt", "training", (12, 60))
    finish(project, made, "Ada", "Ben")
    rows = comparison.agreement(project, options_of(project.round("Pilot")))
    row = next(row for row in rows if row.code == "training" and row.unit is Unit.SEGMENT)
    assert (row.units, row.units_agreed, row.units_only) == (2, 1, {"Ada": 0, "Ben": 1})


def test_outside_its_passages_nothing_counts(project: Project) -> None:
    source = project.source("notes.txt")
    made = begin(
        project, unit=Unit.CHARACTER, passages=(Passage(source, Span(9, 20)), Passage(source, Span(30, 40)))
    )
    code(project, made, "Ada", "notes.txt", "training", (0, 11))
    code(project, made, "Ben", "notes.txt", "training", (12, 36))
    finish(project, made, "Ada", "Ben")
    of = project.round("Pilot")
    rows = comparison.agreement(project, options_of(of))
    row = next(row for row in rows if row.code == "training" and row.unit is Unit.CHARACTER)
    assert row.units == 21
    assert row.units_only == {"Ada": 2, "Ben": 14}
    found = comparison.differences(project, AgreementOptions(round="pilot"))
    text = project.text(source)
    assert [(each.coder, each.start, each.end) for each in found] == [
        ("Ada", 9, 11),
        ("Ben", 12, 20),
        ("Ben", 30, 36),
    ]
    assert all(text[each.start : each.end] == each.text for each in found)


def test_all_done_opens_it_once_and_keeps_the_agreement(project: Project) -> None:
    made = begin(project)
    code(project, made, "Ada", "notes.txt", "training", (0, 8))
    code(project, made, "Ben", "notes.txt", "training", (0, 8))
    with pytest.raises(Refused, match="still blind"):
        comparison.agreement(project, AgreementOptions(round="Pilot"))
    with pytest.raises(Refused, match="still blind"):
        next(comparison.coded_texts(project, AgreementOptions(round="Pilot")))
    finish(project, made, "Ada")
    assert project.round("Pilot").is_blind
    finish(project, made, "Ben")
    opened = project.round("Pilot")
    assert not opened.is_blind
    assert project.freezes == []
    (kept,) = project.kept_agreements(opened)
    assert (kept.moment, kept.at) == (OPENED, opened.opened)
    rows = comparison.agreement(project, options_of(opened))
    assert json.loads(kept.told) == json.loads(json.dumps([row.record() for row in rows]))
    first = next(row for row in rows if row.code == "training" and row.unit is Unit.SENTENCE)
    assert (first.value, first.coders, first.documents) == (1.0, ("Ada", "Ben"), 2)
    # Open coding is compared apart: there only Ada and Ben's marks of before count, and nobody is done.
    assert {row.documents for row in comparison.agreement(project, AgreementOptions())} == {0}
    finish(project, made, "Ben")
    assert len(project.kept_agreements(opened)) == 1


def test_what_was_opened_stays_open_whatever_is_undone(project: Project, study_path: Path) -> None:
    before = state_of(study_path)
    made = begin(project)
    project.apply(rounds.change(project, made, question="Why?"))
    code(project, made, "Ben", "notes.txt", "training", (0, 8))
    project.act_as("Ada")
    project.apply(rounds.change(project, project.round("Pilot"), question="What?"))
    rounds.open_now(project, project.round("Pilot"))
    moment = project.round("Pilot").opened
    assert moment
    done = state_of(study_path)
    steps = 0
    while project.rounds:
        project.undo(any_coder=True)
        steps += 1
        assert all(each.opened == moment for each in project.rounds.values())
        assert project.check() == []
    assert steps == 4
    assert state_of(study_path) == before
    for _ in range(steps):
        project.redo(any_coder=True)
    assert state_of(study_path) == done
    assert project.check() == []


def test_its_lead_alone_opens_it_early_or_looks_into_it(project: Project) -> None:
    made = begin(project)
    code(project, made, "Ben", "notes.txt", "training", (0, 8))
    for act in (lambda: rounds.open_now(project, made), lambda: rounds.override(project, made, "Curious")):
        with pytest.raises(Refused, match="led by Ada"):
            act()
    project.act_as("Ada")
    with pytest.raises(Refused, match="Say why"):
        rounds.override(project, made, " ")
    assert [each for each in project.retrieve() if each.round] == []
    rounds.override(project, made, "Ben is ill")
    assert [each.coder for each in project.retrieve() if each.round] == [project.coder("Ben").id]
    assert rounds.state(project, made).sees_all
    last = project.history()[-1]
    assert (last.kind, str(last.label)) == (Kind.EVENT, "Ada looks into the blind round “Pilot”: Ben is ill")
    rounds.open_now(project, made)
    with pytest.raises(Refused, match="open already"):
        rounds.open_now(project, project.round("Pilot"))
    # Who was not done is missing.
    assert {row.documents for row in comparison.agreement(project, AgreementOptions(round="Pilot"))} == {0}


def test_a_coder_is_compared_with_herself(project: Project) -> None:
    first = begin(project)
    code(project, first, "Ada", "notes.txt", "training", (0, 8))
    finish(project, first, "Ada", "Ben")
    project.act_as("Ada")
    ada = project.coder("Ada")
    with pytest.raises(Refused, match="at least two"):
        begin(project, "Again", coders=(ada,))
    again = begin(project, "Again", coders=(ada,), again=project.round("Pilot"))
    code(project, again, "Ada", "notes.txt", "training", (0, 8))
    finish(project, again, "Ada")
    assert project.round("Again").opened
    rows = comparison.agreement(project, options_of(project.round("Again")))
    row = next(row for row in rows if row.code == "training" and row.unit is Unit.SENTENCE)
    assert row.coders == ("Ada (Pilot)", "Ada (Again)")
    assert row.value == 1.0
    options = comparison.checked(project, options_of(project.round("Again")))
    assert comparison.checked(project, options) == options


def test_a_blind_round_is_not_repeated(project: Project) -> None:
    """Else what Ben codes in it would be told by how far he agrees with himself."""
    first, ben = begin(project), project.coder("Ben")
    for who in ({"coders": (ben,)}, {}):
        with pytest.raises(Refused, match="still blind"):
            begin(project, "Again", again=first, **who)


def test_a_round_is_removed_with_all_of_it_but_not_over_hidden_work(project: Project) -> None:
    made = begin(project)
    code(project, made, "Ben", "notes.txt", "training", (0, 8))
    project.act_as("Ada")
    with pytest.raises(Refused, match="cannot be removed"):
        rounds.remove(project, made)
    rounds.open_now(project, made)
    count = project.count()
    project.apply(rounds.remove(project, project.round("Pilot")))
    assert project.rounds == {}
    assert project.count() == count - 1
    assert project.check() == []
    project.undo()
    assert project.count(SegmentQuery(round=made.id)) == 1
    assert project.check() == []


def test_people_and_codes_of_a_blind_round_stay(project: Project) -> None:
    made = begin(project, freeze=False)
    ada, ben = project.coder("Ada"), project.coder("Ben")
    training, assistance = project.codebook.find("training"), project.codebook.find("assistance")
    for act in (
        lambda: coders.remove(project, ben),
        lambda: joining.join(project, ben, ada),
        lambda: codes.delete(project, training),
        lambda: codes.merge(project, training, assistance),
    ):
        with pytest.raises(Refused, match="blind"):
            act()
    rounds.open_now(project, made)
    project.apply(codes.merge(project, training, assistance))
    project.apply(joining.join(project, ben, ada))
    assert project.round("Pilot").coders == (ada.id,)
    assert project.check() == []


def test_a_code_of_a_round_becomes_what_it_was_merged_into(project: Project) -> None:
    training, assistance = project.codebook.find("training"), project.codebook.find("assistance")
    made = begin(project, codes=(training,), freeze=False)
    rounds.open_now(project, made)
    project.apply(codes.merge(project, training, assistance))
    assert project.round("Pilot").codes == (assistance.id,)
    project.apply(codes.delete(project, assistance))
    assert project.round("Pilot").codes == ()
    assert project.check() == []


def test_a_document_goes_with_its_passages(project: Project) -> None:
    made = begin(project, draw=DrawOptions(of=Of.PARAGRAPH))
    rounds.open_now(project, made)
    project.work_in(project.round("Pilot"))
    project.apply(sources.remove(project, project.source("notes.txt")))
    project.work_in(None)
    assert {each.source for each in project.passages(made)} == {project.source("boats.txt").id}
    assert project.check() == []


def test_coders_work_in_packages_and_come_together(project: Project, tmp_path: Path) -> None:
    source = project.source("notes.txt")
    made = begin(project, sources=(source,), passages=(Passage(source, Span(0, 20)),))
    for name in ("Ada", "Ben"):
        packaging.package(project, project.coder(name), tmp_path / f"{name}.blotter", of=made)
        with Project(tmp_path / f"{name}.blotter") as package:
            package.act_as(name)
            assert [each.name for each in package.sources.values()] == ["notes.txt"]
            assert [each.name for each in package.coders.values()] == [name]
            held = package.round("Pilot")
            assert [p.span for p in package.passages(held)] == [Span(0, 20)]
            assert {a.round for a in package.assignments()} == {made.id}
            code(package, held, name, "notes.txt", "training", (0, 8))
            finish(package, held, name)
            assert package.round("Pilot").is_blind
            with pytest.raises(Refused, match="package"):
                rounds.open_now(package, held)
            assert package.check() == []
    raw = (tmp_path / "Ada.blotter").read_bytes()
    assert b"Ben" not in raw
    assert b"assistance" in raw
    for number, name in enumerate(("Ada", "Ben")):
        with merging.opened(project, [tmp_path / f"{name}.blotter"]) as copies:
            plan = merging.plan(project, copies, Decisions())
            assert plan.open == []
            merging.carry_out(project, plan)
        assert bool(project.round("Pilot").opened) is bool(number)
    row = json.loads(project.kept_agreements(made)[0].told)[0]
    assert row["segments"] == {"Ada": 1, "Ben": 1}
    assert project.check() == []


def test_reports_tell_rounds_apart(project: Project) -> None:
    made = begin(project, sources=(project.source("notes.txt"),))
    code(project, made, "Ada", "notes.txt", "training", (0, 8))
    rows = {
        (row["source"], row["coder"], row["round"]): row for row in report(project, "assignments").records()
    }
    assert rows["notes.txt", "Ada", "Pilot"]["status"] == "in progress"
    assert rows["notes.txt", "Ada", "Pilot"]["segments"] == 1
    assert rows["notes.txt", "Ada", None]["segments"] == 2
    assert (rows["notes.txt", "Ben", "Pilot"]["status"], rows["notes.txt", "Ben", "Pilot"]["segments"]) == (
        "assigned",
        None,
    )
    told = [
        (row["coder"], row["assigned"], row["begun"], row["round"])
        for row in report(project, "progress").records()
    ]
    assert told == [("Ada", 1, 1, None), ("Ben", 1, 1, None), ("Ada", 1, 1, "Pilot"), ("Ben", 1, 0, "Pilot")]

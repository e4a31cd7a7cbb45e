"""Settling in a project: the originals stay, the consensus coder has what stands, one step each."""

import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.settling import Bounds, Item, Rule
from blotter.domain.assignment import Assignment, Status
from blotter.domain.decision import Choice, Decision, Reason
from blotter.domain.edit import Put
from blotter.domain.entity import new_id, now
from blotter.domain.round import OPENED, SETTLED, KeptAgreement, Round
from blotter.domain.segment import CONSENSUS, Segment, Span
from blotter.errors import BlotterError, Refused
from blotter.project import (
    assignments,
    code_notes,
    coders,
    codes,
    comparison,
    joining,
    segments,
    settling,
    sources,
)
from blotter.project.project import Project
from blotter.project.reports import report
from states import state

ONE, ALL, NONE, NEW = Choice
_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


@pytest.fixture
def done(project: Project) -> Project:
    """The small study; both coders are done with the first document. They agree on a training."""
    finish(project)
    return project


def finish(project: Project) -> None:
    for coder in list(project.coders.values()):
        project.apply(assignments.mark_done(project, coder, [project.source("notes.txt")]))


def originals(project: Project) -> list[Segment]:
    consensus = settling.consensus_coder(project)
    held = (each for each in project.retrieve() if consensus is None or each.coder != consensus.id)
    return sorted(held, key=lambda each: each.id)


def standing(project: Project) -> list[tuple[str, int, int]]:
    consensus = settling.consensus_coder(project)
    return sorted(
        (project.codebook.path(each.code), each.start, each.end)
        for each in project.retrieve()
        if consensus and each.coder == consensus.id
    )


def the_item(project: Project) -> Item:
    (item,) = settling.items(project, None)
    return item


def decide(project: Project, choice: Choice, *names: str, **told: object) -> Decision:
    sided = [project.coder(name) for name in names]
    project.apply(settling.decide(project, the_item(project), choice, sided=sided, **told))
    return project.decisions(None)[-1]


# What is to be settled


def test_a_place_where_coders_differ_is_an_item_and_an_agreed_one_is_not(done: Project) -> None:
    item = the_item(done)
    assert [(each.coder, each.code, each.start, each.end) for each in item.segments] == [
        ("Ben", "assistance", 4, 20), ("Ada", "training/academy", 12, 60),
    ]  # fmt: skip
    assert (item.start, item.end, item.decision, item.round) == (4, 60, None, None)
    assert item.quote == done.text(done.source("notes.txt"))[4:60]
    assert {each.code for each in item.agreed} == {"training"}
    (agreed,) = settling.places(done, None).agreed
    assert (agreed.code, len(agreed.segments)) == ("training", 2)


def test_nothing_is_to_be_settled_before_two_are_done(project: Project) -> None:
    assert settling.items(project, None) == []
    project.apply(assignments.mark_done(project, project.coder("Ada"), [project.source("notes.txt")]))
    assert settling.items(project, None) == []
    finish(project)
    only = AgreementOptions(codes=("assistance",))
    assert [item.codes for item in settling.items(project, None, only)] == [("assistance",)]


# Deciding


@pytest.mark.parametrize(
    ("choice", "names", "stands", "sided"),
    [
        (ONE, ["Ada"], [("training/academy", 12, 60)], ["Ada"]),
        (ONE, ["Ben"], [("assistance", 4, 20)], ["Ben"]),
        (ALL, [], [("assistance", 4, 20), ("training/academy", 12, 60)], ["Ada", "Ben"]),
        (NONE, [], [], []),
    ],
)
def test_a_decision_codes_for_the_consensus_and_touches_no_original(
    done: Project, choice: Choice, names: list[str], stands: list[tuple[str, int, int]], sided: list[str]
) -> None:
    before, item = originals(done), the_item(done)
    decided = decide(done, choice, *names, reason=Reason.DEFINITION, note=" Too wide. ", hidden=True)
    assert standing(done) == stands
    assert originals(done) == before
    assert [done.coders[each].name for each in decided.sided] == sided
    assert (decided.choice, decided.reason, decided.note, decided.hidden) == (
        choice, Reason.DEFINITION, "Too wide.", True,
    )  # fmt: skip
    assert (decided.coder, decided.took_part) == (done.coder("Ada").id, True)
    assert decided.revision == done.revision.id
    assert decided.segments == tuple(each.id for each in item.segments)
    assert decided.kinds == tuple(map(str, item.kinds))
    assert sorted(decided.made) == sorted(each.id for each in done.retrieve() if each not in before)
    assert the_item(done) == replace(item, decision=decided)
    assert done.check() == []


def test_the_consensus_coder_is_one_and_has_a_free_name(done: Project) -> None:
    done.apply(coders.add(done, "consensus")[1])
    finish_before = settling.consensus_coder(done)
    decide(done, ALL)
    decide(done, NONE)
    consensus = settling.consensus_coder(done)
    assert (finish_before, consensus.name, consensus.kind) == (None, "Consensus (2)", CONSENSUS)
    assert sum(each.kind == CONSENSUS for each in done.coders.values()) == 1


def test_a_new_segment_stands_instead(done: Project) -> None:
    book = done.codebook
    spans = [(book.find("assistance"), Span(4, 30)), (book.find("training"), Span(0, 5))]
    decided = decide(done, NEW, spans=[*spans, spans[0]])
    assert standing(done) == [("assistance", 4, 30), ("training", 0, 5)]
    assert (len(decided.made), decided.sided) == (2, ())
    source = done.source("notes.txt")
    for each in done.segments_by_id(decided.made):
        assert each.quote == done.text(source)[each.start : each.end]
        assert each.revision == done.revision.id


def test_new_bounds_that_are_somebodys_side_with_that_one(done: Project) -> None:
    decided = decide(done, NEW, spans=[(done.codebook.find("assistance"), Span(4, 20))])
    assert (decided.choice, decided.sided) == (NEW, (done.coder("Ben").id,))


def test_deciding_again_replaces_what_was_decided_and_made(done: Project) -> None:
    first = decide(done, ALL)
    second = decide(done, ONE, "Ben")
    assert done.decisions(None) == [second]
    assert standing(done) == [("assistance", 4, 20)]
    assert set(first.made).isdisjoint(second.made)
    done.undo()
    assert done.decisions(None) == [first]
    assert len(standing(done)) == 2
    done.undo()
    assert (done.decisions(None), settling.consensus_coder(done)) == ([], None)


def test_a_decision_is_taken_back_in_one_step(done: Project) -> None:
    decided = decide(done, ALL)
    done.apply(settling.take_back(done, decided))
    assert (the_item(done).decision, standing(done)) == (None, [])
    done.undo()
    assert the_item(done).decision == decided


def test_a_decision_that_somebody_else_takes_says_so(done: Project) -> None:
    done.apply(coders.add(done, "Cy")[1])
    done.act_as("Cy")
    assert decide(done, ALL).took_part is False
    done.actor = None
    nobody = decide(done, NONE)
    assert (nobody.coder, nobody.took_part) == (None, False)


def test_what_is_not_told_wholly_is_refused(done: Project) -> None:
    item, ada = the_item(done), done.coder("Ada")
    code, span = done.codebook.find("training"), Span(0, 5)
    done.apply(coders.add(done, "Cy")[1])
    before = state(done.path)
    for choice, told in (
        (ONE, {}),
        (ALL, {"sided": [ada]}),
        (ONE, {"sided": [done.coder("Cy")]}),
        (NEW, {}),
        (NEW, {"spans": []}),
        (NONE, {"spans": [(code, span)]}),
        (NEW, {"spans": [(code, Span(0, 100_000))]}),
        (NEW, {"spans": [(code, Span(5, 5))]}),
        (NONE, {"words": settling.Words(code, "sense", "x")}),
    ):
        with pytest.raises(Refused):
            settling.decide(done, item, choice, **told)
    assert state(done.path) == before


def test_an_item_that_changed_meanwhile_is_not_decided(done: Project) -> None:
    item = the_item(done)
    done.act_as("Ben")
    (own,) = [each for each in done.retrieve() if each.start == 4]
    done.apply(segments.set_bounds(done, own, Span(5, 20)))
    with pytest.raises(Refused, match="has changed meanwhile"):
        settling.decide(done, item, ALL)
    done.apply(segments.unmark(done, [done.segment(own.id)]))
    with pytest.raises(Refused, match="has changed meanwhile"):
        settling.decide(done, item, ALL)


def test_what_was_decided_about_other_segments_is_replaced_once_they_are_decided_anew(done: Project) -> None:
    decide(done, ALL)
    (own,) = [each for each in originals(done) if each.start == 4]
    done.apply(segments.unmark(done, [own]))
    assert the_item(done).decision is None
    second = decide(done, NONE)
    assert (done.decisions(None), standing(done)) == ([second], [])


def test_a_decision_can_propose_words_for_a_definition_in_the_same_step(done: Project) -> None:
    training = done.codebook.find("training")
    decide(done, ALL, words=settling.Words(training, "use_when", "Only for courses.", "See notes.txt"))
    (note,) = code_notes.of_code(done, training.id)
    assert (note.part, note.words, note.text, note.decision) == (
        "use_when", "Only for courses.", "See notes.txt", "",
    )  # fmt: skip
    assert code_notes.open_notes(done.code_notes()) == [note]
    done.undo()
    assert (done.code_notes(), done.decisions(None)) == ([], [])


# What is agreed, and proposals


def test_what_all_agree_on_is_taken_over_once(done: Project) -> None:
    done.apply(settling.accept_agreed(done, None))
    assert standing(done) == [("training", 0, 8)]
    assert done.decisions(None) == []
    assert settling.accept_agreed(done, None) is None
    decide(done, NEW, spans=[(done.codebook.find("training"), Span(0, 8))])
    assert standing(done) == [("training", 0, 8)]
    decide(done, NONE)
    assert standing(done) == [("training", 0, 8)]


def test_the_consensus_is_done_with_a_document_once_nothing_is_open_there(done: Project) -> None:
    def status() -> Status | None:
        consensus, notes = settling.consensus_coder(done), done.source("notes.txt")
        return done.statuses(consensus).get(notes.id)

    decide(done, ALL)
    assert status() is Status.IN_PROGRESS
    done.apply(settling.accept_agreed(done, None))
    assert status() is Status.DONE
    done.apply(settling.take_back(done, done.decisions(None)[0]))
    assert status() is Status.IN_PROGRESS


def test_proposals_write_nothing_and_are_carried_out_in_one_step(done: Project) -> None:
    before = state(done.path)
    for rule in Rule:
        assert settling.proposals(done, None, None, rule).left == (the_item(done),)
    assert state(done.path) == before
    done.act_as("Ben")
    source = done.source("notes.txt")
    done.apply(segments.mark(done, source, done.codebook.find("training/academy"), [Span(0, 40)]).edit)
    (own,) = [each for each in originals(done) if each.start == 4]
    done.apply(segments.unmark(done, [own]))
    proposed = settling.proposals(done, None, None, Rule.OVERLAP, threshold=0.4, bounds=Bounds.SHARED)
    assert [len(proposed.made), len(proposed.left), len(proposed.agreed)] == [1, 0, 1]
    done.apply(settling.apply_proposals(done, None, proposed))
    assert standing(done) == [("training", 0, 8), ("training/academy", 12, 40)]
    (decided,) = done.decisions(None)
    assert (decided.reason, decided.choice) == (None, NEW)
    assert decided.note == "By rule: overlap, 0.4; bounds: shared"
    assert settling.apply_proposals(done, None, settling.proposals(done, None, None, Rule.OVERLAP)) is None
    done.undo()
    assert (standing(done), done.decisions(None)) == ([], [])


# Comparing afterwards


def test_the_consensus_is_compared_where_it_is_named_and_only_there(done: Project) -> None:
    options = AgreementOptions(intervals=False)
    before = comparison.agreement(done, options), comparison.differences(done, options)
    decide(done, ONE, "Ada")
    done.apply(settling.accept_agreed(done, None))
    assert (comparison.agreement(done, options), comparison.differences(done, options)) == before
    named = options.model_copy(update={"coders": ("Ben", "Consensus"), "codes": ("assistance",)})
    row = comparison.agreement(done, named)[0]
    assert row.segments == {"Ben": 1, "Consensus": 0}
    with_ada = named.model_copy(update={"coders": ("Ada", "Consensus")})
    assert comparison.differences(done, with_ada) == []


def test_agreement_is_told_before_and_after_negotiation(done: Project) -> None:
    def figures() -> dict[str, tuple[float | None, float | None]]:
        rows = settling.negotiated(done, None)
        return {each.code: (each.before, each.after) for each in rows if each.measure == "f1"}

    assert figures()["training/academy"] == (0, 0)
    decide(done, ONE, "Ada")
    assert figures()["training/academy"] == (0, 1)
    assert figures()["assistance"] == (0, None)
    assert figures()["training"] == (1, 1)
    table = report(done, "negotiation")
    assert list(table.keys) == ["round", "code", "unit", "measure", "before", "after", "reason"]
    assert (None, "training/academy", "character", "f1", 0.0, 1.0, "") in [tuple(row) for row in table.rows]


def test_reports_tell_decisions_and_who_prevailed(done: Project) -> None:
    assert list(report(done, "decisions").rows) == []
    decided = decide(done, ONE, "Ben", reason=Reason.SLIP, note="Seen late")
    (row,) = report(done, "decisions").records()
    where = (row["round"], row["source"], row["start"], row["end"])
    assert where == (None, "notes.txt", 4, 60)
    told = (row["codes"], row["coders"], row["choice"], row["sided"])
    assert told == ("assistance; training/academy", "Ada; Ben", "one", "Ben")
    assert (row["id"], row["reason"], row["note"], row["coder"]) == (decided.id, "slip", "Seen late", "Ada")
    assert (row["took_part"], row["hidden"], row["revision"]) == (True, False, done.revision.number)
    counts = {
        (r["coder"], r["reason"]): (r["alone"], r["fell"], r["own"])
        for r in report(done, "prevailed").records()
    }
    assert counts == {
        ("Ada", "all"): (0, 1, 1), ("Ada", "slip"): (0, 1, 1),
        ("Ben", "all"): (1, 0, 0), ("Ben", "slip"): (1, 0, 0),
    }  # fmt: skip


# When coders, documents and codes go


def test_decisions_outlive_their_decider_and_go_with_their_document(done: Project) -> None:
    done.apply(coders.add(done, "Cy")[1])
    done.act_as("Cy")
    decide(done, ALL)
    done.apply(coders.remove(done, done.coder("Cy")))
    assert done.decisions(None)[0].coder is None
    done.apply(sources.remove(done, done.source("notes.txt")))
    assert done.decisions(None) == []
    done.undo(any_coder=True)
    assert len(done.decisions(None)) == 1
    assert done.check() == []


def test_decisions_are_the_others_when_coders_are_joined(done: Project) -> None:
    done.apply(coders.add(done, "Cy")[1])
    decide(done, ONE, "Ada")
    done.apply(joining.join(done, done.coder("Ada"), done.coder("Cy")))
    (decided,) = done.decisions(None)
    cy = done.coder("Cy").id
    assert (decided.coder, decided.sided) == (cy, (cy,))
    assert set(decided.coders) == {cy, done.coder("Ben").id}
    assert the_item(done).decision == decided


def test_a_decision_is_about_what_a_code_became(done: Project) -> None:
    decide(done, ALL)
    book = done.codebook
    done.apply(codes.merge(done, book.find("assistance"), book.find("training")))
    (row,) = report(done, "decisions").records()
    assert row["codes"] == "training; training/academy"
    done.apply(codes.delete(done, done.codebook.find("training/academy")))
    (row,) = report(done, "decisions").records()
    assert row["codes"] == "training"
    assert done.check() == []


# Rounds


def a_round(project: Project, name: str = "Pilot", blind: bool = True) -> Round:
    """A round of both coders over the first document, in which only Ada has coded something."""
    ada, ben = project.coder("Ada"), project.coder("Ben")
    made = Round(
        id=new_id(), name=name, coders=(ada.id, ben.id), revision=project.revision.id, blind=blind,
        lead=ada.id, started=now(), unit="character",
    )  # fmt: skip
    source = project.source("notes.txt")
    given_out = [
        Assignment(id=new_id(), source=source.id, coder=each.id, status=Status.ASSIGNED, round=made.id)
        for each in (ada, ben)
    ]
    project.apply(project.edit("Start", [Put(made), *map(Put, given_out)]))
    project.work_in(made)
    project.apply(segments.mark(project, source, project.codebook.find("training"), [Span(9, 20)]).edit)
    project.work_in(None)
    return made


def all_done(project: Project, of: Round) -> Round:
    held = [each for each in project.assignments() if each.round == of.id]
    project.apply(project.edit("Done", [Put(replace(each, status=Status.DONE)) for each in held]))
    return project.rounds[of.id]


def test_a_blind_round_is_not_settled_and_an_open_one_is(done: Project) -> None:
    made = a_round(done)
    done.act_as("Ben")
    for refused in (
        lambda: settling.items(done, made),
        lambda: settling.proposals(done, made, None, Rule.FULL),
        lambda: settling.prevailed(done, made),
        lambda: settling.negotiated(done, made),
    ):
        with pytest.raises(Refused, match="still blind"):
            refused()
    assert len(settling.items(done, None)) == 1
    opened = all_done(done, made)
    (item,) = settling.items(done, opened)
    assert (item.round, item.codes, item.start, item.end) == (made.id, ("training",), 9, 20)
    done.apply(settling.decide(done, item, ONE, sided=[done.coder("Ada")]))
    (decided,) = done.decisions(opened)
    assert [each.round for each in done.segments_by_id(decided.made)] == [made.id]
    assert settling.items(done, opened)[0].decision == decided
    assert the_item(done).decision is None
    assert done.check() == []


def test_a_round_is_settled_also_while_one_codes_in_another(done: Project) -> None:
    made = all_done(done, a_round(done))
    again = a_round(done, "Later", blind=False)
    done.work_in(again)
    assert [item.round for item in settling.items(done, made)] == [made.id]
    decide(done, ALL)
    assert the_item(done).decision is not None


def test_a_round_keeps_its_agreement_before_and_after(done: Project) -> None:
    made = all_done(done, a_round(done))
    with pytest.raises(Refused, match="still open"):
        settling.keep_settled(done, made)
    (item,) = settling.items(done, made)
    done.apply(settling.decide(done, item, ONE, sided=[done.coder("Ada")]))
    done.apply(settling.keep_settled(done, made))
    done.apply(settling.keep_settled(done, made))
    kept = {each.moment: each for each in done.kept_agreements(made)}
    assert sorted(each.moment for each in done.kept_agreements(made)) == [OPENED, SETTLED]
    told = json.loads(kept[SETTLED].told)
    f1 = next(row for row in told if (row["code"], row["measure"]) == ("training", "f1"))
    assert (f1["value"], f1["segments"]) == (1.0, {"Ada": 1, "Ben": 1})
    rows = {each.code: each for each in settling.negotiated(done, made) if each.measure == "f1"}
    assert (rows["training"].before, rows["training"].after) == (0.0, 1.0)
    lost = replace(kept[OPENED], told="[]")
    done.apply(done.edit("Lose", [Put(lost)]))
    assert settling.negotiated(done, made) == []
    assert isinstance(lost, KeptAgreement)


# Any sequence


@pytest.fixture(scope="module")
def settled_template(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copyfile(template, tmp_path_factory.mktemp("settling") / "study.blotter"))
    with Project(path) as project:
        project.act_as("Ben")
        source, book = project.source("notes.txt"), project.codebook
        for name, span in (("training/academy", Span(20, 62)), ("either\\/or", Span(66, 80))):
            project.apply(segments.mark(project, source, book.find(name), [span]).edit)
        project.act_as("Ada")
        finish(project)
    return path


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["decide", "back", "rule", "undo", "redo"]), st.randoms()),
        min_size=3,
        max_size=14,
    )
)
def test_no_sequence_of_decisions_touches_an_original_and_undo_restores(
    settled_template: Path, steps
) -> None:
    with tempfile.TemporaryDirectory(dir=_MEMORY) as folder:
        copied = Path(shutil.copyfile(settled_template, Path(folder) / "study.blotter"))
        with Project(copied) as project:
            project.act_as("Ada")
            _walk(project, steps)


def _walk(project: Project, steps) -> None:
    before, known, here = originals(project), [state(project.path)], 0
    for step, chance in steps:
        if step in ("undo", "redo"):
            forward = step == "redo"
            if forward and here + 1 < len(known):
                project.redo()
                here += 1
            elif not forward and here:
                project.undo()
                here -= 1
            assert state(project.path) == known[here]
            continue
        if project.apply(_planned(project, step, chance)) is not None:
            here += 1
            known[here:] = [state(project.path)]
        assert originals(project) == before
        assert_consistent(project)
    while here:
        project.undo()
        here -= 1
    assert state(project.path) == known[0]


def _planned(project: Project, step: str, chance) -> object:
    if step == "back":
        decisions = project.decisions(None)
        return settling.take_back(project, chance.choice(decisions)) if decisions else None
    if step == "rule":
        rule, bounds = chance.choice(list(Rule)), chance.choice(list(Bounds))
        proposed = settling.proposals(project, None, None, rule, threshold=0.2, bounds=bounds)
        assert all(item.decision is None for item, _ in proposed.made)
        return settling.apply_proposals(project, None, proposed)
    item, choice = chance.choice(settling.items(project, None)), chance.choice(list(Choice))
    start = chance.randrange(0, 60)
    code = chance.choice(list(project.codebook))
    return settling.decide(
        project,
        item,
        choice,
        sided=[project.coder(chance.choice(item.coders))] if choice is ONE else (),
        spans=[(code, Span(start, start + 20))] if choice is NEW else None,
    )


def assert_consistent(project: Project) -> None:
    """What decisions made is there, and no item is decided twice."""
    decisions = project.decisions(None)
    decided = [identity for each in decisions for identity in each.segments]
    assert len(decided) == len(set(decided))
    for each in decisions:
        assert len(project.segments_by_id(each.made)) == len(each.made)
    stands = standing(project)
    assert len(stands) == len(set(stands))
    assert project.check() == []


def test_every_refusal_here_is_a_sentence(done: Project) -> None:
    with pytest.raises(BlotterError) as refused:
        settling.decide(done, the_item(done), ONE)
    assert str(refused.value).endswith(".")

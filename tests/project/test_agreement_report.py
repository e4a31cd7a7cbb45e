"""What is known of a comparison of coders, gathered from real projects."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import factories
from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.settling import ANY_REASON, Rule
from blotter.analysis.units import Unit
from blotter.domain.agreement_report import ReportedDraw
from blotter.domain.assignment import Status
from blotter.domain.codebook import Code
from blotter.domain.decision import Choice, Reason
from blotter.domain.round import Round
from blotter.domain.segment import Coder, Span
from blotter.errors import NotFound, Refused
from blotter.project import agreement_report, assignments, codes, comparison, rounds, segments, settling
from blotter.project.agreement_report import gather, options_for
from blotter.project.project import Project
from blotter.project.round_plans import RoundPlan

TEXT = "One two three.\n\nFour five six.\n\nSeven eight nine.\n\nTen eleven twelve.\n\nThirteen fourteen.\n"


def done(project: Project, *names: str) -> None:
    """Ada and Ben are done with these documents."""
    sources = [project.source(name) for name in names]
    for coder in list(project.coders.values())[:2]:
        project.apply(assignments.mark_done(project, coder, sources))


@pytest.fixture
def study(project: Project) -> Project:
    """The small study, of whose documents one was done by both coders."""
    done(project, "notes.txt")
    return project


def test_the_figures_are_those_of_the_comparison(study: Project) -> None:
    report = gather(study, options_for(study))
    options = AgreementOptions(unit=Unit.SENTENCE, measures=tuple(each.id for each in report.measures))
    rows = {(row.code, row.measure): row for row in comparison.agreement(study, options)}
    assert {code.code for code in report.codes} == {"training", "training/academy", "assistance"}
    for code in report.codes:
        for measure, found in code.estimates.items():
            row = rows[code.code, measure]
            assert (found.value, found.low, found.high) == (row.value, row.low, row.high)
            assert (found.reason, found.interval_reason) == (row.reason, row.interval_reason)
            assert (code.segments, code.only) == (row.segments, row.only)
            assert (code.agreed, code.n, code.prevalence) == (row.agreed, row.n, row.prevalence)


def test_what_is_known_of_open_coding(study: Project) -> None:
    report = gather(study, options_for(study))
    assert report.names == ("Ada", "Ben")
    assert [(each.name, each.coders) for each in report.documents] == [("notes.txt", ("Ada", "Ben"))]
    assert report.all_documents == 2
    assert report.characters == study.source("notes.txt").characters
    assert (report.unit, report.headline) == ("sentence", "krippendorff_alpha_nominal")
    assert report.unused == ("either\\/or",)
    assert report.round is None
    assert [each.number for each in report.revisions] == [study.revision.number if study.revision else 0]
    assert sum(each.count for each in report.kinds) == 2
    assert (report.decisions, report.prevailed, report.negotiated) == ((), (), ())


def test_a_freeze_is_told_while_it_lasts(study: Project) -> None:
    from blotter.project import freezing

    assert not gather(study, options_for(study)).revisions[0].frozen
    study.apply(freezing.freeze(study, "for the count"))
    assert gather(study, options_for(study)).revisions[0].frozen


def test_options_narrow_it(study: Project) -> None:
    asked = options_for(study, codes=("training",), unit="paragraph", measures=("cohen_kappa",), rollup=True)
    report = gather(study, asked)
    assert [code.code for code in report.codes] == ["training", "training/academy"]
    assert report.asked_codes == ("training", "training/academy")
    assert [each.id for each in report.measures] == ["cohen_kappa"]
    assert (report.unit, report.headline, report.rollup) == ("paragraph", "cohen_kappa", True)
    with pytest.raises(NotFound):
        gather(study, options_for(study, codes=("nothing",)))


def test_matched_segments_have_their_own_measures(study: Project) -> None:
    report = gather(study, options_for(study, unit="match"))
    assert report.measures
    assert all(each.pairs_segments for each in report.measures)


def test_why_there_is_no_interval_is_said_in_the_same_words_for_every_code(ring: Project) -> None:
    first, other = list(ring.sources.values())[:2]
    for name in ("Ada", "Ben"):
        ring.act_as(name)
        for code, spans in (("gift", [Span(0, 14)]), ("patrol", [Span(0, 14), Span(16, 31)])):
            found = ring.codebook.find(code)
            assert found is not None
            ring.apply(segments.mark(ring, first, found, spans).edit)
    done(ring, first.name, other.name)
    alpha = "krippendorff_alpha_nominal"
    options = options_for(ring, measures=(alpha,))
    told = {row.interval_reason for row in comparison.agreement(ring, options) if row.value is not None}
    assert len(told) == 2
    report = gather(ring, options)
    reasons = {code.estimates[alpha].interval_reason for code in report.codes}
    assert reasons == {"undefined on more than 5 % of the replicates"}


def test_twenty_coders_who_did_different_documents(project: Project) -> None:
    for number in range(18):
        project.apply(factories.edit(factories.coder(f"Coder {number:02}")))
    sources = [project.source("notes.txt"), project.source("boats.txt")]
    for number, coder in enumerate(list(project.coders.values())):
        project.apply(assignments.mark_done(project, coder, sources[: 1 + number % 2]))
    report = gather(project, options_for(project))
    assert len(report.coders) == 20
    assert [len(each.coders) for each in report.documents] == [10, 20]
    assert (len(report.documents), report.complete) == (2, 1)
    assert {each.documents for each in report.coders} == {1, 2}
    (training,) = (code for code in report.codes if code.code == "training")
    assert training.segments == {name: int(name in ("Ada", "Ben")) for name in report.names}


def test_without_two_coders_there_is_nothing_to_report(project: Project) -> None:
    with pytest.raises(Refused, match="nothing to report"):
        gather(project, options_for(project))


# Rounds


@pytest.fixture
def ring(tmp_path: Path) -> Iterator[Project]:
    """A project for rounds: three coders, three documents of five paragraphs, two codes."""
    with Project.create(tmp_path / "ring.blotter") as project:
        for name in ("Ada", "Ben", "Cleo"):
            project.apply(factories.edit(factories.coder(name)))
        project.apply(factories.import_of(*(factories.text_source(TEXT, f"{n}.txt") for n in range(3))))
        project.act_as("Ada")
        for name in ("gift", "patrol"):
            project.apply(codes.add(project, name)[1])
        yield project


def person(project: Project, name: str) -> Coder:
    return project.coder(name)


def gift(project: Project) -> Code:
    found = project.codebook.find("gift")
    assert found is not None
    return found


def finish(project: Project, of: Round, name: str) -> None:
    """Somebody is done with everything in a round."""
    own = [each for each in project.assignments() if each.round == of.id]
    own = [each for each in own if each.coder == person(project, name).id]
    project.apply(factories.edit(*(replace(each, status=Status.DONE) for each in own)))


DIFFERING = {"Ada": [Span(0, 14), Span(32, 49)], "Ben": [Span(0, 14), Span(51, 69)]}


def coded_round(project: Project, coded: Mapping[str, list[Span]] = DIFFERING, **answers: object) -> None:
    """A blind round of Ada and Ben, with these gifts in each document, that both have done."""
    people = (person(project, "Ada"), person(project, "Ben"))
    plan = RoundPlan(name="First", coders=people, **answers)  # type: ignore[arg-type]
    project.apply(rounds.start(project, plan))
    of = project.round("First")
    for name, spans in coded.items():
        project.act_as(name)
        project.work_in(of)
        for source in project.sources.values():
            project.apply(segments.mark(project, source, gift(project), spans).edit)
        finish(project, of, name)
    project.work_in(None)
    project.act_as("Ada")


def test_a_round_is_told_as_it_was_planned_and_went(ring: Project) -> None:
    coded_round(
        ring, question="Do we see gifts?", plan="By talking.", unit=Unit.PARAGRAPH, codes=(gift(ring),)
    )
    of = ring.round("First")
    report = gather(ring, options_for(ring, of=of))
    told = report.round
    assert told is not None
    assert (told.name, told.question, told.plan) == ("First", "Do we see gifts?", "By talking.")
    assert told.blind
    assert told.opened == of.opened != ""
    assert (told.documents, told.passages, told.draw, told.looks) == (3, 0, None, ())
    assert report.unit == "paragraph"
    assert report.names == ("Ada", "Ben")
    assert [code.code for code in report.codes] == ["gift"]
    assert report.codes[0].segments == {"Ada": 6, "Ben": 6}
    assert not report.is_again


def test_a_draw_is_told_with_its_seed(ring: Project) -> None:
    from blotter.analysis.drawing import By, DrawOptions, How, Of

    draw = DrawOptions(
        how=How.STRATIFIED, of=Of.PARAGRAPH, number=6, by=By.DOCUMENT, words=("eight",), factor=4
    )
    coded_round(ring, draw=draw, seed=7)
    report = gather(ring, options_for(ring, of=ring.round("First")))
    assert report.round is not None
    assert report.round.passages == 6
    assert report.round.draw == ReportedDraw(
        of="paragraph", size=15, drawn=6, seed=7, strata="document", words=("eight",), factor=4
    )
    assert report.characters < sum(source.characters for source in ring.sources.values())


def test_a_round_that_is_blind_is_refused_and_a_look_is_told(ring: Project) -> None:
    plan = RoundPlan(name="First", coders=(person(ring, "Ada"), person(ring, "Ben")))
    ring.act_as("Cleo")
    ring.apply(rounds.start(ring, plan))
    of = ring.round("First")
    with pytest.raises(Refused, match="still blind"):
        gather(ring, options_for(ring, of=of))
    rounds.override(ring, of, "a broken laptop")
    for name in ("Ada", "Ben"):
        finish(ring, of, name)
    told = gather(ring, options_for(ring, of=ring.round("First"))).round
    assert told is not None
    assert [(look.coder, look.reason) for look in told.looks] == [("Cleo", "a broken laptop")]


def test_decisions_who_prevailed_and_what_negotiation_did(ring: Project) -> None:
    coded_round(ring, unit=Unit.PARAGRAPH)
    of = ring.round("First")
    first, second, *_ = settling.items(ring, of)
    ring.apply(
        settling.decide(
            ring,
            first,
            Choice.ONE,
            sided=[person(ring, "Ben")],
            reason=Reason.SLIP,
            note="Plain.",
            hidden=True,
        )
    )
    ring.act_as("Cleo")
    ring.apply(settling.decide(ring, second, Choice.NONE, reason=Reason.DEFINITION))
    before = gather(ring, options_for(ring, of=of))
    (one, two) = before.decisions
    assert (one.choice, one.sided, one.reason, one.note) == ("one", ("Ben",), "slip", "Plain.")
    assert (one.coder, one.took_part, one.hidden, one.by_rule) == ("Ada", True, True, False)
    assert (two.choice, two.reason, two.coder, two.took_part) == ("none", "definition unclear", "Cleo", False)
    assert one.quote == TEXT[one.start : one.end]
    kept = [each for each in settling.prevailed(ring, of) if each.reason == ANY_REASON]
    assert {(each.coder, each.decided, each.alone, each.fell, each.own) for each in before.prevailed} == {
        (each.coder, each.decided, each.alone, each.fell, each.own) for each in kept
    }
    assert {each.decided for each in before.prevailed} == {2}
    (found,) = before.negotiated
    alpha = "krippendorff_alpha_nominal"
    after = settling.agreement_after(
        ring, of, options_for(ring, of=of).model_copy(update={"measures": (alpha,)})
    )
    assert found.before[alpha] == before.codes[0].estimates[alpha].value
    assert found.after[alpha] == next(row.value for row in after if row.code == "gift")
    assert (found.after[alpha] or 0) > (found.before[alpha] or 0)


def test_what_was_settled_by_a_rule_is_told_as_such(ring: Project) -> None:
    coded_round(ring, {"Ada": [Span(16, 31)], "Ben": [Span(16, 22)]})
    of = ring.round("First")
    proposed = settling.proposals(ring, of, None, Rule.OVERLAP, threshold=0.3)
    ring.apply(settling.apply_proposals(ring, of, proposed))
    report = gather(ring, options_for(ring, of=of))
    assert len(report.decisions) == 3
    assert all(each.by_rule for each in report.decisions)
    assert report.prevailed == ()


def test_the_same_coder_again(ring: Project) -> None:
    coded_round(ring)
    first = ring.round("First")
    ring.apply(rounds.start(ring, RoundPlan(name="Again", coders=(person(ring, "Ada"),), again=first)))
    again = ring.round("Again")
    ring.work_in(again)
    for source in ring.sources.values():
        ring.apply(segments.mark(ring, source, gift(ring), [Span(0, 14)]).edit)
    ring.work_in(None)
    finish(ring, again, "Ada")
    report = gather(ring, options_for(ring, of=ring.round("Again")))
    assert report.is_again
    assert report.names == ("Ada (First)", "Ada (Again)")
    assert report.round is not None
    assert report.round.again == "First"


def test_which_files_are_written(study: Project, tmp_path: Path) -> None:
    wanted = options_for(study)
    data = tmp_path / "units.csv"
    written = agreement_report.write(study, tmp_path / "r.md", wanted, data=data)
    assert [path.name for path in written] == ["r.md", "r-figure.svg", "units.csv"]
    assert all(path.stat().st_size for path in written)
    written = agreement_report.write(study, tmp_path / "r.docx", wanted)
    assert [path.name for path in written] == ["r.docx"]

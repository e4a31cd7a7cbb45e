"""Consensus records: one coder's, the other's, field by field, or none; and back again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import two_coders
from blotter.analysis.records.agreement import RecordOptions
from blotter.domain.record import Alternative, Blank, Gone, Involved, Quantity, Record
from blotter.errors import NotFound, Refused
from blotter.project import rounds
from blotter.project.project import Project
from blotter.project.records import comparing, making, settling
from blotter.project.records.comparing import RecordComparison, RecordPair
from blotter.project.records.settling import Take
from blotter.project.settling import consensus_coder
from two_coders import FIJI, LAOS, SAMOA

OPTIONS = RecordOptions(intervals=False)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Project]:
    with two_coders.make(tmp_path / "two.blotter") as project:
        two_coders.usual(project)
        yield project


def compared(project: Project) -> RecordComparison:
    ((first, second),) = comparing.pairs_of_coders(project, OPTIONS)
    return comparing.compare(project, first, second, OPTIONS)


def pair(project: Project, number: str) -> RecordPair:
    return settling.pair_of(compared(project), number)


def settle(project: Project, number: str, take: Take, **fields: Take) -> Record | None:
    """Settle, and the record that stands."""
    found = compared(project)
    of = settling.pair_of(found, number)
    project.apply(settling.settle(project, found, of, take, fields))
    return project.records.get(settling.key(of))


def standing(project: Project) -> list[Record]:
    coder = consensus_coder(project)
    return [each for each in project.records.values() if coder and each.coder == coder.id]


def test_taking_one_keeps_both_records_and_the_evidence_of_both(study: Project) -> None:
    before = dict(study.records)
    made = settle(study, "WS.001", Take.FIRST)
    assert made is not None
    assert (made.number, made.topics) == ("WS.003", ("border",))
    assert {key: study.records[key] for key in before} == before
    quotes = {study.coders[each.coder or ""].name: each.quote for each in study.evidence_of(made)}
    assert quotes == {"Ada": "A boat was given to Samoa.", "Ben": "boat was given to Samoa."}
    assert made.alternatives == (
        Alternative("topics", "cyber", "WS.002"),
        Alternative("countries", "WS; TO", "WS.002"),
    )
    assert study.check() == []


def test_field_by_field(study: Project) -> None:
    made = settle(study, "WS.002", Take.SECOND, topics=Take.FIRST)
    assert made is not None
    assert made.topics == ("border",)
    assert [each.code for each in made.countries] == ["WS", "TO"]
    assert made.alternatives == (
        Alternative("topics", "cyber", "WS.002"),
        Alternative("countries", "WS", "WS.001"),
    )


def test_taking_a_date_takes_its_days(study: Project) -> None:
    made = settle(study, "FJ.001", Take.FIRST, date=Take.SECOND)
    assert made is not None
    assert (made.date, made.earliest) == ("2016-05-02", "2016-05-02")


def test_a_reason_for_nothing_is_taken_too(study: Project) -> None:
    training = study.record("FJ.002")
    study.apply(making.change(study, training, date="", blanks=(("date", Blank.NOT_STATED),)))
    made = settle(study, "FJ.001", Take.FIRST, date=Take.SECOND)
    assert made is not None
    assert (made.date, made.earliest, made.blanks) == ("", "", (("date", "not stated"),))


def test_what_only_one_has_is_taken_or_discarded(study: Project) -> None:
    with pytest.raises(Refused, match="Only one"):
        settle(study, "LA.001", Take.SECOND)
    assert settle(study, "LA.001", Take.DISCARD) is None
    told = settling.progress(study, compared(study))
    assert (told.standing, told.discarded, told.open, told.stray) == (0, 1, 2, 0)
    (gone,) = study.former_records()
    assert (gone.number, gone.fate) == ("LA.002", Gone.DELETED)
    made = settle(study, "LA.001", Take.FIRST)
    assert made is not None
    assert made.number == "LA.002"
    assert study.former_records() == []
    later = two_coders.record(study, "Ada", "patrol", [LAOS], countries=(Involved("LA"),))
    assert later.number == "LA.003"


def test_the_number_of_what_was_discarded_is_given_to_nothing_else(study: Project) -> None:
    settle(study, "LA.001", Take.DISCARD)
    later = two_coders.record(study, "Ada", "patrol", [LAOS], countries=(Involved("LA"),))
    assert later.number == "LA.003"
    with pytest.raises(NotFound, match="deleted"):
        study.record("LA.002")


def test_settled_again_it_keeps_its_number(study: Project) -> None:
    first = settle(study, "WS.001", Take.FIRST)
    again = settle(study, "WS.001", Take.SECOND)
    assert first is not None
    assert again is not None
    assert (again.id, again.number) == (first.id, first.number)
    assert again.topics == ("cyber",)
    assert len(standing(study)) == 1
    assert len(study.evidence_of(again)) == 2
    assert settle(study, "WS.001", Take.DISCARD) is None
    assert standing(study) == []
    assert study.check() == []


def test_deleting_the_consensus_record_is_to_discard(study: Project) -> None:
    made = settle(study, "WS.001", Take.FIRST)
    assert made is not None
    study.apply(making.delete(study, [made]))
    assert settling.settled_numbers(study, compared(study)) == {made.id: "discarded"}


def test_taking_back_makes_it_open(study: Project) -> None:
    settle(study, "WS.001", Take.FIRST)
    found = compared(study)
    study.apply(settling.take_back(study, found, settling.pair_of(found, "WS.002")))
    assert settling.progress(study, found).open == 3
    assert settle(study, "WS.001", Take.FIRST).number == "WS.004"  # type: ignore[union-attr]
    with pytest.raises(Refused, match="not settled"):
        settling.take_back(study, found, settling.pair_of(found, "FJ.001"))


def test_one_step_each_and_undone_as_one(study: Project) -> None:
    before = len(study.history())
    settle(study, "WS.001", Take.FIRST)
    settle(study, "LA.001", Take.DISCARD)
    assert [str(each.label) for each in study.history()[before:]] == [
        "Settle WS.001; WS.002",
        "Discard LA.001",
    ]
    study.undo()
    study.undo()
    assert standing(study) == []
    assert consensus_coder(study) is None
    study.redo()
    study.redo()
    assert settling.progress(study, compared(study)).open == 1


def test_what_is_alike_is_taken_over_in_one_step(study: Project) -> None:
    assert settling.accept_agreed(study, compared(study)) is None
    for number in ("FJ.001", "FJ.002"):
        study.apply(making.change(study, study.record(number), date="2016"))
    given = {each.number: each for each in study.records.values()}
    study.apply(making.change(study, given["FJ.001"], parent=given["WS.001"].id))
    study.apply(making.change(study, given["FJ.002"], parent=given["WS.002"].id))
    for number in ("WS.001", "WS.002"):
        study.apply(making.change(study, study.record(number), topics=(), countries=(Involved("WS"),)))
    before = len(study.history())
    study.apply(settling.accept_agreed(study, compared(study)))
    assert len(study.history()) == before + 1
    made = {each.number: each for each in standing(study)}
    assert sorted(made) == ["FJ.003", "WS.003"]
    assert made["FJ.003"].parent == made["WS.003"].id
    assert settling.accept_agreed(study, compared(study)) is None


def test_umbrellas_lead_to_the_consensus_whichever_was_settled_first(study: Project) -> None:
    gift = study.record("WS.001")
    study.apply(making.change(study, study.record("FJ.001"), parent=gift.id))
    below = settle(study, "FJ.001", Take.FIRST)
    assert below is not None
    assert below.parent == gift.id
    above = settle(study, "WS.001", Take.FIRST)
    assert above is not None
    assert study.records[below.id].parent == above.id
    settle(study, "WS.001", Take.DISCARD)
    assert study.records[below.id].parent is None
    assert study.check() == []


def test_what_was_settled_alone_is_taken_up_by_the_pair(study: Project) -> None:
    settle(study, "LA.001", Take.FIRST)
    two_coders.record(study, "Ben", "diplomacy", [LAOS], countries=(Involved("LA"),), date="2015")
    assert settling.progress(study, compared(study)).stray == 1
    made = settle(study, "LA.001", Take.FIRST)
    assert made is not None
    assert made.number == "LA.002"
    assert [each.number for each in standing(study)] == ["LA.002"]
    assert settling.progress(study, compared(study)).stray == 0


def test_quantities_point_into_their_own_record(study: Project) -> None:
    ada = study.record("FJ.001")
    passage = study.evidence_of(ada)[0]
    total = Quantity("total", "participants", best=9, unit="persons", evidence=passage.id)
    part = Quantity("part", "participants", best=4, unit="persons", part_of="total")
    study.apply(making.change(study, ada, quantities=(total, part)))
    made = settle(study, "FJ.001", Take.FIRST)
    assert made is not None
    whole, of_it = made.quantities
    assert of_it.part_of == whole.id
    assert whole.id not in ("total", "part")
    assert whole.evidence in {each.id for each in study.evidence_of(made)}


def test_one_passage_of_both_is_one_piece_of_evidence(study: Project) -> None:
    ada, ben = study.record("FJ.001"), study.record("FJ.002")
    own = study.evidence_of(ada)[0]
    segment = next(iter(study.segments_by_id([own.segment])))
    study.apply(making.add_evidence(study, ben, [segment], fields=("date",)))
    study.apply(
        making.change_evidence(
            study, study.evidence_of(ada)[0], fields=("countries",), claim_sources=("press",)
        )
    )
    made = settle(study, "FJ.001", Take.FIRST)
    assert made is not None
    held = {each.segment: each for each in study.evidence_of(made)}
    assert len(held) == 2
    assert held[segment.id].fields == ("countries", "date")
    assert held[segment.id].claim_sources == ("press",)


def test_what_changed_meanwhile_is_not_settled(study: Project) -> None:
    found = compared(study)
    study.apply(making.change(study, study.record("WS.002"), note="other"))
    with pytest.raises(Refused, match="changed since"):
        settling.settle(study, found, settling.pair_of(found, "WS.001"), Take.FIRST)


def test_names_that_are_none_are_refused(study: Project) -> None:
    with pytest.raises(NotFound, match="date"):
        settle(study, "WS.001", Take.FIRST, dat=Take.SECOND)
    with pytest.raises(NotFound, match=r"ZZ\.009"):
        pair(study, "ZZ.009")


def test_the_consensus_is_no_party(study: Project) -> None:
    settle(study, "WS.001", Take.FIRST)
    found = comparing.compare(
        study, study.coder("Ada"), study.coder("Consensus"), replace(OPTIONS, coders=("Ada", "Consensus"))
    )
    assert len(found.pairs) == 3
    with pytest.raises(Refused, match="between people"):
        settling.settle(study, found, found.pairs[0], Take.FIRST)


def test_nothing_is_settled_while_somebody_is_blind(study: Project) -> None:
    found = compared(study)
    plan = rounds.RoundPlan(name="One", coders=tuple(study.coders.values()), freeze=False)
    study.apply(rounds.start(study, plan))
    with pytest.raises(Refused, match="blind"):
        settling.settle(study, found, found.pairs[0], Take.FIRST)


def test_other_kinds_can_be_taken(study: Project) -> None:
    two_coders.record(study, "Ben", "patrol", [SAMOA, FIJI, LAOS], countries=(Involved("LA"),))
    two_coders.record(study, "Ada", "training", [SAMOA, FIJI, LAOS], countries=(Involved("LA"),))
    made = settle(study, "LA.002", Take.FIRST, kind=Take.SECOND)
    assert made is not None
    assert study.record_schema.kinds[made.kind].name in ("training", "patrol")
    assert made.kind == pair(study, "LA.002").second.kind  # type: ignore[union-attr]

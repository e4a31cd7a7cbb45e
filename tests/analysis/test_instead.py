"""Instead: which code another coder gave where a disagreement is one of codes."""

from dataclasses import replace

from coded_texts import coded_text

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.coded_text import narrowed
from blotter.analysis.disagreements import disagreements
from blotter.analysis.instead import given_instead
from blotter.analysis.units import Unit
from blotter.domain.segment import Span


def counted(*rows, passages=(), **options):
    text = replace(coded_text(*rows, **options), text="x" * 100)
    texts = [narrowed(text, passages, Unit.CHARACTER) if passages else text]
    return dict(given_instead(texts, disagreements(texts, AgreementOptions())))


def test_one_code_instead_of_another_is_told_both_ways():
    assert counted(("A", "gift", 0, 10), ("B", "sale", 0, 10)) == {("gift", "sale"): 1, ("sale", "gift"): 1}


def test_codes_that_both_gave_are_no_confusion():
    both = [(coder, "place", 0, 10) for coder in "AB"]
    assert counted(*both, ("A", "gift", 0, 10), ("B", "sale", 0, 10)).keys() == {
        ("gift", "sale"),
        ("sale", "gift"),
    }


def test_a_code_above_is_a_confusion_and_a_missed_segment_or_another_bound_is_none():
    assert counted(("A", "gift", 0, 10), ("B", "gift/boat", 0, 10)) == {
        ("gift", "gift/boat"): 1,
        ("gift/boat", "gift"): 1,
    }
    assert counted(("A", "gift", 0, 10)) == {}
    assert counted(("A", "gift", 0, 10), ("B", "gift", 0, 2)) == {}
    assert counted(("A", "gift", 0, 10), ("B", "sale", 9, 40)) == {}


def test_places_within_passages_are_those_of_the_document():
    rows = ("A", "gift", 60, 70), ("B", "sale", 60, 70)
    assert counted(*rows, passages=[Span(50, 80)]) == {("gift", "sale"): 1, ("sale", "gift"): 1}


def test_every_pair_of_coders_counts():
    rows = ("A", "gift", 0, 10), ("B", "sale", 0, 10), ("C", "sale", 0, 10)
    found = counted(*rows, done=("A", "B", "C"))
    assert found == {("gift", "sale"): 2, ("sale", "gift"): 2}

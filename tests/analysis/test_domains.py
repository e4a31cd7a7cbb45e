"""Domains: ratings as of a plain reading unit by unit; overlaps are refused with their places."""

from itertools import pairwise

import plain_measures as plain
import pytest
from coded_texts import coded_text
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.analysis import messages
from blotter.analysis.agreement import AgreementOptions, Comparison
from blotter.analysis.domains import domain_clashes, domain_options, domain_rows, domain_table
from blotter.analysis.sample import Drawing
from blotter.analysis.units import Unit, UnitRule
from blotter.errors import Refused

LENGTH = 24
UNITS = ((0, 5), (6, 12), (12, 13), (15, 24))
MEMBERS = ("k", "m")
RATED = {
    "krippendorff_alpha_nominal": plain.krippendorff_alpha_nominal,
    "percent_agreement": plain.percent_agreement,
}


@st.composite
def divisions(draw):
    """A coder's segments one after the other, of three codes; k/child counts as k."""
    cuts = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=8)))
    pairs = list(pairwise(cuts))
    return [(draw(st.sampled_from(["k", "m", "k/child"])), *pair) for pair in pairs if draw(st.booleans())]


DOCUMENT = st.tuples(
    st.sampled_from(["AB", "ABC", "AC"]), st.fixed_dictionaries({c: divisions() for c in "ABC"})
)


def comparison(texts, **options):
    made = Comparison(domain_options(AgreementOptions(**{"trim": False, "replicates": 100} | options)))
    for text in texts:
        made.put(text)
    return made


def text_of(number, done, coded):
    rows = [(coder, *segment) for coder, own in coded.items() for segment in own]
    return coded_text(*rows, done=tuple(done), source=f"{number}.txt", text="x" * LENGTH, units=UNITS)


def plain_label(segments, unit):
    """The code that covers most of a unit, the first of them; "" for none."""
    lengths, first = {}, {}
    for code, start, end in sorted(segments, key=lambda s: s[1]):
        shared = min(end, unit[1]) - max(start, unit[0])
        if shared > 0:
            label = code.partition("/")[0]
            lengths[label] = lengths.get(label, 0) + shared
            first.setdefault(label, start)
    return max(lengths, key=lambda label: (lengths[label], -first[label]), default="")


@settings(deadline=None)
@given(st.lists(DOCUMENT, min_size=1, max_size=4), st.booleans())
def test_the_measures_are_those_of_a_plain_reading(documents, by_unit):
    texts = [text_of(number, *each) for number, each in enumerate(documents)]
    units = UNITS if by_unit else [(i, i + 1) for i in range(LENGTH)]
    unit = Unit.SENTENCE if by_unit else Unit.CHARACTER
    made = comparison(texts, unit=unit, measures=tuple(RATED))
    ratings = [
        [plain_label(coded[coder], unit) if coder in done else None for coder in made.coders]
        for done, coded in documents
        for unit in units
    ]
    for row in domain_rows(made, "d", MEMBERS):
        assert row.value == pytest.approx(RATED[row.measure](ratings), abs=1e-12)
        assert row.units == len(ratings)
        for place, coder in enumerate(made.coders):
            assert row.coded[coder] == sum(bool(rating[place]) for rating in ratings)


@settings(deadline=None, max_examples=20)
@given(st.lists(DOCUMENT, min_size=10, max_size=11))
def test_intervals_hold_the_replicates(documents):
    texts = [text_of(number, *each) for number, each in enumerate(documents)]
    for row in domain_rows(comparison(texts), "d", MEMBERS):
        assert (row.n, row.drawing) == (len(texts), Drawing.DOCUMENT)
        if row.low is not None:
            assert row.low <= row.high <= 1
        elif row.value is not None:
            assert row.interval_reason


def test_paragraphs_are_drawn_where_documents_are_few():
    words = ("x" * 9 + "\n") * 10
    rows = [(c, "km"[n % 2], 10 * n, 10 * n + 7 + (c == "B" and n > 4)) for n in range(10) for c in "AB"]
    made = comparison([coded_text(*rows, text=words)])
    alpha, percent, cu = domain_rows(made, "d", MEMBERS)
    assert (alpha.n, alpha.drawing) == (10, Drawing.PARAGRAPH)
    assert percent.value == pytest.approx(0.95)
    assert percent.low < 0.95 < percent.high
    assert alpha.low < alpha.value < alpha.high
    assert cu.value == 1


def test_codes_that_overlap_are_refused_with_their_places():
    text = coded_text(("A", "k", 0, 10), ("A", "m", 8, 12), ("B", "k", 0, 10))
    made = comparison([text])
    assert [(c.coder, c.span, c.document) for c in domain_clashes(made, MEMBERS)] == [
        ("A", (8, 10), "one.txt")
    ]
    with pytest.raises(Refused, match=r"A gave “k” and “m” in one\.txt at 8–10"):
        domain_rows(made, "d", MEMBERS)
    with pytest.raises(Refused, match="no codes"):
        domain_rows(made, "d", ())


def test_a_code_under_a_member_counts_as_the_member_and_others_play_no_part():
    text = coded_text(("A", "k/child", 0, 10), ("A", "k", 5, 10), ("B", "k", 0, 10), ("B", "other", 0, 50))
    alpha, percent, *_ = domain_rows(comparison([text]), "d", MEMBERS)
    assert (alpha.value, percent.value) == (1, 1)


@pytest.mark.parametrize(("rule", "coded"), [(UnitRule.TOUCHED, 2), (UnitRule.HALF, 1), (UnitRule.WHOLE, 0)])
def test_the_rule_says_when_a_unit_has_a_code(rule, coded):
    text = coded_text(("A", "k", 3, 10), units=UNITS)
    [row] = domain_rows(
        comparison([text], unit=Unit.SENTENCE, unit_rule=rule, measures=("percent_agreement",)), "d", MEMBERS
    )
    assert row.coded == {"A": coded, "B": 0}


def test_measures_of_one_code_say_so():
    made = comparison([coded_text(("A", "k", 0, 9))], measures=("f1", "segment_match_f1", "gwet_ac1"))
    f1, match, ac1 = domain_rows(made, "d", MEMBERS)
    assert (f1.value, f1.reason) == (None, messages.ONE_CODE_ONLY)
    assert match.value is None
    assert ac1.reason.startswith("misleading")


def test_a_measure_of_each_code_has_a_row_for_each():
    rows = [("A", "k", 0, 9), ("B", "k", 0, 9), ("A", "m", 10, 19), ("B", "m", 10, 18), ("B", "k", 18, 19)]
    found = domain_rows(comparison([coded_text(*rows)], measures=("alpha_ku_nominal",)), "d", MEMBERS)
    assert [row.code for row in found] == ["k", "m"]
    assert all(row.value is not None and row.value > 0.5 for row in found)
    table = domain_table(found)
    assert next(table.records())["coded:A"] == 18
    assert list(found[0].record())[:3] == ["domain", "code", "coders"]

from dataclasses import replace

import plain_measures as plain
import plain_unitizing
import pytest
from coded_texts import coded_text
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from blotter.analysis import messages
from blotter.analysis.agreement import AgreementOptions, Comparison, compare
from blotter.analysis.agreement_table import agreement_table
from blotter.analysis.coded_text import CodedSegment, CodedText
from blotter.analysis.measures import MEASURES, ContinuumMeasure, UnitMeasure
from blotter.analysis.sample import Drawing
from blotter.analysis.units import Unit, UnitRule
from blotter.domain.segment import Span
from blotter.errors import NotFound
from blotter.progress import Cancelled

CODES = ["k", "k/child", "m"]
LENGTH = 24
RATED = [measure.id for measure in MEASURES if isinstance(measure, UnitMeasure)]
PLAIN = {
    "f1": plain.f1,
    "krippendorff_alpha_nominal": plain.krippendorff_alpha_nominal,
    "cohen_kappa": plain.cohen_kappa,
    "scott_pi": plain.scott_pi,
    "fleiss_kappa": plain.fleiss_kappa,
    "percent_agreement": plain.percent_agreement,
    "percent_agreement_alpha_weighted": plain.percent_agreement_alpha_weighted,
    "brennan_prediger": plain.brennan_prediger,
    "bennett_s": plain.brennan_prediger,
    "randolph_kappa": plain.brennan_prediger,
    "gwet_ac1": plain.gwet_ac1,
    "cohen_kappa_max": plain.cohen_kappa_max,
    "conger_kappa": plain.conger_kappa,
    "hubert_kappa": plain.hubert_kappa,
    "light_kappa": plain.light_kappa,
}

ROW = st.tuples(
    st.sampled_from("ABC"), st.sampled_from(CODES), st.integers(0, LENGTH - 1), st.integers(1, 9)
).map(lambda row: (row[0], row[1], row[2], min(LENGTH, row[2] + row[3])))
DOCUMENT = st.tuples(
    st.sets(st.sampled_from("ABC"), min_size=1),
    st.lists(ROW, max_size=12),
    st.text("xy \n", min_size=LENGTH, max_size=LENGTH),
)
UNITS = ((0, 5), (6, 12), (12, 13), (15, 24))


@st.composite
def documents(draw):
    return [
        coded_text(*rows, done=tuple(sorted(done)), source=f"{number}.txt", text=text, units=UNITS)
        for number, (done, rows, text) in enumerate(draw(st.lists(DOCUMENT, min_size=1, max_size=4)))
    ]


def compared(texts, **options):
    return {(row.code, row.measure): row for row in compare(texts, CODES, AgreementOptions(**options))}


def only(texts, measure="f1", code="k", **options):
    return compared(texts, measures=(measure,), **options)[code, measure]


def plain_units(texts, code, coders, *, by_unit, rollup, trim):
    """The ratings of every character or unit, one row each, as a person would write them down."""
    rows = []
    for text in texts:
        if len(text.done) < 2:
            continue
        columns = []
        for coder in coders:
            spans = [
                (segment.start, segment.end)
                for segment in text.segments
                if segment.coder == coder
                and (segment.code == code or (rollup and segment.code.startswith(f"{code}/")))
            ]
            if trim:
                spans = [shrunk(text.text, *span) for span in spans]
            spans = [span for span in spans if span[0] < span[1]]
            ratings = plain.touched(UNITS, spans) if by_unit else plain.coded(LENGTH, spans)
            columns.append(ratings if coder in text.done else [None] * len(ratings))
        rows += zip(*columns, strict=True)
    return rows


def shrunk(text, start, end):
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


@settings(deadline=None, max_examples=150)
@given(documents(), st.booleans(), st.booleans(), st.booleans())
def test_every_measure_is_that_of_a_plain_count(texts, by_unit, rollup, trim):
    unit = Unit.SENTENCE if by_unit else Unit.CHARACTER
    rows = compared(texts, unit=unit, measures=RATED, rollup=rollup, trim=trim, intervals=False)
    for (code, measure), row in rows.items():
        if row.reason.startswith(("misleading", "needs exactly")):
            assert row.value is None
            continue
        units = plain_units(texts, code, row.coders, by_unit=by_unit, rollup=rollup, trim=trim)
        expected = PLAIN[measure](units)
        assert (row.value is None) == (expected is None)
        assert row.value == pytest.approx(expected, abs=1e-12)
        assert row.value is not None or row.reason


@settings(deadline=None)
@given(documents(), st.randoms(use_true_random=False), st.booleans())
def test_neither_order_nor_duplicates_nor_names_matter(texts, random, rollup):
    renamed_coders = {"A": "Zoe", "B": "Ann", "C": "Max"}
    renamed_codes = {"k": "q", "k/child": "q/x", "m": "b"}

    def turned(text):
        segments = [
            CodedSegment(s.id, renamed_coders[s.coder], renamed_codes[s.code], s.start, s.end)
            for s in text.segments
        ]
        segments += [segment._replace(id=f"again {segment.id}") for segment in segments[:3]]
        random.shuffle(segments)
        return replace(text, segments=segments, done=tuple(renamed_coders[c] for c in reversed(text.done)))

    every = tuple(measure.id for measure in MEASURES)
    options = AgreementOptions(unit=Unit.SENTENCE, measures=every, rollup=rollup, replicates=100)
    before = compare(texts, CODES, options)
    after = compare([turned(text) for text in reversed(texts)], ["q", "q/x", "b"], options)
    for old, new in zip(before, after, strict=True):
        assert (old.measure, old.value, old.agreed, old.n) == (new.measure, new.value, new.agreed, new.n)
        assert old.low == (None if new.low is None else pytest.approx(new.low, abs=1e-12))
        assert old.prevalence == new.prevalence
        assert {renamed_coders[c]: n for c, n in old.segments.items()} == new.segments
        assert {renamed_coders[c]: n for c, n in old.only.items()} == new.only
        assert {renamed_coders[c] for c in old.coders} == set(new.coders)


@settings(deadline=None)
@given(documents())
def test_the_counts_of_two_coders_add_up(texts):
    for row in compare(texts, CODES, AgreementOptions(coders=("A", "B"), measures=("segment_match_f1",))):
        for coder, segments in row.segments.items():
            assert segments == row.agreed + row.only[coder]
        if total := sum(row.segments.values()):
            assert row.value == pytest.approx(2 * row.agreed / total, abs=1e-12)


def test_segments_are_counted_per_coder_agreed_and_only():
    text = coded_text(
        *[("A", "k", 0, 10), ("A", "k", 20, 30), ("A", "k", 60, 70), ("A", "m", 0, 10)],
        *[("B", "k", 2, 10), ("B", "k", 25, 40)],
    )
    row = only([text], "segment_match_f1")
    assert (row.segments, row.agreed, row.only) == ({"A": 3, "B": 2}, 1, {"A": 2, "B": 1})
    assert row.value == pytest.approx(2 / 5)
    assert (row.unit, row.n, row.complete, row.low, row.high) == (Unit.MATCH, 1, 1, None, None)


def test_the_threshold_decides_what_is_matched():
    text = coded_text(("A", "k", 0, 10), ("B", "k", 2, 12))
    assert only([text], threshold=0.66).agreed == 1
    assert only([text], threshold=0.67).agreed == 0


def test_among_three_a_passage_is_agreed_when_every_two_match():
    rows = [("A", "k", 0, 10), ("B", "k", 0, 9), ("C", "k", 0, 8)]
    rows += [("A", "k", 40, 50), ("B", "k", 40, 50)]
    rows += [("A", "k", 60, 70)]
    row = only([coded_text(*rows, done=("A", "B", "C"))])
    assert row.agreed == 1
    assert row.segments == {"A": 3, "B": 2, "C": 1}
    assert row.only == {"A": 1, "B": 0, "C": 0}


def test_among_three_each_matching_the_middle_one_is_not_agreed_by_all():
    rows = [("A", "k", 0, 10), ("B", "k", 4, 14), ("C", "k", 8, 18)]
    row = only([coded_text(*rows, done=("A", "B", "C"))], threshold=0.4)
    assert row.agreed == 0
    assert row.only == {"A": 0, "B": 0, "C": 0}


def test_only_documents_that_two_coders_have_done_are_compared():
    texts = [
        coded_text(("A", "k", 0, 10), ("B", "k", 0, 10), source="both"),
        coded_text(("A", "k", 0, 50), ("B", "k", 50, 90), source="one", done=("A",)),
    ]
    row = only(texts)
    assert (row.value, row.n, row.segments) == (1.0, 1, {"A": 1, "B": 1})


def test_a_coder_who_is_not_done_is_missing_and_not_silent():
    texts = [
        coded_text(("A", "k", 0, 10), ("B", "k", 0, 10), done=("A", "B"), source="1"),
        coded_text(("A", "k", 0, 10), ("C", "k", 0, 10), done=("A", "C"), source="2"),
    ]
    row = only(texts, "krippendorff_alpha_nominal")
    assert (row.value, row.n, row.complete, row.coders) == (1.0, 2, 0, ("A", "B", "C"))
    notes = agreement_table([row], AgreementOptions()).notes
    assert messages.INCOMPLETE.format(complete=0, coders=3) in notes


def test_a_chosen_coder_without_a_common_document_is_left_out():
    texts = [coded_text(("A", "k", 0, 9)), coded_text(done=("C",), source="2")]
    assert only(texts, coders=("C", "B", "A")).coders == ("B", "A")


@pytest.mark.parametrize("measure", ["f1", "segment_match_f1", "krippendorff_alpha_nominal", "cohen_kappa"])
def test_without_a_common_document_everything_is_undefined(measure):
    texts = [coded_text(("A", "k", 0, 9), done=("A",)), coded_text(done=("B",), source="2")]
    row = only(texts, measure)
    assert (row.value, row.reason, row.n) == (None, "needs two coders on the same document", 0)
    assert agreement_table([row], AgreementOptions()).notes == (messages.COMPARED_NONE,)


def values(text, unit=Unit.SENTENCE):
    shown = [each.id for each in MEASURES if not isinstance(each, ContinuumMeasure)]
    rows = compared([text], unit=unit, measures=shown)
    return {measure: rows["k", measure] for measure in shown}


ONES = {"percent_agreement", "percent_agreement_alpha_weighted", "gwet_ac1"}
ONES |= {"brennan_prediger", "bennett_s", "randolph_kappa"}
CORRECTED = {"krippendorff_alpha_nominal", "cohen_kappa", "scott_pi", "fleiss_kappa"}
CORRECTED |= {"cohen_kappa_max", "conger_kappa", "hubert_kappa", "light_kappa"}
F1S = {"f1", "segment_match_f1", "span_f1_strict", "span_f1_relaxed"}


def test_a_code_that_nobody_used():
    for measure, row in values(coded_text(units=[(0, 50), (50, 100)])).items():
        assert row.value == (1 if measure in ONES else None)
        assert row.reason == "code not used by any coder"


def test_a_code_that_everybody_used_everywhere():
    rows = values(coded_text(("A", "k", 0, 100), ("B", "k", 0, 100), units=[(0, 50), (50, 100)]))
    for measure, row in rows.items():
        assert row.value == (None if measure in CORRECTED else 1)
        assert row.reason == ("no variation: chance correction undefined" if measure in CORRECTED else "")


def test_a_code_that_one_coder_did_not_use():
    rows = values(coded_text(("A", "k", 0, 30), units=[(0, 50), (50, 100)]))
    assert {row.reason for row in rows.values()} == {"coder B did not use this code"}
    assert {rows[measure].value for measure in F1S | {"cohen_kappa"}} == {0}
    assert rows["krippendorff_alpha_nominal"].value <= 0
    assert rows["scott_pi"].value < 0
    three = coded_text(("A", "k", 0, 30), done=("A", "B", "C"))
    assert only([three]).reason == "coders B, C did not use this code"


def test_identical_coding_with_variation():
    rows = values(coded_text(("A", "k", 0, 30), ("B", "k", 0, 30), units=[(0, 50), (50, 100)]))
    assert {(row.value, row.reason) for row in rows.values()} == {(1, "")}


def test_kappa_is_not_shown_unless_asked_for():
    text = coded_text(("A", "k", 0, 9), ("B", "k", 0, 9), ("C", "k", 0, 9), done=("A", "B", "C"))
    assert ("k", "cohen_kappa") not in compared([text])
    assert only([text], "cohen_kappa").reason == "needs exactly two coders"


def test_the_usual_measures():
    text = coded_text(("A", "k", 0, 30), ("B", "k", 0, 30))
    shown = [(row.measure, row.unit) for row in compare([text], ["k"], AgreementOptions())]
    assert shown == [
        ("segment_match_f1", Unit.MATCH),
        ("f1", Unit.CHARACTER),
        ("krippendorff_alpha_nominal", Unit.CHARACTER),
    ]
    matching = compare([text], ["k"], AgreementOptions(unit=Unit.MATCH))
    assert [row.measure for row in matching] == ["segment_match_f1", "span_f1_strict", "span_f1_relaxed"]
    assert {row.value for row in matching} == {1}


def test_measures_that_flatter_on_uncoded_text_are_withheld_there():
    disjoint = coded_text(("A", "k", 10, 40), ("B", "k", 50, 80), text="x" * 10_000)
    row = only([disjoint], "gwet_ac1")
    assert (row.value, row.reason) == (None, messages.MISLEADING.format(unit="character"))
    assert only([disjoint], "gwet_ac1", unit=Unit.DOCUMENT).value == 1


def test_measures_of_units_have_none_on_matches():
    row = only([coded_text(("A", "k", 0, 9), ("B", "k", 0, 9))], "f1", unit=Unit.MATCH)
    assert (row.value, row.reason, row.unit) == (None, messages.NOT_ON_MATCHES, Unit.MATCH)


def test_unitizing_measures_are_those_of_the_documents_as_one_code_divides_them():
    texts = [
        coded_text(("A", "k", 10, 40), ("B", "k", 15, 40), ("B", "m", 0, 30), source="1"),
        coded_text(("A", "m", 10, 40), source="2"),
        coded_text(("A", "k", 10, 40), done=("A",), source="3"),
    ]
    first = [[(10, 40, "k")], [(15, 40, "k")]]
    counted = [(len(texts[0].text), first), (len(texts[1].text), [[], []])]
    expected = plain_unitizing.alpha_u_nominal(counted)
    for measure in ("alpha_u_nominal", "alpha_u_binary"):
        assert only(texts, measure).value == pytest.approx(float(expected), abs=1e-12)
    assert only(texts, "alpha_u_1995").value < 1
    assert only(texts, "alpha_u_nominal", code="k/child").reason == messages.NOT_USED


@pytest.mark.parametrize("measure", ["alpha_cu_nominal", "alpha_ku_nominal"])
def test_what_needs_a_domain_has_no_value_for_one_code(measure):
    text = coded_text(("A", "k", 10, 40), ("B", "k", 15, 40))
    assert (only([text], measure).value, only([text], measure).reason) == (None, messages.NEEDS_DOMAIN)


@pytest.mark.parametrize("unit", [Unit.SENTENCE, Unit.DOCUMENT, Unit.MATCH])
def test_unitizing_measures_need_the_text_as_a_whole(unit):
    text = coded_text(("A", "k", 10, 40), ("B", "k", 15, 40), units=[(0, 50), (50, 100)])
    assert only([text], "alpha_u_nominal", unit=unit).reason == messages.NOT_ON_UNITS


@pytest.mark.parametrize("unit", [Unit.SENTENCE, Unit.SEGMENT])
def test_documents_without_the_unit(unit):
    row = only([coded_text(("A", "k", 0, 9), ("B", "k", 0, 9))], unit=unit)
    assert (row.value, row.reason, row.n) == (None, messages.NO_UNITS, 1)


def test_disjoint_coding_as_in_the_definitions():
    text = coded_text(("A", "k", 10, 40), ("B", "k", 15, 40))
    assert only([text], "percent_agreement").value == pytest.approx(0.95)
    assert only([text], "cohen_kappa").value == pytest.approx(0.875)
    assert only([text], "krippendorff_alpha_nominal").value == pytest.approx(0.875, abs=0.001)
    assert only([text]).value == pytest.approx(0.909, abs=0.0005)


def test_roll_up_counts_children_once():
    text = coded_text(
        ("A", "k/child", 0, 10),
        ("A", "k", 0, 10),
        ("B", "k", 0, 10),
        ("B", "m", 30, 40),
        ("A", "k/child", 50, 60),
    )
    plainly, rolled = only([text]), only([text], rollup=True)
    assert (plainly.segments, plainly.agreed) == ({"A": 1, "B": 1}, 1)
    assert (rolled.segments, rolled.agreed, rolled.only) == ({"A": 2, "B": 1}, 1, {"A": 1, "B": 0})
    assert only([text], code="k/child", rollup=True).segments == {"A": 2, "B": 0}
    assert messages.ROLLED_UP in agreement_table([rolled], AgreementOptions(rollup=True)).notes


def test_trimming_leaves_white_space_out_of_the_comparison():
    text = coded_text(("A", "k", 0, 6), ("B", "k", 1, 5), ("B", "k", 6, 8), text=" word   more")
    trimmed, exact = only([text], "span_f1_strict"), only([text], "span_f1_strict", trim=False)
    assert (trimmed.value, trimmed.segments) == (1, {"A": 1, "B": 1})
    assert (exact.value, exact.segments) == (0, {"A": 1, "B": 2})


def test_choosing_codes_sources_and_coders():
    texts = [coded_text(("A", "k", 0, 9), ("B", "k", 0, 9)), coded_text(source="two.txt")]
    rows = compare(
        texts, CODES, AgreementOptions(codes=("K/Child", "m"), sources=("two.txt",), coders=("B", "A"))
    )
    assert {row.code for row in rows} == {"k/child", "m"}
    assert {row.n for row in rows} == {1}
    assert {row.coders for row in rows} == {("B", "A")}


def test_the_table_has_the_columns_of_the_contract():
    rows = compare([coded_text(("A", "k", 0, 9), ("B", "k", 0, 9))], ["k", "m"], AgreementOptions())
    table = agreement_table(rows, AgreementOptions())
    assert table.keys == (
        *("code", "coders", "unit", "measure", "value", "low", "high", "n"),
        *("segments:A", "segments:B", "agreed", "only:A", "only:B", "reason"),
        *("interval_reason", "drawing", "prevalence"),
    )
    first = next(table.records())
    assert first["coders"] == "A, B"
    assert (first["measure"], first["unit"], first["value"], first["n"]) == (
        "segment_match_f1",
        "match",
        1,
        1,
    )
    assert (first["segments:A"], first["agreed"], first["only:B"], first["reason"]) == (1, 1, 0, "")
    assert list(agreement_table([], AgreementOptions()).rows) == []


def test_a_record_maps_coders_to_counts():
    row = only([coded_text(("A", "k", 0, 9), ("B", "k", 0, 9))])
    assert row.record() == {
        "code": "k",
        "coders": ["A", "B"],
        "unit": "character",
        "measure": "f1",
        "value": 1.0,
        "low": None,
        "high": None,
        "n": 1,
        "drawing": "paragraph",
        "documents": 1,
        "segments": {"A": 1, "B": 1},
        "agreed": 1,
        "only": {"A": 0, "B": 0},
        "units": 100,
        "units_agreed": 9,
        "units_only": {"A": 0, "B": 0},
        "prevalence": 0.09,
        "reason": "",
        "interval_reason": "needs at least 5 paragraphs",
    }


def test_an_unknown_measure_is_named_with_its_nearest():
    with pytest.raises(NotFound, match="cohen_kappa"):
        compare([], [], AgreementOptions(measures=("cohens_kappa",)))


def test_a_threshold_of_nothing_is_refused():
    with pytest.raises(ValidationError):
        AgreementOptions(threshold=0)


def test_progress_counts_documents_and_can_stop():
    seen = []
    compare([coded_text(), coded_text()], CODES, AgreementOptions(), lambda *at: seen.append(at))
    assert seen == [(0, 2), (1, 2), (2, 2)]

    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        compare([coded_text()], CODES, AgreementOptions(), stop)


def test_texts_may_be_streamed():
    texts = (coded_text(("A", "k", 0, 9), ("B", "k", 0, 9), source=str(n)) for n in range(3))
    assert only(texts).n == 3


def test_the_boundaries_of_a_document_are_the_whole():
    text = CodedText(source="s", text="abc", done=())
    assert list(text.boundaries(Unit.DOCUMENT)) == [Span(0, 3)]


@settings(deadline=None, max_examples=60)
@given(st.lists(DOCUMENT, min_size=2, max_size=4), st.data(), st.booleans())
def test_a_comparison_that_follows_changes_says_what_one_made_anew_would_say(drawn, data, by_unit):
    def made(number, done, rows, text):
        return coded_text(*rows, done=tuple(sorted(done)), source=f"{number}.txt", text=text, units=UNITS)

    texts = [made(number, *each) for number, each in enumerate(drawn)]
    unit = Unit.SENTENCE if by_unit else Unit.CHARACTER
    options = AgreementOptions(unit=unit, measures=("segment_match_f1", *RATED[:2]), replicates=100)
    comparison = Comparison(options)
    for text in texts:
        comparison.put(text)
    for _ in range(3):
        assert [row for code in CODES for row in comparison.rows(code)] == compare(texts, CODES, options)
        number = data.draw(st.integers(0, len(texts) - 1))
        texts[number] = made(number, *data.draw(DOCUMENT))
        comparison.put(texts[number])
        assert [row for code in CODES for row in comparison.rows(code)] == compare(texts, CODES, options)
    comparison.remove(texts[0].source)
    assert [row for code in CODES for row in comparison.rows(code)] == compare(texts[1:], CODES, options)


@settings(deadline=None)
@given(st.lists(ROW, max_size=8), st.integers(1, LENGTH - 1))
def test_a_document_cut_at_a_gap_is_the_same_material(rows, cut):
    rows = [row for row in rows if row[3] <= cut or row[2] >= cut]
    after = [(coder, code, start - cut, end - cut) for coder, code, start, end in rows if start >= cut]
    whole = coded_text(*rows, done=("A", "B", "C"), text="x" * LENGTH)
    parts = [
        coded_text(*(row for row in rows if row[3] <= cut), done=("A", "B", "C"), text="x" * cut, source="1"),
        coded_text(*after, done=("A", "B", "C"), text="x" * (LENGTH - cut), source="2"),
    ]
    measures = ("segment_match_f1", "alpha_u_nominal", *RATED[:4])
    for options in ({"trim": False}, {"trim": False, "rollup": True}):
        before = compared([whole], measures=measures, intervals=False, **options)
        for key, row in compared(parts, measures=measures, intervals=False, **options).items():
            assert row.value == before[key].value
            assert row.segments == before[key].segments
            assert (row.agreed, row.only) == (before[key].agreed, before[key].only)


@pytest.mark.parametrize("rule", list(UnitRule))
@settings(deadline=None, max_examples=60)
@given(documents())
def test_the_rule_decides_what_of_a_unit_has_to_be_coded(rule, texts):
    least = {UnitRule.TOUCHED: 1e-9, UnitRule.HALF: 0.5, UnitRule.WHOLE: 1}[rule]
    for code in CODES:
        rows = []
        for text in texts:
            spans = {
                c: [(s.start, s.end) for s in text.segments if (s.coder, s.code) == (c, code)] for c in "ABC"
            }
            for start, end in UNITS if len(text.done) > 1 else ():
                shares = {
                    c: sum(plain.coded(LENGTH, own)[start:end]) / (end - start) for c, own in spans.items()
                }
                rows.append([shares[c] >= least if c in text.done else None for c in "ABC"])
        row = only(texts, "krippendorff_alpha_nominal", code, unit=Unit.SENTENCE, unit_rule=rule, trim=False)
        assert row.value == pytest.approx(plain.krippendorff_alpha_nominal(rows), abs=1e-12)
        assert row.units_agreed == sum(all(each for each in unit if each is not None) for unit in rows)


def test_counts_by_unit_and_prevalence():
    text = coded_text(("A", "k", 0, 30), ("B", "k", 10, 40), ("B", "k", 60, 70))
    row = only([text])
    assert (row.units, row.units_agreed, row.units_only) == (100, 20, {"A": 10, "B": 20})
    assert row.prevalence == pytest.approx((30 + 40) / 200)
    by_sentence = only([coded_text(("A", "k", 0, 30), units=[(0, 50), (50, 100)])], unit=Unit.SENTENCE)
    assert (by_sentence.units, by_sentence.prevalence) == (2, 0.25)


def test_documents_are_drawn_from_ten_on_and_paragraphs_below():
    def rows(number):
        texts = [coded_text(("A", "k", 0, 9 + n), ("B", "k", 0, 9), source=f"{n}") for n in range(number)]
        return only(texts), only(texts, unit=Unit.DOCUMENT)

    by_character, by_document = rows(10)
    assert (by_character.n, by_character.drawing) == (10, Drawing.DOCUMENT)
    assert by_character.low < by_character.value < by_character.high
    by_character, by_document = rows(9)
    assert (by_character.n, by_character.drawing) == (9, Drawing.PARAGRAPH)
    assert (by_document.n, by_document.drawing) == (9, Drawing.DOCUMENT)
    by_character, by_document = rows(4)
    assert (by_character.low, by_character.interval_reason) == (None, "needs at least 5 paragraphs")
    assert (by_document.low, by_document.interval_reason) == (None, "needs at least 5 documents")


def test_an_interval_that_is_mostly_undefined_is_none_and_says_so():
    texts = [coded_text(source=f"{n:02}") for n in range(11)]
    texts.append(coded_text(("A", "k", 0, 9), ("B", "k", 0, 8), source="one"))
    row = only(texts)
    assert row.value is not None
    assert row.low is None
    assert row.interval_reason.startswith("undefined on 3")
    assert row.interval_reason.endswith("% of the replicates")


def test_twenty_coders():
    coders = tuple(f"coder {number:02}" for number in range(20))
    spans = {coder: (number % 3, 30 + number % 5) for number, coder in enumerate(coders)}
    texts = [
        coded_text(
            *((c, "k", *spans[c]) for c in coders if c != coders[n]), done=coders[: 20 - n], source=f"{n}"
        )
        for n in range(10)
    ]
    rows = [
        [spans[c][0] <= place < spans[c][1] and c != coders[n] if c in text.done else None for c in coders]
        for n, text in enumerate(texts)
        for place in range(100)
    ]
    row = only(texts, "krippendorff_alpha_nominal")
    assert row.value == pytest.approx(plain.krippendorff_alpha_nominal(rows), abs=1e-12)
    assert only(texts).value == pytest.approx(plain.f1(rows), abs=1e-12)
    assert row.low < row.value < row.high
    assert row.coders == coders

"""Presets: what other programs compute, held against numbers worked by hand and printed ones."""

import operator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis import plain_measures
from tests.analysis.coded_texts import coded_text
from tests.analysis.layouts import CODES, LENGTH, layouts

from blotter.analysis import messages
from blotter.analysis.coded_text import CodedText
from blotter.analysis.presets import (
    PRESETS,
    QUALCODER,
    CodeDomain,
    Level,
    PresetOptions,
    preset,
    preset_by_id,
)
from blotter.analysis.units import Unit
from blotter.domain.segment import Span
from blotter.errors import BlotterError

# Both coded 50 characters, each coder 75 more alone, 800 of 1,000 nobody.
EXAMPLE = (("A", "x", 0, 125), ("B", "x", 75, 200))

# Krippendorff 2019, figure 12.11: three coders, seven labels, length 60.
PRINTED_2019 = (
    ("Alex", "1", 0, 7),
    ("Alex", "2", 7, 13),
    ("Alex", "5", 30, 32),
    ("Alex", "6", 32, 37),
    ("Alex", "6", 37, 44),
    ("Alex", "7", 44, 60),
    ("Paul", "1", 0, 7),
    ("Paul", "3", 7, 13),
    ("Paul", "5", 13, 21),
    ("Paul", "6", 32, 44),
    ("Suzan", "1", 0, 7),
    ("Suzan", "4", 7, 13),
    ("Suzan", "5", 13, 21),
    ("Suzan", "6", 32, 37),
    ("Suzan", "6", 37, 41),
    ("Suzan", "6", 41, 44),
)

# Krippendorff 2004, p. 252: two coders, labels c and k, length 300.
PRINTED_2004 = (
    ("i", "c", 75, 145),
    ("i", "c", 220, 250),
    ("i", "k", 30, 90),
    ("i", "k", 150, 200),
    ("j", "c", 70, 150),
    ("j", "c", 205, 225),
    ("j", "c", 250, 270),
    ("j", "k", 30, 90),
    ("j", "k", 150, 200),
)


def rows(name: str, *texts: object, codes: tuple[str, ...] = ("x",), **options: object) -> list[dict]:
    """The rows of a preset."""
    return [*preset(name, texts, codes, PresetOptions.model_validate(options)).records()]


# MAXQDA


def test_segments_that_overlap_enough_agree() -> None:
    text = coded_text(*EXAMPLE, text="x" * 1000)
    strict, total = rows("maxqda", text)
    assert (strict["agreements"], strict["disagreements"], strict["percent"]) == (0, 2, 0)
    # 50 of the 200 characters that the two cover together.
    for overlap, agreements in ((0, 2), (0.25, 2), (0.26, 0)):
        assert rows("maxqda", text, overlap=overlap)[0]["agreements"] == agreements
    assert (total["code"], total["reason"]) == ("<Total>", messages.MAXQDA_ONE_CODE)


@pytest.mark.parametrize(("codes", "kappa"), [(2, 0.5), (5, 0.6875), (10, 0.7222), (30, 0.7414)])
def test_more_codes_raise_what_maxqda_calls_kappa(codes: int, kappa: float) -> None:
    """Three of four segments agree on every code."""
    segments = []
    for number in range(codes):
        segments += [("A", f"c{number}", n * 10, n * 10 + 5) for n in range(4)]
        segments += [("B", f"c{number}", n * 10, n * 10 + 5) for n in range(3)]
        segments.append(("B", f"c{number}", 60, 65))
    names = tuple(f"c{number}" for number in range(codes))
    *each, total = rows("maxqda", coded_text(*segments), codes=(*names, "unused"))
    assert [row["code"] for row in each] == [*names]
    assert {(row["agreements"], row["disagreements"], row["percent"]) for row in each} == {(6, 2, 75)}
    assert total["percent"] == 75
    assert total["brennan_prediger"] == pytest.approx(kappa, abs=0.0001)


def test_a_segment_may_be_the_counterpart_of_two() -> None:
    text = coded_text(("A", "x", 0, 100), ("B", "x", 0, 60), ("B", "x", 50, 100))
    assert rows("maxqda", text, overlap=0.5)[0]["agreements"] == 3


def test_existence_and_frequency_in_documents() -> None:
    texts = (
        coded_text(("A", "x", 0, 5), ("B", "x", 50, 55), ("B", "x", 60, 65)),
        coded_text(("A", "x", 0, 5), source="two.txt"),
        coded_text(source="three.txt"),
        coded_text(("A", "x", 0, 5), done=("A", "C"), source="four.txt"),
    )
    existence, _ = rows("maxqda", *texts, coders=("A", "B"), level=Level.EXISTENCE)
    assert (existence["agreements"], existence["total"]) == (2, 3)
    frequency, total = rows("maxqda", *texts, coders=("A", "B"), level=Level.FREQUENCY)
    assert (frequency["agreements"], frequency["total"]) == (1, 3)
    assert (total["brennan_prediger"], total["reason"]) == (None, messages.MAXQDA_NO_KAPPA)


# NVivo


@pytest.mark.parametrize(("length", "percent", "kappa"), [(1000, 85.0, 0.314), (100_000, 99.85, 0.399)])
def test_uncoded_text_raises_both_figures(length: int, percent: float, kappa: float) -> None:
    (row,) = rows("nvivo", coded_text(*EXAMPLE, text="x" * length))
    assert row["agreement"] == pytest.approx(percent)
    assert row["kappa"] == pytest.approx(kappa, abs=0.0005)
    assert row["both"] == pytest.approx(5000 / length)
    assert (row["only_first"], row["only_second"]) == (pytest.approx(7500 / length),) * 2
    assert row["size"] == length


def test_a_row_for_each_code_and_document() -> None:
    texts = (
        coded_text(("A", "x", 0, 50), ("B", "x", 0, 50)),
        coded_text(("A", "y", 0, 50), source="two.txt"),
    )
    found = rows("nvivo", *texts, codes=("y", "x"))
    assert [(row["code"], row["source"]) for row in found] == [
        ("y", "one.txt"),
        ("y", "two.txt"),
        ("x", "one.txt"),
        ("x", "two.txt"),
    ]
    assert [row["agreement"] for row in found] == [100, 50, 100, 100]
    assert [row["kappa"] for row in found] == [None, 0, 1, None]
    assert "no variation" in found[0]["reason"]


def test_a_group_has_what_any_member_has() -> None:
    text = coded_text(
        ("A", "x", 0, 10),
        ("B", "x", 10, 20),
        ("C", "x", 0, 20),
        ("D", "x", 90, 100),
        done=("A", "B", "C"),
    )
    (row,) = rows("nvivo", text, coders=("A", "B"), against=("C", "D"))
    assert (row["kappa"], row["both"]) == (1, 20)
    for first, second in (((), ("C",)), (("A",), ("A", "B"))):
        with pytest.raises(BlotterError, match="both groups"):
            rows("nvivo", text, coders=first, against=second)


def test_a_unit_is_coded_if_a_character_is() -> None:
    units = [(0, 25), (25, 50), (50, 75), (75, 100)]
    text = coded_text(("A", "x", 0, 30), ("B", "x", 0, 10), units=units)
    (row,) = rows("nvivo", text, unit=Unit.SENTENCE)
    assert (row["both"], row["only_first"], row["neither"], row["size"]) == (25, 25, 50, 4)
    with pytest.raises(BlotterError, match="character, sentence or paragraph"):
        rows("nvivo", text, unit=Unit.TOKEN)


# ATLAS.ti


def test_holsti_and_percent_by_character() -> None:
    (row,) = rows("atlas-ti", coded_text(*EXAMPLE, text="x" * 1000))
    assert (row["percent"], row["holsti"]) == (pytest.approx(85), pytest.approx(40))
    # 1 - (N - 1) D_o / D_e with 250 of 2,000 values coded and 150 units that differ.
    assert row["alpha_binary"] == pytest.approx(1 - 1999 * 300 / (2 * 250 * 1750), abs=0.01)
    assert row["cu_alpha"] is None


def test_printed_alphas_of_a_domain() -> None:
    labels = tuple(str(number) for number in range(1, 8))
    domain = CodeDomain(name="acts", labels={label: label for label in labels})
    text = coded_text(*PRINTED_2019, text="x" * 60, done=("Alex", "Paul", "Suzan"))
    whole, *codes = rows("atlas-ti", text, codes=labels, domains=(domain,))
    assert (whole["domain"], whole["code"]) == ("acts", "")
    assert whole["alpha_binary"] == pytest.approx(0.413, abs=0.001)
    assert whole["cu_alpha"] == pytest.approx(0.724, abs=0.0005)
    assert [row["code"] for row in codes] == [*labels]


def test_where_codes_of_a_domain_overlap_there_is_no_value() -> None:
    domain = CodeDomain(name="acts", labels={"x": "x", "y": "y", "y/z": "y"})
    other = CodeDomain(name="people", labels={"p": "p"})
    text = coded_text(
        ("A", "x", 0, 20), ("A", "y/z", 10, 30), ("B", "x", 0, 20), ("B", "y", 20, 30), ("B", "p", 50, 60)
    )
    codes = ("x", "y", "y/z", "p", "alone")
    found = {
        (row["domain"], row["code"]): row
        for row in rows("atlas-ti", text, codes=codes, domains=(domain, other))
    }
    clash = found["acts", ""]
    assert clash["cu_alpha"] is None
    assert "A" in clash["reason"]
    assert clash["alpha_binary"] == pytest.approx(1)
    assert {key for key in found if key[0] == "acts"} == {("acts", ""), ("acts", "x"), ("acts", "y")}
    assert found["", "alone"]["reason"] == messages.NOT_USED
    assert ("<All domains>", "") in found


# INCEpTION


def test_positions_where_one_is_missing_are_dropped() -> None:
    """Coders who differ by one character at all places but two are in perfect agreement, and it is told."""
    text = coded_text(
        ("A", "x", 0, 5),
        ("B", "x", 0, 5),
        ("A", "y", 10, 15),
        ("B", "y", 10, 15),
        *(("A", "x", n, n + 5) for n in range(20, 60, 10)),
        *(("B", "x", n + 1, n + 5) for n in range(20, 60, 10)),
    )
    (row,) = rows("inception", text, codes=("x", "y"))
    assert (row["found"], row["used"], row["stacked"]) == (10, 2, 0)
    assert (row["cohen_kappa"], row["fleiss_kappa"], row["krippendorff_alpha_nominal"]) == (1, 1, 1)
    assert row["alpha_u_1995"] < 1


def test_coding_measures_on_equal_spans() -> None:
    # x-x, x-y, y-y, y-y: p_o = 3/4, p_e = 1/2 · 1/4 + 1/2 · 3/4 = 1/2.
    pairs = (("x", "x"), ("x", "y"), ("y", "y"), ("y", "y"))
    segments = [
        (coder, code, 10 * n, 10 * n + 5)
        for n, pair in enumerate(pairs)
        for coder, code in zip(("A", "B"), pair, strict=True)
    ]
    stacked = [("A", "x", 50, 55), ("A", "y", 50, 55), ("B", "x", 50, 55), ("B", "other", 0, 3)]
    (row,) = rows("inception", coded_text(*segments, *stacked), codes=("x", "y"))
    assert (row["found"], row["used"], row["stacked"]) == (5, 4, 1)
    assert row["cohen_kappa"] == pytest.approx(0.5)
    # Pooled margins 3/8 and 5/8: p_e = 34/64.
    assert row["fleiss_kappa"] == pytest.approx((48 - 34) / (64 - 34))


def test_printed_unitizing_alpha() -> None:
    text = coded_text(*PRINTED_2004, text="x" * 300, done=("i", "j"))
    (row,) = rows("inception", text, codes=("c", "k"))
    # Printed as .8591 from rounded parts; .85867 in full.
    assert row["alpha_u_1995"] == pytest.approx(0.8591, abs=0.0005)


def test_every_two_annotators_and_overlaps_of_one_code() -> None:
    text = coded_text(
        ("A", "x", 0, 10), ("A", "x", 5, 15), ("B", "x", 0, 10), ("C", "x", 70, 80), done=("A", "B", "C")
    )
    found = rows("inception", text)
    assert [(row["first"], row["second"]) for row in found] == [("A", "B"), ("A", "C"), ("B", "C")]
    # The second segment of A overlaps the first and is dropped.
    assert found[0]["alpha_u_1995"] == 1
    assert found[1]["reason"].startswith(messages.INCEPTION_NO_POSITION)


# Laws


def laid_out(layout) -> CodedText:
    """A layout of segments as a document that both have done."""
    placed = [(each.coder, each.code, each.start, each.end) for each in layout]
    return coded_text(*placed, done=("Ada", "Ben"), text="x" * LENGTH)


def covered(layout, coder: str, code: str) -> list[bool]:
    """For each character whether the coder gave it the code."""
    own = [(each.start, each.end) for each in layout if (each.coder, each.code) == (coder, code)]
    return plain_measures.coded(LENGTH, own)


@given(layouts())
def test_nvivo_counts_characters(layout) -> None:
    for row in rows("nvivo", laid_out(layout), codes=tuple(CODES)):
        pairs = [*zip(*(covered(layout, coder, row["code"]) for coder in ("Ada", "Ben")), strict=True)]
        cells = {
            "both": (True, True), "only_first": (True, False), "only_second": (False, True),
            "neither": (False, False),
        }  # fmt: skip
        assert {key: row[key] for key in cells} == pytest.approx(
            {key: 100 * pairs.count(pair) / LENGTH for key, pair in cells.items()}
        )
        assert row["agreement"] == pytest.approx(row["both"] + row["neither"])
        assert row["disagreement"] == pytest.approx(row["only_first"] + row["only_second"])
        expected = plain_measures.cohen_kappa(pairs)
        assert row["kappa"] == (None if expected is None else pytest.approx(expected))


@given(layouts())
def test_holsti_is_f1_of_characters(layout) -> None:
    for row in rows("atlas-ti", laid_out(layout), codes=tuple(CODES)):
        first, second = (covered(layout, coder, row["code"]) for coder in ("Ada", "Ben"))
        both, either = sum(map(operator.and_, first, second)), sum(first) + sum(second)
        assert row["holsti"] == (pytest.approx(200 * both / either) if either else None)


@given(layouts(), st.sampled_from([0.5, 0.75, 1.0]))
def test_maxqda_looks_at_each_segment_in_turn(layout, overlap: float) -> None:
    places = {(each.coder, each.code, each.start, each.end) for each in layout}
    for row in rows("maxqda", laid_out(layout), codes=tuple(CODES), overlap=overlap)[:-1]:
        own = [place for place in places if place[1] == row["code"]]
        answered = [
            one
            for one in own
            if any(
                Span(*one[2:]).likeness(Span(*other[2:])) >= overlap for other in own if other[0] != one[0]
            )
        ]
        assert (row["agreements"], row["total"]) == (len(answered), len(own))


@given(layouts(), st.permutations(range(3)))
def test_the_order_of_segments_and_documents_is_all_the_same(layout, order) -> None:
    texts = [laid_out(layout[n::3]) for n in range(3)]
    texts = [replace(text, source=f"{n}.txt") for n, text in enumerate(texts)]
    turned = [replace(texts[n], segments=texts[n].segments[::-1]) for n in order]
    for each in PRESETS:
        if each.id != "inception":
            # Documents laid end to end have gaps across their bounds, which depend on the order.
            assert rows(each.id, *turned, codes=tuple(CODES)) == rows(each.id, *texts, codes=tuple(CODES))


# All of them


@pytest.mark.parametrize("each", PRESETS, ids=lambda each: each.id)
def test_nothing_to_compare_is_told(each) -> None:
    nothing = coded_text(done=("A",))
    if each.two_coders:
        with pytest.raises(BlotterError, match="compares two coders"):
            rows(each.id, nothing)
    empty = rows(each.id, coded_text(), coded_text(text="", source="two.txt"), coders=("A", "B"))
    assert all(row["reason"] for row in empty)
    assert rows(each.id, nothing, coders=("A", "B")) is not None


@pytest.mark.parametrize("each", PRESETS, ids=lambda each: each.id)
def test_every_preset_explains_itself(each) -> None:
    assert each.explanation
    assert {*each.options} <= PresetOptions.model_fields.keys()
    notes = preset(each.id, [coded_text()], ("x",), PresetOptions(coders=("A", "B"))).notes
    assert each.meaning in notes
    assert each.misleading in notes


def test_three_coders_are_too_many_for_some() -> None:
    text = coded_text(*EXAMPLE, done=("A", "B", "C"))
    for name in ("maxqda", "nvivo"):
        with pytest.raises(BlotterError, match=r"3 \(A, B, C\)"):
            rows(name, text)


def test_an_unknown_program_is_told() -> None:
    with pytest.raises(BlotterError, match="maxqda, nvivo"):
        preset_by_id("qualcoder")
    assert "Jaccard" in QUALCODER

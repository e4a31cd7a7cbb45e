"""Unitizing measures of a sample: the coefficients of its documents, drawn as documents or paragraphs."""

import pytest
from coded_texts import coded_text
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.analysis import coefficients as c
from blotter.analysis import continua, messages
from blotter.analysis.agreement import AgreementOptions, Comparison, compare
from blotter.analysis.bootstrap import interval
from blotter.analysis.coefficients import Continuum
from blotter.analysis.coefficients.unitizing import resampled, u_nominal, unitizing_sums
from blotter.analysis.measures import measure
from blotter.domain.segment import Span

LENGTH = 40
SPAN = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 9)).map(lambda s: (s[0], min(LENGTH, sum(s))))
DOCUMENT = st.tuples(st.sampled_from([("A", "B"), ("A", "B", "C")]), st.lists(SPAN), st.lists(SPAN))


def coded(number, done, first, second, text="x" * LENGTH):
    rows = [("A", "k", *span) for span in first] + [("B", "k", *span) for span in second]
    return coded_text(*rows, done=done, source=f"{number}.txt", text=text)


def continuum(text, offset=0, length=LENGTH):
    spans = {coder: [] for coder in text.done}
    for each in text.segments:
        start, end = max(each.start, offset) - offset, min(each.end, offset + length) - offset
        if start < end:
            spans[each.coder].append((Span(start, end), "k"))
    return Continuum.of(length, spans)


@settings(deadline=None, max_examples=40)
@given(st.lists(DOCUMENT, min_size=1, max_size=11))
def test_the_value_is_that_of_the_documents(documents):
    texts = [coded(number, *each) for number, each in enumerate(documents)]
    [row] = compare(texts, ["k"], AgreementOptions(measures=("alpha_u_nominal",), trim=False))
    sums = [unitizing_sums(continuum(text)) for text in texts]
    total = sums[0]
    for each in sums[1:]:
        total = total + each
    assert row.value == c.alpha_u_nominal(total).value


@settings(deadline=None, max_examples=20)
@given(st.lists(DOCUMENT, min_size=10, max_size=12))
def test_the_interval_is_that_of_documents_drawn_one_by_one(documents):
    texts = sorted((coded(n, *each) for n, each in enumerate(documents)), key=lambda text: text.source)
    comparison = Comparison(AgreementOptions(measures=("alpha_u_nominal",), trim=False, replicates=200))
    for text in texts:
        comparison.put(text)
    sample = comparison.sample
    found = continua.drawn_interval(sample, measure("alpha_u_nominal"), {"k": "k"}, "k")
    times = sample.draws.of(len(texts)).drawn.T.astype(float)
    expected = resampled(u_nominal, [unitizing_sums(continuum(text)) for text in texts], times)

    assert found.low == pytest.approx(interval(expected).low, abs=1e-9)
    assert found.high == pytest.approx(interval(expected).high, abs=1e-9)


def test_paragraphs_are_drawn_as_documents_of_their_own():
    words = ("x" * 9 + "\n") * 8
    text = coded(0, ("A", "B"), [(0, 5), (18, 33), (60, 69)], [(0, 6), (21, 33)], words)
    comparison = Comparison(AgreementOptions(measures=("alpha_u_nominal",), trim=False, replicates=300))
    comparison.put(text)
    [row] = comparison.rows("k")
    parts = [unitizing_sums(continuum(text, 10 * block, 10)) for block in range(8)]
    times = comparison.sample.draws.of(8).drawn.T.astype(float)
    values = resampled(u_nominal, parts, times)

    assert row.n == 8
    assert (row.low, row.high) == pytest.approx((interval(values).low, interval(values).high), abs=1e-9)
    assert row.low < row.value < row.high


def test_the_older_alpha_has_a_value_without_an_interval():
    texts = [coded(n, ("A", "B"), [(0, 9)], [(0, 8)]) for n in range(10)]
    [row] = compare(texts, ["k"], AgreementOptions(measures=("alpha_u_1995",)))
    assert row.value is not None
    assert (row.low, row.interval_reason) == (None, messages.NOT_DRAWN)


def test_a_measure_of_domains_says_that_one_code_is_none():
    text = coded(0, ("A", "B"), [(0, 9)], [])
    [row] = compare([text], ["k"], AgreementOptions(measures=("alpha_cu_nominal",)))
    assert (row.value, row.reason) == (None, messages.NEEDS_DOMAIN)

"""Values of attributes: from the words of many countries to the one form of a type, or refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.metadata.comparing import comparer
from blotter.analysis.metadata.guessing import guessed_options, guessed_type
from blotter.analysis.metadata.numbers import number, point_of, shown_number
from blotter.analysis.metadata.typed import Reading, reading_of, shown, typed
from blotter.domain.attribute import AttributeType
from blotter.domain.countries import COUNTRIES, LANGUAGES
from blotter.domain.document_filter import Operator
from blotter.errors import Refused

NUMBER, DATE, TEXT = AttributeType.NUMBER, AttributeType.DATE, AttributeType.TEXT


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,234.5", "1234.5"), ("1.234,5", "1234.5"), ("1 234,5", "1234.5"), ("1\u202f234", "1234"),
        ("1’234.50", "1234.5"), ("1.234.567", "1234567"), ("1,234,567", "1234567"), ("12", "12"),
        ("-3,25", "-3.25"), ("−7", "-7"), ("+7.0", "7"), (".5", "0.5"), ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1234.567", "1234.567"), ("1e3", "1000"), ("1.5E-7", "1.5e-07"), ("１２", "12"), ("007", "7"),
    ],
)  # fmt: skip
def test_numbers_of_many_countries(words: str, value: str) -> None:
    assert number(words) == value


@pytest.mark.parametrize("words", ["1,23,4", "1.23.4", "1,234,5", "abc", "12 m", "1e999", "1" * 50, "--1"])
def test_what_is_no_number(words: str) -> None:
    with pytest.raises(Refused, match="is no number"):
        number(words)


@pytest.mark.parametrize("words", ["1,234", "1.234", "-999,000"])
def test_a_number_that_may_be_two_is_refused_until_one_knows(words: str) -> None:
    with pytest.raises(Refused, match="may be"):
        number(words)
    mark = "," if "," in words else "."
    whole, decimal = number(words, "." if mark == "," else ","), number(words, mark)
    assert abs(float(whole)) == 1000 * abs(float(decimal))


def test_the_others_of_a_column_tell_how_it_is_written() -> None:
    assert reading_of(["1.234", "2,5", "1 000"]) == Reading(point=",")
    assert reading_of(["1.234", "2.500.000"]).point == ","
    assert reading_of(["1,234", "0.5"]).point == "."
    assert reading_of(["1.5", "1,5"]).point == ""
    assert reading_of(["3/4/2016", "25/12/2016"]).day_first is True
    assert reading_of(["3/4/2016", "12/25/2016"]).day_first is False
    assert reading_of(["3/4/2016", "25/12/2016", "12/25/2016"]).day_first is None


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False),
    st.sampled_from([(",", "."), (".", ","), (" ", ","), ("\u00a0", "."), ("’", "."), ("", "."), ("", ",")]),
)
def test_a_number_is_read_as_it_was_written(value: Decimal, style: tuple[str, str]) -> None:
    group, point = style
    words = f"{value:,.2f}".replace(",", "\0").replace(".", point).replace("\0", group)
    assert float(number(words)) == float(value)
    assert float(number(words, point)) == float(value)
    assert point_of([words]) == point or group in (" ", "\u00a0", "’")


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**30), 10**30))
def test_what_is_shown_of_a_number_is_read_back(value: float) -> None:
    kept = number(repr(value), ".")
    assert float(kept) == float(value)
    assert number(shown_number(kept)) == kept
    assert typed(NUMBER, repr(value), reading=Reading(point=".")) == kept


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2021", "2021"), ("2021-03", "2021-03"), ("2021-03-12", "2021-03-12"),
        ("12 March 2021", "2021-03-12"),
        ("March 12, 2021", "2021-03-12"), ("12 mars 2021", "2021-03-12"), ("12 Mart 2021", "2021-03-12"),
        ("2021年3月12日", "2021-03-12"), ("12.03.2021", "2021-03-12"), ("25/3/2016", "2016-03-25"),
        ("3/25/2016", "2016-03-25"), ("5/5/2016", "2016-05-05"), ("2016/3/5", "2016-03-05"),
        ("2021-03-12T10:00:00Z", "2021-03-12"), ("2021-03-12 00:00:00", "2021-03-12"), ("2021~", "2021~"),
        ("199X", "199X"), ("2014/2016", "2014/2016"), ("../2016", "../2016"), ("March 2021", "2021-03"),
    ],
)  # fmt: skip
def test_dates_in_figures_and_words(words: str, value: str) -> None:
    assert typed(DATE, words) == value
    assert typed(DATE, value) == value


@pytest.mark.parametrize("words", ["soon", "12 March", "2021-13", "31.02.2021", "in 2021 and 2022", "1/2/16"])
def test_what_is_no_date(words: str) -> None:
    with pytest.raises(Refused, match="is no date"):
        typed(DATE, words)


def test_a_day_that_may_be_two_is_refused_until_one_knows() -> None:
    with pytest.raises(Refused, match="2016-04-03 or 2016-03-04"):
        typed(DATE, "3/4/2016")
    assert typed(DATE, "3/4/2016", reading=Reading(day_first=True)) == "2016-04-03"
    assert typed(DATE, "3/4/2016", reading=Reading(day_first=False)) == "2016-03-04"


def test_yes_and_no_in_four_languages() -> None:
    kind = AttributeType.YES_NO
    assert {typed(kind, words) for words in ("Yes", "oui", "EVET", "是", "true", "1")} == {"yes"}
    assert {typed(kind, words) for words in ("No", "non", "hayır", "否", "FALSE", "0")} == {"no"}
    with pytest.raises(Refused, match="neither yes nor no"):
        typed(kind, "maybe")


def test_a_choice_is_of_its_options() -> None:
    kind = AttributeType.CHOICE
    assert typed(kind, " HIGH ", ("high", "low")) == "high"
    with pytest.raises(Refused, match="Did you mean “high”"):
        typed(kind, "hig", ("high", "low"))
    with pytest.raises(Refused, match="none yet"):
        typed(kind, "high")


def test_countries_by_code_and_by_every_name() -> None:
    for code, each in COUNTRIES.items():
        for words in (code, each.alpha3, *each.names):
            assert typed(AttributeType.COUNTRY, words) == code
        for language in LANGUAGES:
            assert typed(AttributeType.COUNTRY, shown(AttributeType.COUNTRY, code, language)) == code
    with pytest.raises(Refused, match="is no country"):
        typed(AttributeType.COUNTRY, "Atlantis")


def test_addresses_have_a_form_and_are_only_text() -> None:
    kind = AttributeType.URL
    for words in (
        "https://example.org/a?b=c#d",
        "http://example.org",
        "doi:10.1000/x",
        "ftp://example.org/x",
    ):
        assert typed(kind, words) == words
    for words in ("example.org", "https://", "javascript:alert(1)", "https://a b.org", "file:///etc/passwd"):
        with pytest.raises(Refused, match="is no web address"):
            typed(kind, words)


@pytest.mark.parametrize("kind", list(AttributeType))
def test_no_words_are_no_value(kind: AttributeType) -> None:
    assert typed(kind, "  \n") == ""


@given(st.sampled_from(list(AttributeType)), st.text(max_size=40))
def test_whatever_is_typed_is_a_value_that_reads_back_or_is_refused(kind: AttributeType, words: str) -> None:
    try:
        value = typed(kind, words, ("high", "low"))
    except Refused:
        return
    assert typed(kind, shown(kind, value), ("high", "low")) == value


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (["2019", "2020", ""], DATE), (["12 March 2021", "2020"], DATE), (["1", "0"], NUMBER),
        (["1,5", "2"], NUMBER), (["yes", "hayır"], AttributeType.YES_NO),
        (["Kenya", "TR"], AttributeType.COUNTRY),
        (["https://a.org/x"], AttributeType.URL), (["a", "b"] * 5, AttributeType.CHOICE), (["a", "b"], TEXT),
        (["007", "012"], TEXT), ([], TEXT), (["3/4/2016"], TEXT), (["Kenya", "Atlantis"], TEXT),
    ],
)  # fmt: skip
def test_types_are_guessed_from_all_values(words: list[str], kind: AttributeType) -> None:
    assert guessed_type(words) is kind


def test_options_are_what_recurs_in_its_order() -> None:
    assert guessed_options(["low", "High", "high", "low", "low", "LOW"]) == ("low", "High")
    assert guessed_options(["a", "b", "c"]) == ()


@pytest.mark.parametrize(
    ("condition", "fitting"),
    [
        ((Operator.EQUALS, "2016"), {"2016-05", "2014/2016", "2016/.."}),
        ((Operator.AT_LEAST, "2016"), {"2016-05", "2014/2016", "2016/..", "2017"}),
        ((Operator.MORE, "2016"), {"2016/..", "2017"}),
        ((Operator.LESS, "2016"), {"2014/2016", "2013-12-31"}),
        ((Operator.AT_MOST, "2016"), {"2014/2016", "2013-12-31", "2016-05", "2016/.."}),
        ((Operator.EMPTY, ""), {""}),
    ],
)
def test_dates_are_compared_by_their_bounds(condition: tuple[Operator, str], fitting: set[str]) -> None:
    fits = comparer(DATE, *condition)
    assert fits is not None
    every = ("2016-05", "2014/2016", "2016/..", "2017", "2013-12-31", "")
    assert {value for value in every if fits(value)} == fitting


VALUES = {
    NUMBER: ["1", "2.5", "-3", ""],
    DATE: ["2016", "2014/2016", "../2016", "2020-02-29", ""],
    TEXT: ["Kenya", "Pina; Mwangi", "kenya ", ""],
    AttributeType.COUNTRY: ["KE", "TR", ""],
    AttributeType.CHOICE: ["low", "high", ""],
    AttributeType.YES_NO: ["yes", "no", ""],
    AttributeType.URL: ["https://a.org", "doi:10.1/x", ""],
}


@pytest.mark.parametrize("kind", list(AttributeType))
def test_each_value_is_equal_or_different_and_filled_or_empty(kind: AttributeType) -> None:
    options = ("low", "middle", "high")
    for words in filter(None, VALUES[kind]):
        same = comparer(kind, Operator.EQUALS, shown(kind, words), options)
        other = comparer(kind, Operator.DIFFERS, shown(kind, words), options)
        empty, filled = comparer(kind, Operator.EMPTY, ""), comparer(kind, Operator.FILLED, "")
        assert same
        assert other
        assert empty
        assert filled
        for value in VALUES[kind]:
            assert same(value) is not other(value)
            assert bool(empty(value)) is not bool(filled(value))
        assert kind is TEXT or same(words)


def test_text_is_also_one_of_several_and_choices_have_an_order() -> None:
    text = comparer(TEXT, Operator.EQUALS, "PINA; x")
    assert text is not None
    assert [text(each) for each in ("Pina", "Mwangi; Pina", "Pina Mwangi", "")] == [True, True, False, False]
    holds = comparer(TEXT, Operator.HOLDS, "wang")
    assert holds is not None
    assert holds("Mwangi; Pina")
    country = comparer(AttributeType.COUNTRY, Operator.HOLDS, "keny")
    assert country is not None
    assert country("KE")
    more = comparer(AttributeType.CHOICE, Operator.MORE, "low", ("low", "middle", "high"))
    assert more is not None
    assert [more(each) for each in ("low", "middle", "high", "")] == [False, True, True, False]
    assert comparer(TEXT, Operator.MORE, "a") is None

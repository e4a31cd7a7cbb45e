"""Numbers are read with their unit, and with how exactly they are meant."""

import pytest

from blotter.analysis.records.numbers import numbers

Read = tuple[str, float | None, float | None, float | None, str, bool]


def read(text: str) -> list[Read]:
    return [(e.measure, e.low, e.best, e.high, e.unit, e.approximate) for e in numbers(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("more than 2,700 officers", ("officers", 2700, None, None, "persons", False)),
        ("nearly 3,000 officers", ("officers", None, None, 3000, "persons", False)),
        ("19 patrol boats for the coast", ("patrol boats", None, 19, None, "boats", False)),
        ("4 police cars", ("police cars", None, 4, None, "vehicles", False)),
        ("USD 1.2 million", ("value", None, 1_200_000, None, "USD", False)),
        ("$1.2 million", ("value", None, 1_200_000, None, "USD", False)),
        ("1,2 million d’euros", ("value", None, 1_200_000, None, "EUR", False)),
        ("EUR 2,047,000", ("value", None, 2_047_000, None, "EUR", False)),
        ("2,700万元", ("value", None, 27_000_000, None, "CNY", False)),
        ("3亿美元", ("value", None, 300_000_000, None, "USD", False)),
        ("a dozen officers", ("officers", None, 12, None, "persons", True)),
        ("twenty-three countries", ("countries", None, 23, None, "countries", False)),
        ("two thousand soldiers", ("soldiers", None, 2000, None, "persons", False)),
        ("20–30 participants", ("participants", 20, None, 30, "persons", False)),
        ("between 20 and 30 participants", ("participants", 20, None, 30, "persons", False)),
        ("60 percent", ("share", None, 60, None, "percent", False)),
        ("13 %", ("share", None, 13, None, "percent", False)),
        ("百分之六十", ("share", None, 60, None, "percent", False)),
        ("yüzde 20", ("share", None, 20, None, "percent", False)),
        ("nine weeks", ("duration", None, 9, None, "weeks", False)),
        ("a two-week course", ("duration", None, 2, None, "weeks", False)),
        ("nearly a thousand guests", ("guests", None, None, 1000, "guests", True)),
        ("one week", ("duration", None, 1, None, "weeks", False)),
        ("2 700 agents", ("agents", None, 2700, None, "persons", False)),
        ("plus de 300 policiers", ("policiers", 300, None, None, "persons", False)),
        ("2.700 polis memuru", ("polis memuru", None, 2700, None, "persons", False)),
        ("300'den fazla polis", ("polis", 300, None, None, "persons", False)),
        ("yaklaşık 40 ülke", ("countries", None, 40, None, "countries", True)),
        ("超过2700名警察", ("persons", 2700, None, None, "persons", False)),
        ("2700多名警察", ("persons", 2700, None, None, "persons", False)),
        ("近3000人", ("persons", None, None, 3000, "persons", False)),
        ("约三十个国家", ("countries", None, 30, None, "countries", True)),
        ("三百二十名警员", ("persons", None, 320, None, "persons", False)),
        ("over 400", ("", 400, None, None, "", False)),
    ],
)
def test_what_a_text_tells(text: str, found: Read) -> None:
    assert read(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "one of them",
        "Article 5 agreements",
        "No. 12 boats",
        "note12 officers",
        "in 1,5",
        "the 19th century",
        "une réunion",
        "page 14 officers",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert read(text) == []


def test_what_lies_in_a_date_is_no_quantity() -> None:
    text = "In 2016 officers came"
    assert numbers(text, [(3, 7)]) == []


def test_the_words_are_where_they_are_said_to_be() -> None:
    text = "They gave 👮 more than 20 boats and 3 cars."
    assert [text[each.start : each.end] for each in numbers(text)] == ["more than 20 boats", "3 cars"]


def test_two_numbers_that_are_listed_are_no_range() -> None:
    assert read("12 and 13 officers") == [("officers", None, 13, None, "persons", False)]


@pytest.mark.parametrize("digits", ["9" * 20, "9" * 5000, "1" + ",000" * 30])
def test_a_serial_number_is_no_figure(digits: str) -> None:
    assert read(f"about {digits} officers and {digits} million dollars") == []

"""Names: what may be one, when two are the same, which come near."""

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from blotter.domain.codebook import joined_path, split_path
from blotter.domain.names import (
    LIMIT,
    FreeNames,
    checked_name,
    free_name,
    is_allowed,
    joined_names,
    name_key,
    nearest,
    shown_name,
    split_names,
)
from blotter.errors import Refused

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)

# The iota subscript under another accent is the one mark that folding moves about.
FOLDABLE = ANY_TEXT.filter(lambda text: "\u0345" not in unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    "name",
    [
        "either/or",
        'the "so-called" police',
        "it’s, or isn't",
        "a\\b",
        "警务合作",
        "شرطة",
        "می‌خواهم",
        "👮‍♀️",
        "\U0001fae8",
        "100 % #1?",
        "{curly}",
        "x" * LIMIT,
    ],
)
def test_what_may_be_a_name(name: str) -> None:
    assert checked_name(f"  {name}\u00a0", "code") == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        " \t ",
        "\u200b",
        "\u00ad\u2060",
        "two\nlines",
        "a\rb",
        "a\tb",
        "a\0b",
        "\u202etxt.exe",
        "a\u200fb",
        "a\u2028b",
        "\ud83d",
        "a\uffff",
        "x" * (LIMIT + 1),
    ],
)
def test_what_may_not(name: str) -> None:
    with pytest.raises(Refused) as refused:
        checked_name(name, "code")
    str(refused.value).encode()
    assert "code" in str(refused.value)
    assert not is_allowed(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Training", "training"),
        ("STRASSE", "straße"),
        ("caf\u00e9", "cafe\u0301"),
        ("police", "po\u200blice"),
        ("e\u200b\u0301tat", "état"),
        ("river  patrol", "river patrol"),
        ("river\u00a0patrol", " river patrol "),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
    ],
)
def test_what_a_reader_would_take_for_one(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("aid", "aide"), ("می‌خواهم", "میخواهم"), ("a/b", "a b")])
def test_what_stays_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(FOLDABLE)
@example("\u1e9e\u0130\u0149")
def test_the_key_of_a_key_is_the_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@given(FOLDABLE)
def test_the_key_forgets_case_and_composition(name: str) -> None:
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(name)
    assert name_key(name.casefold()) == name_key(name)


@given(ANY_TEXT)
def test_a_files_name_can_always_be_shown(name: str) -> None:
    shown = shown_name(name)
    shown.encode()
    assume(len(shown) <= LIMIT)
    assert checked_name(shown, "document") == shown


@given(st.lists(ANY_TEXT.map(str.strip), min_size=1, max_size=4))
def test_a_path_is_read_as_it_was_written(names: list[str]) -> None:
    assert split_path(joined_path(names)) == tuple(names)


def test_paths_escape_as_the_contract_says() -> None:
    assert joined_path(["either/or", "a, b"]) == "either\\/or/a, b"
    assert split_path("either\\/or/a, b") == ("either/or", "a, b")
    assert split_path(" a / b ") == ("a", "b")
    assert split_path("C:\\temp") == ("C:\\temp",)
    assert split_path("ends\\") == ("ends\\",)


@given(ANY_TEXT, st.lists(ANY_TEXT, max_size=5))
def test_a_free_name_is_free(name: str, taken: list[str]) -> None:
    taken += [name, free_name(name, [name])]
    assert free_name(name, taken) not in taken
    assert free_name(name, []) == name


def test_a_second_of_a_name_keeps_its_suffix() -> None:
    assert free_name("ford.txt", ["ford.txt"]) == "ford (2).txt"
    assert free_name("ford.txt", ["ford.txt", "ford (2).txt"]) == "ford (3).txt"
    assert free_name(".hidden", [".hidden"]) == ".hidden (2)"


def test_the_nearest_names_are_told() -> None:
    assert "“training”" in nearest("trainings", ["training", "boats"])
    assert "“river patrol”" in nearest("patrol", ["river patrol", "boats"])
    assert nearest("zzz", ["training"]) == ""
    assert nearest("", ["training"]) == ""


@given(st.lists(ANY_TEXT.map(str.strip).filter(is_allowed)))
def test_several_names_come_back_from_their_line(names: list[str]) -> None:
    assert split_names(joined_names(names)) == tuple(names)


def test_names_in_a_line_are_told_apart_by_semicolons() -> None:
    assert split_names(" joint patrol; JP ;; a\\;b;c\\\\ \n d\\") == ("joint patrol", "JP", "a;b", "c\\ d\\")
    assert split_names(" ; ") == ()


def test_a_name_starts_and_ends_with_neither_space_nor_byte_order_mark() -> None:
    assert checked_name("\ufeff \ufefftraining \ufeff", "code") == "training"


def test_names_that_are_taken_get_a_number() -> None:
    names = FreeNames(["River"])
    long = "x" * LIMIT
    assert [names.take(each) for each in ("river", "RIVER", long, long)] == [
        "river (2)",
        "RIVER (3)",
        long,
        "x" * (LIMIT - 4) + " (2)",
    ]
    assert [names.take(each, "above") for each in ("river", "river")] == ["river", "river (2)"]

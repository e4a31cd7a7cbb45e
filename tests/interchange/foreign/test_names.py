"""Names, times and numbers of other programs."""

import pytest

from blotter.domain.names import LIMIT, is_allowed
from blotter.interchange.foreign.findings import Findings
from blotter.interchange.foreign.names import fitting_name, moment_of, number_in


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("  a\n b ", "a b"), ("", ""), (" \u200b ", ""), ("a\u202eb", "a\ufffdb"), ("\0", ""),
        ("x" * 300, "x" * LIMIT),
    ],
)  # fmt: skip
def test_names_that_fit(words: str, name: str) -> None:
    assert fitting_name(words) == name
    assert not name or is_allowed(name)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2022-03-05 10:11:12", "2022-03-05T10:11:12.000000Z"),
        ("2022-03-05", "2022-03-05T00:00:00.000000Z"),
        ("20220305_10", "2022-03-05T10:00:00.000000Z"),
        ("2022-03-05T10:00:00+02:00", "2022-03-05T08:00:00.000000Z"),
        ("20221399_10", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_moments(words: str, moment: str) -> None:
    assert moment_of(words) == moment


def test_numbers() -> None:
    told = ["34", " 41.50 ", "1e3", "-0", "\N{MINUS SIGN}2", "1_0", "nan", "inf", "many", ""]
    assert [number_in(each) for each in told] == [
        "34", "41.5", "1000", "0", "-2", None, None, None, None, None,
    ]  # fmt: skip


def test_the_same_of_many_is_said_once() -> None:
    findings = Findings("a.qda")
    for number in range(8):
        findings.note("They were {what_else}.", f"thing {number}", "left out", what_else="lost")
    findings.note("It is old.", "")
    first, second = findings.remarks()
    assert first.what == "thing 0, thing 1, thing 2, thing 3, thing 4 and 3 more"
    assert (first.why, first.kind) == ("They were lost.", "left out")
    assert (second.what, second.kind) == ("a.qda", "noted")

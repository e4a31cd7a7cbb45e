import pytest

from blotter.interchange.pdf.joints import Joint, Vocabulary, joint

WORDS = (
    "A well-known border and a river police force; the decision was non-binding, nonetheless it was theirs."
)
KNOWN = Vocabulary(lambda: [WORDS, "the coop\x02erative gov-\r\nernment long-term term long"])
DROPS, KEEPS = Joint(True, ""), Joint(False, "")


@pytest.mark.parametrize(
    ("last", "first", "expected"),
    [
        ("the agree\x02", "ment was", DROPS),
        ("the agree\ufffe", "ment was", DROPS),
        ("the agree-", "ment was", DROPS),
        ("the agree\u00ad", "Ment was", DROPS),
        ("a well\x02", "known man", KEEPS),
        ("Sino-", "Russian border", KEEPS),
        ("from 2019-", "2020 on", KEEPS),
        ("state-of-the-", "art", KEEPS),
        ("non\x02", "aligned", KEEPS),
        ("none\x02", "theless", DROPS),
        ("a river-", "force", KEEPS),
        ("gov\x02", "ernment", DROPS),
        ("anti\x02", "border", KEEPS),
        ("anti\x02", "cipate", DROPS),
        ("coop\x02", "erative", DROPS),
        ("long-", "term", KEEPS),
        ("words - ", "more", Joint(False, " ")),
        ("a dash -", "then", Joint(False, " ")),
        ("a dash—", "then", KEEPS),
        ("words", "more", Joint(False, " ")),
        ("警察", "合作", KEEPS),
        ("合作，", "2021年", KEEPS),
        ("and", "警察", KEEPS),
        ("경찰", "협력", Joint(False, " ")),
        ("see https://example.org/reports/", "2021/patrol", KEEPS),
        ("see https://example.org/long-", "name.html", KEEPS),
        ("see https://example.org/rep", "orts/patrol.html and", KEEPS),
        ("see https://example.org/reports", "which says", Joint(False, " ")),
        ("", "words", KEEPS),
    ],
)
def test_lines_are_joined_by_rule(last: str, first: str, expected: Joint) -> None:
    assert joint(last, first, KNOWN) == expected


def test_what_a_line_end_has_parted_is_no_word() -> None:
    for word in ("coop", "erative", "gov", "ernment"):
        assert word not in KNOWN
    assert "well-known" in KNOWN
    assert "LONG-TERM" in KNOWN

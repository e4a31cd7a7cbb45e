"""Which document a few letters mean."""

from blotter.ui.document_ranking import DocumentRanking

NAMES = [
    ("n", "Notes on the joint patrols, spring.txt"),
    ("i", "Interview 07.md"),
    ("j", "Interview 12.md"),
    ("l", "Loan agreement.txt"),
    ("v", "Überblick Vertrag.txt"),
    ("c", "新华社 报道.txt"),
]


def found(query: str, recent: list[str] | None = None, here: str = "") -> list[str]:
    return DocumentRanking(NAMES, recent or [], here).find(query)


def test_a_name_that_begins_so_comes_before_words_and_parts() -> None:
    names = [("part", "Reprinted.txt"), ("word", "The print.txt"), ("start", "Print.txt")]
    assert DocumentRanking(names).find("print") == ["start", "word", "part"]


def test_words_are_found_in_any_order_without_case_and_accents() -> None:
    assert found("spring NOTES") == ["n"]
    assert found("uberblick") == ["v"]
    assert found("vertr über") == ["v"]
    assert found("华社") == ["c"]
    assert found("nothing like it") == []


def test_among_equals_the_one_read_last_comes_first() -> None:
    assert found("interview") == ["i", "j"]
    assert found("interview", ["j", "i"]) == ["j", "i"]


def test_without_a_query_the_ones_read_last_stand_first_and_this_one_last() -> None:
    order = found("", ["l", "i", "n"], here="l")
    assert order[:2] == ["i", "n"]
    assert order[-1] == "l"
    assert sorted(order) == sorted(identity for identity, _ in NAMES)

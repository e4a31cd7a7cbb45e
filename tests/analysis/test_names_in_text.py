"""Names in texts: whole words, in every form."""

import pytest

from blotter.analysis.names_in_text import NamesInText


def found(names: list[str], text: str) -> list[tuple[str, str]]:
    return [(names[hit.which], text[hit.start : hit.end]) for hit in NamesInText(names).found(text)]


@pytest.mark.parametrize(
    ("name", "text", "forms"),
    [
        ("Zorin", "Zorin said. ZORIN's memo, zorin; Zorina and McZorin stay.", ["Zorin", "ZORIN", "zorin"]),
        ("Éva Nagy", "Eva\nNagy met E\u0301va Nagy.", ["Eva\nNagy", "E\u0301va Nagy"]),
        ("王芳", "记者王芳说，王芳芳。", ["王芳", "王芳"]),
        ("İpek", "ipek'in sözü, IPEK dedi.", ["ipek", "IPEK"]),
        ("Li", "police, Li, Lisbon, Li-Na", ["Li", "Li"]),
        ("Zorin", "interview_zorin_2.txt", ["zorin"]),
        ("م. علي", "قال م. علي هنا", ["م. علي"]),
        ("O'Hara", "O’Hara and OʼHARA met O‘Hara.", ["O’Hara", "OʼHARA", "O‘Hara"]),
        ("O’Hara", "O'Hara", ["O'Hara"]),
        ("Li-Na", "Li‑Na, Li–Na", ["Li‑Na", "Li–Na"]),
        ("Zorin", "\u00adhe, Zo\u00adrin\u200b, said", ["Zo\u00adrin"]),
        ("a.b*(c", "It was a.b*(c, not aab(c.", ["a.b*(c"]),
    ],
)
def test_a_name_is_found_in_all_its_forms(name: str, text: str, forms: list[str]) -> None:
    assert [form for _, form in found([name], text)] == forms


def test_of_names_in_one_another_the_longest_is_found() -> None:
    names = ["Zorin", "Anna Zorin"]
    assert found(names, "Anna Zorin met Zorin.") == [("Anna Zorin", "Anna Zorin"), ("Zorin", "Zorin")]


def test_longer_words_that_hold_a_name_are_told() -> None:
    assert list(NamesInText(["Zorin"]).within_words("The Zorins, and Zorin.")) == [(0, "Zorins")]

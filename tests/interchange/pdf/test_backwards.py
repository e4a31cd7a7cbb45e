import pytest

from blotter.interchange.pdf.backwards import put_right


def places(words: str, shared: str = "") -> list[tuple[float, float]]:
    """One place a character, but one alone for those of `shared`."""
    at = words.find(shared) if shared else -1
    kept = range(at, at + len(shared)) if at >= 0 else range(0)
    return [(float(at), at + 1.0) if n in kept else (float(n), n + 1.0) for n in range(len(words))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("בשנת ,2021 ושלחה", "בשנת 2021, ושלחה"),
        ("عام ،2021 وأرسلت", "عام 2021، وأرسلت"),
        ("בשנת 2021 ושלחה", "בשנת 2021 ושלחה"),
        ("בשנת .3.5", "בשנת 3.5."),
        ("המשרד, ושלחה", "המשרד, ושלחה"),
    ],
)
def test_a_stop_stands_behind_its_number(words: str, expected: str) -> None:
    found, where = put_right(words, places(words))
    assert found == expected
    assert sorted(where) == places(words)
    assert all(words[int(low)] == character for character, (low, _) in zip(found, where, strict=True))


def test_letters_of_a_ligature_are_turned_back() -> None:
    words = "األمن"
    found, where = put_right(words, places(words, "أل"))
    assert found == "الأمن"
    assert where == places(words, "أل")


def test_letters_of_other_ligatures_stay() -> None:
    assert put_right("office", places("office", "ffi"))[0] == "office"

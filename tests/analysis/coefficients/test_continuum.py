from published import continuum

from blotter.analysis import coefficients as c
from blotter.domain.segment import Span


def test_segments_of_one_label_that_overlap_are_one():
    found = continuum(20, [(0, 5, "k"), (3, 8, "k"), (4, 6, "k"), (8, 9, "k"), (12, 12, "k")])
    assert found.segments["A"] == [(0, 8, "k"), (8, 9, "k")]


def test_clashes_are_told_with_their_place():
    spans = [(Span(0, 10), "x"), (Span(2, 4), "y"), (Span(6, 12), "z"), (Span(12, 13), "y")]
    found = c.Continuum.of(20, {"A": spans, "B": [(Span(0, 9), "x")]}, "text.txt")
    assert found.clashes() == [
        ("text.txt", "A", Span(2, 4), ("x", "y")),
        ("text.txt", "A", Span(6, 10), ("x", "z")),
    ]
    assert found.only("x").clashes() == []
    assert found.only("x").segments["A"] == [(0, 10, "x")]
    assert found.labels() == {"x", "y", "z"}


def test_documents_laid_end_to_end():
    one, two = continuum(10, [(1, 4, "k")], []), continuum(5, [(0, 5, "m")], [(2, 3, "k")])
    found = c.joined([one, two, continuum(1, [], [])])
    assert found.length == 16
    assert found.segments == {"A": [(1, 4, "k"), (10, 15, "m")], "B": [(12, 13, "k")]}
    assert list(c.joined([one, c.Continuum(3, {"B": []})]).segments) == ["B"]

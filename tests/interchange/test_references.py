"""Everything that is cited stands in the list of references."""

from blotter.analysis.measures import MEASURES
from blotter.interchange.references import REFERENCES, citations, cited


def test_every_measure_cites_what_is_known() -> None:
    known = {(each.authors, each.year) for each in REFERENCES}
    named = {each for measure in MEASURES for each in citations(measure.origin)}
    assert named <= known
    assert known - named <= {("Zapf et al.", "2016"), ("Gwet", "2014")}


def test_citations_are_read_with_their_years() -> None:
    told = "Cohen 1960; Krippendorff 2004, p. 230, 2019; with missing coders Gwet 2014"
    assert list(citations(told)) == [
        ("Cohen", "1960"), ("Krippendorff", "2004"), ("Krippendorff", "2019"), ("Gwet", "2014"),
    ]  # fmt: skip
    assert list(citations("Krippendorff 1995; 2004, p. 251–256")) == [
        ("Krippendorff", "1995"),
        ("Krippendorff", "2004"),
    ]
    assert list(citations("2 matched / (first + second), one to one")) == []


def test_references_are_in_order_and_begin_with_their_authors() -> None:
    assert [each[:2] for each in REFERENCES] == sorted(each[:2] for each in REFERENCES)
    for each in REFERENCES:
        assert each.full.startswith(each.authors.split()[0].rstrip(","))
        assert f"({each.year})" in each.full
    assert cited(["Scott 1955", "Cohen 1960"]) == [
        next(each.full for each in REFERENCES if each.authors == name) for name in ("Cohen", "Scott")
    ]

"""RIS, BibTeX and CSL-JSON: what an entry says, in one form whatever it is written in, and harmful files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.attribute import AttributeType, Role
from blotter.domain.bundle import Bundle, RefusedRow
from blotter.domain.metadata_rows import MetadataRow
from blotter.errors import WrongFile
from blotter.interchange import limits
from blotter.interchange.bibliography.bibtex import people, plain
from blotter.interchange.bibliography.csl_json import is_csl_json
from blotter.interchange.bibliography.entry import day, doi_in, file_name
from blotter.interchange.bibliography.reading import read_bibtex, read_csl_json, read_ris
from blotter.interchange.formats import sniff
from blotter.interchange.options import BibliographyOptions

RIS = """TY  - JOUR
AU  - Yılmaz, Ömer
A1  - Doe, Jane
TI  - The long arm: a study
T2  - Journal of Boats
PY  - 2020
DA  - 2020/05/03/
VL  - 3
IS  - 2
SP  - 10
EP  - 20
DO  - https://doi.org/10.1000/XYZ.1
UR  - https://example.org/a
L1  - internal-pdf://123/long-arm.pdf
KW  - police
KW  - boats
LA  - en
ER  -
"""
BIB = r"""@string{job = "Journal of Boats"}
@article{doe2020,
  author = {Doe, Jane and {\"O}mer Y{\i}lmaz and {United Nations}},
  title = {The {L}ong Arm: a \emph{Study} of R\&D, 50% \c{c}a va},
  journal = job, year = 2020, month = may, volume = {3}, number = 2, pages = {10--20},
  doi = {10.1000/xyz.1}, url = {https://example.org/a_b?c=1&d=2}, keywords = {police, boats},
  file = {Full Text:files/12/long-arm.pdf:application/pdf}
}
@article{broken, title = {never closed
@book{second, title = "Second", date = {2019-03/2020}}
"""
CSL = [
    {
        "id": "doe2020",
        "type": "article-journal",
        "title": "The <i>long</i> arm",
        "author": [{"family": "Doe", "given": "Jane"}, {"literal": "United Nations"}],
        "issued": {"date-parts": [[2020, 5, 3]]},
        "accessed": {"date-parts": [["2021", "1"]]},
        "container-title": "Journal of Boats",
        "DOI": "10.1000/xyz.1",
        "URL": "https://example.org/a",
        "page": "10-20",
    }
]


def rows(bundle: Bundle) -> list[MetadataRow]:
    assert bundle.metadata is not None
    return [each for each in bundle.metadata.rows if isinstance(each, MetadataRow)]


def refused(bundle: Bundle) -> list[RefusedRow]:
    assert bundle.metadata is not None
    return [each for each in bundle.metadata.rows if isinstance(each, RefusedRow)]


def said(row: MetadataRow) -> dict[str, str]:
    return {fact.role: fact.value for fact in row.facts}


def written(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def test_ris(tmp_path: Path) -> None:
    (row,) = rows(read_ris(written(tmp_path / "a.ris", RIS)))
    assert said(row) == {
        Role.TYPE: "journal article",
        Role.AUTHOR: "Doe, Jane; Yılmaz, Ömer",
        Role.TITLE: "The long arm: a study",
        Role.CONTAINER: "Journal of Boats",
        Role.DATE: "2020-05-03",
        Role.VOLUME: "3",
        Role.ISSUE: "2",
        Role.PAGES: "10–20",
        Role.DOI: "10.1000/XYZ.1",
        Role.URL: "https://example.org/a",
        Role.KEYWORDS: "police; boats",
    }
    assert (row.files, row.doi, row.language) == (("long-arm.pdf",), "10.1000/XYZ.1", "en")
    assert {fact.role: fact.type for fact in row.facts}[Role.DATE] is AttributeType.DATE


def test_an_ris_file_without_its_last_end_loses_nothing(tmp_path: Path) -> None:
    content = "TY  - BOOK\nTI  - One\nER  - \nTY  - BOOK\nTI  - Two\n"
    assert [row.title for row in rows(read_ris(written(tmp_path / "a.ris", content)))] == ["One", "Two"]


def test_bibtex_without_tex(tmp_path: Path) -> None:
    bundle = read_bibtex(written(tmp_path / "a.bib", BIB))
    first, second = rows(bundle)
    told = said(first)
    assert told[Role.AUTHOR] == "Doe, Jane; Yılmaz, Ömer; United Nations"
    assert told[Role.TITLE] == "The Long Arm: a Study of R&D, 50% ça va"
    assert told[Role.CONTAINER] == "Journal of Boats"
    assert (told[Role.DATE], told[Role.PAGES]) == ("2020-05", "10–20")
    assert told[Role.URL] == "https://example.org/a_b?c=1&d=2"
    assert first.files == ("long-arm.pdf",)
    assert said(second)[Role.DATE] == "2019-03/2020"
    (broken,) = refused(bundle)
    assert "braces" in broken.why
    assert broken.where == "line 9"


def test_csl_json(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", json.dumps(CSL))
    assert [each.id for each in sniff(path)] == ["csl-json"]
    (row,) = rows(read_csl_json(path))
    told = said(row)
    assert told[Role.AUTHOR] == "Doe, Jane; United Nations"
    assert (told[Role.TITLE], told[Role.DATE], told[Role.ACCESSED]) == (
        "The long arm",
        "2020-05-03",
        "2021-01",
    )
    assert row.entry == "The long arm"


def test_a_range_of_dates_and_one_that_is_about(tmp_path: Path) -> None:
    several = [
        {"id": 1, "type": "book", "title": "a", "issued": {"date-parts": [[2019], [2020, 2]]}},
        {"id": 2, "type": "book", "title": "b", "issued": {"date-parts": [[1980]], "circa": True}},
        {"id": 3, "type": "book", "title": "c", "issued": {"literal": "in press"}},
    ]
    path = written(tmp_path / "a.json", json.dumps({"items": several}))
    dates = [said(row).get(Role.DATE) for row in rows(read_csl_json(path))]
    assert dates == ["2019/2020-02", "1980~", "in press"]
    assert all(parse_edtf(str(date)) for date in dates[:2])


def test_other_json_is_no_bibliography(tmp_path: Path) -> None:
    assert not is_csl_json(written(tmp_path / "a.json", '{"type": "FeatureCollection", "items": []}'))
    assert not is_csl_json(written(tmp_path / "b.json", "[1, 2, 3]"))
    assert sniff(tmp_path / "b.json") == []


def test_an_entry_can_be_given_a_document_or_none(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.bib", "@book{one, title={One}}\n@book{two, title={Two}}\n@book{x, title={X}}\n"
    )
    told = BibliographyOptions(matches={"one": "a.pdf", "Two": "-"})
    assert [(row.entry, row.document) for row in rows(read_bibtex(path, told))] == [
        ("One", "a.pdf"),
        ("X", ""),
    ]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Doe, Jane and Smith, John", ["Doe, Jane", "Smith, John"]),
        ("Jane van der Doe", ["van der Doe, Jane"]),
        ("{Barnes and Noble}", ["Barnes and Noble"]),
        ("", []),
    ],
)
def test_people(words: str, names: list[str]) -> None:
    assert people(words) == names


def test_small_things() -> None:
    assert plain(r"na{\"\i}ve \& {B}old~word") == "naïve & Bold word"
    assert [day(each) for each in ("2020", "2020/05//", "2020-5-3", "May 2020", "2020-13")] == [
        "2020", "2020-05", "2020-05-03", "May 2020", "2020",
    ]  # fmt: skip
    assert doi_in("(see https://doi.org/10.1000/abc(1).)") == "10.1000/abc(1"
    assert file_name(r"C:\papers\a.pdf") == "a.pdf"


# Harmful files

READERS: list[tuple[str, Callable[..., Bundle]]] = [
    (".ris", read_ris), (".bib", read_bibtex), (".json", read_csl_json),
]  # fmt: skip


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".ris", "garbage\n" * 1000),
        (".ris", "ER  - \n" * 1000),
        (".ris", "TY  - JOUR\n" * 1000),
        (".bib", "no entries at all"),
        (".bib", "@article{a, title=" + "{" * 100_000),
        (".bib", "@article{a, title=" + "{" * 300 + "x" + "}" * 300 + "}"),
        (".bib", "@" * 100_000),
        (".json", "[" * 100_000),
        (".json", '{"a":' * 50_000 + "1" + "}" * 50_000),
        (".json", '"type"'),
        (".json", "[]"),
    ],
)
def test_harmful_bibliographies_are_told(suffix: str, content: str, tmp_path: Path) -> None:
    path = written(tmp_path / f"a{suffix}", content)
    try:
        bundle = dict(READERS)[suffix](path)
    except WrongFile as error:
        assert f"a{suffix}" in str(error)  # noqa: PT017
        return
    assert not rows(bundle)
    assert all(each.why for each in refused(bundle))


def test_too_many_entries_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blotter.interchange.bibliography.reading.BIBLIOGRAPHY_ENTRIES", 2)
    with pytest.raises(WrongFile, match="more than 2 entries"):
        read_ris(written(tmp_path / "a.ris", "TY  - BOOK\nTI  - x\nER  - \n" * 3))
    assert limits.BIBLIOGRAPHY_ENTRIES > 2


@pytest.mark.parametrize(("suffix", "read"), READERS)
@given(data=st.data())
def test_mutated_bibliographies_are_read_or_told(
    suffix: str, read: Callable[..., Bundle], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = {".ris": RIS, ".bib": BIB, ".json": json.dumps(CSL)}[suffix].encode()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    content = whole[:start] + data.draw(st.binary(max_size=30)) + whole[end:]
    path = tmp_path_factory.getbasetemp() / f"mutated{suffix}"
    path.write_bytes(content)
    try:
        bundle = read(path)
    except WrongFile:
        return
    for row in rows(bundle):
        for fact in row.facts:
            assert fact.value.strip()
            assert "\n" not in fact.value
            assert "\0" not in fact.value

"""Reports on agreement in every kind of file: the same figures, nothing remote, no name that breaks them."""

import re
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
import reported
from docx import Document
from docx.enum.section import WD_ORIENT
from selectolax.lexbor import LexborHTMLParser

from blotter.domain.agreement_report import AgreementReport, Estimate
from blotter.interchange import agreement_docx, agreement_html, agreement_markdown
from blotter.interchange.agreement_prose import methods
from blotter.interchange.agreement_sections import sections_of
from blotter.interchange.report_parts import coefficient, letter, percent


def page(report: AgreementReport, path: Path, data: str = "") -> LexborHTMLParser:
    agreement_html.write(report, path / "r.html", data)
    return LexborHTMLParser((path / "r.html").read_text(encoding="utf-8"))


def cells(table) -> list[list[str]]:
    return [[cell.text() for cell in row.css("td")] for row in table.css("tbody tr")]


# Methods


def test_the_paragraph_tells_what_is_known() -> None:
    told = " ".join(methods(reported.report()))
    assert told.startswith(
        "Two coders (Ada and Ben) both coded two of the five documents of the project in the round “Pilot” "
        "(1,500 characters, 25.0 % of the text). Within them, 40 passages were to be coded. They were drawn "
        "by lot within strata by document in proportion to their size: 40 of 120 paragraphs (seed 11). Those "
        "in which “boat” occurred weighed three times as much as others there. They worked independently: "
        "the program kept each coder’s work from the others until the round was opened on 9 March 2026. Cleo "
        "was given a look at all of the round before that (a broken laptop). They used revision 4 of the "
        "codebook of 27 February 2026. Of its 5 codes, 4 were used."
    )
    assert "by sentence (n = 77 sentences); a sentence counts as coded if at least half of its" in told
    assert "at least 50 % of the text that either covers (intersection over union)" in told
    assert "Reported are F1 of segments and Krippendorff’s α (Krippendorff 2004, 2019)." in told
    assert "2,000 replicates (seed 1) that drew paragraphs with replacement" in told
    assert "n = 40 paragraphs, since there are fewer than ten documents" in told
    assert "how disagreements would be settled: “We talk until we agree”. Two disagreements" in told
    assert "disagreements were settled one by one by Cleo. In one of them, the one who decided" in told
    assert told.endswith("All figures were computed with Blotter 1.2.3.")


def test_what_is_not_known_is_not_written() -> None:
    told = " ".join(methods(reported.bare()))
    for word in ("round", "revision", "drawn", "drew", "independently", "settled", "planned", "seed", "None"):
        assert word not in told
    assert "  " not in told


def test_one_document_many_coders_and_an_earlier_self() -> None:
    one = reported.report(documents=reported.report().documents[:1], all_documents=1, complete=1)
    assert "both coded the only document of the project" in " ".join(methods(one))
    names = [f"Coder {number}" for number in range(20)]
    many = " ".join(methods(reported.report(names=names, complete=1)))
    assert many.startswith("20 coders coded two of the five documents")
    assert (
        "each was completed by at least two of them. All 20 coders completed one of these documents" in many
    )
    again = reported.report(
        names=("Ada (First)", "Ada (Pilot)"),
        is_again=True,
        round=reported.ReportedRound(name="Pilot", again="First", opened="2026-03-09"),
    )
    told = " ".join(methods(again))
    assert "The same coder coded two of the five documents" in told
    assert "in the round “First” and again in the round “Pilot”" in told


@pytest.mark.parametrize(
    "unit", ["character", "token", "sentence", "paragraph", "document", "segment", "match"]
)
@pytest.mark.parametrize("rule", ["touched", "half", "whole"])
def test_every_unit_and_rule_is_written_about(unit: str, rule: str) -> None:
    told = " ".join(methods(reported.report(unit=unit, unit_rule=rule)))
    assert "Agreement was determined for each code separately, by" in told


def test_a_round_that_goes_on_and_one_that_never_was_blind() -> None:
    going = reported.report(round=reported.ReportedRound(name="Now", blind=True))
    assert "The round is still going on" in " ".join(methods(going))
    seen = reported.report(round=reported.ReportedRound(name="Now"))
    assert "able to see each other’s work" in " ".join(methods(seen))


# Figures in tables


def shown(estimate: Estimate) -> str:
    if estimate.value is None:
        return "—"
    if estimate.low is None or estimate.high is None:
        return coefficient(estimate.value)
    return f"{coefficient(estimate.value)} [{coefficient(estimate.low)}, {coefficient(estimate.high)}]"


def expected(report: AgreementReport) -> list[list[str]]:
    return [
        [
            code.code.replace("/", " › "),
            *(str(code.segments[name]) for name in report.names),
            str(code.agreed),
            *(str(code.only[name]) for name in report.names),
            *(shown(code.estimates[measure.id]) for measure in report.measures),
            str(code.n),
            percent(code.prevalence or 0),
        ]
        for code in report.codes
    ]


def without_marks(rows: list[list[str]]) -> list[list[str]]:
    return [[re.sub(r" ?<sup>.*|(?<=[\d\]—])[a-z](, [a-z])*$", "", cell) for cell in row] for row in rows]


def test_html_has_every_figure_and_says_why_one_is_missing(tmp_path: Path) -> None:
    report = reported.report()
    found = page(report, tmp_path)
    table = next(each for each in found.css("table") if "Agreement by code" in each.text())
    assert without_marks(cells(table)) == expected(report)
    marks = {row[0]: row[7].removeprefix("—").lstrip("−.0123456789[], ") for row in cells(table)}
    assert marks == {"gift › boats": "", "patrol": "a", "everything": "b", "alone": "c"}
    notes = [each.text() for each in found.css("p.note")]
    assert "a No interval: needs at least 5 paragraphs." in notes
    assert "b No variation: chance correction undefined." in notes
    assert "c Coder Ben did not use this code." in notes
    assert "Used by no coder, and so without figures: never." in notes


def test_markdown_has_every_figure(tmp_path: Path) -> None:
    report = reported.report()
    agreement_markdown.write(report, tmp_path / "r.md", "units.csv", "r-figure.svg")
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    _, _, rest = text.partition("**Agreement by code, 2 documents, by sentence**")
    lines = rest.split("\n\n")[1].splitlines()[2:]
    rows = [[cell.strip().replace("\\", "") for cell in line.strip("|").split("|")] for line in lines]
    assert without_marks(rows) == expected(report)
    assert "](<r-figure.svg>)" in text
    assert "units.csv" in text


def test_word_has_every_figure_in_real_tables(tmp_path: Path) -> None:
    report = reported.report()
    agreement_docx.write(report, tmp_path / "r.docx", "units.csv")
    document = Document(str(tmp_path / "r.docx"))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == [section.heading for section in sections_of(report, "units.csv")]
    table = next(each for each in document.tables if each.cell(0, 1).text == "Segments Ada")
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    assert without_marks(rows) == expected(report)
    assert len(document.inline_shapes) == 1
    assert {each.orientation for each in document.sections} == {WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE}


def test_what_was_settled_stands_with_reasons_and_names(tmp_path: Path) -> None:
    tables = {
        each.css_first("caption").text(): cells(each)
        for each in page(reported.report(), tmp_path).css("table")
    }
    assert tables["Kinds of disagreement by code"] == [
        ["patrol", "5", "", "5"],
        ["gift › boats", "", "2", "2"],
        ["All", "5", "2", "7"],
    ]
    assert tables["Codes given instead of each other"] == [["gift › boats", "patrol", "3", ""]]
    assert tables["Disagreements settled, by reason and by what stands now"] == [
        ["Slip", "1", "", "1"],
        ["No reason given", "", "1", "1"],
        ["All", "1", "1", "2"],
    ]
    assert tables["How often each coder’s version stood"] == [["Ada", "2", "1", "0", "1", "0"]]
    assert tables["Agreement before and after negotiation"] == [["patrol", "0.500", "1.000", "−0.012", "—"]]
    assert tables["Decisions"] == [
        [
            "notes.txt, 4–30", "two boats were given", "gift › boats", "as Ada",
            "slip: The second half is about the crew.", "Cleo",
        ],
        ["notes.txt, 40–60", "…", "patrol", "none of it", "", "a"],
    ]  # fmt: skip


def test_parts_that_are_not_there_are_left_out(tmp_path: Path) -> None:
    assert [section.heading for section in sections_of(reported.bare())] == [
        "Methods",
        "Agreement by code",
        "Agreement with intervals",
        "References",
    ]
    nothing = reported.report(codes=(), kinds=(), confusions=())
    assert "No coder gave a code" in page(nothing, tmp_path).body.text()


def test_twenty_coders_have_a_table_of_their_own(tmp_path: Path) -> None:
    report = reported.report(names=[f"Coder {number}" for number in range(20)])
    tables = {each.css_first("caption").text(): each for each in page(report, tmp_path).css("table")}
    row = without_marks(cells(tables["Agreement by code, 2 documents, by sentence"]))[0]
    assert row[:4] == ["gift › boats", "60", "2", "20"]
    assert cells(tables["Segments by code and coder"])[0] == ["gift › boats", *["3"] * 20]
    agreement_docx.write(report, tmp_path / "r.docx")
    table = next(each for each in Document(str(tmp_path / "r.docx")).tables if len(each.columns) == 21)
    assert [cell.text for cell in table.rows[1].cells][1:] == ["3"] * 20


# Hostile names


def test_html_is_a_page_of_its_own_whatever_things_are_called(tmp_path: Path) -> None:
    report = reported.hostile()
    found = page(report, tmp_path, data="units.csv")
    raw = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert not found.css("script, link, iframe, img, object, a, base, form, audio, video")
    for node in found.css("*"):
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name not in ("href", "src", "xlink:href") or (value or "").startswith("#")
            assert "url(" not in (value or "").replace("url(#", "")
    for node in found.css("style"):
        assert "url(" not in node.text().replace("url(#", "")
        assert "@import" not in node.text()
    assert "<!DOCTYPE svg" not in raw
    assert "default-src 'none'" in raw
    table = next(each for each in found.css("table") if "Agreement by code" in each.text())
    assert [row[0] for row in cells(table)] == list(reported.HOSTILE)


def test_ids_on_a_page_with_several_figures_are_their_own(tmp_path: Path) -> None:
    many = tuple(
        reported.code(f"code {number}", Estimate(value=number / 99, low=0.0, high=1.0))
        for number in range(80)
    )
    found = page(reported.report(codes=many), tmp_path)
    assert len(found.css("figure svg")) == 3
    ids = [node.attributes["id"] for node in found.css("[id]") if node.tag != "clippath"]
    assert {each for each in ids if ids.count(each) > 1} <= _shared(found)
    raw = (tmp_path / "r.html").read_text(encoding="utf-8")
    led_to = set(re.findall(r'(?:href="|url\()#([^")]+)', raw))
    assert led_to <= set(re.findall(r'id="([^"]+)"', raw))


def _shared(found: LexborHTMLParser) -> set[str]:
    """The ids under which several figures have the very same mark."""
    by_id: dict[str, set[str]] = {}
    for node in found.css("defs > *, defs"):
        if identity := node.attributes.get("id"):
            by_id.setdefault(identity, set()).add(node.html or "")
    return {identity for identity, contents in by_id.items() if len(contents) == 1}


def test_word_keeps_hostile_names(tmp_path: Path) -> None:
    agreement_docx.write(reported.hostile(), tmp_path / "r.docx", "units.csv")
    document = Document(str(tmp_path / "r.docx"))
    table = next(each for each in document.tables if each.cell(0, 1).text.startswith("Segments "))
    assert [row.cells[0].text for row in table.rows][1:] == list(reported.HOSTILE)
    with ZipFile(tmp_path / "r.docx") as packed:
        relations = [packed.read(name).decode() for name in packed.namelist() if name.endswith(".rels")]
    assert not any('TargetMode="External"' in each for each in relations)


def test_markdown_keeps_its_tables_whatever_things_are_called(tmp_path: Path) -> None:
    import markdown

    agreement_markdown.write(reported.hostile(), tmp_path / "r.md", "units.csv", "r-figure.svg")
    html = markdown.markdown((tmp_path / "r.md").read_text(encoding="utf-8"), extensions=["extra"])
    found = LexborHTMLParser(html)
    assert not found.css("script, a")
    for table in found.css("table"):
        width = len(table.css("thead th"))
        assert {len(row.css("td")) for row in table.css("tbody tr")} == {width}
    names = [" ".join(name.split()) for name in reported.HOSTILE]
    table = next(
        each for each in found.css("table") if each.css_first("th:nth-child(2)").text().startswith("Segm")
    )
    assert [" ".join(row[0].split()) for row in cells(table)] == names


# Small things


def test_shares_and_letters() -> None:
    assert [percent(share) for share in (0.0, 0.00001, 0.125, 1.0)] == [
        "0.0 %",
        "<0.1 %",
        "12.5 %",
        "100.0 %",
    ]
    letters = [letter(number) for number in range(60)]
    assert letters[:3] + letters[25:29] == ["a", "b", "c", "z", "aa", "ab", "ac"]
    assert all((len(one), one) < (len(two), two) for one, two in pairwise(letters))
    assert coefficient(-0.0001) == "0.000"

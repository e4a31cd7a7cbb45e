"""A text of ours, turned into each format by LibreOffice, is the same text again but for white space."""

import shutil
import subprocess
from pathlib import Path

import pytest
from word_files import OFFICE, cell, paragraph, run, styled, table, word_bytes

from blotter.domain.bundle import Document
from blotter.domain.structure import PartKind
from blotter.interchange.formats import chosen

OFFICE_PROGRAM = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE_PROGRAM is None, reason="LibreOffice is not installed here")

PLAIN = """River patrols on the Mekong

The boats came in spring — “joint law enforcement”, as the statement calls it. 执法合作 was the word
in Chinese; Совместное патрулирование in Russian; 😀 stands for what no code page has.

\tAn indented line, with  two spaces, and a tab\tin it.
1. A line that looks like a list
* and another
{braces}, \\backslashes\\ and <angle brackets> & ampersands; non\u00a0breaking; é ü ğ ş ı.
"""
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def rich() -> bytes:
    """A Word document with all that the formats have in common."""

    def reference(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    def note(kind: str, number: int, words: str) -> str:
        return f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{run(" " + words)}</w:p></w:{kind}>'

    def change(kind: str, number: int, content: str) -> str:
        return f'<w:{kind} w:id="{number}" w:author="Ada" w:date="2024-01-01T00:00:00Z">{content}</w:{kind}>'

    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'
    old = "<w:r><w:delText>old</w:delText></w:r>"
    body = (
        styled("River patrols", "Heading2")
        + paragraph(run("Boats 警察 ") + reference("footnote", 3) + run(" came, é ğ Привет"))
        + paragraph("first", numbered) + paragraph("second", numbered)
        + table(cell("one") + cell(paragraph("a") + paragraph("b")), cell("x") + cell("z"))
        + paragraph(run("a ") + '<w:commentRangeStart w:id="0"/>' + run("commented")
                    + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
                    + run(" passage"))
        + paragraph(run("see ") + f'<w:hyperlink r:id="r1">{run("the link")}</w:hyperlink>'
                    + run(" so", "<w:vanish/>"))
        + paragraph(run("A ") + change("del", 1, old) + change("ins", 2, run("new"))
                    + reference("endnote", 1))
        + paragraph("last")
    )  # fmt: skip
    return word_bytes(
        body,
        relations=f'<Relationship Id="r1" Type="{OFFICE}/officeDocument/2006/relationships/hyperlink" '
        'Target="https://example.org/?a=1" TargetMode="External"/>',
        styles=STYLES,
        numbering=NUMBERING,
        footnotes=note("footnote", 3, "The first note."),
        endnotes=note("endnote", 1, "The last note."),
        comments='<w:comment w:id="0" w:author="Ada" w:date="2024-05-03T10:20:00Z">'
        + paragraph("Which one?") + "</w:comment>",
        core="<dc:title>Rivers</dc:title><dc:creator>Ada</dc:creator>",
        more={"[Content_Types].xml": TYPES.encode()},
    )  # fmt: skip


def convert(path: Path, suffix: str, *options: str) -> Path:
    """The file as LibreOffice writes it in another format."""
    assert OFFICE_PROGRAM is not None
    home = path.parent / "home"
    subprocess.run(
        [OFFICE_PROGRAM, f"-env:UserInstallation={home.as_uri()}", "--headless", *options,
         "--convert-to", suffix, "--outdir", str(path.parent), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return path.with_suffix(f".{suffix}")


def read(path: Path) -> Document:
    """The document that the format for the suffix reads."""
    row = chosen(path)
    assert row.read is not None
    (document,) = row.read(path).documents
    return document


def words(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plain text and a Word document of ours."""
    made = tmp_path_factory.mktemp("office")
    (made / "plain.txt").write_text(PLAIN, encoding="utf-8")
    (made / "rich.docx").write_bytes(rich())
    return made


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf", "epub", "html"])
def test_a_plain_text_comes_back(folder: Path, suffix: str) -> None:
    path = convert(folder / "plain.txt", suffix, "--infilter=Text (encoded):UTF8,LF,,,")
    assert words(read(path).text) == words(PLAIN)


@pytest.mark.parametrize("suffix", ["odt", "rtf"])
def test_a_rich_document_comes_back(folder: Path, suffix: str) -> None:
    before, after = read(folder / "rich.docx"), read(convert(folder / "rich.docx", suffix))
    assert after.text == before.text
    assert after.headings == before.headings
    assert after.structure.parts == before.structure.parts
    assert after.comments == before.comments
    assert {fact[:2] for fact in before.facts} <= {fact[:2] for fact in after.facts}
    assert [str(each.why) for each in after.remarks] == [str(each.why) for each in before.remarks]
    assert {part.kind for part in before.structure.parts} == {
        PartKind.NOTE_MARK, PartKind.TABLE, PartKind.LINK, PartKind.FOOTNOTE, PartKind.ENDNOTE,
    }  # fmt: skip

"""Word documents: what Word shows is the text, and what it knows of the text stands beside it."""

from pathlib import Path

import docx
import pytest
from word_files import (
    OFFICE,
    cell,
    paragraph,
    read_word,
    run,
    strict,
    styled,
    table,
    word_bytes,
    write_word,
)

from blotter.domain.bundle import Comment, Document, Fact
from blotter.domain.structure import PartKind
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.docx.reading import document, read
from blotter.interchange.limits import XML_DEPTH
from blotter.interchange.options import SpeakerOptions

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STYLES = (
    '<w:style w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>'
    '<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="berschrift2"/></w:style>'
    '<w:style w:styleId="T3"><w:name w:val="Titre 3"/></w:style>'
    '<w:style w:styleId="L"><w:name w:val="L"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
    '<w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1.%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="\uf0b7"/>'
    '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/>'
    "</w:lvlOverride></w:num>"
)


def item(words: str, number: int, level: int = 0) -> str:
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def headings(found: Document) -> list[tuple[str, int]]:
    return [(found.text[h.start : h.end], h.level) for h in found.headings]


def parts(found: Document, *kinds: PartKind) -> list[tuple[str, str]]:
    return [(found.text[p.start : p.end], p.value) for p in found.structure.of_kind(*kinds)]


def test_paragraphs_are_lines() -> None:
    found = read_word(paragraph("One.") + paragraph("") + paragraph("Two  spaces.") + paragraph(""))
    assert (found.text, found.kind, found.encoding) == ("One.\n\nTwo  spaces.", "docx", "utf-8")


def test_headings_by_level_name_and_ancestor() -> None:
    found = read_word(
        styled("A", "berschrift2") + styled("B", "Own") + styled("C", "T3") + styled("D", "L")
        + paragraph("E", '<w:outlineLvl w:val="0"/>') + styled("F", "Round") + styled("G", "None")
        + paragraph("H", '<w:pStyle w:val="L"/><w:outlineLvl w:val="9"/>') + styled("", "L"),
        styles=STYLES,
    )  # fmt: skip
    assert headings(found) == [("A", 2), ("B", 2), ("C", 3), ("D", 4), ("E", 1)]


def test_lists_have_the_numbers_that_word_draws() -> None:
    found = read_word(
        item("a", 5) + item("b", 5, 1) + item("c", 5, 1) + paragraph("text") + item("d", 5) + item("e", 5, 1)
        + item("f", 6) + item("g", 7) + item("h", 0) + item("", 5) + item("i", 99),
        numbering=NUMBERING,
    )  # fmt: skip
    expected = ["1. a", "1.a) b", "1.b) c", "text", "2. d", "2.a) e", "• f", "9. g", "h", "", "i"]
    assert found.text.split("\n") == expected


def test_a_table_is_a_row_a_line_and_a_tab_between_cells() -> None:
    twice = cell(paragraph("a") + paragraph("b"))
    inner = cell(table(cell("x") + cell("y"), cell("z") + cell("")) + paragraph(""))
    found = read_word(
        paragraph("before")
        + table(
            cell("1") + twice + cell("3"),
            cell("wide", '<w:gridSpan w:val="2"/>') + cell("4"),
            cell("tall", '<w:vMerge w:val="restart"/>') + cell("") + cell("5"),
            cell("unseen", "<w:vMerge/>") + inner + cell("6"),
            cell("") + cell("") + cell(""),
        )
        + paragraph("after")
    )
    lines = ["before", "1\ta b\t3", "wide\t\t4", "tall\t\t5", "\tx y z\t6", "after"]
    assert found.text.split("\n") == lines
    assert parts(found, PartKind.TABLE) == [("\n".join(lines[1:-1]), "")]


def test_a_table_of_one_column_is_a_frame_around_its_paragraphs() -> None:
    found = read_word(table(cell(paragraph("a") + paragraph("b")), cell("c")))
    assert found.text == "a\nb\nc"
    assert found.structure.parts == ()


def test_columns_that_a_cell_claims_have_an_end() -> None:
    found = read_word(table(cell("a", '<w:gridSpan w:val="100000000"/>') + cell("b")))
    assert found.text == "a" + "\t" * 63 + "b"


def note(kind: str, number: int, words: str) -> str:
    return f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{run(" " + words)}</w:p></w:{kind}>'


def test_notes_stand_at_the_end_by_their_marks() -> None:
    def reference(kind: str, number: int, more: str = "") -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}" {more}/></w:r>'

    first = run("Boats") + reference("footnote", 3) + run(" came.") + reference("endnote", 1)
    body = paragraph(first) + paragraph(
        run("Later") + '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
        + reference("footnote", 4) + reference("footnote", 9)
    )  # fmt: skip
    found = read_word(
        body,
        footnotes='<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        + note("footnote", 2, "Star.") + note("footnote", 3, "First.") + note("footnote", 4, "Third.")
        + note("footnote", 5, "Nobody refers to it."),
        endnotes=note("endnote", 1, "Roman."),
    )  # fmt: skip
    assert found.text == "Boats[1] came.[i]\nLater[*][2]\n[1] First.\n[*] Star.\n[2] Third.\n[i] Roman."
    assert parts(found, PartKind.NOTE_MARK) == [("[1]", "1"), ("[i]", "i"), ("[*]", "*"), ("[2]", "2")]
    assert parts(found, PartKind.FOOTNOTE) == [("[1] First.", "1"), ("[*] Star.", "*"), ("[2] Third.", "2")]
    assert parts(found, PartKind.ENDNOTE) == [("[i] Roman.", "i")]


def test_comments_have_their_passage() -> None:
    body = (
        paragraph(
            run("The ") + '<w:commentRangeStart w:id="0"/>' + run("patrol") + '<w:commentRangeEnd w:id="0"/>'
            + '<w:r><w:commentReference w:id="0"/></w:r>' + run(" left.")
        )
        + paragraph(run("Words") + '<w:r><w:commentReference w:id="1"/></w:r>' + run(" go on."))
    )  # fmt: skip
    comments = (
        '<w:comment w:id="0" w:author="Ada" w:date="2024-05-03T10:20:30Z">'
        + paragraph("Which one?") + paragraph("Ask.") + '</w:comment><w:comment w:id="1" w:author="Ben">'
        + paragraph("So?") + '</w:comment>'
        + '<w:comment w:id="2" w:date="noon">' + paragraph("On all.") + "</w:comment>"
    )  # fmt: skip
    found = read_word(body, comments=comments)
    assert found.text == "The patrol left.\nWords go on."
    assert found.comments == (
        Comment(4, 10, "Which one?\nAsk.", "Ada", "2024-05-03T10:20:30.000000Z"),
        Comment(17, 22, "So?", "Ben", ""),
        Comment(0, 0, "On all.", "", ""),
    )


def test_tracked_changes_count_as_accepted_and_are_told() -> None:
    deleted = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    found = read_word(
        paragraph(run("A ") + deleted + f"<w:ins>{run('new')}</w:ins>" + run(" end"))
        + paragraph("joined ", "<w:rPr><w:del/></w:rPr>") + paragraph("to this")
        + paragraph(f"<w:moveFrom>{run('moved')}</w:moveFrom>", "<w:rPr><w:moveFrom/></w:rPr>")
        + paragraph(f"<w:moveTo>{run('moved')}</w:moveTo>")
        + table(cell("a") + cell("b"), "<w:trPr><w:del/></w:trPr>" + cell("c") + cell("d"))
    )  # fmt: skip
    assert found.text == "A new end\njoined to this\nmoved\na\tb"
    (remark,) = found.remarks
    assert (remark.kind, str(remark.why)) == (
        "noted", "Tracked changes were taken as accepted (insertions: 1, deletions: 4, moves: 1).",
    )  # fmt: skip


def test_of_a_field_the_result_is_read() -> None:
    nested = field("IF " + field("PAGE", run("7")) + " = 1", run("shown"))
    found = read_word(
        paragraph(nested + run(" ") + field(' HYPERLINK "https://example.org/a" \\o "t"', run("link")))
        + paragraph(field('HYPERLINK \\l "place"', run("inner")) + '<w:fldSimple w:instr="DATE">' + run("May")
                    + "</w:fldSimple>" + field("TOC", ""))
    )  # fmt: skip
    assert found.text == "shown link\ninnerMay"
    assert parts(found, PartKind.LINK) == [("link", "https://example.org/a")]


def test_links_keep_their_address() -> None:
    relations = (
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument/2006/relationships/hyperlink" '
        'Target="https://example.org/?a=1" TargetMode="External"/>'
    )
    body = paragraph(
        run("See ") + f'<w:hyperlink r:id="r1">{run("the ")}{run("report")}</w:hyperlink>'
        + f'<w:hyperlink w:anchor="x">{run(" below")}</w:hyperlink>'
    )  # fmt: skip
    found = read_word(body, relations=relations)
    assert found.text == "See the report below"
    assert parts(found, PartKind.LINK) == [("the report", "https://example.org/?a=1")]


def test_signs_have_characters() -> None:
    found = read_word(
        paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
                  '<w:softHyphen/><w:t>e</w:t><w:sym w:font="Wingdings" w:char="F0FC"/>'
                  '<w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Webdings" w:char="F061"/>'
                  '<w:sym w:font="Arial" w:char="00E9"/><w:sym w:char="none"/></w:r>'
                  + run("\uf0a7\uf0ae", '<w:rFonts w:ascii="Symbol"/>') + '<w:r><w:br w:type="page"/></w:r>')
        + paragraph("x\u2028\u00a0y"),
    )  # fmt: skip
    assert found.text == "a\tb\nc\u2011d\u00ade✓α\ufffdé\ufffd♣→\n\nx\u2028\u00a0y"


def test_a_text_box_is_told_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('In the box')}{paragraph('two')}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{box.replace('In the', 'Old')}</v:textbox></w:pict></w:r>"
    found = read_word(paragraph(run("be") + both + run("fore")) + paragraph(run("x") + old))
    assert found.text == "before\nIn the box\ntwo\nx\nOld box\ntwo"
    assert parts(found, PartKind.TEXT_BOX) == [("In the box\ntwo", ""), ("Old box\ntwo", "")]


def test_wrappers_are_looked_through() -> None:
    found = read_word(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('control')}</w:sdtContent></w:sdt>"
        + paragraph(f"<w:smartTag>{run('smart')}</w:smartTag>"
                    f"<w:sdt><w:sdtContent>{run(' in')}</w:sdtContent></w:sdt>"
                    f"<w:customXml>{run(' own')}</w:customXml><w:bdo>{run(' way')}</w:bdo>")
        + paragraph(f"<w:r><w:ruby><w:rt>{run('jing')}</w:rt>"
                    f"<w:rubyBase>{run('警')}</w:rubyBase></w:ruby></w:r>")
        + f"<w:tbl><w:sdt><w:sdtContent><w:tr>{cell('a')}{cell('b')}</w:tr></w:sdtContent></w:sdt></w:tbl>"
    )  # fmt: skip
    assert found.text == "control\nsmart in own way\n警(jing)\na\tb"


def test_formulas_are_words() -> None:
    def words(content: str) -> str:
        return f"<m:r><m:t>{content}</m:t></m:r>"

    fraction = f"<m:f><m:num>{words('a+b')}</m:num><m:den>{words('2')}</m:den></m:f>"
    power = f"<m:sSup><m:e>{words('x')}</m:e><m:sup>{words('2')}</m:sup></m:sSup>"
    root = f"<m:rad><m:deg/><m:e>{words('y')}</m:e></m:rad>"
    total = (
        f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{words("i")}</m:sub><m:sup/>'
        f"<m:e>{words('z')}</m:e></m:nary>"
    )
    bracket = f'<m:d><m:dPr><m:begChr m:val="["/></m:dPr><m:e>{words("1")}</m:e><m:e>{words("2")}</m:e></m:d>'
    found = read_word(paragraph(f"<m:oMath>{fraction}{words('=')}{power}{root}{total}{bracket}</m:oMath>"))
    assert found.text == "(a+b)/2=x^2√y∑_i z[1|2)"


def test_what_is_left_out_is_told() -> None:
    found = document(
        word_bytes(
            paragraph(run("shown") + run("hidden", "<w:vanish/>") + run("gone", '<w:rStyle w:val="Gone"/>')
                      + run(" too", '<w:vanish w:val="0"/>'))
            + '<w:altChunk r:id="x"/>' + paragraph("<w:r><w:drawing/></w:r>"),
            styles=STYLES,
            header=paragraph("Draft of May"),
            footer=paragraph(""),
            more={"word/vbaProject.bin": b"\xd0\xcf"},
        ),
        "a.docm",
    )  # fmt: skip
    assert found.text == "shown too"
    assert [str(each.why) for each in found.remarks] == [
        "Hidden passages, which the program it is from does not show, were left out (2).",
        "Files that it holds as a whole were left out (1). Import them on their own.",
        "Pictures and other objects without text were left out (1).",
        "What stands at the head or foot of every page was left out, such as “Draft of May”.",
        "It holds macros. They were left out, and never looked at.",
    ]
    assert {each.kind for each in found.remarks} == {"left out"}


def test_properties_are_facts() -> None:
    core = (
        "<dc:title>River\n patrols</dc:title><dc:creator>Ada</dc:creator>"
        "<cp:keywords>boats; law</cp:keywords>"
        "<dc:language>fr-FR</dc:language><dcterms:created>2024-05-03T10:00:00Z</dcterms:created><dc:subject/>"
    )
    found = read_word(paragraph("x"), core=core)
    assert [fact[:2] for fact in found.facts] == [
        ("Title", "River patrols"), ("Author", "Ada"), ("Keywords", "boats; law"),
        ("Created", "2024-05-03"),
    ]  # fmt: skip
    assert [fact.role for fact in found.facts] == ["title", "author", "keywords", ""]
    assert found.language == "fr-FR"
    assert all(isinstance(fact, Fact) for fact in found.facts)


def test_the_strict_edition_reads_the_same() -> None:
    body = styled("A", "L") + paragraph(
        run("x") + '<w:r><w:footnoteReference w:id="3"/></w:r>' + "<m:oMath><m:r><m:t>y</m:t></m:r></m:oMath>"
    )  # fmt: skip
    content = word_bytes(body, styles=STYLES, footnotes=note("footnote", 3, "First."))
    usual, other = document(content, "a.docx"), document(strict(content), "a.docx")
    assert usual.text == other.text == "A\nx[1]y\n[1] First."
    assert (usual.headings, usual.structure) == (other.headings, other.structure)


def test_a_file_of_a_library_is_read(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Report", 1)
    made.add_paragraph("first", style="List Bullet")
    made.add_paragraph("second", style="List Number")
    grid = made.add_table(1, 2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "a", "b\nc"
    path = tmp_path / "Ä.docx"
    made.save(str(path))
    (found,) = read(path).documents
    assert (found.name, found.text) == ("Ä.docx", "Report\n• first\n1. second\na\tb c")
    assert headings(found) == [("Report", 1)]
    assert found.original == path.read_bytes()


@pytest.mark.parametrize(
    ("content", "template"),
    [
        (b"%PDF-1.4\n%", messages.NOT_AS_NAMED),
        (b"{\\rtf1 words}", messages.NOT_AS_NAMED),
        (b"just words", messages.ARCHIVE_NOT_WHOLE),
        (b"", messages.ARCHIVE_NOT_WHOLE),
        (OLE + bytes(600), messages.OLD_WORD),
        (OLE + "EncryptedPackage".encode("utf-16-le"), messages.ARCHIVE_ENCRYPTED),
        (word_bytes(paragraph("")), messages.FILE_EMPTY),
        (word_bytes(paragraph("x"))[:-40], messages.ARCHIVE_NOT_WHOLE),
        (word_bytes("<w:p>"), messages.XML_DAMAGED),
        (word_bytes("<w:sdt>" * 9_000 + "</w:sdt>" * 9_000), messages.XML_BEYOND_LIMITS),
        (word_bytes(paragraph("x"), more={"../evil.txt": b"x"}), messages.ARCHIVE_UNSAFE),
    ],
)  # fmt: skip
def test_what_is_no_word_document_is_told(tmp_path: Path, content: bytes, template: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    with pytest.raises(WrongFile) as told:
        read(path)
    assert told.value.message.template == template


def test_an_archive_of_another_kind_is_named(tmp_path: Path) -> None:
    import io
    import zipfile

    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(WrongFile, match=r"not a Word document \(DOCX\). It looks like an OpenDocument text."):
        document(held.getvalue(), "a.docx")


def test_nothing_outside_the_file_is_looked_at(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("told")
    kinds = ("attachedTemplate", "image", "footnotes", "aFChunk", "subDocument", "header")
    relations = "".join(
        f'<Relationship Id="x{kind}" Type="{OFFICE}/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" {mode}/>'
        for kind in kinds
        for target, mode in ((secret.as_uri(), 'TargetMode="External"'), ("../../../../etc/passwd", ""))
    )
    body = paragraph("x") + "".join(
        f'<w:altChunk r:id="x{kind}"/><w:subDoc r:id="x{kind}"/>' for kind in kinds
    )
    assert read_word(body, relations=relations).text == "x"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:sdt>", "</w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:tbl><w:tr><w:tc/><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
    ],
)
def test_blocks_as_deep_as_xml_goes_are_read(before: str, after: str) -> None:
    times = (XML_DEPTH - 10) // before.count("<w:")
    assert read_word(before * times + paragraph("x") + after * times).text.strip() == "x"


@pytest.mark.parametrize(
    "name",
    [
        "w:smartTag",
        "w:hyperlink",
        "w:r",
        "mc:AlternateContent",
        "mc:Choice",
        "w:ruby",
        "w:rubyBase",
        "m:oMath",
    ],
)
def test_runs_as_deep_as_xml_goes_are_read(name: str) -> None:
    times = XML_DEPTH - 10
    held = run("x") if name != "m:oMath" else "<m:r><m:t>x</m:t></m:r>"
    body = paragraph(run("y") + f"<{name}>" * times + held + f"</{name}>" * times)
    assert read_word(body).text.startswith("y")


def test_what_refers_to_itself_is_read() -> None:
    styles = "".join(
        f'<w:style w:styleId="S{number}"><w:basedOn w:val="S{(number + 1) % 900}"/></w:style>'
        for number in range(900)
    )
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note_of_itself = f'<w:footnote w:id="2">{paragraph(reference + run("Note."))}</w:footnote>'
    found = read_word(
        styled("x", "S1") + paragraph(run("y") + reference),
        styles=styles,
        footnotes=note_of_itself,
    )
    assert found.text == "x\ny[1]\n[1] Note."


def test_a_file_is_left_as_it_was(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", paragraph("x"))
    before = path.read_bytes()
    read(path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["a.docx"]


def test_an_interview_has_its_speakers(tmp_path: Path) -> None:
    said = ["Ada: How did it begin?", "Ben: With a boat.", "Ada: And then?", "Ben: Then more of them came.",
            "Ada: Who paid?", "Ben: Nobody says."]  # fmt: skip
    path = write_word(tmp_path / "a.docx", "".join(map(paragraph, said)))
    (found,) = read(path).documents
    assert [value for _, value in parts(found, PartKind.TURN)] == ["Ada", "Ben"] * 3
    assert {each.kind for each in found.remarks} == {"guess"}
    (plain,) = read(path, SpeakerOptions(speakers=False)).documents
    assert (plain.text, plain.structure.parts) == (found.text, ())

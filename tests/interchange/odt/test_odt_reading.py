"""OpenDocument texts: what the program shows is the text, and what it knows of the text stands beside it."""

from pathlib import Path

import pytest
from odt_files import cell, flat_bytes, odt_bytes, paragraph, read_odt, table

from blotter.domain.bundle import Comment, Document
from blotter.domain.structure import PartKind
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.docx import messages as sentences
from blotter.interchange.limits import XML_DEPTH
from blotter.interchange.odt.reading import document, read

LISTS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" '
    'style:num-suffix=")" text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
    '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
    "</text:outline-style>"
)
STYLES = (
    '<style:style style:family="paragraph" style:name="P1" style:parent-style-name="Title"/>'
    '<style:style style:family="paragraph" style:name="Title"/>'
    '<style:style style:family="text" style:name="T1"><style:text-properties text:display="none"/>'
    "</style:style>"
    '<style:style style:family="paragraph" style:name="P2" style:parent-style-name="P2"/>'
    '<style:style style:family="paragraph" style:name="P3" style:parent-style-name="Caption"/>'
    '<style:style style:family="paragraph" style:name="Caption"/>'
)


RUBY = "<text:ruby><text:ruby-base>警</text:ruby-base><text:ruby-text>j</text:ruby-text></text:ruby>"


def items(style: str, *held: str, about: str = "") -> str:
    listed = "".join(f"<text:list-item>{each}</text:list-item>" for each in held)
    return f'<text:list text:style-name="{style}" {about}>{listed}</text:list>'


def parts(found: Document, *kinds: PartKind) -> list[tuple[str, str]]:
    return [(found.text[p.start : p.end], p.value) for p in found.structure.of_kind(*kinds)]


def test_white_space_is_what_the_standard_says() -> None:
    found = read_odt(
        paragraph("\n  One\n two<text:span> </text:span> <text:s text:c='2'/>three ")
        + paragraph("a<text:tab/>b<text:line-break/> c<text:s/>") + paragraph("") + paragraph("d")
    )  # fmt: skip
    assert found.text == "One two   three \na\tb\nc \n\nd"
    assert (found.kind, found.name) == ("odt", "a.fodt")


def test_headings_have_levels_and_numbers() -> None:
    found = read_odt(
        paragraph("Whole", "P1")
        + '<text:h text:outline-level="1">One</text:h><text:h text:outline-level="2">Sub</text:h>'
        '<text:h text:outline-level="1">Two</text:h>'
        '<text:h text:outline-level="1" text:is-list-header="true">No</text:h>'
        + paragraph("x", "P2")
        + paragraph("Figure 1", "P3"),
        STYLES + LISTS,
    )
    assert found.text.split("\n") == ["Whole", "I. One", "Sub", "II. Two", "No", "x", "Figure 1"]
    assert [(found.text[h.start : h.end], h.level) for h in found.headings] == [
        ("Whole", 1), ("I. One", 1), ("Sub", 2), ("II. Two", 1), ("No", 1),
    ]  # fmt: skip
    assert parts(found, PartKind.CAPTION) == [("Figure 1", "")]


def test_lists_have_their_numbers() -> None:
    inner = paragraph("b") + items("", paragraph("c"), paragraph("d"))
    found = read_odt(
        items("L1", paragraph("a") + paragraph("more"), inner)
        + paragraph("between")
        + items("L1", paragraph("e"), about='text:continue-numbering="true"')
        + items("L1", paragraph("f"))
        + items("L2", paragraph("g"))
        + items("None", paragraph("h")),
        LISTS,
    )
    expected = ["1. a", "more", "2. b", "(2.a) c", "(2.b) d", "between", "3. e", "1. f", "• g", "h"]
    assert found.text.split("\n") == expected


def test_a_table_is_a_row_a_line_and_a_tab_between_cells() -> None:
    found = read_odt(
        paragraph("before")
        + table(
            cell("a") + cell(paragraph("b") + paragraph("c")),
            cell("wide", 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>",
            cell(table(cell("x") + cell("y"))) + cell("z"),
            cell("e", 'table:number-columns-repeated="3"') + cell("f"),
        )
        + table(cell(paragraph("framed") + paragraph("too")))
        + paragraph("after")
    )
    lines = ["a\tb c", "wide\t", "x y\tz", "e\t\t\tf"]
    assert found.text.split("\n") == ["before", *lines, "framed", "too", "after"]
    assert parts(found, PartKind.TABLE) == [("\n".join(lines), "")]


def test_repeated_cells_have_an_end() -> None:
    many = 'table:number-columns-repeated="2000000000"'
    found = read_odt(table(cell("a", many) + cell("b", many)) + paragraph("c"))
    assert found.text == "a" + "\t" * 62 + "\nc"


def test_notes_stand_at_the_end_by_their_marks() -> None:
    def note(kind: str, mark: str, words: str) -> str:
        return (
            f'<text:note text:note-class="{kind}"><text:note-citation>{mark}</text:note-citation>'
            f"<text:note-body>{paragraph(words)}</text:note-body></text:note>"
        )

    found = read_odt(
        paragraph("Boats" + note("endnote", "i", "End.") + " came" + note("footnote", "1", "Foot.") + ".")
        + paragraph("Later")
    )
    assert found.text == "Boats[i] came[1].\nLater\n[1] Foot.\n[i] End."
    assert parts(found, PartKind.NOTE_MARK) == [("[i]", "i"), ("[1]", "1")]
    assert parts(found, PartKind.FOOTNOTE) == [("[1] Foot.", "1")]
    assert parts(found, PartKind.ENDNOTE) == [("[i] End.", "i")]


def test_comments_have_their_passage() -> None:
    about = "<dc:creator>Ada</dc:creator><dc:date>2024-05-03T10:20:30.123</dc:date>"
    found = read_odt(
        paragraph(f'The <office:annotation office:name="c">{about}{paragraph("Which?")}{paragraph("Ask.")}'
                  '</office:annotation>patrol<office:annotation-end office:name="c"/> left')
        + paragraph(f'Words<office:annotation>{paragraph("So?")}</office:annotation> go')
    )  # fmt: skip
    assert found.text == "The patrol left\nWords go"
    assert found.comments == (
        Comment(4, 10, "Which?\nAsk.", "Ada", "2024-05-03T10:20:30.000000Z"),
        Comment(16, 21, "So?"),
    )


def test_tracked_changes_count_as_accepted() -> None:
    found = read_odt(
        "<text:tracked-changes>"
        f"<text:changed-region><text:deletion>{paragraph('gone')}</text:deletion></text:changed-region>"
        "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
        + paragraph('a<text:change text:change-id="1"/> <text:change-start/>new<text:change-end/>')
    )
    assert found.text == "a new"
    assert [str(each.why) for each in found.remarks] == [
        "Tracked changes were taken as accepted (insertions: 1, deletions: 1, moves: 0)."
    ]


def test_boxes_links_hidden_words_and_pictures() -> None:
    box = f"<draw:frame><draw:text-box>{paragraph('In the box')}</draw:text-box></draw:frame>"
    found = read_odt(
        paragraph(f'be{box}fore <text:a xlink:href="https://example.org">link</text:a>'
                  '<text:a xlink:href="#a">!</text:a>')
        + paragraph('seen<text:span text:style-name="T1">unseen</text:span>')
        + "<draw:frame><draw:image/></draw:frame>"
        + f"<draw:g><draw:custom-shape>{paragraph('shape')}</draw:custom-shape></draw:g>"
        + f'<text:section text:display="none">{paragraph("hidden")}</text:section>'
        + f"<text:section>{paragraph(RUBY)}</text:section>",
        STYLES,
        masters=f"<style:master-page><style:header>{paragraph('Draft')}</style:header></style:master-page>",
    )  # fmt: skip
    assert found.text == "before link!\nIn the box\nseen\nshape\n警(j)"
    assert parts(found, PartKind.TEXT_BOX) == [("In the box", ""), ("shape", "")]
    assert parts(found, PartKind.LINK) == [("link", "https://example.org")]
    assert [str(each.why) for each in found.remarks] == [
        "Hidden passages, which the program it is from does not show, were left out (2).",
        "Pictures and other objects without text were left out (1).",
        "What stands at the head or foot of every page was left out, such as “Draft”.",
    ]


def test_what_it_says_of_itself_is_facts(tmp_path: Path) -> None:
    meta = (
        "<dc:title>Rivers</dc:title><dc:creator>Ben</dc:creator><meta:initial-creator>Ada</meta:initial-creator>"
        "<meta:keyword>boats</meta:keyword><meta:keyword>law</meta:keyword><dc:language>de</dc:language>"
        "<meta:creation-date>2024-05-03T10:00:00</meta:creation-date>"
    )
    path = tmp_path / "a.odt"
    path.write_bytes(odt_bytes(paragraph("x"), meta=meta, more={"Basic/script.xml": "<a/>"}))
    (found,) = read(path).documents
    assert [fact[:3] for fact in found.facts] == [
        ("Title", "Rivers", "title"), ("Author", "Ada", "author"), ("Keywords", "boats; law", "keywords"),
        ("Created", "2024-05-03", ""),
    ]  # fmt: skip
    assert (found.language, found.original) == ("de", path.read_bytes())
    assert [str(each.why) for each in found.remarks] == [
        "It holds macros. They were left out, and never looked at."
    ]


@pytest.mark.parametrize(
    ("content", "template"),
    [
        (b"%PDF-1.4\n%", messages.NOT_AS_NAMED),
        (b"words", messages.ARCHIVE_NOT_WHOLE),
        (b"<html><body/></html>", sentences.NOT_ODT),
        (flat_bytes("").replace(b"office:text", b"office:spreadsheet"), sentences.NOT_ODT),
        (flat_bytes(paragraph(" ")), messages.FILE_EMPTY),
        (flat_bytes("<text:p>"), messages.XML_DAMAGED),
        (b'<!DOCTYPE a [<!ENTITY b "c">]>' + flat_bytes(paragraph("&b;")), messages.XML_DECLARES),
        (flat_bytes("<text:list><text:list-item>" * 900), messages.XML_BEYOND_LIMITS),
        (odt_bytes(paragraph("x"))[:-9], messages.ARCHIVE_NOT_WHOLE),
        (
            odt_bytes("", more={"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
            messages.ARCHIVE_ENCRYPTED,
        ),
        (odt_bytes("", more={"/etc/a": ""}), messages.ARCHIVE_UNSAFE),
    ],
)
def test_what_is_no_such_text_is_told(content: bytes, template: str) -> None:
    with pytest.raises(WrongFile) as told:
        document(content, "a.odt")
    assert told.value.message.template == template


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<text:list><text:list-item>", "</text:list-item></text:list>"),
        ("<text:section>", "</text:section>"),
        ("<table:table><table:table-row><table:table-cell>",
         "</table:table-cell></table:table-row></table:table>"),
        ("<draw:g>", "</draw:g>"),
        ("<draw:frame><draw:text-box>", "</draw:text-box></draw:frame>"),
    ],
)  # fmt: skip
def test_depth_up_to_the_limit_is_read(before: str, after: str) -> None:
    times = (XML_DEPTH - 8) // before.count("<")
    assert read_odt(paragraph("y") + before * times + paragraph("x") + after * times).text.startswith("y")
    inline = "<text:span>" * (XML_DEPTH - 8) + "x" + "</text:span>" * (XML_DEPTH - 8)
    assert read_odt(paragraph(inline)).text == "x"

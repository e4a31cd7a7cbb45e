"""RTF documents: what is shown is the text, in whichever of RTF's many ways its characters are written."""

import time
from pathlib import Path

import pytest

from blotter.domain.bundle import Comment, Document
from blotter.domain.structure import PartKind
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.docx import messages as sentences
from blotter.interchange.limits import RTF_DEPTH, RTF_SIGNS
from blotter.interchange.rtf.reading import document, read

HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 Cyr;}{\f2\fcharset134 Song;}"
    + (
        rb"{\f3\fcharset2 Symbol;}{\f4\fcharset78 Osaka;}}{\stylesheet{\s0 Normal;}{\s2\b heading 2;}"
        rb"{\s3\outlinelevel3 Own;}{\s4\outlinelevel9 heading 1;}"
        rb"{\s5 Title;}{\s6 caption;}}"
    )
)


def told(body: bytes) -> Document:
    return document(HEAD + body + b"}", "a.rtf")


def parts(found: Document, *kinds: PartKind) -> list[tuple[str, str]]:
    return [(found.text[p.start : p.end], p.value) for p in found.structure.of_kind(*kinds)]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"plain", "plain"),
        (b"line\r\nends are\nnothing\\\nbut this", "lineends arenothing\nbut this"),
        (rb"caf\'e9 \'80 \'93x\'94", "café € “x”"),
        (b"raw \xe9", "raw é"),
        (rb"{\f1 \'cf\'f0\'e8}\f1\'e2\f0\'e9", "Привé"),
        (rb"\f2 \'be\'af\'b2\'ec", "警察"),
        (rb"\f4 \'93\'fa", "日"),
        (rb"\f3 \'b7 \'a7", "• •"),
        (rb"\u8217\'92s \u-3851 ?x", "’s •x"),
        (rb"\uc0\u8217 s\uc2\u35686\'be\'afz{\uc0\u228}y\u228\'8a\'8ax", "’s警zäyäx"),
        (rb"\u-10179 ?\u-8704 ?", "😀"),
        (rb"a\u-10179 ?b\u-8704 ?c", "a\ufffdb\ufffdc"),
        (rb"\u64976 ?\u1114112 ?\u0 ?x", "\ufffd\ufffd\ufffdx"),
        (
            rb"a\~b\_c\-d\emdash e\endash f\bullet g\ldblquote h\rdblquote\lquote i\rquote",
            "a\xa0b‑c\xadd—e–f•g“h”‘i’",
        ),
        (rb"a\tab b\line c\zwnj d\rtlmark e\{\}\\", "a\tb\nc\u200cd\u200fe{}\\"),
        (rb"a\par b\par\par c\page d\sect e", "a\nb\n\nc\nd\ne"),
        (rb"{\upr{a}{\*\ud{\u228\'e4}}}b", "äb"),
        (rb"{\*\unknown gone}{\xe index}{\*\bkmkstart x}{\tc toc}kept{\comment no}", "kept"),
        (rb"x{\pict\wmetafile8 0102{\*\blipuid aa}03}y{\pict\bin9 {}\\{}{{{}w", "xyw"),
        (rb"{\listtext\pard\plain\f3 \'b7\tab}one\par{\pntext 2.\tab}two", "• one\n2. two"),
        (rb"{\mmath{\*\moMath{\mr x}{\msSup{\msSupPr q}{\me{\mr y}}}}}", "xy"),
        (rb"{\object{\*\objdata 0102}{\result shown}}", "shown"),
        (rb"seen{\v unseen\par}{\v0 too}\v no\plain yes", "seentooyes"),
        (rb"a{\deleted b\par}{\revised c}", "ac"),
        (rb"a}b", "a"),
    ],
)
def test_words(body: bytes, text: str) -> None:
    assert told(body).text == text


def test_headings_by_level_and_name() -> None:
    found = told(
        rb"\pard\s2 A\par\pard\s3 B\par\pard\s4 C\par\pard\outlinelevel0 D\par\pard\s0 E\par"
        rb"\pard\s5 F\par\pard\s6 G\par"
    )
    assert [(found.text[h.start : h.end], h.level) for h in found.headings] == [
        ("A", 2), ("B", 4), ("D", 1), ("F", 1),
    ]  # fmt: skip
    assert parts(found, PartKind.CAPTION) == [("G", "")]


def test_a_table_is_a_row_a_line_and_a_tab_between_cells() -> None:
    row = rb"\trowd\cellx100\cellx200\pard\intbl "
    found = told(
        rb"\pard before\par" + row + rb"a\cell b\par c\cell\row" + row + rb"\cell d\cell\row\pard between\par"
        rb"\trowd\cellx100\pard\intbl framed\par too\cell\row\pard after"
    )
    assert found.text == "before\na\tb c\n\td\nbetween\nframed\ntoo\nafter"
    assert parts(found, PartKind.TABLE) == [("a\tb c\n\td", "")]


def test_a_table_in_a_cell_is_words_of_it() -> None:
    found = told(
        rb"\trowd\cellx1\cellx2\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops"
        rb"\trowd\cellx1\nestrow}{\nonesttables\par}\pard\intbl\itap1 z\cell w\cell\row\pard"
    )
    assert found.text == "x y z\tw"


def test_notes_stand_at_the_end_by_their_marks() -> None:
    found = told(
        rb"Boats{\super\chftn}{\footnote\pard\plain{\super\chftn} First.} came{\super\chftn}"
        rb"{\footnote\ftnalt{\super\chftn} End.}.\par Later\chftn{\footnote\chftn  \f1\'cf\par two}\par"
    )
    assert found.text == "Boats[1] came[i].\nLater[2]\n[1] First.\n[2] П\ntwo\n[i] End."
    assert parts(found, PartKind.NOTE_MARK) == [("[1]", "1"), ("[i]", "i"), ("[2]", "2")]
    assert parts(found, PartKind.FOOTNOTE) == [("[1] First.", "1"), ("[2] П\ntwo", "2")]
    assert parts(found, PartKind.ENDNOTE) == [("[i] End.", "i")]


def test_comments_have_their_passage() -> None:
    # 3 May 2024, 10:20, a Friday.
    packed = 20 | 10 << 6 | 3 << 11 | 5 << 16 | 124 << 20 | 5 << 29
    signed = packed - 2**32
    found = told(
        rb"The {\*\atrfstart 0}patrol{\*\atrfend 0}{\*\atnid A}{\*\atnauthor Ad\'e1}\chatn"
        rb"{\*\annotation{\*\atnref 0}{\*\atndate " + str(signed).encode() + rb"}Which?\par Ask.} left\par "
        rb"Words{\*\atnid B}\chatn{\*\annotation So?} go"
    )
    assert found.text == "The patrol left\nWords go"
    assert found.comments == (
        Comment(4, 10, "Which?\nAsk.", "Adá", "2024-05-03T10:20:00.000000Z"),
        Comment(16, 21, "So?"),
    )


def test_links_boxes_and_what_is_left_out() -> None:
    found = told(
        rb'{\field{\*\fldinst{HYPERLINK "https://example.org/?a=1"}}{\fldrslt{\ul the link}}} and '
        rb'{\field{\*\fldinst{HYPERLINK "#below"}}{\fldrslt{\field{\*\fldinst PAGE}{\fldrslt 7}}}}'
        rb"{\shp{\*\shpinst\shpleft0{\sp{\sn fLine}{\sv 0}}"
        rb"{\shptxt\pard In the box\par}}{\shprslt no}} on\par"
        rb"{\header\pard Draft of May\par}{\footer\pard\par}end{\v secret}{\pict 00}{\deleted x}"
    )
    assert found.text == "the link and 7 on\nIn the box\nend"
    assert parts(found, PartKind.LINK) == [("the link", "https://example.org/?a=1")]
    assert parts(found, PartKind.TEXT_BOX) == [("In the box", "")]
    assert [str(each.why) for each in found.remarks] == [
        "Tracked changes were taken as accepted (insertions: 0, deletions: 1, moves: 0).",
        "Hidden passages, which the program it is from does not show, were left out (1).",
        "Pictures and other objects without text were left out (1).",
        "What stands at the head or foot of every page was left out, such as “Draft of May”.",
    ]


def test_what_it_says_of_itself_is_facts(tmp_path: Path) -> None:
    path = tmp_path / "Ä.rtf"
    info = rb"{\info{\title R\'efver}{\author Ada}{\keywords boats}{\creatim\yr2024\mo5\dy3}{\operator Ben}}"
    path.write_bytes(HEAD + info + b"x}")
    (found,) = read(path).documents
    assert [fact[:3] for fact in found.facts] == [
        ("Title", "Rïver", "title"), ("Author", "Ada", "author"), ("Keywords", "boats", "keywords"),
        ("Created", "2024-05-03", ""),
    ]  # fmt: skip
    assert (found.name, found.kind, found.text, found.encoding) == ("Ä.rtf", "rtf", "x", "cp1252")
    assert found.original == path.read_bytes()


@pytest.mark.parametrize(
    ("content", "template"),
    [
        (b"", sentences.NOT_RTF),
        (b"words", sentences.NOT_RTF),
        (b"%PDF-1.7", sentences.NOT_RTF),
        (b"PK\x03\x04word/document.xml", sentences.NOT_RTF),
        (b"{\\rtf1}", messages.FILE_EMPTY),
        (b"{\\rtf1\\bin999999999 x}", messages.FILE_EMPTY),
        (b"{\\rtf1 " + b"{" * (RTF_DEPTH + 1), messages.NESTED_TOO_DEEPLY),
        (b"{\\rtf1 " + b"{" * 5_000_000, sentences.RTF_TOO_LONG),
    ],
)
def test_what_is_no_rtf_is_told(content: bytes, template: str) -> None:
    with pytest.raises(WrongFile) as refused:
        document(content, "a.rtf")
    assert refused.value.message.template == template
    assert "a.rtf" in str(refused.value)


def test_another_kind_of_file_is_named() -> None:
    with pytest.raises(WrongFile, match=r"not an RTF document. It looks like a Word document"):
        document(b"PK\x03\x04....word/document.xml", "a.rtf")


def test_too_many_signs_are_refused() -> None:
    with pytest.raises(WrongFile) as refused:
        document(b"{\\rtf1 " + b"{}" * RTF_SIGNS, "a.rtf")
    assert refused.value.message.template == sentences.RTF_TOO_LONG


@pytest.mark.parametrize(
    "body",
    [
        b"{\\fonttbl" + b"{\\f1" * 400 + b"}" * 401,
        b"{\\fonttbl" + b"\\f1 " * 100_000 + b"}",
        b"{\\fonttbl" + b"".join(b"{\\f%d\\fcharset0 A;}" % number for number in range(20_000)) + b"}",
        b"{\\field{\\*\\fldinst{HYPERLINK " * 160 + b"}" * 480,
        b'{\\field{\\*\\fldinst{HYPERLINK "a"}}{\\fldrslt b}}' * 10_000,
        b"{\\field{\\*\\fldinst{HYPERLINK " + b'"' * 500_000 + b"}}{\\fldrslt b}}",
        b"\\'e9" * 100_000,
        b"{\\*\\annotation x}" * 20_000,
        b"x{\\footnote y}" * 20_000,
        b"\\trowd\\cellx1\\cellx2\\intbl " + b"a\\cell" * 50_000,
        b"{\\shp{\\*\\shpinst{\\shptxt x}}}" * 20_000,
        b"\\ansicpg" + b"9" * 400 + b"\\uc99999 \\u99999 \\f-1 \\itap99999999 \\s-5 x",
    ],
    ids=lambda body: body[:14].decode("latin-1"),
)
def test_many_of_one_thing_take_no_time(body: bytes) -> None:
    begun = time.process_time()
    assert told(body + b" words").text
    assert time.process_time() - begun < 10

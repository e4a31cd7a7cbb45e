"""A good file of every format that is fuzzed, rich in what its reader knows; a format is a row of GOOD."""

import io
import zipfile
from collections.abc import Callable

import good_projects
import good_tables
import odt_files
import pdf_files
import word_files
from epub_files import epub_bytes, page
from word_files import OFFICE, cell, paragraph, run, styled, table

_STYLES = (
    '<w:style w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:styleId="C"><w:name w:val="caption"/><w:basedOn w:val="H"/></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
)
_NOTE = f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" Note.")}</w:p></w:footnote>'
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://example.org"</w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>link</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def docx() -> list[bytes]:
    """Word documents."""
    body = (
        styled("River patrols", "H")
        + paragraph(run("Boats 警察 😀") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + _FIELD)
        + paragraph("item", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>')
        + table(cell("a") + cell("b", '<w:gridSpan w:val="2"/>'), cell("c", "<w:vMerge/>") + cell("d"))
        + paragraph('<w:commentRangeStart w:id="0"/>' + run("on this") + '<w:commentRangeEnd w:id="0"/>')
        + paragraph(f"<w:del>{run('x')}</w:del><w:ins>{run('new')}</w:ins><w:r><w:tab/><w:br/></w:r>")
        + paragraph("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den/></m:f></m:oMath>" + run("."))
        + paragraph(f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('box')}</w:txbxContent></v:textbox>"
                    '</w:pict><w:sym w:font="Symbol" w:char="F061"/></w:r>')
    )  # fmt: skip
    return [
        word_files.word_bytes(
            body,
            styles=_STYLES,
            numbering=_NUMBERING,
            footnotes=_NOTE,
            comments='<w:comment w:id="0" w:author="Ada" w:date="2024-05-03T10:20:30Z">'
            f"{paragraph('?')}</w:comment>",
            header=paragraph("Head"),
            core="<dc:title>T</dc:title><dcterms:created>2024-05-03</dcterms:created>",
            relations=f'<Relationship Id="r1" Type="{OFFICE}/officeDocument/2006/relationships/hyperlink" '
            'Target="https://example.org" TargetMode="External"/>',
        )
    ]


def odt() -> list[bytes]:
    """OpenDocument texts, as an archive and as one file."""
    body = (
        '<text:h text:outline-level="1">River</text:h>'
        + odt_files.paragraph('a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d')
        + '<text:list text:style-name="L1"><text:list-item><text:p>item</text:p></text:list-item></text:list>'
        + odt_files.table(odt_files.cell("a") + odt_files.cell("b", 'table:number-columns-repeated="2"'))
        + odt_files.paragraph(
            'x<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            "<text:note-body><text:p>Note.</text:p></text:note-body></text:note>"
            '<office:annotation office:name="c"><text:p>?</text:p></office:annotation>on this'
            '<office:annotation-end office:name="c"/>'
        )
        + "<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>"
    )  # fmt: skip
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="."/></text:list-style>'
    )
    meta = "<dc:title>T</dc:title><meta:creation-date>2024-05-03T10:00:00</meta:creation-date>"
    return [odt_files.odt_bytes(body, styles, meta), odt_files.flat_bytes(body, styles, meta)]


def rtf() -> list[bytes]:
    """RTF documents."""
    return [
        rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}"
        rb"{\f2\fcharset2 Symbol;}}"
        rb"{\stylesheet{\s1\outlinelevel0 heading 1;}}{\info{\title T}{\author Ada}{\creatim\yr2024\mo5\dy3}}"
        rb"{\header\pard Head\par}\pard\s1 River\par\pard caf\'e9 \u8217\'92 \u-10179 ?\u-8704 ?"
        rb"{\f1 \'cf\'f0}\par"
        rb"{\listtext\pard 1.\tab}item\par\trowd\cellx1\cellx2\pard\intbl a\cell b\cell\row\pard after"
        rb"{\super\chftn}{\footnote\pard{\super\chftn} Note.}{\*\atrfstart 0}on this{\*\atrfend 0}"
        rb"{\*\atnid AB}{\*\atnauthor Ada}\chatn{\*\annotation{\*\atnref 0}{\*\atndate 1000000}?}\par"
        rb'{\field{\*\fldinst{HYPERLINK "https://example.org"}}{\fldrslt link}}{\v hidden}{\deleted x}\par'
        rb"{\shp{\*\shpinst{\shptxt\pard box\par}}{\shprslt y}}"
        rb"{\pict\bin4 1234}{\upr{a}{\*\ud{\u228 a}}}\par}"
    ]


def epub() -> list[bytes]:
    """E-books."""
    text = (
        '<h1>River</h1><p>Boats <a epub:type="noteref" href="notes.xhtml#n1">1</a> &amp; <![CDATA[more]]></p>'
        "<table><tr><td>a</td><td>b</td></tr></table><a id='x'/><script src='x'/>"
    )
    notes = '<aside epub:type="footnote" id="n1"><p>1 Note.</p></aside>'
    return [epub_bytes({"one.xhtml": page(text), "notes.xhtml": page(notes)})]


def html() -> list[bytes]:
    """Web pages, as browsers and word processors save them."""
    saved = (
        "<!-- saved from url=(0019)https://example.org -->\n<!--\n Page saved with SingleFile \n url: "
        "https://example.org/a \n saved date: Mon Nov 30 2026 14:47:59 GMT+0100\n-->"
    )
    head = (
        '<html lang="fr"><head><base href="http://[x"><title>T</title><meta name="author" content="Ada">'
        '<meta property="article:published_time" content="2021-03-05"><script type="application/ld+json">'
        '{"@graph":[{"headline":"x","author":[{"name":"A"}],"publisher":{"name":"P"}}]}</script></head>'
    )
    body = (
        "<header><h1>River</h1></header><nav>Home</nav><form>Name<select><option>a</select></form><main><p>"
        'Boats 警察 <a href="../b?x=1">link <b>text</b></a><sup><a href="#fn1">1</a></sup> &amp; more</p>'
        '<img alt="Two boats"><table><caption>C</caption><tr><th>a<th>b<tr><td>1<td><table><tr><td>x</table>'
        '</table><pre>\n a\n\n</pre><ol><li id="fn1">Note <a href="#fnref1">back</a></ol></main>'
        '<div class="ad-slot">Buy</div><p hidden>x</p><footer>F</footer><template>t</template><svg><text>s'
    )
    word = (
        '<p class=MsoNormal>x<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a></p><div id=ftn1><p>'
        '<a href="#_ftnref1" name="_ftn1">[1]</a> note</p></div><object><a href=#fn1>1</a></object>'
    )
    return [(saved + head + body).encode(), (head + body).encode("utf-16"), (head + word).encode()]


def mhtml() -> list[bytes]:
    """Web pages in one file."""
    from mhtml_files import GOOD_MHTML, letter, part

    return [GOOD_MHTML, letter(part(html()[0].decode(), "https://example.org/a", coding="base64"))]


def text() -> list[bytes]:
    """Transcripts, since a text is looked through for names."""
    talk = (
        "Talk\n\nAda: Who?\nR1: Nobody.\nAnd so on.\n\n[00:01:23] Ada: What?\n"
        "R1 (0:01:30): 警察 #00:02:05-4#\n"
    )
    return [
        talk.encode(),
        "王：你好。\n李：好。\n王：再见。\n李：再见。\n".encode("gb18030"),
        b"Ada Lane  0:03\nHello\n\n**Ben:** Yes\n\nAda Lane  0:12\nSo\n\n**Ben:** No\n",
    ]


def srt() -> list[bytes]:
    """Subtitles in SRT."""
    cues = (
        "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>We</i> went\n"
        "2\n00:00:02,000 --> 00:00:04,000\nto it.\n\n"
        "3\n00:00:11,000 --> 00:00:12,000\nADA: why?\nBEN: 警察\n\n"
        "4\n00:00:12,000 --> 00:00:14,000\nBEN: 警察\nADA: ok"
    )
    return [cues.encode(), cues.encode("utf-16")]


def vtt() -> list[bytes]:
    """Subtitles in WebVTT."""
    return [
        b"WEBVTT - talk\n\nSTYLE\n::cue {}\n\nNOTE x\n\n1\n00:01.000 --> 00:03.500 align:start\n"
        b"<v.loud Ada Lane>Hello <b>there</b> &amp; <00:00:02.000>all</v>\n<v Ben>Yes.\n\n"
        b"01:00:05.250 --> 01:00:06.000\n<v Ben>No.</v>\n"
    ]


def archive() -> list[bytes]:
    """Archives of documents."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("notes.txt", "The boats were a gift.")
        packed.writestr("talks/a.vtt", vtt()[0])
        packed.writestr("talks/page.html", html()[2])
        packed.writestr("talks/page_files/x.html", "part")
        packed.writestr("__MACOSX/._notes.txt", b"\0")
    return [content.getvalue()]


GOOD: dict[str, Callable[[], list[bytes]]] = {
    "docx": docx,
    "odt": odt,
    "rtf": rtf,
    "epub": epub,
    "html": html,
    "pdf": pdf_files.good,
    "mhtml": mhtml,
    "text": text,
    "transcript": text,
    "srt": srt,
    "vtt": vtt,
    "zip": archive,
    **good_tables.GOOD,
    **good_projects.GOOD,
}
"""By the id of the format."""

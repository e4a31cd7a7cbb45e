import pytest

from blotter.errors import WrongFile
from blotter.interchange.html_text import declared_encoding, text_of_page
from blotter.interchange.limits import PAGE_DEPTH


def _text(html: str) -> str:
    return text_of_page(html, "a.html")[0]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One\n  two <i> three</i>four</p><p>five", "One two threefour\nfive"),
        ("<p>a<br>b<br></p><p>c<br><br>d", "a\nb\nc\n\nd"),
        ("a <b> b</b> <i> c </i>d", "a b c d"),
        ("<ul><li>x</li><li><p>y</p><p>z</p><ul><li>deep</ul></ul>after", "• x\n• y\nz\n• deep\nafter"),
        ("<ol><li></li><li>b</ol>", "• b"),
        ("<table><tr><th>a<th>b<tr><td><p>1</p><td><td>3</table>end", "a\tb\n1\t\t3\nend"),
        ("<table><tr><td>x<table><tr><td>n<td>m</table><td>y<td></table>", "x\nn\tm\ty\t"),
        ("<table><tr><td></td><td></td></tr></table><p>only", "only"),
        ("<table><tr><td></td><td>b", "\tb"),
        ("<pre>\n a\n   b\n\nc\n</pre>d", " a\n   b\n\nc\nd"),
        ("<div>a<div>b</div>c</div><hr>d", "a\nb\nc\nd"),
        ("&eacute;&amp;&lt;&#x1F600;&nbsp;x", "é&<😀\xa0x"),
        ("<head><title>T</title><style>s{}</style></head><script>if(a<b)x()</script>y<!-- z -->", "y"),
        ("<p>before<svg><text>drawn</text></svg><noscript>n</noscript>after", "beforeafter"),
        ("no tags & such < that", "no tags & such < that"),
        ("", ""),
    ],
)
def test_a_page_reads_as_a_browser_sets_it(html: str, text: str) -> None:
    assert _text(html) == text


def test_headings_stand_where_their_words_are() -> None:
    text, headings = text_of_page("<p>x<h1>A &amp; <b>b</b> </h1><h2></h2><li><h3>\nin <br>two", "a.html")
    assert [(text[h.start : h.end], h.level) for h in headings] == [("A & b", 1), ("in\ntwo", 3)]


def test_a_byte_order_mark_within_moves_no_heading() -> None:
    text, headings = text_of_page("<body>\ufeff<h1>\ufeffA</h1>", "a.html")
    assert (text, headings[0].start, headings[0].end) == ("A", 0, 1)


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (b"<meta charset=gbk>", "gbk"),
        (b"<META http-equiv='Content-Type' content='text/html; charset=iso-8859-9'>", "iso-8859-9"),
        (b'<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        (b"<p>charset=no</p>", ""),
    ],
)
def test_a_page_may_declare_its_encoding(page: bytes, encoding: str) -> None:
    assert declared_encoding(page) == encoding


def test_nesting_that_would_take_minutes_is_refused() -> None:
    assert _text("<div>" * 500 + "x") == "x"
    with pytest.raises(WrongFile, match="deep"):
        _text("<div>" * (PAGE_DEPTH + 1) + "x")


def test_tags_in_scripts_and_comments_do_not_count_as_nesting() -> None:
    assert _text("<script>" + "i<b;" * (PAGE_DEPTH + 1) + "</script><!--" + "<div>" * 20_000 + "-->x") == "x"

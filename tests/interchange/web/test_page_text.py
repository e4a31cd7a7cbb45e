import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.structure import PartKind
from blotter.errors import WrongFile
from blotter.interchange.html_text import text_of_page
from blotter.interchange.web.page_text import WebText, parsed_page, text_of

BODY = "<p>" + "Officers met in the border town and nobody asked who had paid for it. " * 6 + "</p>"


def _read(html: str, *, main_text: bool = True, base: str = "") -> WebText:
    return text_of(parsed_page(html, "a.html"), base, main_text=main_text)


def _parts(read: WebText, kind: PartKind) -> list[tuple[str, str]]:
    return [(p.value, read.text[p.start : p.end]) for p in read.parts if p.kind is kind]


@pytest.mark.parametrize(
    ("extra", "kind", "words"),
    [
        ("<nav><a href=/>Home</a> All</nav>", "navigation", 2),
        ("<div class='site-menu'>Home All</div>", "navigation", 2),
        ("<div role=navigation>Home All</div>", "navigation", 2),
        ("<header>The Daily News</header>", "page header", 3),
        ("<footer>All rights</footer>", "page footer", 2),
        ("<div id=footer>All rights</div>", "page footer", 2),
        ("<aside>Elsewhere</aside>", "side columns", 1),
        ("<form>Your name<textarea>Write here</textarea></form>", "forms", 4),
        ("<p hidden>secret words</p>", "hidden elements", 2),
        ("<p style='color:red; display: none'>secret words</p>", "hidden elements", 2),
        ("<div class=adsbygoogle>Buy 警察 now</div>", "advertisements", 4),
        ("<div id=cookieBanner>We use cookies</div>", "cookie notices", 3),
        ("<ul class=share-buttons><li>Post</ul>", "buttons for sharing", 1),
        ("<script>var a = 1;</script>", "scripts and styles", 3),
        ("<noscript>Turn it on</noscript>", "words for browsers without scripts", 3),
    ],
)
def test_what_is_no_main_text_is_left_out_and_counted(extra: str, kind: str, words: int) -> None:
    read = _read(f"<body>{extra}{BODY}")
    assert dict(read.left_out) == {kind: words}
    assert read.text == _read(f"<body>{BODY}").text


@pytest.mark.parametrize(
    "kept",
    [
        "<header><h1>The title</h1></header>",
        "<article><header>By Ada</header><footer>More</footer><aside>Aside</aside></article>",
        "<article class='post category-nav tag-menu'>Words</article>",
        "<div class='ad-free'>Words</div>",
        "<div class='advantage navy shares'>Words</div>",
        "<dialog open>Words</dialog>",
    ],
)
def test_what_only_looks_like_it_stays(kept: str) -> None:
    read = _read(f"<body>{kept}{BODY}")
    assert not read.left_out
    assert read.text == _read(f"<body>{kept}{BODY}", main_text=False).text


def test_a_form_round_the_whole_page_is_no_reason_to_lose_it() -> None:
    assert _read(f"<body><form>{BODY}</form>").text.startswith("Officers met")
    assert _read("<body><nav>One</nav><footer>Two</footer>").text == "One\nTwo"


def test_links_tables_captions_and_notes_are_marked_where_they_stand() -> None:
    read = _read(
        '<h1>T</h1><p>See <a href="../b?x=1">the <b>page</b></a>, <a href="javascript:x()">no</a>'
        '<sup><a href="#fn1">1</a></sup>.</p><figure><img alt=" Two  boats ">'
        "<figcaption>Boats</figcaption></figure>"
        "<table><caption>Gifts</caption><tr><th>a<th>b<tr><td>1<td>2</table>"
        "<table><tr><td>layout</td></tr></table>"
        '<ol><li id="fn1">The note <a href="#fnref1">back</a></ol>' + BODY,
        base="https://example.org/a/c",
    )
    assert _parts(read, PartKind.LINK) == [("https://example.org/b?x=1", "the page")]
    assert _parts(read, PartKind.NOTE_MARK) == [("1", "1")]
    assert _parts(read, PartKind.ENDNOTE) == [("1", "The note back")]
    assert _parts(read, PartKind.CAPTION) == [("", "[Two boats]"), ("", "Boats"), ("", "Gifts")]
    assert _parts(read, PartKind.TABLE) == [("", "Gifts\na\tb\n1\t2")]


def test_a_table_without_words_in_another_takes_nothing_from_it() -> None:
    read = _read("<table><tr><td><table></table><a href=x></a>b<td>c<tr><td>d<td>e</table><a href=x>f</a>")
    assert _parts(read, PartKind.LINK) == [("x", "f")]
    assert read.text == "b\tc\nd\te\nf"


def test_notes_of_word_processors_are_notes() -> None:
    read = _read(
        '<p>Text<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p>'
        '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>'
        "First note.</p></div>"
    )
    assert _parts(read, PartKind.NOTE_MARK) == [("1", "1")]
    assert _parts(read, PartKind.ENDNOTE) == [("1", "1First note.")]


_PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div class=nav>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<a href=x>",
        "</a>", "<a href='#fn1'>1</a>", "<li id=fn1>", "<nav>", "</nav>", "<img alt=boat>", "<pre>", "</pre>",
        "words ", "警察", "<b>", "</b>", "<h2>", "</h2>", "<form>", "&amp;", "\n", "<br>", "<footer>",
        "<main>", "</main>", "<figcaption>", "<span hidden>", "</span>", "<template>", "<svg>",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_the_whole_page_is_read_as_ever_and_parts_are_places(html: str) -> None:
    assert _read(html, main_text=False).text == text_of_page(html, "a.html")[0]
    for main_text in (True, False):
        read = _read(html, main_text=main_text)
        assert all(0 <= p.start < p.end <= len(read.text) for p in read.parts)
        assert all(0 <= h.start < h.end <= len(read.text) for h in read.headings)
    assert _read(html).text.strip() or not text_of_page(html, "a.html")[0].strip()


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "x",
        "<nav>" * 5_000 + "<p>x" * 20_000,
        "<header>" * 5_000 + "<p>x" * 20_000,
        "<a href='#fn1'><object>" * 4_000 + "x" * 1_000_000,
        "<p class='" + "ad " * 3_000_000 + "'>x",
        "<a href='" + "a" * 10_000_000 + "'>x</a>",
        "<p>&amp;" * 300_000,
        "&lt;" * 2_000_000,
        "<table><tr><td>" * 3_000 + "x",
        "<x-y>" * 60_000 + "x",
        "<!--" * 500_000 + "x",
    ],
    ids=str.split("deep navs headers links class address paragraphs entities tables unknown comments"),
)
def test_a_page_made_to_do_harm_ends_soon(html: str) -> None:
    began = time.process_time()
    try:
        read = _read(html)
    except WrongFile:
        return
    finally:
        assert time.process_time() - began < 20
    assert all(len(part.value) <= 2_000 for part in read.parts)

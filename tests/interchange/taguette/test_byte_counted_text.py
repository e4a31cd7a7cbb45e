"""Positions of Taguette: bytes over text nodes, laid on the text that a reader sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from taguette_files import bytes_at, text_nodes

from blotter.interchange.documents import document
from blotter.interchange.taguette.byte_counted_text import ByteCountedText, same_words, words_of

PAGE = (
    "<h1>Boats &amp; crews</h1>\n<p>The <b>caf\u00e9</b> \U0001f6a4\U0001f6a4  by the <i>ri</i>ver\u200d.</p>"
    "\n"
    "<ul><li>first</li><li>sec<u>ond</u></li></ul>\n<p>The caf\u00e9 again<br>and again</p>"
)
WORDS = ("Boats & crews", "caf\u00e9", "\U0001f6a4", "river", "first", "second", "The caf\u00e9 again")

_PIECE = st.sampled_from(
    ["boat", "caf\u00e9", "\U0001f6a4", "\u8b66\u5bdf", " ", "\n", "  ", "a\u0301", "\u00a0", "&amp;", "x"]
)
_INLINE = st.lists(_PIECE, max_size=6).map("".join)
_BLOCK = st.tuples(st.sampled_from(["p", "h2", "li", "b", "p"]), _INLINE, st.sampled_from(["", "\n", "<br>"]))
_PAGES = st.lists(_BLOCK, min_size=1, max_size=8).map(
    lambda blocks: "<p>begin</p>" + "".join(f"<{tag}>{words}</{tag}>{end}" for tag, words, end in blocks)
)


@pytest.mark.parametrize("words", WORDS)
def test_a_highlight_lies_on_its_words(words: str) -> None:
    contents = ByteCountedText(PAGE, "page")
    span = contents.span(*bytes_at(PAGE, words))
    assert span is not None
    assert contents.text[span.start : span.end] == words


def test_the_second_of_the_same_words_is_the_second() -> None:
    contents = ByteCountedText(PAGE, "page")
    first, second = (contents.span(*bytes_at(PAGE, "The caf\u00e9", nth)) for nth in (1, 2))
    assert first is not None
    assert second is not None
    assert first.end < second.start
    assert contents.text[second.start : second.end] == "The caf\u00e9"


def test_a_highlight_over_paragraphs_has_the_line_between_them() -> None:
    contents = ByteCountedText(PAGE, "page")
    start, _ = bytes_at(PAGE, "first")
    _, end = bytes_at(PAGE, "second")
    span = contents.span(start, end)
    assert span is not None
    assert contents.text[span.start : span.end] == "first\n• second"


def test_white_space_between_paragraphs_alone_is_no_passage() -> None:
    contents = ByteCountedText("<p>one</p>\n\n<p>two</p>", "page")
    span = contents.span(3, 5)
    assert span is not None
    assert span.length == 0


def test_a_position_within_a_character_takes_it_in() -> None:
    contents = ByteCountedText("<p>a\u00e9b</p>", "page")
    assert contents.span(2, 3) == (1, 2)
    assert contents.span(1, 2) == (1, 2)


def test_positions_outside_have_no_place() -> None:
    contents = ByteCountedText("<p>abc</p>", "page")
    assert contents.span(0, 4) is None
    assert contents.span(-1, 2) is None


def test_words_are_found_near_a_position() -> None:
    contents = ByteCountedText("<p>the boat</p><p>the boat</p><p>the boat</p>", "page")
    assert contents.near("the\nboat", 9) == (9, 17)
    assert contents.near("the boat", 10_000) == (18, 26)
    assert contents.near("a ship", 0) is None


def test_what_is_not_shown_counts_and_has_no_words() -> None:
    html = "<p>one</p><script>var x</script><p>two</p>"
    contents = ByteCountedText(html, "page")
    assert contents.text == "one\ntwo"
    assert contents.span(8, 11) == (4, 7)


@given(_PAGES)
def test_the_text_is_the_one_that_our_reader_of_pages_has(html: str) -> None:
    contents = ByteCountedText(html, "page")
    assert contents.text == document(html.encode(), "page", "html").text
    assert contents.size == len(text_nodes(html).encode())


@given(_PAGES, st.data())
def test_every_highlight_has_its_own_words(html: str, data: st.DataObject) -> None:
    contents, nodes = ByteCountedText(html, "page"), text_nodes(html)
    start = data.draw(st.integers(0, len(nodes)))
    end = data.draw(st.integers(start, len(nodes)))
    span = contents.span(len(nodes[:start].encode()), len(nodes[:end].encode()))
    assert span is not None
    shown = contents.text[span.start : span.end].replace("• ", "")
    assert same_words(shown, nodes[start:end])
    assert same_words(words_of(html), nodes)

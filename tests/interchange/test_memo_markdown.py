from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from blotter.interchange.memo_markdown import to_html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("![x](https://evil.example/p.png)", "<p></p>"),
        ("<script>x()</script>after", "<p>after</p>"),
        ("", ""),
    ],
)
def test_markdown_becomes_plain_html(markdown: str, html: str) -> None:
    assert to_html(markdown) == html


def test_only_addresses_of_the_web_stay_and_no_style_but_alignment() -> None:
    assert 'href="https://a.example/"' in to_html("[a](https://a.example/)")
    for address in ("javascript:x()", "file:///etc/passwd", "//a.example/x", "data:text/html,x", "x.html"):
        assert "href" not in to_html(f"[a]({address})")
    assert 'style="text-align: right;"' in to_html("| a |\n| -: |\n| 1 |")
    assert "style" not in to_html('<p style="background:url(https://a.example)">x</p>')


_PIECES = [*"<>&\"'()[]!*_`#>-|\n :", "<img src=//x>", "a", "<a href=", "javascript:", "    ", "<svg onload="]


@settings(deadline=None)
@given(st.lists(st.sampled_from(_PIECES)))
def test_nothing_that_would_be_fetched_or_run_gets_through(pieces: list[str]) -> None:
    page = LexborHTMLParser(to_html("".join(pieces)))
    assert not page.css("img, script, style, svg, iframe, object, link, form, input, base, meta")
    for node in page.css("body *"):
        assert set(node.attributes) <= {"href", "rel", "style"}
        assert (node.attributes.get("href") or "http://").startswith(("http://", "https://"))


@pytest.mark.parametrize(
    "markdown",
    ["[" * 50_000, "- " * 20_000 + "x", "".join("    " * n + "- x\n" for n in range(300)), ">" * 3000 + "x"],
)
def test_what_no_memo_looks_like_is_shown_as_written(markdown: str) -> None:
    assert to_html(markdown) == f"<pre>{escape(markdown)}</pre>"

"""Memos and definitions from Markdown to safe HTML: no pictures, no scripts, nothing to fetch."""

import re
from functools import lru_cache
from html import escape

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "ins", "kbd", "li", "ol", "p", "pre", "q", "s", "small", "strong", "sub", "sup", "table",
    "tbody", "td", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href"}, "td": {"style"}, "th": {"style"}}
_ALIGNMENTS = ("text-align: left;", "text-align: center;", "text-align: right;")
_SCHEMES = ("http://", "https://")
_LONGEST = 100_000
_MOST_BRACKETS = 2_000
_DEEP = re.compile(r"^[ \t>]{100}", re.MULTILINE)


@lru_cache(maxsize=1024)
def to_html(markdown: str) -> str:
    """The HTML of a Markdown text. Links keep their http(s) address for whoever copies it; none is opened.

    What is too long or too deeply nested for a memo is shown as written.
    """
    import nh3
    from markdown import markdown as rendered

    as_written = f"<pre>{escape(markdown)}</pre>"
    if _is_beyond_a_memo(markdown):
        return as_written
    try:
        html = rendered(markdown, extensions=["extra", "sane_lists"])
    except RecursionError:
        return as_written
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, attribute_filter=_allowed).strip()


def _is_beyond_a_memo(markdown: str) -> bool:
    # The library's time grows with the square of open brackets and of depth, up to minutes.
    return (
        len(markdown) > _LONGEST or markdown.count("[") > _MOST_BRACKETS or _DEEP.search(markdown) is not None
    )


def _allowed(_tag: str, attribute: str, value: str) -> str | None:
    allowed = value in _ALIGNMENTS if attribute == "style" else value.lower().startswith(_SCHEMES)
    return value if allowed else None

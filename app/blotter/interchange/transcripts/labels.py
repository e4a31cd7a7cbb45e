"""Labels: the names at the beginnings of lines that say who speaks, such as `Ada:` or `[00:01:23] R1:`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from blotter.interchange.transcripts.times import CLOCK

_CLOCK = re.sub(r"\((?!\?)", "(?:", CLOCK)
_TIME = rf"(?:\[\s*{_CLOCK}\s*\]|\(\s*{_CLOCK}\s*\)|\#{_CLOCK}\#|{_CLOCK}(?![\d:]))"
_STOPS = r":：!?;…。！？,，\[\](){}<>\"“”„«»|*#"
_NAME = rf"[^\W\d_](?:[^\n\t{_STOPS}]{{0,38}}?[^\s{_STOPS}])?"
_LABEL = re.compile(
    rf"^[ \t>]*(?:{_TIME}[ \t\u2013\u2014-]*)?(?P<mark>\*\*|__)?(?P<name>{_NAME})"
    rf"(?:(?P=mark))?(?P<time>[ \t]*{_TIME})?[ \t\u00a0\u202f]?"
    rf"(?:[:：](?!//)(?:\*\*|__)?|(?(time)[ \t]*$|(?!)))",
    re.MULTILINE,
)
_LONG_WITH_DOT = re.compile(r"\w{5,}\.(?:\s|$)")
_WORDS = 5
_NO_SPEAKERS = {
    "abstract", "address", "age", "anmerkung", "answer", "answers", "appendix", "attention", "author",
    "authors", "beispiel", "caution", "cc", "chapter", "city", "contact", "copyright", "country", "date",
    "datum", "definition", "doi", "download", "e-mail", "ejemplo", "email", "example", "examples",
    "exception", "exceptions", "exemple", "fax", "fecha", "fig", "figure", "file", "footnote", "from",
    "fuente", "hint", "hinweis", "http", "https", "important", "index", "isbn", "issn", "keyword",
    "keywords", "language", "link", "location", "lugar", "method", "methods", "name", "nb", "nota", "note",
    "notes", "number", "objective", "ort", "page", "pages", "part", "phone", "photo", "place", "price",
    "published", "publisher", "quelle", "question", "questions", "reference", "references", "remark",
    "remarks", "remarque", "result", "results", "section", "see", "sex", "source", "sources", "step",
    "subject", "summary", "table", "tel", "telephone", "text", "thema", "time", "tip", "titel", "title",
    "to", "todo", "topic", "translation", "type", "título", "url", "version", "via", "volume", "warning",
    "website", "year", "作者", "例如", "关键词", "图", "地址", "地点", "摘要", "日期", "时间",
    "来源", "标题", "注", "注意", "电话", "表",
}  # fmt: skip
"""What lines begin with that names nobody who speaks, in several languages."""


class Label(NamedTuple):
    """A label: where its line's words begin, where the name stands, and where what is said begins."""

    line: int
    start: int
    end: int
    words: int
    name: str


def labels(text: str) -> Iterator[Label]:
    """What may be a label at the beginning of a line, by place."""
    for match in _LABEL.finditer(text):
        name = match["name"].strip()
        if _may_be_a_name(name):
            start = match.start("name")
            yield Label(match.start(), start, start + len(name), match.end(), name)


def _may_be_a_name(name: str) -> bool:
    words = name.split()
    return (
        len(words) <= _WORDS
        and name.casefold().rstrip(" 0123456789.") not in _NO_SPEAKERS
        and not _LONG_WITH_DOT.search(name)
    )


def looks_like_a_name(name: str) -> bool:
    """Whether every word of it begins as names do: with a capital, a digit, or in a script without them."""
    return all(not word[0].islower() for word in name.split()) and len(name) <= (40 if name.isascii() else 24)

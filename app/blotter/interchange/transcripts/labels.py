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
    rf"^[ \t>]*(?P<before>{_TIME}[ \t\u2013\u2014-]*)?(?P<mark>\*\*|__)?(?P<name>{_NAME})"
    rf"(?:(?P=mark))?(?P<time>[ \t]*{_TIME})?[ \t\u00a0\u202f]?"
    rf"(?:[:：](?!//)(?:\*\*|__)?|(?(time)[ \t]*$|(?!)))",
    re.MULTILINE,
)
_LONG_WITH_DOT = re.compile(r"\w{5,}\.(?:\s|$)")
_WORDS = 5
_NO_SPEAKERS = {
    "abstract", "action", "address", "age", "agenda", "aim", "aims", "anmerkung", "answer", "answers",
    "apologies", "appendix", "approved", "architecture", "args", "arguments", "attendees", "attention",
    "author", "author(s)", "authors", "beispiel", "beschreibung", "budget", "caution", "cc", "chair",
    "change", "changes", "chapter", "city", "code", "codes", "comment", "comments", "cons", "contact",
    "copyright", "counter-example", "country", "date", "dates", "datum", "deadline", "default",
    "definition", "depends", "description", "do not use when", "doi", "download", "duration", "e-mail",
    "education", "ejemplo", "email", "event", "example", "examples", "exception", "exceptions", "exemple",
    "fax", "fecha", "fig", "figure", "file", "files", "fix", "fixes", "footnote", "for example", "format",
    "from", "fuente", "full", "gender", "goal", "goals", "hint", "hinweis", "homepage", "http", "https",
    "id", "important", "in short", "in sum", "index", "input", "interview-id", "isbn", "issn", "key",
    "keyword", "keywords", "kommentar", "language", "languages", "last updated", "licence", "license",
    "link", "lizenz", "location", "lugar", "maintainer", "method", "methods", "minutes", "name",
    "nationality", "nb", "nota", "note", "notes", "number", "objective", "occupation", "option", "options",
    "origin", "ort", "output", "package", "page", "pages", "parameter", "parameters", "part",
    "participants", "phone", "photo", "place", "present", "price", "priority", "problem", "pros",
    "published", "publisher", "quelle", "question", "questions", "reason", "reference", "references",
    "release date", "remark", "remarks", "remarque", "respondent-id", "result", "results", "return",
    "returns", "reviewed", "section", "see", "see also", "sex", "short", "signature", "size", "solution",
    "source", "sources", "status", "step", "subject", "such as", "summary", "table", "tel", "telephone",
    "text", "that is", "thema", "this means", "time", "tip", "titel", "title", "to", "todo", "topic",
    "topics", "translation", "type", "título", "upstream author", "upstream authors", "upstream-contact",
    "upstream-name", "url", "usage", "use when", "value", "values", "version", "via", "volume", "warning",
    "website", "what", "why", "year", "作者", "例如", "关键词", "图", "地址", "地点", "摘要", "日期",
    "时间", "来源", "标题", "注", "注意", "电话", "表",
}  # fmt: skip
"""What lines begin with that names nobody who speaks, in several languages."""


_ROLES = {
    "a", "i", "int", "interviewee", "interviewer", "m", "moderator", "p", "participant", "q", "r", "res",
    "researcher", "respondent", "speaker", "主持人", "受访者", "答", "记者", "采访者", "问",
}  # fmt: skip
"""What speakers of interviews are called instead of names, often with a number."""


class Label(NamedTuple):
    """A label: where its line's words begin, where the name stands, and where what is said begins.

    `is_field` says that the name is one of what nobody is called, such as `Note`.
    """

    line: int
    start: int
    end: int
    words: int
    name: str
    is_timed: bool
    is_field: bool

    @property
    def is_role(self) -> bool:
        """Whether it is called as people in interviews are, such as `R1`."""
        return _plain(self.name) in _ROLES


def labels(text: str) -> Iterator[Label]:
    """What may be a label at the beginning of a line, by place."""
    for match in _LABEL.finditer(text):
        name = match["name"].strip()
        if len(name.split()) <= _WORDS and not _LONG_WITH_DOT.search(name):
            start = match.start("name")
            is_timed = match["time"] is not None or match["before"] is not None
            is_field = _plain(name) in _NO_SPEAKERS
            yield Label(match.start(), start, start + len(name), match.end(), name, is_timed, is_field)


def _plain(name: str) -> str:
    return name.casefold().rstrip(" 0123456789.-_")


def looks_like_a_name(name: str) -> bool:
    """Whether every word of it begins as names do: with a capital, a digit, or in a script without them."""
    return all(not word[0].islower() for word in name.split()) and len(name) <= (40 if name.isascii() else 24)

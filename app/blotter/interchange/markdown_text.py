"""Words of others in our Markdown: shown as they are, whatever marks they hold."""

import re

_MARKS = re.compile(r"[\\`*_{}\[\]|~]")
_HTML = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_LINE_MARK = re.compile(r"^(#|[+-](?=[ \t])|-{2,}|=+$|[0-9]+(?=[.)](?:[ \t]|$)))", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_LINE_END = re.compile("[\n\x0b\x0c\x85\u2028\u2029]")


def literal(words: str) -> str:
    """Words that Markdown shows as they are written, line by line."""
    words = _LINE_MARK.sub(_escaped_line_mark, _within_a_line(words))
    return _INDENT.sub(lambda indent: "&nbsp;" * len(indent[0]), words)


def in_cell(value: object) -> str:
    """A value in a table's cell, on one line; nothing for None."""
    return "" if value is None else _LINE_END.sub("<br>", _within_a_line(str(value)))


def quoted(words: str) -> str:
    """Words as a block quote whose lines stay lines."""
    return "> " + _LINE_END.sub("  \n> ", literal(words))


def _within_a_line(words: str) -> str:
    return _MARKS.sub(r"\\\g<0>", words).translate(_HTML)


def _escaped_line_mark(found: re.Match[str]) -> str:
    mark = found[0]
    return mark + "\\" if mark[0].isdigit() else "\\" + mark

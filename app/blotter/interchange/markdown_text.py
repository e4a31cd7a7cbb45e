"""Words of others in our Markdown: shown as they are, whatever marks they hold."""

import re

_MARKS = re.compile(r"[\\`*_{}\[\]|~]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LINE_MARK = re.compile(r"^([ \t]*)([#+-]|[0-9]+(?=[.)]))", re.MULTILINE)
_LINE_END = re.compile("[\n\x0b\x0c\x85\u2028\u2029]")


def literal(words: str) -> str:
    """Words that Markdown shows as they are written, line by line."""
    words = "".join(_HTML.get(character, character) for character in _MARKS.sub(r"\\\g<0>", words))
    return _LINE_MARK.sub(_escaped_line_mark, words)


def in_cell(value: object) -> str:
    """A value in a table's cell, on one line; nothing for None."""
    return "" if value is None else _LINE_END.sub("<br>", literal(str(value)))


def quoted(words: str) -> str:
    """Words as a block quote whose lines stay lines."""
    return "> " + _LINE_END.sub("  \n> ", literal(words))


def _escaped_line_mark(found: re.Match[str]) -> str:
    indent, mark = found.groups()
    return f"{indent}{mark}\\" if mark[0].isdigit() else f"{indent}\\{mark}"

"""Blocks of cells on the clipboard: tabs between cells, lines between rows, as spreadsheets write them."""

import re
from collections.abc import Iterable, Sequence

_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|$)')
_PLAIN = re.compile(r"[^\t\n]*")
_MUST_BE_QUOTED = re.compile(r'[\t\r\n]|^"')


def written(rows: Iterable[Sequence[str]]) -> str:
    """A block as text; a cell of several lines, or with a tab, stands in quotation marks."""
    return "\n".join("\t".join(map(_cell, row)) for row in rows)


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _MUST_BE_QUOTED.search(text) else text


def read(text: str) -> list[list[str]]:
    """The block of a text, the inverse of `written`; the line end that spreadsheets add is no row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.endswith("\n"):
        text = text[:-1]
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        quoted = _QUOTED.match(text, place)
        if quoted is not None:
            rows[-1].append(quoted[1].replace('""', '"'))
            place = quoted.end()
        else:
            plain = _PLAIN.match(text, place)
            assert plain is not None
            rows[-1].append(plain[0])
            place = plain.end()
        if place == len(text):
            return rows
        if text[place] == "\n":
            rows.append([])
        place += 1

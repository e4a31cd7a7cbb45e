"""Notes: footnotes, told by their smaller type at the foot of a column, beginning with a mark."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from blotter.interchange.pdf.lines import Line
from blotter.interchange.pdf.paragraphs import Kind, Paragraph, Style, begins_anew

SMALLER = 0.93
_MARK = re.compile(r"(?P<mark>\d{1,4}|[*†‡§¶#]{1,3}|[a-z](?=[\s)]))(?P<after>[.)\]:]?\s*)(?=\S)")
_MARK_ALONE = re.compile(r"^[\[(]?(\d{1,4}|[*†‡§¶#]{1,3}|[a-z])[\])]?$")
_MANY = re.compile(r"\d{1,4}|[*†‡§¶#]+|[a-z]")


class Foot(NamedTuple):
    """The lines of a block above its notes, and the notes."""

    above: list[Line]
    notes: list[Paragraph]


def foot_of(lines: Sequence[Line], style: Style, has_body: bool) -> Foot:
    """The notes at the end of a block; `has_body` says that text of the usual size stands above or beside."""
    start = len(lines)
    while start and lines[start - 1].size <= SMALLER * style.size:
        start -= 1
    if not (has_body or start):
        return Foot(list(lines), [])
    first = next((at for at in range(start, len(lines)) if _mark_of(lines[at])), None)
    if first is None:
        return Foot(list(lines), [])
    return Foot(list(lines[:first]), _notes(lines[first:]))


def _notes(lines: Sequence[Line]) -> list[Paragraph]:
    found: list[Paragraph] = []
    for line in lines:
        mark = _mark_of(line)
        last = found[-1] if found else None
        if last is None or (mark and _follows(last.mark, mark, line)):
            found.append(Paragraph([line], Kind.NOTE, mark=mark))
        elif begins_anew(last.lines[-1], line, None) and not line.words[:1].islower() and not mark:
            found.append(Paragraph([line], Kind.NOTE, mark=last.mark))
        else:
            last.lines.append(line)
    return found


def _mark_of(line: Line) -> str:
    """The mark that a line begins with, or ""."""
    first = line.row[0].fragments[0]
    if first.is_raised:
        alone = _MARK_ALONE.match(line.page.text[first.start : first.end].strip())
        return alone.group(1) if alone else ""
    found = _MARK.match(line.words)
    return found["mark"] if found and not found["mark"].isalpha() else ""


def _follows(last: str, mark: str, line: Line) -> bool:
    """Whether a mark can be the next one: a higher number, or one that is raised."""
    if line.row[0].fragments[0].is_raised or not (last.isdigit() and mark.isdigit()):
        return True
    return 0 < int(mark) - int(last) <= 3


def marks_in(words: str) -> list[tuple[int, int, str]]:
    """The marks that raised characters hold, with their places."""
    if not re.fullmatch(r"[\d,;\s*†‡§¶#–\-()\[\]]+|[a-z]", words):
        return []
    return [(*found.span(), found.group()) for found in _MANY.finditer(words)]

"""Endnotes: numbered paragraphs below a heading such as “Notes”."""

import re
from collections.abc import Iterable, Sequence

from blotter.domain.source import Heading
from blotter.domain.structure import Part, PartKind

_TITLE = re.compile(
    r"\W*(?:\d+\W*)?(?:end\s?notes?|notes|notes and references|anmerkungen|endnoten|notes de fin|notas|"
    r"dipnotlar|notlar|注释|注釋|尾注)\W*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(\d{1,4})[.)\]:]?(?=\s|[^\W\d])")
_LEAST = 2


def endnotes(text: str, headings: Sequence[Heading], taken: Iterable[Part]) -> list[Part]:
    """The notes below such headings: paragraphs numbered from 1, and those that go on with one.

    What stands at the edge of pages among them (`taken`) is none of them.
    """
    aside = {part.start for part in taken if part.kind is not PartKind.NOTE_MARK}
    found: list[Part] = []
    for at, heading in enumerate(headings):
        if _TITLE.fullmatch(text[heading.start : heading.end]):
            later = (each.start for each in headings[at + 1 :] if each.level <= heading.level)
            found += _below(text, heading.end + 1, next(later, len(text)), aside)
    return found


def _below(text: str, start: int, end: int, aside: set[int]) -> list[Part]:
    found: list[Part] = []
    expected = 1
    while start < end:
        line_end = text.find("\n", start, end)
        line_end = end if line_end < 0 else line_end
        number = _NUMBERED.match(text, start, line_end)
        if start not in aside and line_end > start:
            if number and int(number.group(1)) == expected:
                found.append(Part(start, line_end, PartKind.ENDNOTE, number.group(1)))
                expected += 1
            elif found and found[-1].end == start - 1:
                found[-1] = found[-1]._replace(end=line_end)
        start = line_end + 1
    return found if len(found) >= _LEAST else []

"""The lines of a Markdown text: which belong to fenced code, which are headings."""

import re
from collections.abc import Sequence

from blotter.domain.source import Heading

_FENCE = re.compile(r"(?P<mark>`{3,}(?=[^`]*$)|~{3,})")
_ATX = re.compile(r"#{1,6}(?=[ \t])")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_NOT_A_PARAGRAPH = re.compile(r"[ \t>#|]|[*+-][ \t]|[0-9]+[.)][ \t]|[-*_ \t]{3,}$|$")


def fenced(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that belong to fenced code, fences included.

    A fence stands at the start of its line and is closed by one at least as long; an open one is none.
    """
    found: set[int] = set()
    never_closed: dict[str, int] = {}
    number = 0
    while number < len(lines):
        fence = _FENCE.match(lines[number])
        end = 0
        if fence and len(fence["mark"]) < never_closed.get(fence["mark"][0], len(fence["mark"]) + 1):
            end = _closing(lines, number, fence["mark"])
            if not end:
                never_closed[fence["mark"][0]] = len(fence["mark"])
        found.update(range(number, end + 1) if end else ())
        number = max(number, end) + 1
    return found


def headings(text: str) -> tuple[Heading, ...]:
    """The headings of a Markdown text as they stand in it: their words, without the marks around them."""
    lines = text.split("\n")
    code = fenced(lines) | _front_matter(lines)
    found = []
    start = 0
    for number, line in enumerate(lines):
        heading = None if number in code else _heading(lines, number)
        if heading:
            found.append(Heading(start + heading.start, start + heading.end, heading.level))
        start += len(line) + 1
    return tuple(found)


def _closing(lines: Sequence[str], opening: int, mark: str) -> int:
    closing = re.compile(rf"{mark}{mark[0]}*[ \t]*$")
    return next((n for n in range(opening + 1, len(lines)) if closing.match(lines[n])), 0)


def _front_matter(lines: Sequence[str]) -> set[int]:
    if lines[0].rstrip() != "---":
        return set()
    end = next((n for n in range(1, len(lines)) if lines[n].rstrip() in ("---", "...")), 0)
    return set(range(end + 1))


def _heading(lines: Sequence[str], number: int) -> Heading | None:
    line = lines[number]
    marks = _ATX.match(line)
    if marks:
        words = _without_closing_marks(line[marks.end() :].strip(" \t"))
        start = len(line) - len(line[marks.end() :].lstrip(" \t"))
        return Heading(start, start + len(words), marks.end()) if words else None
    underline = lines[number + 1] if number + 1 < len(lines) else ""
    stands_alone = number == 0 or not lines[number - 1].strip()
    if stands_alone and _UNDERLINE.match(underline) and not _NOT_A_PARAGRAPH.match(line):
        return Heading(0, len(line.rstrip()), 1 if underline.startswith("=") else 2)
    return None


def _without_closing_marks(words: str) -> str:
    rest = words.rstrip("#")
    return rest.rstrip(" \t") if not rest or rest[-1] in " \t" else words

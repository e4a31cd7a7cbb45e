"""From the text of a codebook's Markdown file to the codebook, or to the line of what is wrong with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from blotter.domain.codebook import Code, Codebook, joined_path
from blotter.domain.entity import derived_id
from blotter.domain.names import name_key, split_names
from blotter.errors import Refused, WrongFile
from blotter.interchange import messages
from blotter.interchange.codebook_headings import CodebookHeading, HeadingReader
from blotter.interchange.codebook_lines import (
    LABELS,
    first_block,
    label_of,
    origin_in,
    unescaped_prose,
    without_blank_ends,
)
from blotter.interchange.markdown_lines import fenced

_ONE_PARAGRAPH = ("short", "origin", "aliases")
"""What ends with its paragraph: the words after it are the full definition."""


def parsed(text: str, name: str) -> Codebook:
    """The codebook in a text; `name` is its file's, for the WrongFile that names the line."""
    return _Parser(text, name).codebook()


class _Parser:
    """Goes through the headings once, from the title down; `_above` is the way from a top code to here."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._lines = text.split("\n")
        self._code = fenced(self._lines)
        self._headings = HeadingReader()
        self._codes: dict[str, Code] = {}
        self._above: list[Code] = []
        self._siblings: dict[str | None, dict[str, str]] = {}
        self._title = ""

    def codebook(self) -> Codebook:
        """Read it all."""
        starts = [n for n, line in enumerate(self._lines) if line.startswith("#") and n not in self._code]
        first = starts[0] if starts else 0
        with self._at(first):
            self._read_title(self._lines[first])
        ends = [*starts[1:], len(self._lines)]
        for start, end in zip(starts[1:], ends[1:], strict=True):
            with self._at(start):
                self._add(self._headings.read(self._lines[start]), self._parts(start + 1, end))
        introduction = "\n".join([*self._lines[:first], "", *self._lines[first + 1 : ends[0]]])
        introduction = unescaped_prose(without_blank_ends(introduction))
        return Codebook(self._codes.values(), self._title, introduction)

    @contextmanager
    def _at(self, number: int) -> Iterator[None]:
        try:
            yield
        except Refused as refused:
            problem = {"line": number + 1, "problem": refused.message}
            raise WrongFile(messages.IN_CODEBOOK, name=self._name, **problem) from None

    def _read_title(self, line: str) -> None:
        heading = self._headings.read(line) if line.startswith("#") else None
        if heading is None or heading.level > 1 or not heading.name:
            raise Refused(messages.NO_TITLE)
        self._title = "" if heading.untitled else heading.name

    def _add(self, heading: CodebookHeading, parts: dict[str, Any]) -> None:
        depth = heading.level - 2
        if depth < 0:
            raise Refused(messages.SECOND_TITLE)
        if depth > len(self._above):
            above = len(self._above) + 1
            raise Refused(messages.LEVEL_SKIPPED, name=heading.name, level=heading.level, above=above)
        self._above = self._above[:depth]
        parent = self._above[-1].id if self._above else None
        path = joined_path([*(code.name for code in self._above), heading.name])
        siblings = self._siblings.setdefault(parent, {})
        if name_key(heading.name) in siblings:
            raise Refused(messages.CODE_NAMED_TWICE, path=path)
        siblings[name_key(heading.name)] = path
        code = Code(
            id=heading.id or derived_id(self._title, path),
            name=heading.name,
            parent=parent,
            position=len(siblings) - 1,
            colour=heading.colour,
            key=heading.key,
            archived=heading.archived,
            **parts,
        )
        if code.id in self._codes:
            raise Refused(messages.ID_GIVEN_TWICE, path=path, other=self._codes[code.id].name)
        self._codes[code.id] = code
        self._above.append(code)

    def _parts(self, start: int, end: int) -> dict[str, Any]:
        runs: list[tuple[str, int, list[str]]] = [("full", start, [])]
        for number in range(start, end):
            label = None if number in self._code else label_of(self._lines[number])
            if label:
                runs.append((label[0], number, [label[1]]))
            else:
                runs[-1][2].append(self._lines[number])
        full_is_labelled = any(part == "full" for part, _, _ in runs[1:])
        parts: dict[str, Any] = {}
        for part, number, lines in runs:
            prose = without_blank_ends("\n".join(lines))
            with self._at(number):
                if part in _ONE_PARAGRAPH and not (part == "short" and full_is_labelled):
                    paragraph = first_block(prose)
                    _take(parts, "full", prose[len(paragraph) :])
                    prose = paragraph
                _take(parts, part, prose)
        return parts


def _take(parts: dict[str, Any], part: str, prose: str) -> None:
    prose = without_blank_ends(prose)
    if not prose:
        return
    if part == "origin":
        origin, reference = origin_in(" ".join(prose.split("\n")))
        _give(parts, "origin", origin)
        if reference:
            _give(parts, "reference", reference)
    else:
        _give(parts, part, split_names(prose) if part == "aliases" else unescaped_prose(prose))


def _give(parts: dict[str, Any], part: str, value: object) -> None:
    if part in parts:
        raise Refused(messages.PART_GIVEN_TWICE, part=LABELS[part])
    parts[part] = value

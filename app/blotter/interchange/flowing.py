"""Prose that was broken into lines to fit a file, as the paragraphs that were meant."""

import re
from dataclasses import replace
from functools import reduce

from blotter.domain.codebook import PARTS, Codebook
from blotter.interchange.markdown_lines import fenced

_BEGINS_A_LINE = re.compile(
    r"[ \t>|#\\]|[*+-](?:[ \t]|$)|[0-9]+[.)](?:[ \t]|$)|={2,}[ \t]*$|-{2,}[ \t]*$|:|<"
)
_ENDS_A_LINE = re.compile(r"(?: {2,}|\\|\|)$")
_WITHOUT_SPACES = re.compile("[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


_BROKEN_FROM = 60
"""From how many columns on a line counts as broken by its width, and not on purpose."""


def flowing(markdown: str) -> str:
    """Markdown with each plain paragraph on one line; lists, quotes, tables and code keep their lines.

    A paragraph with a short line before its last stays as it is, since somebody meant that. Between two
    characters of a script that is written without spaces, none is put.
    """
    lines = markdown.split("\n")
    code = fenced(lines)
    told: list[str] = []
    paragraph: list[str] = []
    for number, line in enumerate(lines):
        is_plain = number not in code and bool(line.strip()) and not _BEGINS_A_LINE.match(line)
        if not is_plain:
            told += [*_flowed(paragraph), line]
            paragraph = []
            continue
        paragraph.append(line)
        if _ENDS_A_LINE.search(line):
            told += _flowed(paragraph)
            paragraph = []
    return "\n".join([*told, *_flowed(paragraph)])


def _flowed(paragraph: list[str]) -> list[str]:
    """The lines of a paragraph as one, if each but the last was broken by its width."""
    if any(_columns(line) < _BROKEN_FROM for line in paragraph[:-1]):
        return paragraph
    return [reduce(_joined, paragraph)] if paragraph else []


def flowing_codebook(codebook: Codebook) -> Codebook:
    """The codebook with flowing parts."""
    codes = [
        replace(code, **{part: flowing(getattr(code, part)) for part in PARTS})  # type: ignore[arg-type]
        for code in codebook.by_id.values()
    ]
    return Codebook(codes, codebook.title, flowing(codebook.introduction))


def _columns(line: str) -> int:
    """How wide a line is where a character of such a script takes two columns."""
    return len(line) + len(_WITHOUT_SPACES.findall(line))


def _joined(first: str, second: str) -> str:
    is_tight = _WITHOUT_SPACES.match(first[-1]) and _WITHOUT_SPACES.match(second[0])
    return first.rstrip(" \t") + ("" if is_tight else " ") + second

"""Prose that was broken into lines to fit a file, as the paragraphs that were meant."""

import re
from dataclasses import replace

from blotter.domain.codebook import PARTS, Codebook
from blotter.interchange.markdown_lines import fenced

_BEGINS_A_LINE = re.compile(
    r"[ \t>|#\\]|[*+-](?:[ \t]|$)|[0-9]+[.)](?:[ \t]|$)|={2,}[ \t]*$|-{2,}[ \t]*$|:|<"
)
_ENDS_A_LINE = re.compile(r"(?: {2,}|\\|\|)$")
_WITHOUT_SPACES = re.compile("[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def flowing(markdown: str) -> str:
    """Markdown with each plain paragraph on one line; lists, quotes, tables and code keep their lines.

    Between two characters of a script that is written without spaces, none is put.
    """
    lines = markdown.split("\n")
    code = fenced(lines)
    told: list[str] = []
    is_open = False
    for number, line in enumerate(lines):
        is_plain = number not in code and bool(line.strip()) and not _BEGINS_A_LINE.match(line)
        if is_open and is_plain:
            told[-1] = _joined(told[-1], line)
        else:
            told.append(line)
        is_open = is_plain and not _ENDS_A_LINE.search(line)
    return "\n".join(told)


def flowing_codebook(codebook: Codebook) -> Codebook:
    """The codebook with flowing parts."""
    codes = [
        replace(code, **{part: flowing(getattr(code, part)) for part in PARTS})  # type: ignore[arg-type]
        for code in codebook.by_id.values()
    ]
    return Codebook(codes, codebook.title, flowing(codebook.introduction))


def _joined(first: str, second: str) -> str:
    is_tight = _WITHOUT_SPACES.match(first[-1]) and _WITHOUT_SPACES.match(second[0])
    return first.rstrip(" \t") + ("" if is_tight else " ") + second

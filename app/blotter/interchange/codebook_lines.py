"""The lines of a codebook's Markdown file: labels, what follows them, and prose that looks like structure."""

import re

from blotter.domain.codebook import Origin
from blotter.errors import Refused
from blotter.interchange import messages
from blotter.interchange.markdown_lines import fenced

LABELS = {
    "short": "Short",
    "full": "Full",
    "use_when": "Use when",
    "not_when": "Do not use when",
    "example": "Example",
    "counter_example": "Counter-example",
    "origin": "Origin",
    "reference": "Reference",
    "aliases": "Also called",
}
"""What begins a part, or says where the code comes from and what else it is called."""

_PARTS = {label.lower(): part for part, label in LABELS.items()}
_LABEL = re.compile(rf"({'|'.join(LABELS.values())}):(?:[ \t]+|$)", re.IGNORECASE)
_STRUCTURE = rf"(?:#|```|~~~|{_LABEL.pattern})"
_LIKE_STRUCTURE = re.compile(rf"\\*{_STRUCTURE}", re.IGNORECASE)
_ESCAPED = re.compile(rf"\\+{_STRUCTURE}", re.IGNORECASE)
_MARKS_IN_NAMES = re.compile(r"[\\`*_{}\[\]#<]")
_ESCAPED_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])")
_SHOWN = 60
_CLOSING_MARKS = re.compile(r"[ \t]#+$")
_FROM = re.compile(rf"({'|'.join(Origin)})\s*(?:$|(?:[–—:,;]|--?)\s*(.*)$)", re.IGNORECASE | re.DOTALL)


def label_of(line: str) -> tuple[str, str] | None:
    """The part that a line begins, and the rest of the line; None if it begins none."""
    found = _LABEL.match(line)
    return (_PARTS[found[1].lower()], line[found.end() :]) if found else None


def escaped_name(name: str) -> str:
    """A name as it is written in a heading."""
    return _MARKS_IN_NAMES.sub(r"\\\g<0>", name)


def unescaped_name(words: str) -> str:
    """The name in a heading's words; the inverse of `escaped_name`."""
    return _ESCAPED_MARKS.sub(r"\1", _CLOSING_MARKS.sub("", words).strip())


def escaped_prose(prose: str) -> str:
    """Prose as it is written: lines that look like structure get a backslash, fenced code stays."""
    lines = prose.split("\n")
    code = fenced(lines)
    return "\n".join(
        "\\" + line if number not in code and _LIKE_STRUCTURE.match(line) else line
        for number, line in enumerate(lines)
    )


def unescaped_prose(written: str) -> str:
    """Prose as it was meant; the inverse of `escaped_prose`."""
    lines = written.split("\n")
    code = fenced(lines)
    return "\n".join(
        line[1:] if number not in code and _ESCAPED.match(line) else line for number, line in enumerate(lines)
    )


def without_blank_ends(prose: str) -> str:
    """Prose without the empty lines before and after it."""
    lines = prose.split("\n")
    visible = [number for number, line in enumerate(lines) if line.strip(" \t")]
    return "\n".join(lines[visible[0] : visible[-1] + 1]) if visible else ""


def first_block(prose: str) -> str:
    """Prose up to its first empty line outside fenced code."""
    lines = prose.split("\n")
    code = fenced(lines)
    gaps = (number for number, line in enumerate(lines) if number not in code and not line.strip(" \t"))
    return "\n".join(lines[: next(gaps, len(lines))])


def told_origin(origin: str, reference: str) -> str:
    """Where a code comes from in one line; the reference only if it is one that fits there."""
    fits = reference == reference.strip() and "\n" not in reference
    return f"{origin} – {reference}" if origin and reference and fits else origin


def origin_in(words: str) -> tuple[str, str]:
    """Where a code comes from and the reference in a line; Refused if it is nowhere that is known."""
    found = _FROM.match(words)
    if found is None:
        raise Refused(messages.BAD_ORIGIN, value=words[:_SHOWN], origins=", ".join(Origin))
    return found[1].lower(), found[2] or ""

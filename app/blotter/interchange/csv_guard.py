"""Cells of CSV files that a spreadsheet would take for a formula, and how they are kept words.

A text that begins with `=`, `+`, `-`, `@` or a control character gets an apostrophe before it, and so does
one that begins with apostrophes and then one of these. Reading takes one apostrophe away from just such
cells, so that what was written comes back exactly. Numbers are left alone.
"""

import re

_ACTIVE = "[=+\\-@\t\r\n＝＋－＠]"
_TO_GUARD = re.compile(f"'*{_ACTIVE}")
_FIRST = frozenset("'=+-@\t\r\n＝＋－＠")
_GUARDED = re.compile(f"'+{_ACTIVE}")


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet computes."""
    # Nearly all cells of a million rows are told by their first letter.
    return "'" + text if text[:1] in _FIRST and _TO_GUARD.match(text) else text


def unguarded(cell: str) -> str:
    """The text that was guarded; the inverse of `guarded`."""
    return cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell

"""The path of a code as other programs write it: `A > B` and `A\\B` of MAXQDA, `Codes\\\\A\\\\B` of NVivo."""

import re
from collections.abc import Iterable

from blotter.domain.codebook import split_path

FOUND_OUT = ""
_ROOTS = frozenset({"nodes", "codes", "knoten", "code system", "codesystem"})
"""What lies above all codes in another program, and is none itself."""

_ARROW = re.compile(r"\s*>\s*")
_BACKSLASHES = re.compile(r"\\+")


def separator_of(paths: Iterable[str]) -> str:
    """What stands between the names of these paths; "" where they are names alone."""
    backslashes = False
    for path in paths:
        if " > " in path:
            return ">"
        backslashes = backslashes or "\\" in path.strip("\\")
    return "\\" if backslashes else ""


def code_names(path: str, separator: str) -> tuple[str, ...]:
    """The names from the top code down, without empty ones and without what lies above all codes."""
    if separator == "/":
        names = split_path(path)
    elif separator == ">":
        names = tuple(_ARROW.split(path))
    elif separator == "\\":
        names = tuple(_BACKSLASHES.split(path))
    else:
        names = tuple(path.split(separator)) if separator else (path,)
    told = tuple(" ".join(name.split()) for name in names if name.strip())
    return told[1:] if len(told) > 1 and separator and told[0].lower() in _ROOTS else told

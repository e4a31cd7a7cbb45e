"""Lines of prose that a file has broken, put together again to be written in a field of another width."""

import re

BROKEN_FROM = 72
"""From how many characters on a line counts as broken by its width, and not on purpose."""

_STRUCTURE = re.compile(r"\s*(?:[-*+#>|]|\d+[.)]\s|```|~~~)|(?: {4}|\t)")
_BREAKS = ("  ", "\\")


def unwrapped(words: str) -> str:
    """Markdown with a line for each paragraph; lists, quotes, tables and code stay as they are."""
    lines: list[str] = []
    last, is_code = 0, False
    for line in words.split("\n"):
        is_fence = line.lstrip().startswith(("```", "~~~"))
        if lines and last >= BROKEN_FROM and not (is_code or is_fence) and _goes_on(lines[-1], line):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
        last, is_code = len(line), is_code ^ is_fence
    return "\n".join(lines)


def _goes_on(before: str, line: str) -> bool:
    """Whether a line may be the rest of the one before."""
    is_prose = bool(line.strip()) and not _STRUCTURE.match(line) and not _STRUCTURE.match(before)
    return is_prose and not before.endswith(_BREAKS)

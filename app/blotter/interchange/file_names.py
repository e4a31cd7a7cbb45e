"""Names of files that are made of what people call things: fit for every system."""

import re

_NOT_IN_NAMES = re.compile('[\0-\x1f<>:"/\\\\|?*\x7f]')
_TAKEN_BY_WINDOWS = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|$)", re.IGNORECASE
)
_LONGEST = 120
"""Of bytes; a suffix and a number are to go behind it."""


def fit_for_files(name: str, otherwise: str) -> str:
    """A name without what some system does not allow in one, `otherwise` where nothing is left of it."""
    stem = _NOT_IN_NAMES.sub("_", name).strip(" .")
    stem = stem.encode(errors="ignore")[:_LONGEST].decode(errors="ignore").strip(" .") or otherwise
    return f"_{stem}" if _TAKEN_BY_WINDOWS.match(stem) else stem

"""Where the data lies that comes with Blotter: codebooks, the sample, icons."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(*parts: str) -> Path:
    """A file or folder of the shipped data, in the installed package or in the source tree."""
    installed = _PACKAGE.joinpath("data", *parts)
    return installed if installed.exists() else _PACKAGE.parent.parent.joinpath(*parts)


def shipped_codebooks() -> dict[str, Path]:
    """The codebooks that come along, by name, the default one first."""
    found = {path.stem: path for path in sorted(shipped("codebooks").glob("*.md"))}
    default = found.pop(DEFAULT_CODEBOOK, None)
    return ({DEFAULT_CODEBOOK: default} if default else {}) | found


DEFAULT_CODEBOOK = "police-cooperation"

"""ForeignImport, ForeignElement: where a project came from, and what it brought that has no place here."""

from dataclasses import dataclass

from blotter.domain.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignImport(Entity):
    """A file of another program that came in: its name, its format, which program wrote it, how it was read.

    `convention` says how its positions were counted; `positions` is the layer (a digest) with the numbers as
    they stood in the file. `digest` is the SHA-256 of the file. `told` is a JSON object of what only a writer
    of the same format needs to give back what it took.
    """

    file: str
    format: str
    program: str = ""
    convention: str = ""
    digest: str = ""
    positions: str | None = None
    told: str = "{}"
    coder: str | None = None
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignElement(Entity):
    """A part of a foreign file that Blotter has no place for, kept word for word to be written back.

    `kind` is what it is in its file (Graph, PictureSource, Link …), `words` how it stands there. One that
    hangs on a document has that as `source` and goes with it. `content` is the digest of a file that belongs
    to it, such as a picture, and `file` that file's name.
    """

    brought_by: str
    kind: str
    name: str = ""
    words: str
    source: str | None = None
    content: str | None = None
    file: str = ""
    position: int = 0

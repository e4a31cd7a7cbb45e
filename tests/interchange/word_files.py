"""Word documents made piece by piece, for tests of their reader."""

import io
import zipfile
from pathlib import Path

from blotter.domain.bundle import Document
from blotter.interchange.docx.reading import document

OFFICE = "http://schemas.openxmlformats.org"
STRICT = "http://purl.oclc.org/ooxml"
SPACES = (
    f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" xmlns:r="{OFFICE}/officeDocument/2006/relationships" '
    f'xmlns:m="{OFFICE}/officeDocument/2006/math" xmlns:mc="{OFFICE}/markup-compatibility/2006" '
    f'xmlns:a="{OFFICE}/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments", "settings", "header", "footer")


def run(words: str, about: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(content: str, about: str = "") -> str:
    """A paragraph of runs, or of plain words."""
    return f"<w:p><w:pPr>{about}</w:pPr>{content if '<' in content else run(content)}</w:p>"


def styled(words: str, style: str) -> str:
    """A paragraph in a style."""
    return paragraph(words, f'<w:pStyle w:val="{style}"/>')


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{each}</w:tr>' for each in rows)}</w:tbl>"


def cell(content: str, about: str = "") -> str:
    """A cell of a table with paragraphs, or plain words, in it."""
    held = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{held}</w:tc>"


def word_bytes(body: str, relations: str = "", more: dict[str, bytes] | None = None, **parts: str) -> bytes:
    """A Word document with a body and other parts, by kind, such as `footnotes`; `more` are files of it."""
    kinds = [kind for kind in KINDS if kind in parts]
    told = "".join(_relation(kind, f"{kind}.xml") for kind in kinds)
    files = {
        "_rels/.rels": _relations(
            _relation("officeDocument", "word/document.xml")
            + f'<Relationship Id="core" Type="{OFFICE}/package/2006/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/>'
        ),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(told + relations),
        **{f"word/{kind}.xml": f"<w:{kind} {SPACES}>{parts[kind]}</w:{kind}>" for kind in kinds},
    }
    if "core" in parts:
        files["docProps/core.xml"] = (
            f'<cp:coreProperties xmlns:cp="{OFFICE}/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"{parts['core']}</cp:coreProperties>"
        )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (files | (more or {})).items():
            archive.writestr(name, content)
    return held.getvalue()


def strict(content: bytes) -> bytes:
    """The same document in the strict edition of the standard."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            words = old.read(name).decode()
            for edition, other in (("wordprocessingml/2006/main", "wordprocessingml/main"),
                                   ("officeDocument/2006/", "officeDocument/")):  # fmt: skip
                words = words.replace(f"{OFFICE}/{edition}", f"{STRICT}/{other}")
            new.writestr(name, words)
    return held.getvalue()


def read_word(body: str, **rest: str) -> Document:
    """What the reader makes of a document."""
    return document(word_bytes(body, **rest), "a.docx")  # type: ignore[arg-type]


def write_word(path: Path, body: str) -> Path:
    """The document as a file."""
    path.write_bytes(word_bytes(body))
    return path


def _relation(kind: str, target: str) -> str:
    space = f"{OFFICE}/officeDocument/2006/relationships"
    return f'<Relationship Id="{kind}" Type="{space}/{kind}" Target="{target}"/>'


def _relations(content: str) -> str:
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{content}</Relationships>'

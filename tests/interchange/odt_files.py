"""OpenDocument texts made piece by piece, for tests of their reader."""

import io
import zipfile

from blotter.domain.bundle import Document
from blotter.interchange.odt.reading import document

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{prefix}="{OASIS}:{word}:1.0"'
    for prefix, word in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("meta", "meta"),
        ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


def paragraph(content: str, style: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def cell(content: str, about: str = "") -> str:
    """A cell of a table with paragraphs, or plain words, in it."""
    held = content if content.startswith("<") else paragraph(content)
    return f"<table:table-cell {about}>{held}</table:table-cell>"


def table(*rows: str) -> str:
    """A table of rows, the first of which is its head."""
    first, *rest = (f"<table:table-row>{each}</table:table-row>" for each in rows)
    return (
        f"<table:table><table:table-column/><table:table-header-rows>{first}</table:table-header-rows>"
        f"{''.join(rest)}</table:table>"
    )


def flat_bytes(body: str, styles: str = "", meta: str = "", masters: str = "") -> bytes:
    """A text in one XML file."""
    return (
        f"<office:document {SPACES}><office:meta>{meta}</office:meta><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def odt_bytes(body: str, styles: str = "", meta: str = "", more: dict[str, str] | None = None) -> bytes:
    """A text as an archive; `more` are files of it."""
    files = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {SPACES}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {SPACES}>"
        f"<office:styles>{styles}</office:styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {SPACES}><office:meta>{meta}</office:meta>"
        "</office:document-meta>",
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (files | (more or {})).items():
            archive.writestr(name, content)
    return held.getvalue()


def read_odt(body: str, styles: str = "", meta: str = "", masters: str = "") -> Document:
    """What the reader makes of a text."""
    return document(flat_bytes(body, styles, meta, masters), "a.fodt")

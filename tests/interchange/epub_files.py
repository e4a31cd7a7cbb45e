"""E-books made piece by piece, for tests of their reader."""

import io
import zipfile

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
ABOUT = (
    "<dc:title>River patrols</dc:title><dc:creator>Ada</dc:creator><dc:creator>Ben</dc:creator>"
    "<dc:language>en-GB</dc:language><dc:publisher>Riverside</dc:publisher><dc:date>2019-05-01T00:00:00Z</dc:date>"
)


def page(body: str, head: str = "<title>t</title>") -> str:
    """A page of a book."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head>{head}</head><body>{body}</body></html>'
    )


def book(names: list[str], about: str = ABOUT, order: list[str] | None = None) -> str:
    """The file that says what a book is made of."""
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(names)
    )
    spine = "".join(
        f'<itemref idref="i{names.index(name)}"/>' for name in (names if order is None else order)
    )
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{about}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )


def epub_bytes(pages: dict[str, str], more: dict[str, str] | None = None, opf: str = "") -> bytes:
    """A book of pages; `more` are files of it, `opf` what it is made of if not all pages in their order."""
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": opf or book(list(pages)),
        **{f"OEBPS/{name}": content for name, content in pages.items()},
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (files | (more or {})).items():
            archive.writestr(name, content)
    return held.getvalue()

"""What a file looks like by its first bytes, whatever its name says."""

from blotter.message import Sentence

_BEGINNINGS = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an older Office program"),
    (b"SQLite format 3\0", "a database, perhaps a project"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"ID3", "a sound recording (MP3)"),
    (b"OggS", "a sound recording (Ogg)"),
    (b"fLaC", "a sound recording (FLAC)"),
    (b"\x7fELF", "a program"),
    (b"\x1aE\xdf\xa3", "a film"),
)
_ZIP = b"PK\x03\x04"
_IN_ZIPS = (
    (b"word/document.xml", "a Word document"),
    (b"xl/workbook", "an Excel workbook"),
    (b"ppt/presentation.xml", "a PowerPoint presentation"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub+zip", "an e-book (EPUB)"),
    (b"project.qde", "a REFI-QDA project"),
)


def looks_like(content: bytes) -> str:
    """The kind of a file that is not text, with its article; "" where nothing is known."""
    if content.startswith(_ZIP):
        return next((kind for mark, kind in _IN_ZIPS if mark in content), Sentence("a ZIP archive"))
    if content[4:8] == b"ftyp":
        return Sentence("a film or a sound recording (MP4)")
    if content.startswith(b"RIFF") and content[8:12] in (b"WAVE", b"AVI ", b"WEBP"):
        return Sentence("a recording or a picture")
    return next((kind for mark, kind in _BEGINNINGS if content.startswith(mark)), "")

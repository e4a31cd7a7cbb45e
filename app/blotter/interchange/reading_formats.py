"""The formats that make a project something to read: a site of pages, Word files with comments."""

from blotter.interchange.coded_docx import writing as coded_docx
from blotter.interchange.exchange_options import CommentOptions, SiteOptions
from blotter.interchange.format_row import Format
from blotter.interchange.site import writing as site

_PROJECT = frozenset({"project"})

READING_FORMATS: tuple[Format, ...] = (
    Format(
        id="html-site",
        title="Site of coded documents, as a folder of web pages",
        suffixes=(),
        writes=_PROJECT,
        write=site.write,
        options=SiteOptions,
        is_folder=True,
    ),
    Format(
        id="coded-docx",
        title="Coded documents in Word, with the codes as comments",
        suffixes=(".docx",),
        writes=_PROJECT,
        write=coded_docx.write,
        options=CommentOptions,
        is_folder=True,
    ),
)

"""The formats that make a project something to read: a site of pages, Word files with comments.

Writers are loaded when they are used.
"""

from typing import Any

from blotter.interchange.exchange_options import CommentOptions, SiteOptions
from blotter.interchange.format_row import Format
from blotter.interchange.written import Written

_PROJECT = frozenset({"project"})


def _write_site(*rest: Any) -> Written:
    from blotter.interchange.site import writing

    return writing.write(*rest)


def _write_documents(*rest: Any) -> Written:
    from blotter.interchange.coded_docx import writing

    return writing.write(*rest)


READING_FORMATS: tuple[Format, ...] = (
    Format(
        id="html-site",
        title="Site of coded documents, as a folder of web pages",
        suffixes=(),
        writes=_PROJECT,
        write=_write_site,
        options=SiteOptions,
        is_folder=True,
    ),
    Format(
        id="coded-docx",
        title="Coded documents in Word, with the codes as comments",
        suffixes=(".docx",),
        writes=_PROJECT,
        write=_write_documents,
        options=CommentOptions,
        is_folder=True,
    ),
)

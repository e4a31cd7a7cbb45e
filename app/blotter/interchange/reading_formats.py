"""The formats that make a project something to read: a site of pages."""

from blotter.interchange.exchange_options import SiteOptions
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
)

"""DATA_FORMATS: what leaves for other researchers and their programs; rows of FORMATS."""

from blotter.interchange.annotations import writing as annotations
from blotter.interchange.format_row import Format

DATA_FORMATS: tuple[Format, ...] = (
    Format(
        id="web-annotation",
        title="Web annotations in JSON-LD",
        suffixes=(".jsonld",),
        writes=frozenset({"segments"}),
        write=annotations.write,
    ),
)

"""A table that is on the screen, written to a file as it is."""

from pathlib import Path

from blotter.domain.table import Table
from blotter.interchange import formats
from blotter.interchange.formats import Export
from blotter.interchange.options import Options
from blotter.interchange.written import Written
from blotter.progress import Progress, silent


def export_table(
    table: Table, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write figures of a comparison; the suffix decides the format."""
    row = formats.writer(path, "agreement")
    assert row.write is not None
    return row.write(Export(what="agreement", table=table), path, options, progress)

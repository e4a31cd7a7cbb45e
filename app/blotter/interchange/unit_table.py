"""Ratings in a long CSV: a row a unit, coder and code, to be computed with elsewhere."""

import csv
from collections.abc import Iterable
from pathlib import Path

from blotter.domain.unit_value import UnitValue
from blotter.interchange.csv_guard import guarded
from blotter.interchange.disk import replacing_text
from blotter.progress import Progress, counted, silent

KEYS = UnitValue._fields


def write(values: Iterable[UnitValue], path: Path, progress: Progress = silent) -> int:
    """Write the ratings; how many there are."""
    count = 0
    with replacing_text(path) as file:
        writer = csv.writer(file)
        writer.writerow(KEYS)
        for unit, document, start, end, coder, code, value, weight in counted(values, progress, every=10_000):
            names = guarded(document), start, end, guarded(coder), guarded(code)
            writer.writerow((unit, *names, value, weight))
            count += 1
    return count

"""Tables as Frictionless describes them, which many programs and archives read."""

import re
import unicodedata
from collections.abc import Collection
from typing import Any

from blotter.domain.record_data import DataTable


def name_for_machines(title: str, otherwise: str) -> str:
    """A title as the name of a package, which has only small Latin letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or otherwise


def foreign_keys(table: DataTable, present: Collection[str] | None = None) -> list[dict[str, Any]]:
    """The columns that point to other tables, or to their own; only those that are `present` (None: all)."""
    return [
        {
            "fields": each.key,
            "reference": {
                "resource": "" if each.refers[0] == table.name else each.refers[0],
                "fields": each.refers[1],
            },
        }
        for each in table.fields
        if each.refers is not None and (present is None or each.refers[0] in present)
    ]

"""How the sheet is laid out until somebody arranges it: widths of columns, and what one may group by."""

from blotter.project.records.columns import YEAR

GROUPED = (
    "kind", "countries", "region", YEAR, "coder", "status", "level", "subtype", "topics", "engagement",
    "direction", "count", "review", "confidence", "claim_source",
)  # fmt: skip
"""By what a person is offered to group, beside fields and tables of the project's own."""

_WIDTHS = {
    "kind": 100, "level": 90, "subtype": 170, "countries": 130, "region": 120, "date": 140, "actors": 200,
    "topics": 150, "engagement": 96, "direction": 130, "quantities": 190, "status": 130, "evidence": 74,
    "count": 96, "recheck": 110, "note": 260, "confidence": 90, "coder": 110,
}  # fmt: skip
_WIDTH = 120


def usual_width(key: str) -> int:
    """The width of a column, told at 100 %."""
    return _WIDTHS.get(key, _WIDTH)

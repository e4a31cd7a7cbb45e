"""What the page of figures calls things."""

from blotter.ui.language import plural


def told_records(count: int) -> str:
    """How many records, in words."""
    return plural("{count} record", "{count} records", count)

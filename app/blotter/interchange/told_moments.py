"""Times in the forms in which files tell them, as a project has them."""

from datetime import UTC, datetime

from blotter.domain.entity import told_moment


def in_utc(moment: datetime) -> str:
    """A time as ours are written; one without a zone as it stands, since nobody can know better.

    "" for one that another zone puts out of the calendar.
    """
    try:
        return told_moment(moment if moment.tzinfo is None else moment.astimezone(UTC))
    except (ValueError, OverflowError):
        return ""


def moment_in(words: str) -> str:
    """A time of ISO 8601 as ours are written; "" for words that are none."""
    try:
        return in_utc(datetime.fromisoformat(words.strip()))
    except ValueError:
        return ""

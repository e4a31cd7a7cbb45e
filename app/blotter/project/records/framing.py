"""Plan what the study is about: from when to when, seen from where, how near two reports of one event lie."""

from dataclasses import replace
from typing import Any

from blotter.analysis.records import dates
from blotter.domain.edit import Edit, Put
from blotter.domain.study import MOST_DAYS
from blotter.errors import Refused
from blotter.project.project import Project
from blotter.project.records import schema_messages
from blotter.project.records.regions import find_country


def change(project: Project, **values: Any) -> Edit | None:
    """Give the frame other values: `earliest`, `latest`, `home`, `days`, `needs_actor`.

    A year alone begins with its first day and ends with its last.
    """
    if "earliest" in values:
        values["earliest"] = _day(values["earliest"], 0)
    if "latest" in values:
        values["latest"] = _day(values["latest"], 1)
    if "home" in values:
        values["home"] = find_country(values["home"]).code
    if not 0 <= values.get("days", 0) <= MOST_DAYS:
        raise Refused(schema_messages.NO_DAYS, most=MOST_DAYS)
    changed = replace(project.frame, **values)
    if changed.earliest and changed.latest and changed.latest < changed.earliest:
        told = {"earliest": changed.earliest, "latest": changed.latest}
        raise Refused(schema_messages.FRAME_TURNED, **told)
    if changed == project.frame:
        return None
    return project.edit(schema_messages.FRAME_CHANGED, [Put(changed)])


def _day(words: str, side: int) -> str:
    """The first (0) or last (1) day of a year or date, "" for none."""
    if not words.strip():
        return ""
    day = dates.bounds(words)[side] if dates.is_date(words) else ""
    if not day:
        raise Refused(schema_messages.NO_FRAME_DATE, words=words)
    return day

"""Plan that a record that is filed nowhere gets a number of its country, to which the old one leads."""

from dataclasses import replace

from blotter.domain.countries import NOWHERE
from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id, now
from blotter.domain.record import FormerRecord, Gone, Record, number_parts
from blotter.project.project import Project
from blotter.project.records import messages, releasing
from blotter.project.records.making import next_number, prefix_of


def country_to_file(project: Project, record: Record) -> str:
    """The country (its code) under which a record can be filed that is filed under none, else "".

    A record that was given away in a release keeps its number, since others may cite it.
    """
    parts = number_parts(record.number)
    prefix = prefix_of(record)
    if not parts or parts[0] != NOWHERE or prefix == NOWHERE:
        return ""
    return prefix if record.id not in releasing.given_away(project) else ""


def file(project: Project, record: Record) -> Edit | None:
    """File a record under its first country; None if `country_to_file` has none for it."""
    prefix = country_to_file(project, record)
    if not prefix:
        return None
    moment = now()
    filed = replace(record, number=next_number(project, prefix), modified=moment)
    actor = project.actor.id if project.actor else None
    former = FormerRecord(
        id=new_id(),
        number=record.number,
        fate=Gone.RENUMBERED,
        successor=record.id,
        coder=actor,
        at=moment,
    )
    steps = [Put(filed), Put(former)]
    return project.edit(messages.RECORD_FILED, steps, old=record.number, number=filed.number)

"""Plan that a record is filed under another country: it gets a new number, to which the old one leads."""

from dataclasses import replace

from blotter.domain.countries import NOWHERE
from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id, now
from blotter.domain.record import FormerRecord, Gone, Record, number_parts
from blotter.project.project import Project
from blotter.project.records import messages
from blotter.project.records.making import next_number, prefix_of


def country_to_file(record: Record) -> str:
    """The country (its code) of a record that is filed under none; "" if there is none, or it is filed."""
    parts = number_parts(record.number)
    prefix = prefix_of(record)
    return prefix if parts and parts[0] == NOWHERE != prefix else ""


def file(project: Project, record: Record) -> Edit | None:
    """File a record that is filed nowhere under its first country; None if it is filed, or has none."""
    prefix = country_to_file(record)
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

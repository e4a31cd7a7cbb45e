"""The small study with a few records, whose places, dates and quantities are all of different kinds."""

from typing import Any

from blotter.domain.countries import country
from blotter.domain.edit import Put
from blotter.domain.entity import new_id
from blotter.domain.record import Actor, Involved, Level, Part, Quantity, Record, StatusEntry
from blotter.domain.study import CountryTable
from blotter.project.project import Project
from blotter.project.records import making, schema

TABLE = "Freedom status"
WORDS = (TABLE, "not free", "partly free", "Linhai Academy", "boats", "contribution", "EUR", "CSV")
"""The words of the study that are nobody's to translate."""


def add_records(project: Project) -> dict[str, Record]:
    """Make records from the study’s segments, with an actor and a country table; the records by number."""
    project.apply(project.edit("Set up records", schema.set_up(project)))
    academy = Actor(id=new_id(), name="Linhai Academy", country="CN")
    table = CountryTable(
        id=new_id(), name=TABLE, rows=(("KG", 0, "not free"), ("LA", 0, "not free"), ("RS", 0, "partly free"))
    )
    project.apply(project.edit("Add an actor and a table", [Put(academy), Put(table)]))
    training = {"actors": (Part(academy.id, "provider"),)}
    _make(project, "training", "KG", "2016", subtype="academy and scholarship", **training)
    _make(
        project, "training", "KG", "2018-05", subtype="stability maintenance", statuses=_status("confirmed")
    )
    _make(project, "training", "LA", "2018", subtype="academy and scholarship")
    _make(project, "training", "HK", "2019-04-08")
    _make(project, "patrol", "LA", "2011-12/..", subtype="river patrol", quantities=_amounts(), **training)
    _make(project, "patrol", "RS", "2019", statuses=_status("planned"))
    _make(project, "repression", "", "2020~")
    _make(project, "training", "LA", "1997/2021", level=Level.AGGREGATE)
    return {each.number: each for each in project.records.values()}


def _status(word: str) -> tuple[StatusEntry, ...]:
    return (StatusEntry(word),)


def _amounts() -> tuple[Quantity, ...]:
    return (
        Quantity(new_id(), "boats", best=19, unit="boats", as_of="2012"),
        Quantity(new_id(), "contribution", low=2700, unit="EUR", as_of="2013"),
    )


def _make(project: Project, kind: str, place: str, date: str, **values: Any) -> None:
    known = project.record_schema.kind_named(kind)
    assert known is not None
    segment = next(iter(project.segments_of(next(iter(project.sources.values())))))
    places = (Involved(place),) if place else ()
    assert not place or country(place)
    _, edit = making.make(project, known, [segment], countries=places, date=date, **values)
    project.apply(edit)

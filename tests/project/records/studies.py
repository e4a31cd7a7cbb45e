"""A study with records that have something of everything."""

from dataclasses import replace

import factories
from blotter.domain.edit import Put
from blotter.domain.entity import new_id, now
from blotter.domain.record import (
    Alternative,
    Blank,
    Counting,
    FormerRecord,
    Gone,
    Involved,
    Level,
    NotSame,
    Part,
    Quantity,
    Role,
    StatusEntry,
)
from blotter.domain.record_schema import FieldType, RecordField
from blotter.domain.study import CountryRegion, region_id
from blotter.project.project import Project
from blotter.project.records import making, schema


def fill(project: Project) -> None:
    """Give a small study five records, a register, fields of its own, a former number and more."""
    segments = list(project.retrieve())
    guard = factories.actor(
        "River Guard", aliases=("河警", "RG; old"), kind="police", side="one", country="MM"
    )
    unit = factories.actor("=Boat Unit", parent=guard.id, note="“quoted”, and, commas")
    themes = RecordField(id=new_id(), name="themes", type=FieldType.CHOICES, options=("a; b", "c"))
    _, first = making.make(
        project, schema.kind(project, "training"), segments[:1], countries=(Involved("LA"),)
    )
    project.apply(first)
    kinds = [
        Put(replace(each, fields=(*each.fields, "themes"), required=("date",)))
        for each in project.record_schema.kinds.values()
    ]
    regions = CountryRegion(id=region_id("EG"), country="EG", region="Middle East")
    project.apply(project.edit("Set up", [*map(Put, (guard, unit, themes, regions)), *kinds]))
    umbrella = project.record("LA.001")
    total, part = new_id(), new_id()
    record, edit = making.make(
        project,
        schema.kind(project, "patrol"),
        segments,
        subtype=project.codebook.find("training/academy").id,
        topics=("cyber", "of; its \\ own"),
        engagement="bilateral",
        direction="mutual",
        countries=(
            Involved("MM", "partner", "Yangon"),
            Involved("EG", region="Africa"),
            Involved("", "observer", "ASEAN", "Asia"),
            Involved("", "partner", "Laos", ""),
        ),
        examples=True,
        date="2016-05-02/2016-05-13",
        as_of="2017",
        announced="2015~",
        report_date="2018-01-01",
        actors=(Part(guard.id, "organiser"), Part(unit.id), Part(guard.id, "venue")),
        quantities=(
            Quantity(total, "boats", best=12, unit="boats", as_of="2016", stage="delivered", claimant="=RG"),
            Quantity(part, "boats", low=2.5, high=7, approximate=True, part_of=total, words="+a few"),
            Quantity(new_id(), "boats", best=13, alternative_to=total),
        ),
        statuses=(StatusEntry("planned", "2015"), StatusEntry("confirmed", "2016", "Gazette")),
        own=(("themes", "a; b"), ("themes", "c")),
        blanks=(("confidence", Blank.NOT_APPLICABLE), ("parent", Blank.UNKNOWN)),
        counted=Counting.NO,
        count_rule="a rehearsal",
        alternatives=(Alternative("date", "2017", "MM.009"),),
        dismissed=("date=2011",),
        note="=1+1\nand “more”, even\tthis",
    )
    project.apply(edit)
    pieces = project.evidence_of(record)
    quantity = record.quantities[0]._replace(evidence=pieces[0].id)
    described = replace(
        pieces[0],
        fields=("date", "quantities"),
        role=Role.TABLE,
        piece="torn",
        claim_sources=("press", "NGO"),
        origins=("paper; late", "data set"),
    )
    reviewed = replace(
        project.record("MM.001"),
        quantities=(quantity, *record.quantities[1:]),
        reviewed_by=project.coder("Ben").id,
        reviewed=now(),
    )
    project.apply(
        project.edit("Describe", [Put(described), Put(replace(pieces[1], piece="torn")), Put(reviewed)])
    )
    kind = schema.kind(project, "assistance")
    _, edit = making.make(project, kind, segments[2:3], parent=umbrella.id, level=Level.AGGREGATE)
    project.apply(edit)
    gone, edit = making.make(project, kind, segments[1:2], blanks=(("date", Blank.NOT_STATED),))
    project.apply(edit)
    project.apply(making.delete(project, [gone]))
    last, edit = making.make(project, kind, segments[1:2], date="2000/..")
    project.apply(edit)
    one, other = sorted((record.id, last.id))
    beside = (
        NotSame(id=new_id(), one=one, other=other, coder=project.coder("Ada").id, at=now(), note="seen"),
        FormerRecord(
            id=new_id(), number="MM.009", fate=Gone.MERGED, successor=record.id, at=now(),
            kept='{"number": "MM.009"}',
        ),
    )  # fmt: skip
    project.apply(project.edit("Beside", map(Put, beside)))


def held(project: Project) -> dict[str, object]:
    """Everything that a project has of records, as values that can be compared."""
    return {
        "records": dict(project.records),
        "evidence": {each.id: each for each in project.evidence()},
        "actors": dict(project.actors),
        "kinds": dict(project.record_schema.kinds),
        "fields": dict(project.record_schema.fields),
        "former": {each.id: each for each in project.former_records()},
        "different": {each.id: each for each in project.found_different()},
        "regions": dict(project.regions.table),
        "segments": {each.id for each in project.retrieve()},
    }

"""Records for figures: any few by hand, and a study that comes to the counts of a published report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import factories
from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id, now
from blotter.domain.record import Counting, Involved, Level, Part, Quantity, Record, number_of
from blotter.domain.segment import Span
from blotter.domain.study import CountryTable
from blotter.message import Message
from blotter.project import coders, codes
from blotter.project.project import Project
from blotter.project.records import making, schema

Row = dict[str, Any]
_LINE = "Line {number}: two services acted together.\n"


def study(path: Path, rows: Iterable[Row], entities: Sequence[Any] = ()) -> Project:
    """A new project with a record for each row, a line of one document as the evidence of each.

    A row has values for Record's fields, its kind by name; `entities` are put in before.
    """
    rows = list(rows)
    project = Project.create(path)
    project.apply(coders.add(project, "Ada")[1])
    project.act_as("Ada")
    kinds = ("diplomacy", "agreement", "training", "assistance", "patrol", "repression")
    made = [Code(id=new_id(), name=name, position=place) for place, name in enumerate(kinds)]
    project.apply(codes.revised(project, [Put(code) for code in made], "Add codes"))
    text = "".join(_LINE.format(number=number) for number in range(len(rows) or 1))
    source = factories.text_source(text, "lines.txt")
    project.apply(factories.import_of(source))
    steps = [*schema.set_up(project), *(Put(entity) for entity in entities)]
    project.apply(Edit(label=Message("Set up"), steps=steps))
    steps = list(_steps(project, rows, source, made))
    project.apply(Edit(label=Message("Import records"), steps=steps))
    return project


def _steps(
    project: Project, rows: Sequence[Row], source: factories.TextSource, made: Sequence[Code]
) -> Iterator[Put]:
    start, running, moment = 0, dict[str, int](), "2026-11-21T10:00:00.000000Z"
    ada = next(iter(project.coders.values()))
    for number, row in enumerate(rows):
        values = {**row, "kind": schema.kind(project, row.get("kind", "training")).id}
        record = making.settled(
            Record(id=new_id(), number="", coder=ada.id, created=moment, modified=moment, **values)
        )
        prefix = making.prefix_of(record)
        running[prefix] = running.get(prefix, 0) + 1
        record = replace(record, number=number_of(prefix, running[prefix]))
        end = start + len(_LINE.format(number=number)) - 1
        segment = factories.segment(source, made[0], ada, Span(start, end))
        yield Put(record)
        yield Put(segment)
        yield Put(making.evidence_from(record, segment, ada.id, now()))
        start = end + 1


def in_countries(codes_of: str, **values: Any) -> Iterator[Row]:
    """A record for each of some countries: “MM LA:3” is one for Myanmar and three for Laos."""
    for part in codes_of.split():
        code, _, times = part.partition(":")
        for _ in range(int(times or 1)):
            yield {"countries": (Involved(code),), **values}


def dated(rows: Iterable[Row], first: int, last: int) -> Iterator[Row]:
    """The rows with a year each, from the first to the last and round again."""
    for number, row in enumerate(rows):
        yield {**row, "date": str(first + number % (last - first + 1))}


MEETINGS = (
    "MM:12 LA:11 VN:10 TH:8 KH:7 KG:6 KZ:5 TJ:5 MN:4 RU:5 FR:4 IT:3 RS:3 ZA:4 KE:3 NG:2 EG:2 "
    "BR:4 AR:3 CU:2 CL:2 US:3 CA:1 MX:1 QA:1 SA:1 FJ:2"
)
"""114 meetings: 68 in Asia, 15 in Europe, 11 each in Africa and Latin America, 5, 2 and 2."""

AGREEMENTS = {
    "cooperation agreement": 19,
    "memorandum of understanding": 13,
    "cooperation document": 11,
    "protocol": 4,
    "letter of intent": 2,
    "readmission agreement": 1,
    "memorandum of cooperation": 1,
}
GOVERNMENTS = "MM LA VN TH KH KG KZ TJ UZ MN PK NP LK ID PH RU FR IT RS HU ZA KE NG EG BR AR CU US QA FJ TR"

TRAINING = (
    "KG:5 LA:7 VN:5 KH:6 TH:4 PK:3 KE:4 ET:3 NG:2 UG:2 TZ:2 EG:2 ZA:3 NA:2 AO:2 RW:1 SN:1 GH:1 ZM:1 DJ:1 "
    "EC:3 BR:1 PE:1 CU:1 JM:1 CR:1 TT:1 FJ:3 SB:2 VU:1 BY:1 HU:1 RS:1 QA:1 MX:1"
)
"""77 sessions: 30 in Asia, 27 in Africa, 9 in Latin America, 6 in Oceania, 3 in Europe, Qatar, Mexico."""

CYBER = "KG LA VN KH TH PK KE ET NG EC FJ HU"

DELIVERIES = (
    "KH:4 LA:3 MM:3 TJ:3 KG:2 PH:2 NP:2 PK:2 MN:2 UZ:1 LK:1 KE:2 ET:1 ZW:1 NG:1 SS:1 FJ:2 VU:1 PG:1 "
    "EC:2 CR:1 BO:1"
)
"""39 deliveries to 22 countries."""


def published() -> list[Row]:
    """Records that come to the counts that a published report on police engagements prints."""
    venue = Involved("CN", "venue", "Beijing")
    meetings = [
        {**row, "kind": "diplomacy", "countries": (*row["countries"], venue)}
        for row in dated(in_countries(MEETINGS), 1997, 2021)
    ]
    governments = GOVERNMENTS.split()
    subtypes = [subtype for subtype, times in AGREEMENTS.items() for _ in range(times)]
    agreements = [
        {
            "kind": "agreement",
            "subtype": subtype,
            "countries": (Involved(governments[number % len(governments)]),),
            "date": str(1995 + number % 26),
        }
        for number, subtype in enumerate(subtypes)
    ]
    return [*meetings, *agreements, *_training(), *_others()]


def _training() -> list[Row]:
    """77 sessions, 73 of them since 2013; 15 on cyber, in twelve countries since 2017."""
    rows = list(in_countries(TRAINING, kind="training"))
    cyber_left = [*CYBER.split(), *CYBER.split()[:3]]
    found: list[Row] = []
    for number, row in enumerate(rows):
        code = row["countries"][0].code
        if code in cyber_left:
            cyber_left.remove(code)
            found.append({**row, "topics": ("cyber",), "date": str(2017 + number % 5)})
        else:
            found.append({**row, "date": str(2013 + number % 9)})
    early = [place for place, row in enumerate(found) if not row.get("topics")][:4]
    for year, place in enumerate(early, start=2004):
        found[place]["date"] = str(year)
    return found


def _others() -> list[Row]:
    """39 deliveries; and what does not count: a liaison officer, totals."""
    deliveries = dated(in_countries(DELIVERIES, kind="assistance"), 2006, 2021)
    return [
        *deliveries,
        {
            "kind": "diplomacy",
            "subtype": "liaison officer posting",
            "countries": (Involved("IT"),),
            "date": "2019",
        },
        {"kind": "diplomacy", "level": Level.AGGREGATE, "date": "1997/2021"},
        {"kind": "agreement", "level": Level.AGGREGATE, "date": "1995/2020"},
    ]


LONG = "Working group on the security of transport corridors, pipelines and other works of several states"


def contribution(measure: str = "contribution", **values: Any) -> Quantity:
    """A quantity of a record."""
    return Quantity(new_id(), measure, **values)


def mixed() -> tuple[list[Row], list[Any]]:
    """Records of every kind with dates, countries, groups and amounts of every sort; and what they need."""
    ministry, police = factories.actor("Ministry of Public Security"), factories.actor("INTERPOL")
    table = CountryTable(
        id=new_id(),
        name="Freedom",
        rows=(("MM", 2016, "partly free"), ("MM", 0, "not free"), ("LA", 0, "not free"), ("FR", 0, "free")),
    )
    total = contribution(best=2211, unit="persons")
    said = contribution(best=2300, unit="persons", alternative_to=total.id)
    part = contribution(best=500, unit="persons", part_of=total.id)
    by = (Part(ministry.id, "provider"), Part(police.id, "recipient"))
    money = [
        {
            "kind": "agreement",
            "date": str(year),
            "actors": by,
            "countries": (Involved(name="INTERPOL", region="Europe"),),
            "quantities": amounts,
        }
        for year, amounts in (
            (2017, (contribution(best=2_031_732, unit="EUR"),)),
            (2018, (contribution(low=2_300_000, unit="EUR"), contribution(best=400_000, unit="USD"))),
            (2019, (contribution(low=180_000, best=210_000, high=260_000, unit="USD"),)),
            (2020, (contribution(high=3_000_000, unit="EUR", stage="pledged"),)),
            (2021, (contribution(best=3_780_901, unit="EUR"), contribution(best=1, unit=""))),
            (2022, (total, said, part)),
        )
    ]
    return [
        *money,
        {
            "countries": (Involved("MM"), Involved("LA"), Involved("FR")),
            "date": "2016-05",
            "topics": ("cyber",),
        },
        {"countries": (Involved("MM"),), "date": "2015", "topics": ("cyber", "legal")},
        {"countries": (Involved("HK"), Involved("GL")), "date": "2014/2016", "topics": ("border",)},
        {"countries": (Involved("LA"), Involved("KE", "venue")), "date": "2012/..", "kind": "patrol"},
        {"countries": (Involved("TH"),), "date": "../2013", "kind": "patrol", "subtype": LONG},
        {"countries": (Involved(name="ASEAN", region="Asia"),), "date": "2018~", "kind": "diplomacy"},
        {"countries": (Involved(name="“friends” & <others>"),), "date": "2018-03-04", "kind": "diplomacy"},
        {"kind": "repression", "date": "2019-07", "subtype": "rendition or kidnapping"},
        {"kind": "repression", "countries": (Involved("TR"), Involved("EG"))},
        {"kind": "assistance", "date": "2017", "level": Level.AGGREGATE, "countries": (Involved("KH"),)},
        {"kind": "assistance", "date": "2017", "counted": Counting.NO, "countries": (Involved("KH"),)},
        {
            "kind": "assistance",
            "date": "2017-01-02/2017-02-03",
            "countries": (Involved("KH"), Involved("VN")),
        },
    ], [ministry, police, table]

"""Each rule finds what breaks it, and nothing in a sound record; many records take about a second."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from blotter.analysis.records.quality import Review, completeness, quality
from blotter.analysis.records.validation import RULES, Known, problems
from blotter.domain.codebook import Codebook
from blotter.domain.entity import derived_id
from blotter.domain.record import Involved, Part, Quantity, Record, StatusEntry
from blotter.domain.record_schema import FieldType, RecordField, RecordSchema
from blotter.domain.study import Regions, StudyFrame
from blotter.project.records.presets import POLICE_COOPERATION
from factories import code

TRAINING, PATROL = code("training"), code("patrol")
ACADEMY = code("academy", TRAINING)
BOOK = Codebook([TRAINING, PATROL, ACADEMY])
PRESET = POLICE_COOPERATION.schema(BOOK)
OWN = (
    RecordField(id=derived_id("own", "size"), name="size", type=FieldType.NUMBER),
    RecordField(id=derived_id("own", "mode"), name="mode", type=FieldType.CHOICE, options=("online",)),
)
SCHEMA = RecordSchema.of(PRESET.kinds.values(), (*PRESET.fields.values(), *OWN))
KIND = next(each for each in SCHEMA.kinds.values() if each.name == "training")


@dataclass
class Held:
    sources: set[str] = field(default_factory=lambda: {"s"})
    claim_sources: set[str] = field(default_factory=set)
    independent: set[str] = field(default_factory=lambda: {"s"})
    uncoded: int = 0
    changed: int = 0


SOUND = Record(
    id=derived_id("sound"),
    number="FJ.001",
    kind=KIND.id,
    subtype=ACADEMY.id,
    countries=(Involved("FJ"), Involved("", "observer", "INTERPOL", "Europe")),
    date="2016-05",
    earliest="2016-05-01",
    latest="2016-05-31",
    report_date="2016-06-01",
    quantities=(Quantity("q", "participants", low=1, best=2, high=3, unit="persons"),),
    statuses=(StatusEntry("confirmed", "2016"),),
    own=(("size", "12.5"), ("mode", "online")),
)


def found(record: Record, held: Held | None = None, **others: Any) -> list[tuple[str, str]]:
    records: Mapping[str, Record] = {record.id: record} | {
        each.id: each for each in others.pop("records", ())
    }
    known = Known(
        schema=SCHEMA,
        codebook=BOOK,
        frame=others.pop("frame", StudyFrame()),
        regions=frozenset(Regions().names),
        actors={"known"},
        records=records,
        evidence={each: held or Held() for each in records} if not others.pop("bare", False) else {},
    )
    return [(each.field, str(each.sentence)) for each in problems([record], known)]


def test_a_sound_record_has_no_problem() -> None:
    assert found(SOUND) == []


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"number": "Fiji 1"}, "id", "MM.001"),
        ({"number": "ZZ.001"}, "id", "MM.001"),
        ({"kind": derived_id("none")}, "kind", "none of the project"),
        ({"subtype": PATROL.id}, "subtype", "training"),
        ({"subtype": derived_id("gone")}, "subtype", "no longer"),
        ({"countries": ()}, "countries", "Countries is required for training"),
        ({"date": "", "earliest": "", "latest": ""}, "date", "required"),
        ({"date": "2016/2015"}, "date", "ends before"),
        ({"as_of": "spring"}, "as_of", "no date"),
        ({"statuses": (StatusEntry("confirmed", "soon"),)}, "statuses", "soon"),
        ({"statuses": (StatusEntry("dreamt"),)}, "statuses", "dreamt"),
        ({"report_date": "2016-04"}, "report_date", "before it began"),
        ({"countries": (Involved("QQ"),)}, "countries", "QQ"),
        ({"countries": (Involved(),)}, "countries", "neither code nor name"),
        ({"countries": (Involved("FJ", region="Atlantis"),)}, "countries", "Atlantis"),
        ({"countries": (Involved("FJ", "king"),)}, "countries", "king"),
        ({"actors": (Part("unknown"),)}, "actors", "register"),
        ({"actors": (Part("known", "king"),)}, "actors", "king"),
        ({"quantities": (Quantity("q", "", best=1, unit="days"),)}, "quantities", "what it measures"),
        ({"quantities": (Quantity("q", "value", best=1),)}, "quantities", "no unit"),
        ({"quantities": (Quantity("q", "value", unit="USD"),)}, "quantities", "no number"),
        ({"quantities": (Quantity("q", "value", 5, 4, unit="USD"),)}, "quantities", "low 5, best 4, high —"),
        ({"quantities": (Quantity("q", "value", low=5, high=4, unit="USD"),)}, "quantities", "out of order"),
        ({"quantities": (Quantity("q", "value", best=1, unit="d", part_of="x"),)}, "quantities", "not there"),
        ({"quantities": (Quantity("q", "value", best=1, unit="d", part_of="q"),)}, "quantities", "itself"),
        ({"quantities": (Quantity("q", "value", best=1, unit="d", as_of="x"),)}, "quantities", "no date"),
        ({"quantities": (Quantity("q", "value", best=1, unit="d", stage="x"),)}, "quantities", "words"),
        ({"engagement": "trilateral"}, "engagement", "trilateral"),
        ({"topics": ("cyber", "magic")}, "topics", "magic"),
        ({"own": (("mode", "by post"),)}, "mode", "by post"),
        ({"own": (("size", "large"),)}, "size", "no number"),
        ({"own": (("hue", "red"),)}, "hue", "no field"),
        ({"parent": derived_id("nobody")}, "parent", "not there"),
        ({"parent": SOUND.id}, "parent", "FJ.001 → FJ.001"),
    ],
)
def test_each_rule_finds_what_breaks_it(changes: dict[str, Any], field: str, words: str) -> None:
    ((where, told),) = found(replace(SOUND, **changes))
    assert where == field
    assert words in told


def test_evidence_has_to_be_there_and_unchanged() -> None:
    assert found(SOUND, bare=True) == [("evidence", "It has no evidence.")]
    assert [field for field, _ in found(SOUND, Held(uncoded=1, changed=2))] == ["evidence", "evidence"]
    assert found(SOUND, Held(claim_sources={"rumour"}))[0][0] == "claim_source"


def test_a_number_given_twice_is_told() -> None:
    other = replace(SOUND, id=derived_id("other"))
    assert found(SOUND, records=[other]) == [("id", "Another record has the number FJ.001, too.")]


def test_a_circle_of_umbrellas_is_told_of_those_in_it_alone() -> None:
    first = replace(SOUND, id=derived_id("1"), number="FJ.002", parent=derived_id("2"))
    second = replace(SOUND, id=derived_id("2"), number="FJ.003", parent=derived_id("1"))
    below = replace(SOUND, parent=derived_id("1"))
    assert found(first, records=[second]) == [("parent", "It lies under itself: FJ.002 → FJ.003 → FJ.002.")]
    assert found(below, records=[first, second]) == []


@pytest.mark.parametrize(
    ("date", "earliest", "latest", "is_sound"),
    [
        ("2016-05", "2016-05-01", "2016-05-31", True),
        ("2016", "2016-01-01", "2016-12-31", True),
        ("2015", "2015-01-01", "2015-12-31", False),
        ("2015/2017", "2015-01-01", "2017-12-31", False),
        ("2016-03/2016-08", "2016-03-01", "2016-08-31", False),
        ("2017-02", "2017-02-01", "2017-02-28", False),
    ],
)
def test_the_date_lies_within_the_study(date: str, earliest: str, latest: str, is_sound: bool) -> None:
    frame = StudyFrame(earliest="2016-03-15", latest="2016-12-31")
    told = found(replace(SOUND, date=date, earliest=earliest, latest=latest, report_date=""), frame=frame)
    assert (told == []) is is_sound


def test_what_is_planned_may_be_reported_before() -> None:
    planned = replace(SOUND, report_date="2016-04", statuses=(StatusEntry("planned"),))
    assert found(planned) == []


def test_every_rule_is_tried() -> None:
    assert len(RULES) == 14


def test_fifty_thousand_records_take_about_a_second() -> None:
    records = {
        each.id: each
        for n in range(50_000)
        for each in [
            replace(SOUND, id=f"{n:032x}", number=f"FJ.{n:05d}", parent=f"{n - 1:032x}" if n % 50 else None)
        ]
    }
    held = Held()
    known = Known(
        schema=SCHEMA,
        codebook=BOOK,
        frame=StudyFrame(earliest="2000-01-01"),
        regions=frozenset(Regions().names),
        actors={},
        records=records,
        evidence=dict.fromkeys(records, held),
    )
    assert list(problems(records.values(), known)) == []


def test_completeness_counts_reasons_for_nothing() -> None:
    record = replace(SOUND, blanks=(("direction", "unknown"),), own=())
    assert completeness(record, ("date", "direction", "topics", "note", "parent")) == pytest.approx(2 / 3)
    assert completeness(record, ("note",)) == 1.0


def test_quality_counts_sources_and_says_who_looked() -> None:
    told = quality(
        SOUND,
        ("date",),
        Held(sources={"a", "b"}, independent={"x"}, claim_sources={"press", "NGO"}, changed=1),
    )
    assert (told.sources, told.independent, told.claim_sources) == (2, 1, ("NGO", "press"))
    assert (told.review, told.to_recheck) == (Review.NOT, True)
    looked = replace(SOUND, reviewed="2020", modified="2019")
    assert quality(looked, (), Held()).review is Review.DONE
    assert quality(replace(looked, modified="2021"), (), Held()).review is Review.CHANGED

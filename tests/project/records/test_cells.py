"""A cell's text and a field's value: what is shown is read back as it was, and what does not fit is told."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factories
from blotter.domain.edit import Put
from blotter.domain.entity import new_id
from blotter.domain.record import (
    Blank,
    Involved,
    Level,
    Part,
    Quantity,
    Record,
    StatusEntry,
)
from blotter.domain.record_schema import BUILT_IN, FieldType, RecordField
from blotter.errors import BlotterError, NotFound, Refused
from blotter.project.project import Project
from blotter.project.records import cells, making, schema
from blotter.project.records.rows import RecordNames

OWN = (
    RecordField(id=new_id(), name="place", type=FieldType.WORDS),
    RecordField(id=new_id(), name="dead", type=FieldType.NUMBER),
    RecordField(id=new_id(), name="mode", type=FieldType.CHOICE, options=("in person", "online; live")),
    RecordField(id=new_id(), name="themes", type=FieldType.CHOICES, options=("a", "b; c", "d\\e")),
    RecordField(id=new_id(), name="signed", type=FieldType.DATE),
    RecordField(id=new_id(), name="public", type=FieldType.YES_NO),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with factories.study(tmp_path_factory.mktemp("cells") / "study.blotter") as opened:
        segments = list(opened.retrieve())[:2]
        kind = schema.kind(opened, "training")
        opened.apply(making.make(opened, kind, segments, countries=(Involved("MM"),))[1])
        own = [Put(each) for each in OWN]
        kinds = [
            Put(replace(each, fields=(*each.fields, *(own.name for own in OWN))))
            for each in opened.record_schema.kinds.values()
        ]
        actors = [Put(factories.actor(name, aliases=aliases)) for name, aliases in ACTORS]
        opened.apply(opened.edit("Set up", [*own, *kinds, *actors]))
        yield opened


ACTORS = (
    ("Ministry of Public Security", ("MPS", "公安部")),
    ("Ministry of Interior (Laos)", ()),
    ("Police; traffic", ()),
)


def blank(project: Project) -> Record:
    """A record of the project's first kind with nothing in it."""
    return Record(id=new_id(), number="XX.999", kind=schema.kind(project, "training").id)


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12).map(str.strip)
PLAIN_NAME = TEXT.filter(lambda each: len(each) > 3)
NUMBER = st.one_of(
    st.integers(-(10**18), 10**18), st.floats(-(10.0**18), 10.0**18, allow_nan=False, allow_infinity=False)
)
DATE = st.sampled_from(
    ["", "2016", "2016-05", "2015-12-31", "2018~", "1997/2021", "2016-05-02/2016-05-13", "/2017"]
)


def word(options: tuple[str, ...], *more: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*options, *more])


def involved(project: Project) -> st.SearchStrategy[Involved]:
    roles = word(project.record_schema.options("country_roles"), "")
    regions = word(project.regions.names, "", "Moon; (far)")
    return st.one_of(
        st.builds(Involved, word(("MM", "LA", "CN", "TR")), roles, TEXT, regions),
        st.builds(
            Involved, st.just(""), roles, st.one_of(PLAIN_NAME, st.just("AU"), st.just("ASEAN (10)")), regions
        ),
    )


@st.composite
def quantities(draw: st.DrawFn, project: Project) -> tuple[Quantity, ...]:
    made: list[Quantity] = []
    for number in range(draw(st.integers(0, 4))):
        low, best, high = (draw(st.one_of(st.none(), NUMBER)) for _ in range(3))
        if low is not None and high is not None and low > high:
            low, high = high, low
        earlier = st.sampled_from(["", *(each.id for each in made)])
        made.append(
            Quantity(
                id=f"q{number}",
                measure=draw(TEXT),
                low=low,
                best=best,
                high=high,
                unit=draw(TEXT),
                approximate=draw(st.booleans()),
                as_of=draw(DATE),
                stage=draw(word(project.record_schema.options("stages"), "", "lost, alas")),
                claimant=draw(TEXT),
                part_of=draw(earlier),
                alternative_to=draw(earlier),
                words=draw(TEXT),
                evidence=draw(st.sampled_from(["", "e1"])),
            )
        )
    return tuple(made)


@st.composite
def records(draw: st.DrawFn, project: Project) -> Record:
    known = project.record_schema
    subtypes = ("", "words of their own", *(each.id for each in project.codebook))
    entries = st.builds(StatusEntry, word(known.options("statuses")), DATE, TEXT)
    parts = st.builds(Part, st.sampled_from(list(project.actors)), word(known.options("actor_roles"), ""))
    return replace(
        blank(project),
        kind=draw(st.sampled_from(list(known.kinds))),
        level=draw(st.sampled_from(Level)),
        subtype=draw(st.sampled_from(subtypes)),
        topics=tuple(draw(st.lists(word(known.options("topics")), unique=True))),
        engagement=draw(word(known.options("engagement"), "")),
        direction=draw(word(known.options("direction"), "")),
        countries=tuple(draw(st.lists(involved(project), max_size=3))),
        date=draw(DATE),
        as_of=draw(DATE),
        announced=draw(DATE),
        report_date=draw(DATE),
        actors=tuple(draw(st.lists(parts, unique=True, max_size=4))),
        quantities=draw(quantities(project)),
        statuses=tuple(draw(st.lists(entries, max_size=3))),
        parent=draw(st.sampled_from([None, *project.records])),
        confidence=draw(word(known.options("confidence"), "")),
        note=draw(st.one_of(TEXT, st.sampled_from(["?", "\\–", "N/A", "two\nlines"]))),
        own=draw(own_values()),
    )


@st.composite
def own_values(draw: st.DrawFn) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    if place := draw(TEXT):
        found.append(("place", place))
    if draw(st.booleans()):
        found.append(("dead", draw(st.sampled_from(["3", "-1.5"]))))
        found.append(("mode", draw(st.sampled_from(OWN[2].options))))
        found.append(("public", draw(st.sampled_from(["yes", "no"]))))
    themes = draw(st.lists(st.sampled_from(OWN[3].options), unique=True))
    return (*found, *(("themes", each) for each in themes))


def bare(record: Record) -> Record:
    """The record without what a cell cannot say: ids of quantities, and their evidence."""
    places = {each.id: f"#{place}" for place, each in enumerate(record.quantities)}
    plain = tuple(
        each._replace(
            id=places[each.id],
            evidence="",
            part_of=places.get(each.part_of, ""),
            alternative_to=places.get(each.alternative_to, ""),
        )
        for each in record.quantities
    )
    return replace(record, quantities=plain, own=tuple(sorted(record.own)))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_is_shown_is_read_back(project: Project, data: st.DataObject) -> None:
    names = RecordNames(project)
    record = making.settled(data.draw(records(project)))
    if data.draw(st.booleans()) and record.countries:
        record = replace(record, examples=True)
    fields = cells.field_names(names, record.kind)
    shown = {field: cells.shown(record, field, names) for field in fields}
    empty = replace(blank(project), id=record.id)
    assert bare(cells.with_cells(project, empty, shown)) == bare(record)
    # Typed over what is there, nothing changes: not even the ids that a cell does not show.
    same = cells.with_cells(project, record, shown)
    assert replace(same, own=tuple(sorted(same.own))) == replace(record, own=tuple(sorted(record.own)))


@pytest.mark.parametrize("field", [*BUILT_IN, *(each.name for each in OWN)])
def test_each_kind_of_nothing_is_kept_and_can_be_taken_back(project: Project, field: str) -> None:
    record, names = blank(project), RecordNames(project)
    if field == "level":
        with pytest.raises(Refused, match="event, aggregate"):
            cells.parsed(project, record, field, "?")
        return
    for typed, why in (("?", Blank.UNKNOWN), ("-", Blank.NOT_STATED), ("N/A", Blank.NOT_APPLICABLE)):
        held = cells.with_cells(project, record, {field: typed})
        assert held.blanks == ((field, str(why)),)
        assert cells.with_cells(project, record, {field: cells.shown(held, field, names)}) == held
        assert cells.with_cells(project, held, {field: ""}) == record


@pytest.mark.parametrize(
    ("field", "text", "values"),
    [
        ("countries", "Myanmar; laos (venue: Luang)", (Involved("MM"), Involved("LA", "venue", "Luang"))),
        ("countries", "ASEAN [Asia] (observer)", (Involved("", "observer", "ASEAN", "Asia"),)),
        ("statuses", "Planned 2015 (Xinhua)", (StatusEntry("planned", "2015", "Xinhua"),)),
        ("statuses", "planned; ended 2016", (StatusEntry("planned"), StatusEntry("ended", "2016"))),
        ("topics", "cyber; Border", ("cyber", "border")),
        ("date", "2018~", "2018~"),
    ],
)  # fmt: skip
def test_people_type_as_they_read(project: Project, field: str, text: str, values: Any) -> None:
    assert cells.parsed(project, blank(project), field, text)[field] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("participants: 20 persons", {"best": 20, "unit": "persons"}),
        ("participants: over 2,700", {"low": 2700}),
        ("participants: nearly 3,000 persons", {"high": 3000, "unit": "persons"}),
        ("value: ~ 1.5-2 USD", {"low": 1.5, "high": 2, "unit": "USD", "approximate": True}),
        ("value: 5 (4–…) USD, as of 2016", {"low": 4, "best": 5, "unit": "USD", "as_of": "2016"}),
        ("value: 5, Pledged, claimed by A", {"best": 5, "stage": "pledged", "claimant": "A"}),
        ("participants: “dozens of officers”", {"words": "dozens of officers"}),
        ("rise: 86%", {"best": 86, "unit": "%"}),
    ],
)  # fmt: skip
def test_a_quantity_is_typed_as_a_source_says_it(
    project: Project, text: str, expected: dict[str, Any]
) -> None:
    (quantity,) = cells.parsed(project, blank(project), "quantities", text)["quantities"]
    assert quantity == Quantity(quantity.id, text.partition(":")[0], **expected)


def test_a_quantity_refers_to_others_by_their_place(project: Project) -> None:
    text = "officers: 2,141; officers: 2,211, instead of #1; police: 5, part of #2"
    first, second, third = cells.parsed(project, blank(project), "quantities", text)["quantities"]
    assert second.alternative_to == first.id
    assert third.part_of == second.id


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("date", "spring 2016", "date"),
        ("countries", "Atlantis", "is no country"),
        ("countries", "MM (host)", "partner, venue"),
        ("topics", "cybr", "“cyber”"),
        ("direction", "sideways", "provided by China"),
        ("actors", "MPS (organizer)", "organiser"),
        ("quantities", "114 meetings", "meetings: 114"),
        ("quantities", "meetings: some 114", "no figure"),
        ("quantities", "meetings: 3–2", "lower figure"),
        ("quantities", "meetings: 3, by hearsay", "claimed by"),
        ("quantities", "meetings: 3, part of #2", "#2"),
        ("statuses", "rumoured 2015", "planned"),
        ("parent", "MM.077", "no record"),
        ("level", "", "event, aggregate"),
        ("kind", "trainin", "“training”"),
        ("count", "perhaps", "by rule"),
        ("dead", "three", "no number"),
        ("public", "maybe", "yes nor no"),
    ],
)
def test_what_does_not_fit_is_told(project: Project, field: str, text: str, says: str) -> None:
    told = cells.problem(project, blank(project), field, text)
    assert isinstance(told, BlotterError)
    assert says in str(told)


def test_an_unknown_field_is_told_with_those_there_are(project: Project) -> None:
    with pytest.raises(NotFound, match="“countries”"):
        cells.parsed(project, blank(project), "country", "MM")


def test_no_record_lies_under_itself(project: Project) -> None:
    record = project.record("MM.001")
    with pytest.raises(Refused, match="umbrella"):
        cells.parsed(project, record, "parent", "mm.001")


def test_a_subtype_is_a_code_of_the_kind_or_words(project: Project) -> None:
    academy = project.codebook.find("training/academy")
    for text in ("academy", "training/academy", "ACADEMY"):
        assert cells.parsed(project, blank(project), "subtype", text) == {"subtype": academy.id}
    assert cells.parsed(project, blank(project), "subtype", "seminar") == {"subtype": "seminar"}

"""Each filter finds what it asks for, all together narrow, and the words say what was asked."""

from dataclasses import replace

import pytest

import factories
from blotter.domain.entity import new_id
from blotter.domain.record import Counting, Involved, Level, Part, Record, StatusEntry
from blotter.domain.record_filter import EVERYTHING, RecordFilter
from blotter.domain.study import CountryTable
from blotter.project.project import Project
from blotter.project.records import making, schema
from blotter.project.records.filtering import filtered, single_year, told, year_span
from blotter.project.records.rows import RecordNames


def made(project: Project, kind: str = "training", **values: object) -> Record:
    record, edit = making.make(project, schema.kind(project, kind), list(project.retrieve())[:1], **values)
    project.apply(edit)
    return record


@pytest.fixture
def several(project: Project) -> dict[str, Record]:
    """Records that differ in one thing each."""
    training = project.codebook.find("training")
    academy = project.codebook.find("training/academy")
    actor = factories.actor("Ministry of Public Security", aliases=("公安部",))
    project.apply(
        factories.edit(
            actor,
            CountryTable(id=new_id(), name="status", rows=(("MM", 2016, "not free"), ("LA", 0, "free"))),
        )
    )
    records = {
        "plain": made(project, countries=(Involved("MM"),), date="2016-05"),
        "academy": made(project, subtype=academy.id, countries=(Involved("LA"),), date="2015/2017"),
        "top": made(project, subtype=training.id, date="2016"),
        "words": made(
            project, subtype="liaison officer posting", kind="diplomacy", note="Visit in Vientiane"
        ),
        "total": made(project, level=Level.AGGREGATE, countries=(Involved(name="ASEAN", region="Asia"),)),
        "no": made(project, counted=Counting.NO, count_rule="twice", date="2018/.."),
        "venue": made(project, countries=(Involved("KE", "venue"),), topics=("cyber",)),
        "status": made(
            project, statuses=(StatusEntry("planned"), StatusEntry("denied")), engagement="bilateral"
        ),
        "actor": made(project, actors=(Part(actor.id),), own=(("place", "Dili"), ("place", "Suai"))),
    }
    evidence = project.evidence_of(records["plain"])[0]
    project.apply(making.change_evidence(project, evidence, claim_sources=("press",), origins=("paper",)))
    return {key: project.records[each.id] for key, each in records.items()}


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (RecordFilter(kinds=("Diplomacy",)), "words"),
        (RecordFilter(subtypes=("training",)), "academy top"),
        (RecordFilter(subtypes=("academy",)), "academy"),
        (RecordFilter(kinds=("diplomacy",), without_subtypes=("liaison officer posting",)), ""),
        (RecordFilter(levels=("aggregate",)), "total"),
        (RecordFilter(topics=("cyber", "legal")), "venue"),
        (RecordFilter(countries=("MM", "ASEAN")), "plain total"),
        (RecordFilter(countries=("KE",)), ""),
        (RecordFilter(regions=("Asia",)), "plain academy total"),
        (RecordFilter(years=(2016, 2016)), "plain academy top"),
        (RecordFilter(years=(2019, 2025)), "no"),
        (RecordFilter(actors=("ministry of public security",)), "actor"),
        (RecordFilter(statuses=("denied",)), "status"),
        (RecordFilter(statuses=("planned",)), ""),
        (RecordFilter(counted=False), "total no"),
        (RecordFilter(words="vientiane VISIT"), "words"),
        (RecordFilter(words="公安部"), "actor"),
        (RecordFilter(words="缅甸"), "plain"),
        (RecordFilter(words="xx.003"), "total"),
        (RecordFilter(claim_sources=("press",)), "plain"),
        (RecordFilter(min_sources=2), ""),
        (RecordFilter(own=(("place", "Suai"), ("place", "Oz"))), "actor"),
        (RecordFilter(own=(("engagement", "bilateral"),)), "status"),
        (RecordFilter(table=(("status", "not free"),)), "plain"),
        (RecordFilter(table=(("status", "free"),)), "academy"),
        (RecordFilter(missing=("countries", "date")), "words status actor"),
        (RecordFilter(reviewed=True), ""),
        (RecordFilter(to_recheck=True), ""),
    ],
    ids=str,
)
def test_a_filter_finds_what_it_asks_for(
    project: Project, several: dict[str, Record], asked: RecordFilter, names: str
) -> None:
    found = filtered(project.records.values(), asked, RecordNames(project))
    assert {each.id for each in found} == {several[name].id for name in names.split()}


def test_nothing_asked_keeps_all_in_their_order(project: Project, several: dict[str, Record]) -> None:
    assert filtered(several.values(), EVERYTHING, RecordNames(project)) == list(several.values())


def test_ids_and_problems_are_told_from_outside(project: Project, several: dict[str, Record]) -> None:
    names, chosen = RecordNames(project), several["plain"]
    asked = RecordFilter(ids=frozenset({chosen.id}))
    assert filtered(several.values(), asked, names) == [chosen]
    asked = RecordFilter(problems=True)
    assert filtered(several.values(), asked, names, {chosen.id}) == [chosen]
    assert chosen not in filtered(several.values(), RecordFilter(problems=False), names, {chosen.id})
    with pytest.raises(ValueError, match="problems"):
        filtered(several.values(), asked, names)


def test_who_made_it_and_whether_it_was_checked(project: Project, several: dict[str, Record]) -> None:
    checked = replace(several["plain"], reviewed="9999-01-01T00:00:00Z")
    names = RecordNames(project)
    assert filtered([checked], RecordFilter(reviewed=True), names) == [checked]
    assert filtered([checked], RecordFilter(coders=("ada",)), names) == [checked]
    assert filtered([checked], RecordFilter(coders=("Ben",)), names) == []


def test_years_of_dates_with_open_ends(several: dict[str, Record]) -> None:
    assert year_span(several["plain"]) == (2016, 2016)
    assert year_span(several["no"]) == (2018, 9999)
    assert year_span(several["words"]) is None
    assert [single_year(several[each]) for each in ("plain", "academy", "no", "words")] == [2016, 0, 0, 0]


def test_the_filter_in_words(project: Project, several: dict[str, Record]) -> None:
    names = RecordNames(project)
    assert told(EVERYTHING, names) == ""
    training = several["plain"].kind
    asked = RecordFilter(
        kinds=(training, "patrol"),
        subtypes=(project.codebook.find("training").id,),
        countries=("KG", "ASEAN"),
        years=(2004, 2021),
        counted=True,
        words=" Dili ",
        own=(("place", "Dili"),),
        missing=("date",),
        min_sources=2,
        to_recheck=False,
    )
    assert told(asked, names) == (
        "kind is training or patrol, subtype is training, country is Kyrgyzstan or ASEAN, years 2004–2021, "
        "Place is Dili, no Date, count in analysis is yes, not to re-check, at least 2 independent sources, "
        "with the words “Dili”"
    )

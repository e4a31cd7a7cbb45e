"""The likeliest record to tell of the same activity is found among those that come near."""

from blotter.domain.record import Involved, Record
from blotter.project.project import Project
from blotter.project.records import alike, duplicates, making, schema


def made(project: Project, number: int, **values: object) -> Record:
    segments = list(project.retrieve())[number : number + 1]
    record, edit = making.make(project, schema.kind(project, "training"), segments, **values)
    project.apply(edit)
    return record


def test_a_pair_is_found_until_it_is_found_different(project: Project) -> None:
    laos, month = (Involved("LA"),), "2018-05"
    one = made(project, 0, countries=laos, date=month)
    assert alike.likeliest(project, one) is None
    other = made(project, 1, countries=laos, date=month)
    made(project, 2, countries=(Involved("TH"),), date="1999")
    pair = alike.likeliest(project, one)
    assert pair is not None
    assert {pair.one, pair.other} == {one.id, other.id}
    assert pair in duplicates.proposed_pairs(project)
    project.apply(duplicates.different(project, one, other))
    assert alike.likeliest(project, one) is None


def test_another_kind_is_no_duplicate(project: Project) -> None:
    one = made(project, 0, countries=(Involved("LA"),), date="2018-05")
    other = made(project, 1, countries=(Involved("LA"),), date="2018-05")
    patrol = schema.kind(project, "patrol")
    project.apply(making.change(project, other, kind=patrol.id))
    assert alike.likeliest(project, one) is None

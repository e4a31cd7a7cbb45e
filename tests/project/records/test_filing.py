"""A record that is filed nowhere gets a number of its country, unless it was given away."""

from blotter.domain.record import Gone, Involved, Record
from blotter.project.project import Project
from blotter.project.records import filing, making, releasing, schema


def made(project: Project, **values: object) -> Record:
    segments = list(project.retrieve())[:1]
    record, edit = making.make(project, schema.kind(project, "training"), segments, **values)
    project.apply(edit)
    return record


def test_a_record_is_filed_once_and_its_old_number_leads_to_it(project: Project) -> None:
    record = made(project)
    assert (record.number, filing.file(project, record)) == ("XX.001", None)
    project.apply(making.change(project, record, countries=(Involved("VA", "venue"), Involved("MM"))))
    record = project.record("XX.001")
    assert filing.country_to_file(project, record) == "MM"
    project.apply(filing.file(project, record))
    filed = project.record("XX.001")
    assert (filed.number, filed.id) == ("MM.001", record.id)
    assert [each.fate for each in project.former_records()] == [Gone.RENUMBERED]
    assert filing.file(project, filed) is None
    project.undo()
    assert project.record("XX.001").number == "XX.001"


def test_a_record_that_was_given_away_keeps_its_number(project: Project) -> None:
    record = made(project)
    project.apply(releasing.make(project, "2026-1")[1])
    project.apply(making.change(project, record, countries=(Involved("MM"),)))
    record = project.record("XX.001")
    assert (filing.country_to_file(project, record), filing.file(project, record)) == ("", None)
    later = made(project)
    project.apply(making.change(project, later, countries=(Involved("MM"),)))
    later = project.record(later.number)
    assert filing.country_to_file(project, later) == "MM"


def test_a_record_is_filed_when_it_is_made_where_the_country_is_known(project: Project) -> None:
    segments = list(project.retrieve())[:1]
    record, edit = making.make(project, schema.kind(project, "training"), segments, filed="LA")
    project.apply(edit)
    assert (record.number, record.countries) == ("LA.001", ())

"""What a second coder recorded of the same material is no duplicate; what came from elsewhere may be one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import two_coders
from blotter.analysis.records.agreement import RecordOptions
from blotter.domain.record import Involved
from blotter.project import assignments
from blotter.project.project import Project
from blotter.project.records import comparing, duplicates, settling
from blotter.project.records.settling import Take
from two_coders import FIJI, SAMOA


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Project]:
    with two_coders.make(tmp_path / "two.blotter") as project:
        yield project


def proposed(project: Project) -> set[tuple[str, str]]:
    records = project.records
    return {
        (records[each.one].number, records[each.other].number) for each in duplicates.proposed_pairs(project)
    }


def gift(project: Project, coder: str, source: str = "news.txt") -> None:
    span = SAMOA if source == "news.txt" else FIJI
    two_coders.record(
        project, coder, "assistance", [span], source, countries=(Involved("WS"),), date="2016-05-01"
    )


def test_the_same_passage_by_two_coders_is_compared(study: Project) -> None:
    gift(study, "Ada")
    gift(study, "Ben")
    study.apply(assignments.mark_done(study, study.coder("Ben"), list(study.sources.values()), False))
    assert proposed(study) == set()


def test_so_are_documents_that_both_have_done(study: Project) -> None:
    gift(study, "Ada")
    gift(study, "Ben", "notes.txt")
    assert proposed(study) == set()
    study.apply(assignments.mark_done(study, study.coder("Ben"), [study.source("news.txt")], False))
    assert proposed(study) == {("WS.001", "WS.002")}


def test_one_coder_may_have_one_activity_twice(study: Project) -> None:
    gift(study, "Ada")
    gift(study, "Ada", "notes.txt")
    assert proposed(study) == {("WS.001", "WS.002")}


def test_what_was_settled_is_no_duplicate_of_what_it_settles(study: Project) -> None:
    gift(study, "Ada")
    gift(study, "Ben")
    options = RecordOptions(intervals=False)
    ((first, second),) = comparing.pairs_of_coders(study, options)
    found = comparing.compare(study, first, second, options)
    study.apply(settling.settle(study, found, found.pairs[0], Take.FIRST))
    assert len(study.records) == 3
    assert proposed(study) == set()

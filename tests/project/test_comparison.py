"""A comparison that stands while people code says what one made anew would say."""

from collections.abc import Callable

import pytest

from blotter.analysis.agreement import AgreementOptions, CodeAgreement
from blotter.analysis.units import Unit
from blotter.domain.edit import Changes
from blotter.domain.segment import Span
from blotter.project import assignments, codes, comparison, segments
from blotter.project.comparison import Standing
from blotter.project.project import Project

NOTES = "notes.txt"


@pytest.fixture
def shared(project: Project) -> Project:
    """Notes that both coders have done."""
    for name in ("Ada", "Ben"):
        project.apply(assignments.mark_done(project, project.coder(name), [project.source(NOTES)]))
    return project


def mark(project: Project, coder: str, start: int, end: int) -> Changes | None:
    code = next(iter(project.codebook))
    place = [Span(start, end)]
    return project.apply(
        segments.mark(project, project.source(NOTES), code, place, project.coder(coder)).edit
    )


def anew(project: Project, options: AgreementOptions) -> list[CodeAgreement]:
    return comparison.agreement(project, options)


@pytest.mark.parametrize("unit", [Unit.CHARACTER, Unit.SENTENCE])
def test_what_stands_is_what_would_be_compared_anew(shared: Project, unit: Unit) -> None:
    options = AgreementOptions(unit=unit, replicates=100)
    standing = Standing(shared, options)
    assert standing.rows() == anew(shared, options)
    steps: list[Callable[[], Changes | None]] = [
        lambda: mark(shared, "Ada", 0, 9),
        lambda: mark(shared, "Ben", 0, 7),
        lambda: mark(shared, "Ben", 12, 20),
        lambda: shared.undo(any_coder=True),
        lambda: shared.redo(any_coder=True),
        lambda: shared.apply(segments.unmark(shared, shared.segments_of(shared.source(NOTES))[:1])),
        lambda: shared.apply(codes.rename(shared, next(iter(shared.codebook)), "another name")),
        lambda: shared.apply(
            assignments.mark_done(shared, shared.coder("Ada"), [shared.source("boats.txt")])
        ),
        lambda: shared.apply(
            assignments.mark_done(shared, shared.coder("Ben"), [shared.source("boats.txt")])
        ),
    ]
    for number, step in enumerate(steps):
        changes = step()
        assert changes is not None, number
        standing.follow(changes)
        assert standing.rows() == anew(shared, options), number


def test_only_what_was_touched_is_counted_again(shared: Project) -> None:
    for coder in ("Ada", "Ben"):
        mark(shared, coder, 0, 9)
    standing = Standing(shared, AgreementOptions())
    standing.rows()
    before = standing.comparison.tallies.counted
    changes = mark(shared, "Ben", 15, 20)
    assert changes is not None
    standing.follow(changes)
    standing.rows()
    assert standing.comparison.tallies.counted == before + 1

"""A new edition over an old document: found again exactly, by words, nearly, or kept."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from blotter.analysis.finding_again import FindingAgain, How
from blotter.domain.bundle import Document
from blotter.domain.edit import Edit, Put
from blotter.domain.moved_passage import Move
from blotter.domain.segment import Span
from blotter.errors import Refused
from blotter.message import Message
from blotter.progress import Cancelled
from blotter.project import coders, codes, segments
from blotter.project.correcting import edition, reviewing
from blotter.project.project import Project
from factories import import_of, segment, text_source
from states import state

OLD = """Annual report

The embassy opened a training centre in the border town in March.
Officers from four provinces were taught to read maps.
Two patrol boats were handed over at a ceremony on the river.
The ministry thanked the donors in a short statement.
Nobody asked who had paid for the uniforms of the guard.
"""
NEW = """Annual report, second edition

A foreword was added by the editors.
Officers from four provinces were taught to read maps.
The ministry thanked all of its donors in a short statement.
The embassy opened a training centre in the border town in March.
Two old patrol boats were handed over at a ceremony on the river.
"""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "study.blotter") as made:
        made.apply(coders.add(made, "Ada")[1])
        made.act_as("Ada")
        made.apply(codes.add(made, "training")[1])
        made.apply(import_of(text_source(OLD, "report.txt")))
        yield made


def code(project: Project, words: str) -> str:
    source, start = project.source("report.txt"), OLD.index(words)
    marking = segments.mark(
        project, source, project.codebook.find("training"), [Span(start, start + len(words))]
    )
    project.apply(marking.edit)
    return marking.marked[0].id


def newer(text: str, name: str = "report 2.txt") -> Document:
    return Document(name=name, kind="text", text=text, original=text.encode())


def test_each_way_of_finding_again(project: Project) -> None:
    same = code(project, "taught to read maps")
    moved = code(project, "training centre in the border town")
    changed = code(project, "Two patrol boats were handed over")
    lost = code(project, "the uniforms of the guard")
    source = project.source("report.txt")
    before = state(project.path)
    made = edition.plan(project, source, newer(NEW))
    how = {each.thing.id: each.again.how for each in made.places}
    assert how[same] in (How.SAME, How.EXACT)
    assert how[moved] in (How.SAME, How.EXACT)
    assert how[changed] in (How.CHANGED, How.NEAR)
    assert how[lost] is How.LOST
    assert state(project.path) == before, "a plan writes nothing"
    project.apply(made.edit)
    source = project.source("report.txt")
    assert project.text(source) == NEW
    assert project.original(source) == NEW.encode()
    quotes = {s.id: s.quote for s in project.segments_of(source)}
    assert quotes == {
        same: "taught to read maps",
        moved: "training centre in the border town",
        changed: "Two old patrol boats were handed over",
    }
    listed = {each.thing.id: each for each in reviewing.moved(project)}
    assert listed[lost].is_lost
    assert listed[changed].passage.move in (Move.CHANGED, Move.NEAR)
    assert listed.keys() == {changed, lost}
    assert project.check() == []
    project.undo()
    assert state(project.path) == before
    project.redo()
    project.apply(reviewing.place(project, listed[lost], Span(0, 6)))
    assert project.segment(lost).quote == "Annual"


def test_what_stands_twice_is_never_guessed() -> None:
    old = "One gift. Many words that are gone here. The boats came."
    new = "Other. The boats came. Others. The boats came. More."
    finding = FindingAgain(old, new)
    start = old.index("The boats came")
    again = finding.find(Span(start, start + 14))
    if again.how is not How.SAME:
        assert again.span is None
    for quote in ("Many words that are gone", "gift"):
        at = old.index(quote)
        assert finding.find(Span(at, at + len(quote))).how is How.LOST


def test_a_passage_that_stands_twice_is_told_by_what_stands_round_it() -> None:
    old = "In May the boats came to the north. In June the boats came to the south."
    new = "Preface. In June the boats came to the south. In May the boats came to the north."
    finding = FindingAgain(old, new)
    at = old.index("the boats came", 30)
    again = finding.find(Span(at, at + 14))
    assert again.span is not None
    assert new[again.span.end :].startswith(" to the south")


def test_what_is_no_new_edition_is_refused(project: Project) -> None:
    source = project.source("report.txt")
    with pytest.raises(Refused, match="already"):
        edition.plan(project, source, newer(OLD))
    with pytest.raises(Refused, match="holds no text"):
        edition.plan(project, source, newer(" \n"))


def test_a_plan_can_be_cancelled(project: Project) -> None:
    code(project, "taught to read maps")

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        edition.plan(project, project.source("report.txt"), newer(NEW), stop)


def test_a_large_text_keeps_nearly_all_of_thousands_of_segments(tmp_path: Path) -> None:
    chance = random.Random(3)
    words = ["".join(chance.choices("abcdefghij", k=chance.randrange(2, 9))) for _ in range(4000)]
    lines = [" ".join(chance.choices(words, k=14)) + "." for _ in range(11_000)]
    old = "\n".join(lines)
    for _ in range(1500):
        line = chance.randrange(len(lines))
        lines[line] = lines[line].replace(" ", " new ", 1)
    lines[200:260], lines[5000:5000] = [], lines[200:260]
    new = "\n".join(lines)
    with Project.create(tmp_path / "study.blotter") as project:
        by, making = coders.add(project, "Ada")
        project.apply(making)
        of, making = codes.add(project, "training")
        project.apply(making)
        source = text_source(old, "report.txt")
        project.apply(import_of(source))
        starts = [chance.randrange(len(old) - 200) for _ in range(5000)]
        spans = [Span(start, start + 20 + chance.randrange(150)) for start in starts]
        steps = [Put(segment(source, of, by, span)) for span in spans]
        project.apply(Edit(label=Message("Code"), steps=steps))
        made = edition.plan(project, project.source("report.txt"), newer(new))
        project.apply(made.edit)
        assert project.check() == []
        assert len(made.of(How.LOST)) < 50

"""Notes on passages: memos with a place, without a code."""

import pytest

from blotter.domain.segment import Span
from blotter.errors import NotFound, Refused
from blotter.project import memos, sources
from blotter.project.project import Project


def write(project: Project, on: str, text: str) -> None:
    project.apply(memos.write(project, memos.subject(project, on), text))


def test_a_note_stands_on_its_passage_with_the_exact_words(project: Project) -> None:
    source = project.source("notes.txt")
    write(project, "passage:3:9:notes.txt", "Why here?")
    (note,) = project.notes_of(source)
    assert (note.span, note.quote) == (Span(3, 9), project.text(source)[3:9])
    assert memos.read(project, memos.subject(project, "source:notes.txt")) == ""
    write(project, f"note:{note.id}", "Because.")
    write(project, "passage:3:10:notes.txt", "Another.")
    assert [n.text for n in project.notes_of(source)] == ["Because.", "Another."]
    write(project, "passage:3:9:notes.txt", "")
    assert [n.text for n in project.notes_of(source)] == ["Another."]
    assert project.check() == []


@pytest.mark.parametrize("named", ["passage:9:3:notes.txt", "passage:0:999999:notes.txt"])
def test_a_passage_lies_in_its_document(project: Project, named: str) -> None:
    with pytest.raises(Refused):
        memos.subject(project, named)


@pytest.mark.parametrize("named", ["passage:a:3:notes.txt", "passage:1:3:nobody.txt", "note:nothing"])
def test_what_is_not_there_is_not_found(project: Project, named: str) -> None:
    with pytest.raises(NotFound):
        memos.subject(project, named)


def test_removing_a_document_takes_its_notes_and_undo_brings_them_back(project: Project) -> None:
    source = project.source("notes.txt")
    write(project, "passage:3:9:notes.txt", "Why here?")
    project.apply(sources.remove(project, source))
    assert project.notes_of(source) == []
    project.undo()
    assert len(project.notes_of(source)) == 1

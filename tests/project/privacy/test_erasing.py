"""Erasing a document for good: no byte of it is left, and the rest of the history can still be undone."""

from dataclasses import replace
from pathlib import Path

import pytest

import factories
from blotter.domain.entity import new_id
from blotter.domain.query import SegmentQuery
from blotter.domain.round import Round
from blotter.domain.segment import Span
from blotter.errors import Forbidden
from blotter.project import memos, segments, sources
from blotter.project.correcting import correcting
from blotter.project.privacy import erasing
from blotter.project.project import Project

SECRET = "Zorina Quill told us where the Brackwater unit trained.\n"
SHARED = "Both notes say this.\n"


def told(path: Path) -> Project:
    project = factories.study(path)
    secret = factories.text_source(SECRET, "zorina.txt")
    project.apply(factories.import_of(secret))
    project.act_as("Ada")
    source, code = project.source("zorina.txt"), project.codebook.find("training")
    project.apply(
        segments.mark(project, source, code, [Span(0, 12), Span(13, 21)], memo="About Zorina.").edit
    )
    project.apply(memos.write(project, memos.subject(project, "passage:0:12:zorina.txt"), "Who is Zorina?"))
    project.apply(sources.rename(project, source, "quill.txt"))
    project.apply(segments.mark(project, project.source("notes.txt"), code, [Span(50, 60)]).edit)
    return project


def test_no_byte_of_it_is_left(tmp_path: Path) -> None:
    path = tmp_path / "told.blotter"
    with told(path) as project:
        source = project.source("quill.txt")
        seen = erasing.foreseen(project, source)
        assert (seen.segments, seen.memos, seen.backups > 0) == (2, 1, True)
        assert erasing.erase(project, source, with_backups=True)
        assert project.check() == []
        assert "quill.txt" not in [each.name for each in project.sources.values()]
    for left in (path, *tmp_path.rglob("*")):
        if left.is_file():
            content = left.read_bytes()
            for word in (b"Zorina", b"zorina", b"Brackwater", b"quill"):
                assert word not in content, left
    assert list(path.with_name(path.name + ".backups").glob("*.blotter")) == []


def test_one_line_tells_of_it_and_undo_passes_over(tmp_path: Path) -> None:
    with told(tmp_path / "told.blotter") as project:
        before = project.count()
        erasing.erase(project, project.source("quill.txt"), with_backups=False)
        line = project.history()[-1]
        assert (str(line.label), line.kind, line.coder) == (
            "Erase a document for good",
            "event",
            project.coder("Ada").id,
        )
        assert not any(
            "quill" in str(each.label) or "zorina" in str(each.label) for each in project.history()
        )
        assert project.count() == before - 2
        steps = 0
        while project.next_undo():
            project.undo(any_coder=True)
            assert project.check() == []
            steps += 1
        for _ in range(steps):
            project.redo(any_coder=True)
        assert project.check() == []
        assert project.count() == before - 2
        assert list(project.retrieve(SegmentQuery(words="Zorina"))) == []


def test_words_that_were_corrected_are_gone_too(tmp_path: Path) -> None:
    path = tmp_path / "told.blotter"
    with told(path) as project:
        source = project.source("quill.txt")
        words = correcting.correction_of(SECRET, 0, 6, "Somebody")
        project.apply(correcting.correct(project, source, words))
        erasing.erase(project, project.source("quill.txt"), with_backups=True)
        while project.next_undo():
            project.undo(any_coder=True)
            assert project.check() == []
        while project.next_redo():
            project.redo(any_coder=True)
        assert project.check() == []
    for word in (b"Zorina", b"Brackwater", b"Somebody"):
        assert word not in path.read_bytes()


def test_what_another_document_has_stays(tmp_path: Path) -> None:
    with factories.study(tmp_path / "told.blotter") as project:
        one, two = (factories.text_source(SHARED, name) for name in ("one.txt", "two.txt"))
        project.apply(factories.import_of(one))
        project.apply(factories.import_of(two))
        erasing.erase(project, project.source("one.txt"), with_backups=False)
        assert project.text(project.source("two.txt")) == SHARED
        assert project.check() == []


def test_a_document_that_was_removed_before_can_leave_traces_of_another(tmp_path: Path) -> None:
    with factories.study(tmp_path / "told.blotter") as project:
        one, two = (factories.text_source(SHARED, name) for name in ("one.txt", "two.txt"))
        project.apply(factories.import_of(one))
        project.apply(factories.import_of(two))
        project.apply(sources.remove(project, project.source("two.txt")))
        erasing.erase(project, project.source("one.txt"), with_backups=False)
        project.undo(any_coder=True)
        assert project.text(project.source("two.txt")) == SHARED
        assert project.check() == []


def test_what_others_code_blind_is_not_erased(tmp_path: Path) -> None:
    """Who acts does not see what would go with it."""
    with told(tmp_path / "told.blotter") as project:
        source = project.source("quill.txt")
        first = Round(id=new_id(), name="First", coders=(project.coder("Ada").id, project.coder("Ben").id))
        given = [factories.assignment(source, project.coder(name)) for name in ("Ada", "Ben")]
        project.apply(factories.edit(first, *(replace(each, round=first.id) for each in given)))
        with pytest.raises(Forbidden, match="still blind"):
            erasing.erase(project, source, with_backups=True)
        assert project.text(project.source("quill.txt")) == SECRET
        assert project.check() == []

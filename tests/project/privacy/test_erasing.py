"""Erasing a document for good: no byte of it is left, and the rest of the history can still be undone."""

import json
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

import factories
from blotter.domain.edit import Put
from blotter.domain.entity import new_id
from blotter.domain.query import SegmentQuery
from blotter.domain.record import Quantity
from blotter.domain.round import Round
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import Span
from blotter.domain.source import original
from blotter.errors import Forbidden
from blotter.message import Message
from blotter.project import memos, segments, sources
from blotter.project.correcting import correcting
from blotter.project.privacy import erasing, messages
from blotter.project.project import Project
from blotter.project.records import making, schema, uniting
from blotter.store import backups
from blotter.store.erasing import is_unfinished

SECRET = "Zorina Quill told us where the Brackwater unit trained.\n"
_TOLD = '{"documents": {"a": "quill & zorina.txt"}}'
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


def test_what_came_with_it_from_another_program_goes_with_it(tmp_path: Path) -> None:
    """The parts that hang on it with their contents; elsewhere its name, as XML has it, and as it is."""
    path = tmp_path / "told.blotter"
    with told(path) as project:
        project.apply(sources.rename(project, project.source("quill.txt"), "quill & zorina.txt"))
        made = factories.foreign(project, "quill & zorina.txt", file="quill & zorina.txt.qdpx", told=_TOLD)
        brought, picture, graph = (step.entity for step in made.steps)
        words = '<Graph name="quill &amp; zorina.txt"/>'
        secret = original(b"a picture of Zorina")
        steps = [
            Put(brought),
            Put(replace(picture, words=SECRET, content=secret.digest)),
            Put(replace(graph, words=words, name="quill & zorina.txt", content=factories.PICTURE.digest)),
        ]
        project.apply(replace(made, steps=steps, originals=[secret, factories.PICTURE]))
        # Both are also told by images, of an element that was removed.
        project.apply(sources.remove(project, project.source("quill & zorina.txt")))
        project.undo(any_coder=True)
        erasing.erase(project, project.source("quill & zorina.txt"), with_backups=True)
        assert project.check() == []
        (left,) = project.foreign_elements()
        assert (left.kind, left.name, left.words) == ("Graph", "…", '<Graph name="…"/>')
        assert project.kept(left.content or "") == b"a picture"
        (brought,) = project.foreign_imports()
        assert (brought.file, brought.told) == ("….qdpx", '{"documents": {"a": "…"}}')
        with pytest.raises(TypeError):
            project.kept(secret.digest)
    content = path.read_bytes()
    for word in (b"Zorina", b"zorina", b"Brackwater", b"quill"):
        assert word not in content


def test_a_picture_that_was_the_document_itself_stays_where_it_is_needed(tmp_path: Path) -> None:
    """The bytes of one document are also those that belong to a part of a foreign file, and to a release."""
    with factories.study(tmp_path / "told.blotter") as project:
        source = project.source("boats.txt")
        made = factories.foreign(project)
        brought, _, graph = (step.entity for step in made.steps)
        project.apply(replace(made, steps=[Put(brought), Put(replace(graph, content=source.original))]))
        erasing.erase(project, source, with_backups=False)
        assert project.check() == []
        assert project.kept(source.original) == b"The boats were a gift.\n"


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


def test_what_was_cut_short_is_finished_when_the_project_is_opened(tmp_path: Path) -> None:
    """The file is written anew after the document is gone: a kill or a full disk may come between."""
    path = tmp_path / "told.blotter"
    with told(path) as project:
        source = project.source("quill.txt")
        project.erase(Message(messages.ERASED), sources.remove(project, source).steps, source)
        backups.remove_all(path)
    with Project(path, writable=False) as project:
        assert is_unfinished(project.database.read())
    with Project(path) as project:
        assert (project.notices, project.check()) == ([], [])
        assert not is_unfinished(project.database.read())
        assert project.database.read().execute("PRAGMA freelist_count").fetchone() == (0,)
    assert b"Brackwater" not in path.read_bytes()


def test_a_document_may_be_called_like_a_number(tmp_path: Path) -> None:
    """The history is not hurt where its own words are the same."""
    path = tmp_path / "told.blotter"
    with factories.study(path) as project:
        some = [factories.text_source(f"Words of {name}, spoken.\n", name) for name in ("1", "name", "e")]
        project.apply(factories.import_of(*some))
        query = SavedQuery(id=new_id(), name="Mine", asked='{"sources": ["1", "notes.txt"], "within": 1}')
        project.apply(factories.edit(query))
        project.apply(factories.edit(replace(query, asked='{"sources": ["1"], "within": 1}')))
        project.act_as("Ada")
        project.apply(sources.rename(project, project.source("e"), "two"))
        before = [str(each.label) for each in project.history()]
        for name in ("1", "name", "two"):
            erasing.erase(project, project.source(name), with_backups=True)
        after = [str(each.label) for each in project.history()]
        assert sum(one != other for one, other in zip(before, after[: len(before)], strict=True)) <= 2
        assert json.loads(project.saved_queries()[0].asked) == {"sources": ["…"], "within": 1}
        project.undo(any_coder=True)
        project.undo(any_coder=True)
        assert json.loads(project.saved_queries()[0].asked) == {"sources": ["…", "notes.txt"], "within": 1}
        while project.next_undo():
            project.undo(any_coder=True)
        assert project.check() == []


def test_its_words_for_figures_go_and_what_was_kept_of_merged_records(tmp_path: Path) -> None:
    with told(tmp_path / "told.blotter") as project:
        source = project.source("quill.txt")
        first, other = (making.make(project, schema.kind(project, "training"), [each])
                        for each in project.segments_of(source))  # fmt: skip
        project.apply(first[1])
        project.apply(other[1])
        one, two = project.records.values()
        (evidence,) = project.evidence_of(one)
        words = ("the Brackwater unit", "ten of them, we hear", "eleven")
        some = [Quantity(new_id(), "units", best=1, words=each) for each in words]
        some[1] = some[1]._replace(evidence=evidence.id)
        project.apply(factories.edit(replace(one, quantities=tuple(some))))
        project.apply(uniting.merge(project, project.records[one.id], two))
        project.undo()
        project.redo()
        erasing.erase(project, source, with_backups=True)
        kept = [each.words for record in project.records.values() for each in record.quantities]
        assert kept == ["", "", "eleven"]
        for (packed,) in project.database.read().execute("SELECT packed FROM image"):
            images = zlib.decompress(packed).decode()
            for word in ("Brackwater", "Zorina", "ten of them"):
                assert word not in images
        while project.next_undo():
            project.undo(any_coder=True)
        assert project.check() == []

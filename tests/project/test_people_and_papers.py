"""Planning coders, documents and memos."""

import pytest

from blotter.domain.query import SegmentQuery
from blotter.domain.segment import Span
from blotter.errors import NotFound, Refused
from blotter.project import assignments, coders, codes, memos, reports, segments, sources
from blotter.project.project import Project
from factories import foreign, import_of, text_source


@pytest.mark.parametrize("name", ["Ada", "ADA", " ada "])
def test_two_coders_never_share_a_name(project: Project, name: str) -> None:
    with pytest.raises(Refused, match="“Ada” already"):
        coders.add(project, name)
    with pytest.raises(Refused, match="“Ada” already"):
        coders.rename(project, project.coder("Ben"), name)


def test_renaming_a_coder_keeps_all_that_is_theirs(project: Project) -> None:
    ada = project.coder("Ada")
    project.apply(coders.rename(project, ada, "Ada Ó."))
    assert project.coder("Ada Ó.").id == ada.id
    assert project.actor == project.coder("Ada Ó.")
    assert coders.rename(project, project.coder("Ada Ó."), "Ada Ó.") is None
    with pytest.raises(NotFound):
        project.coder("Ada")
    assert project.counts_by_source(ada.id)


def test_a_coder_with_segments_stays_and_one_without_goes(project: Project) -> None:
    with pytest.raises(Refused, match=r"“Ada” cannot be removed .* \(2\)"):
        coders.remove(project, project.coder("Ada"))
    zoe, added = coders.add(project, "Zoe")
    project.apply(added)
    project.act_as("Zoe")
    project.apply(memos.write(project, memos.subject(project, "project"), "Zoe was here."))
    project.apply(codes.add(project, "by Zoe")[1])
    project.apply(assignments.mark_done(project, zoe, list(project.sources.values())))
    project.apply(foreign(project))
    assert [each.coder for each in project.foreign_imports()] == [zoe.id]
    project.apply(coders.remove(project, zoe))
    assert project.actor is None
    assert [each.name for each in project.coders.values()] == ["Ada", "Ben"]
    assert project.check() == []
    assert memos.read(project, memos.subject(project, "project")) == "Zoe was here."
    assert [each.coder for each in project.foreign_imports()] == [None]
    who = [line["coder"] for line in reports.report(project, "history").records()]
    assert who[-4:] == ["Zoe", "Zoe", None, "Zoe"]
    project.undo(any_coder=True)
    assert project.coder("Zoe") == zoe
    assert len(project.statuses(zoe)) == 2


def test_coders_come_in_the_order_of_their_coming_also_after_undo(project: Project) -> None:
    for name in ("Zoe", "Cem"):
        project.apply(coders.add(project, name)[1])
    project.apply(coders.remove(project, project.coder("Zoe")))
    project.undo()
    assert [each.name for each in project.coders.values()] == ["Ada", "Ben", "Zoe", "Cem"]


def test_documents_are_named_once(project: Project) -> None:
    notes = project.source("notes.txt")
    with pytest.raises(Refused, match=r"“boats.txt” already"):
        sources.rename(project, notes, "boats.txt")
    assert sources.rename(project, notes, "notes.txt") is None
    project.apply(sources.rename(project, notes, "Notes.txt"))
    assert next(iter(project.sources.values())).name == "Notes.txt"
    with pytest.raises(NotFound, match=r"Did you mean “Notes.txt”"):
        project.source("notes.txt")
    for name in ("", "a\nb", "\u202etxt"):
        with pytest.raises(Refused):
            sources.rename(project, project.source("Notes.txt"), name)


def test_removing_a_document_takes_all_that_hangs_on_it(project: Project) -> None:
    notes = project.source("notes.txt")
    project.apply(memos.write(project, memos.Subject(notes), "On notes."))
    project.apply(assignments.mark_done(project, project.coder("Ben"), [notes]))
    project.apply(foreign(project))
    project.apply(sources.remove(project, notes))
    assert [each.kind for each in project.foreign_elements()] == ["Graph"]
    assert [each.name for each in project.sources.values()] == ["boats.txt"]
    assert (project.count(), len(project.memos()), project.assignments()) == (0, 1, [])
    assert project.check() == []
    project.undo()
    assert (project.count(), len(project.memos()), len(project.assignments())) == (4, 2, 2)
    assert [each.kind for each in project.foreign_elements()] == ["PictureSource", "Graph"]
    assert project.text(notes).startswith("Officers")
    assert project.original(notes).startswith(b"Officers")


def test_two_documents_share_a_text_and_neither_takes_it_away(project: Project) -> None:
    twin = text_source(name="twin.txt")
    project.apply(import_of(twin))
    project.apply(sources.remove(project, project.source("notes.txt")))
    assert project.text(project.source("twin.txt")).startswith("Officers")
    project.undo()
    assert project.check() == []


def test_languages(project: Project) -> None:
    notes = project.source("notes.txt")
    project.apply(sources.set_language(project, notes, "zh"))
    assert project.source("notes.txt").language == "zh"
    assert sources.set_language(project, project.source("notes.txt"), "zh") is None


@pytest.mark.parametrize("named", ["project", "code:training/academy", "source:notes.txt", "segment"])
def test_a_memo_is_written_changed_and_emptied(project: Project, named: str) -> None:
    if named == "segment":
        named = f"segment:{next(iter(project.retrieve())).id}"

    def read() -> str:
        return memos.read(project, memos.subject(project, named))

    for text in ("First.", "Second,\nmit Umlaut ü 👮‍♀️", ""):
        project.apply(memos.write(project, memos.subject(project, named), text))
        assert read() == text
        assert memos.write(project, memos.subject(project, named), text) is None
    project.undo()
    assert read().startswith("Second")
    assert project.check() == []


@pytest.mark.parametrize("named", ["code:none", "source:none", "segment:none", "notes.txt", "", "coder:Ada"])
def test_a_memo_on_nothing(project: Project, named: str) -> None:
    with pytest.raises(NotFound):
        memos.subject(project, named)


def test_what_only_coder_acts_unless_somebody_else_is_named(project: Project) -> None:
    project.apply(segments.unmark(project, list(project.retrieve())))
    project.apply(coders.remove(project, project.coder("Ben")))
    project.act_as(None)
    assert project.actor == project.coder("Ada")
    source, code = project.source("notes.txt"), project.codebook.find("training")
    assert segments.mark(project, source, code, [Span(0, 3)]).marked[0].coder == project.coder("Ada").id


def test_what_no_text_can_hold_is_replaced_wherever_words_are_typed(project: Project) -> None:
    odd, stored = "a\udcffb\r\nc", "a\ufffdb\nc"
    source, training = project.source("notes.txt"), project.codebook.find("training")
    marking = segments.mark(project, source, training, [Span(1, 3)], memo=odd)
    project.apply(marking.edit)
    assert project.segment(marking.marked[0].id).memo == stored
    assert segments.write_memo(project, project.segment(marking.marked[0].id), odd) is None
    project.apply(memos.write(project, memos.subject(project, "project"), odd))
    assert memos.read(project, memos.subject(project, "project")) == stored
    project.apply(codes.add(project, "new", short=odd)[1])
    project.apply(codes.define(project, training, full=odd))
    assert (project.codebook.find("new").short, project.codebook.find("training").full) == (stored, stored)
    project.save_draft("project", odd)
    assert project.drafts()["project"][0] == stored
    assert project.count(SegmentQuery(words="\udcff")) == 1
    assert project.check() == []

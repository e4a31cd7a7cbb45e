"""Reading a document again in another encoding."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from blotter.domain.segment import Span
from blotter.errors import Refused
from blotter.interchange.options import TextOptions
from blotter.project import coders, codes, memos, segments, sources, transfer
from blotter.project.project import Project

RIGHT = "Emniyet İşbirliği: Türkiye, İstanbul ve Şırnak. Plain words follow here.\n"


@pytest.fixture
def misread(tmp_path: Path) -> Iterator[Project]:
    """A Turkish document that was read as Western European."""
    file = tmp_path / "turkish.txt"
    file.write_bytes(RIGHT.encode("cp1254"))
    project = Project.create(tmp_path / "study.blotter")
    coder, edit = coders.add(project, "Ada")
    project.apply(edit)
    project.act_as(coder.name)
    project.apply(codes.add(project, "training")[1])
    transfer.import_files(project, [transfer.Incoming(file, options=TextOptions(encoding="cp1252"))])
    yield project
    project.close()


def code(project: Project, words: str) -> None:
    source, meaning = project.source("turkish.txt"), project.codebook.find("training")
    start = project.text(source).index(words)
    project.apply(segments.mark(project, source, meaning, [Span(start, start + len(words))]).edit)


def test_the_text_becomes_right_and_segments_go_along(misread: Project) -> None:
    code(misread, "Plain words")
    assert misread.text(misread.source("turkish.txt")) != RIGHT
    misread.apply(sources.reread(misread, misread.source("turkish.txt"), "cp1254"))
    source = misread.source("turkish.txt")
    assert (misread.text(source), source.encoding) == (RIGHT, "cp1254")
    (segment,) = misread.segments_of(source)
    assert RIGHT[segment.start : segment.end] == "Plain words"
    assert misread.check() == []
    misread.undo()
    assert misread.text(misread.source("turkish.txt")) != RIGHT
    assert misread.check() == []


def test_notes_on_passages_go_along(misread: Project) -> None:
    source = misread.source("turkish.txt")
    start = misread.text(source).index("Plain words")
    about = memos.subject(misread, f"passage:{start}:{start + 11}:turkish.txt")
    misread.apply(memos.write(misread, about, "why?"))
    misread.apply(sources.reread(misread, source, "cp1254"))
    (note,) = misread.notes_of(misread.source("turkish.txt"))
    assert note.span is not None
    assert RIGHT[slice(*note.span)] == note.quote == "Plain words"


def test_an_encoding_that_reads_the_same_is_still_noted(misread: Project) -> None:
    source = misread.source("turkish.txt")
    assert sources.reread(misread, source, source.encoding) is None
    plain = misread.text(source)
    assert plain.encode("cp1252").decode("iso-8859-1") == plain
    misread.apply(sources.reread(misread, source, "iso-8859-1"))
    assert misread.source("turkish.txt").encoding == "iso-8859-1"
    assert misread.text(misread.source("turkish.txt")) == plain
    assert misread.check() == []


def test_a_coded_wrong_letter_is_not_lost_silently(misread: Project) -> None:
    wrong = misread.text(misread.source("turkish.txt"))[:18]
    code(misread, wrong)
    with pytest.raises(Refused, match=r"passages \(1\)"):
        sources.reread(misread, misread.source("turkish.txt"), "cp1254")


def test_of_many_places_with_the_same_words_each_keeps_its_own(tmp_path: Path) -> None:
    right = f"{'é' * 30} the end. the cat. the dog. {'ü' * 20} the mouse, aaaa."
    file = tmp_path / "turkish.txt"
    file.write_text(right, encoding="utf-8")
    with Project.create(tmp_path / "study.blotter") as project:
        project.apply(coders.add(project, "Ada")[1])
        project.act_as("Ada")
        project.apply(codes.add(project, "training")[1])
        transfer.import_files(project, [transfer.Incoming(file, options=TextOptions(encoding="cp1252"))])
        source, meaning = project.source("turkish.txt"), project.codebook.find("training")
        wrong = project.text(source)
        for words in ("the", "aa"):
            starts = [at for at in range(len(wrong)) if wrong.startswith(words, at)]
            spans = [Span(at, at + len(words)) for at in starts]
            project.apply(segments.mark(project, source, meaning, spans).edit)
        project.apply(sources.reread(project, source, "utf-8"))
        found = [(s.quote, s.start) for s in project.segments_of(project.source("turkish.txt"))]
        quotes = ("the", "aa")
        assert found == [(w, at) for at in range(len(right)) for w in quotes if right.startswith(w, at)]
        assert project.check() == []


def test_a_quote_that_stands_less_often_than_before_is_not_guessed(tmp_path: Path) -> None:
    file = tmp_path / "turkish.txt"
    file.write_text("A, ア, A", encoding="cp932")
    with Project.create(tmp_path / "study.blotter") as project:
        project.apply(coders.add(project, "Ada")[1])
        project.act_as("Ada")
        project.apply(codes.add(project, "training")[1])
        transfer.import_files(project, [transfer.Incoming(file, options=TextOptions(encoding="cp1252"))])
        code(project, "A")
        with pytest.raises(Refused, match=r"passages \(1\)"):
            sources.reread(project, project.source("turkish.txt"), "cp932")


def test_the_same_text_is_nothing_to_do(misread: Project) -> None:
    assert sources.reread(misread, misread.source("turkish.txt"), "cp1252") is None

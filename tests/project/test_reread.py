"""Reading a document again in another encoding."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from blotter.domain.edit import Edit, Put
from blotter.domain.segment import Span
from blotter.domain.source import stored_text
from blotter.errors import Refused
from blotter.interchange import documents
from blotter.interchange.options import TextOptions
from blotter.message import Message
from blotter.project import coders, codes, memos, segments, sources, speakers, transfer
from blotter.project.correcting import correcting
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


PAGE = "<nav>Menü</nav><p>Die Grüße von drüben sind <a href='x'>für alle</a> bestimmt.".encode("latin-1")
TALK = "Zoë: Où?\nR1: Là-bas.\nZoë: Quand?\nR1: Après.\n"


def _taken(folder: Path, name: str, content: bytes, options: TextOptions | None = None) -> Project:
    (folder / name).write_bytes(content)
    project = Project.create(folder / "one.blotter")
    transfer.import_files(project, transfer.incoming([folder / name], options=options)[0])
    return project


def test_a_page_is_read_again_by_the_rules_it_was_read_by(tmp_path: Path) -> None:
    project = _taken(tmp_path, "page.html", PAGE, TextOptions(encoding="cp1251"))
    project.apply(sources.reread(project, project.source("page.html"), "latin-1"))
    page = project.source("page.html")
    assert project.text(page) == "Die Grüße von drüben sind für alle bestimmt."
    (link,) = project.structure(page).parts
    assert (link.value, project.text(page)[link.start : link.end]) == ("x", "für alle")
    project.undo()
    assert project.check() == []
    project.close()


def test_a_page_from_before_there_were_rules_has_all_its_text(tmp_path: Path) -> None:
    project = _taken(tmp_path, "page.html", PAGE, TextOptions(encoding="cp1251"))
    (source,) = project.sources.values()
    before = stored_text(documents.document(PAGE, "page.html", "html", "cp1251", "").text)
    former = replace(source, structure=None, text=before.digest, characters=len(before.content))
    project.apply(Edit(label=Message("As it was"), steps=[Put(former)], texts=[before]))
    project.apply(sources.reread(project, project.source("page.html"), "latin-1"))
    page = project.source("page.html")
    assert project.text(page) == "Menü\nDie Grüße von drüben sind für alle bestimmt."
    assert page.structure is None
    project.close()


def test_speakers_have_their_names_right_when_the_text_has(tmp_path: Path) -> None:
    project = _taken(tmp_path, "talk.txt", TALK.encode("latin-1"), TextOptions(encoding="cp1251"))
    project.apply(sources.reread(project, project.source("talk.txt"), "latin-1"))
    talk = project.source("talk.txt")
    assert [each.name for each in speakers.speakers(project, [talk])] == ["Zoë", "R1"]
    project.apply(sources.reread(project, talk, "cp1252"))
    assert [each.name for each in speakers.speakers(project, [talk])] == ["Zoë", "R1"]
    project.close()


def test_what_says_itself_how_it_is_encoded_is_not_read_again(tmp_path: Path) -> None:
    project = _taken(tmp_path, "a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nWords.\n")
    with pytest.raises(Refused, match="another encoding"):
        sources.reread(project, project.source("a.vtt"), "latin-1")
    project.close()


def test_a_corrected_text_is_not_read_again(misread: Project) -> None:
    source = misread.source("turkish.txt")
    at = misread.text(source).index("Plain")
    misread.apply(
        correcting.correct(misread, source, correcting.correction_of(misread.text(source), at, at + 5, "Few"))
    )
    with pytest.raises(Refused, match="would lose that"):
        sources.reread(misread, misread.source("turkish.txt"), "cp1254")
    misread.undo()
    assert sources.reread(misread, misread.source("turkish.txt"), "cp1254") is not None

"""Reading a document again in another encoding."""

from pathlib import Path

import pytest

from blotter.domain.segment import Span
from blotter.errors import Refused
from blotter.interchange.options import TextOptions
from blotter.project import coders, codes, segments, sources, transfer
from blotter.project.project import Project

RIGHT = "Emniyet İşbirliği: Türkiye, İstanbul ve Şırnak. Plain words follow here.\n"


@pytest.fixture
def misread(tmp_path: Path) -> Project:
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


def test_a_coded_wrong_letter_is_not_lost_silently(misread: Project) -> None:
    wrong = misread.text(misread.source("turkish.txt"))[:18]
    code(misread, wrong)
    with pytest.raises(Refused, match="1 coded passages"):
        sources.reread(misread, misread.source("turkish.txt"), "cp1254")


def test_the_same_text_is_nothing_to_do(misread: Project) -> None:
    assert sources.reread(misread, misread.source("turkish.txt"), "cp1252") is None

"""Coder packages: the coder's work and nobody else's, to the byte."""

from pathlib import Path

import pytest

import factories
from blotter.domain.bookmark import Bookmark
from blotter.domain.query import SegmentQuery
from blotter.domain.segment import Span
from blotter.errors import NotFound, Refused
from blotter.project import assignments, codes, memos, packaging, segments
from blotter.project.project import Project
from states import assert_sound

SECRETS = (
    "Zephyrine", "a memo by another hand", "another hand on the code", "the project as another sees it",
    "kept from others", "a passage that another noted",
)  # fmt: skip


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study in which Zephyrine, once Ben, left traces wherever a coder can."""
    path = tmp_path / "study.blotter"
    with factories.study(path) as project:
        zephyrine = project.coder("Ben")
        from blotter.analysis.asking import Question
        from blotter.project import coders, queries

        project.apply(coders.rename(project, zephyrine, SECRETS[0]))
        zephyrine = project.coder(SECRETS[0])
        project.actor = zephyrine
        source = project.source("notes.txt")
        code = project.codebook.find("assistance")
        project.apply(segments.mark(project, source, code, [Span(50, 60)], zephyrine, SECRETS[1]).edit)
        project.apply(memos.write(project, memos.subject(project, "code:assistance"), SECRETS[2]))
        project.apply(memos.write(project, memos.Subject(), SECRETS[3]))
        project.apply(queries.save(project, SECRETS[4], Question(any_of=("training",))))
        project.apply(memos.write(project, memos.Subject(source, Span(3, 9)), SECRETS[5]))
        project.apply(codes.define(project, code, full="Given, not sold."))
        project.apply(assignments.mark_done(project, zephyrine, [source]))
        project.save_draft("project", SECRETS[3])
        project.keep_bookmark(source, zephyrine, Bookmark(9, 3, 15))
        project.act_as("Ada")
        project.apply(assignments.mark_done(project, project.coder("Ada"), [source]))
    return path


def test_nothing_of_the_others_is_in_its_bytes(study: Path, tmp_path: Path) -> None:
    package = tmp_path / "for ada.blotter"
    with Project(study) as project:
        others = project.coder(SECRETS[0]).id
        theirs = [each.id for each in project.retrieve(SegmentQuery(coders=frozenset([others])))]
        packaging.package(project, project.coder("Ada"), package)
    beside = [path for path in tmp_path.iterdir() if path.name.startswith(package.name)]
    assert beside == [package]
    content = package.read_bytes()
    for secret in SECRETS:
        for encoded in (secret.encode(), secret.encode("utf-16-le"), secret.encode("utf-16-be")):
            assert encoded not in content
    for identity in (others, *theirs):
        assert bytes.fromhex(identity) not in content
        assert identity.encode() not in content
    # Were it looked for in the wrong way, it would not be found in the study either.
    whole = study.read_bytes()
    assert all(secret.encode() in whole for secret in SECRETS if secret != SECRETS[4])
    assert bytes.fromhex(theirs[0]) in whole


def test_it_holds_documents_codebook_and_the_coders_work(study: Path, tmp_path: Path) -> None:
    package = tmp_path / "ada.blotter"
    with Project(study) as project:
        ada = project.coder("Ada")
        packed = packaging.package(project, ada, package)
        own = list(project.retrieve(SegmentQuery(coders=frozenset([ada.id]))))
        expected = (project.sources, project.codebook, {ada.id: ada}, own)
        texts = [project.text(source) for source in project.sources.values()]
        originals = [project.original(source) for source in project.sources.values()]
        assert packed.left_out == project.count() - len(own)
        states = [project.revisions.state(each.id) for each in project.revisions]
    with Project(package) as project:
        assert (project.sources, project.codebook, project.coders, list(project.retrieve())) == expected
        assert [project.text(source) for source in project.sources.values()] == texts
        assert [project.original(source) for source in project.sources.values()] == originals
        assert {a.coder for a in project.assignments()} == {ada.id}
        assert [project.revisions.state(each.id) for each in project.revisions] == states
        assert [str(each.label) for each in project.history()] == ["Package for Ada"]
        assert project.next_undo() is None
        assert project.drafts() == {}
        code = project.codebook.find("training")
        project.act_as("Ada")
        project.apply(codes.rename(project, code, "teaching"))
        project.undo()
    assert_sound(package)


def test_it_is_an_event_that_both_histories_share(study: Path, tmp_path: Path) -> None:
    package = tmp_path / "ada.blotter"
    with Project(study) as project:
        undo = project.next_undo()
        packaging.package(project, project.coder("Ada"), package)
        last = project.history()[-1]
        assert project.next_undo() == undo
    with Project(package, writable=False) as project:
        assert project.history()[0].id == last.id


def test_a_file_that_is_there_is_left_as_it_is(study: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken.blotter"
    taken.write_text("mine")
    with Project(study) as project:
        lines = len(project.history())
        with pytest.raises(Refused, match="exists already"):
            packaging.package(project, project.coder("Ada"), taken)
        with pytest.raises(NotFound, match="no folder"):
            packaging.package(project, project.coder("Ada"), tmp_path / "nowhere" / "ada.blotter")
        assert len(project.history()) == lines
    assert taken.read_text() == "mine"
    assert [path for path in tmp_path.iterdir() if path.name.endswith(".part")] == []

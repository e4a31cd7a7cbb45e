"""Corrections of texts in a file: everything placed moves by rule, and undo restores every row exactly."""

import os
import random
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blotter.domain.case import Case, CasePart
from blotter.domain.edit import Edit, Put, Splice
from blotter.domain.entity import Entity, new_id
from blotter.domain.memo import Memo
from blotter.domain.moved_passage import Move, MovedPassage
from blotter.domain.segment import Segment, Span
from blotter.domain.shifting import Replacement, motion, ordered, replaced
from blotter.domain.source import Heading, Source, digest_of, stored_layer
from blotter.domain.structure import Page, Part, PartKind, Structure, packed
from blotter.errors import PastUnreadable
from blotter.message import Message
from blotter.project import codes
from blotter.project.project import Project
from factories import code, coder, edit, import_of, revision, segment, study, text_source
from states import assert_sound, state

WORDS = "The boats were a gift of the neighbours, 警察 👮‍♀️ said.\nNobody asked who paid.\n"
EXAMPLES = int(os.environ.get("BLOTTER_EXAMPLES", "25"))


_LAST = "SELECT edit, packed FROM image ORDER BY edit DESC LIMIT 1"


def splice(source: Source, *replacements: Replacement) -> Edit:
    return Edit(label=Message("Correct"), steps=[Splice(source.id, tuple(replacements))])


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which something of every kind is placed everywhere in a text."""
    path = tmp_path_factory.mktemp("placed") / "study.blotter"
    with Project.create(path) as project:
        text = text_source(WORDS)
        pages = (Page(0, 40, "1"), Page(40, 56, "2"), Page(56, len(WORDS), "3"))
        parts = (Part(4, 9, PartKind.CAPTION), Part(56, 78, PartKind.TURN, "Ada"))
        known = stored_layer(packed(Structure(pages=pages, parts=parts)))
        source = replace(text.source, headings=(Heading(0, 21, 1),), structure=known.digest)
        project.apply(replace(import_of(text._replace(source=source)), layers=[known]))
        by, case = coder(), Case(id=new_id(), name="Ada")
        project.apply(edit(by, case))
        of, making = codes.add(project, "training")
        project.apply(making)
        things: list[Entity] = []
        for start in range(0, len(WORDS) - 3, 3):
            for length in (1, 3, 11):
                span = Span(start, min(start + length, len(WORDS)))
                quote = WORDS[slice(*span)]
                place = {"source": source.id, "start": span.start, "end": span.end, "quote": quote}
                things += [
                    segment(text._replace(source=source), of, by, span),
                    Memo(id=new_id(), text="why?", **place),
                    CasePart(id=new_id(), case=case.id, **place),
                ]
        project.apply(edit(*things))
    return path


@pytest.fixture
def project(placed: Path, tmp_path: Path) -> Iterator[Project]:
    path = tmp_path / "study.blotter"
    path.write_bytes(placed.read_bytes())
    with Project(path) as opened:
        yield opened


@st.composite
def replacements(draw: st.DrawFn, length: int) -> tuple[Replacement, ...]:
    cuts = sorted(draw(st.lists(st.integers(0, length), min_size=2, max_size=8)))
    words = st.text(alphabet="ab 警\n", max_size=6)
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return ordered((Replacement(start, end, draw(words)) for start, end in pairs), length)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_corrections_and_their_undo_restore_every_row(
    placed: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("study") / "study.blotter"
    path.write_bytes(placed.read_bytes())
    with Project(path) as project:
        states = [state(path)]
        for _ in range(data.draw(st.integers(1, 3))):
            (source,) = project.sources.values()
            text, before = project.text(source), {s.id: s for s in project.segments_of(source)}
            made = data.draw(replacements(len(text)))
            if not replaced(text, made):
                continue
            if project.apply(splice(source, *made)) is None:
                assert replaced(text, made) == text
                continue
            states.append(state(path))
            (source,) = project.sources.values()
            after = replaced(text, made)
            assert project.text(source) == after
            now = {s.id: s for s in project.segments_of(source)}
            moving = motion(made)
            lost = {m.about for m in project.moved_passages() if m.move is Move.LOST}
            for each in before.values():
                span = moving.moved(each.span)
                if span.length:
                    assert now[each.id] == replace(
                        each, start=span.start, end=span.end, quote=after[slice(*span)]
                    )
                else:
                    assert each.id not in now
                    assert each.id in lost
            assert project.check() == []
            if data.draw(st.booleans()):
                project.close()
                project = Project(path)
        for held in reversed(states[:-1]):
            project.undo()
            assert state(path) == held
            assert project.check() == []
        for held in states[1:]:
            project.redo()
            assert state(path) == held
            assert project.check() == []
        project.close()
    assert_sound(path)


def test_what_is_lost_is_kept_whole(project: Project) -> None:
    (source,) = project.sources.values()
    gone = [s for s in project.segments_of(source) if Span(3, 16).contains(s.span)]
    changes = project.apply(splice(source, Replacement(3, 16, "")))
    assert changes is not None
    assert changes.touches(Source, Segment, Memo, CasePart, MovedPassage)
    lost = {m.about: m for m in project.moved_passages() if m.move is Move.LOST and m.type == "Segment"}
    assert lost.keys() == {each.id for each in gone}
    for each in gone:
        moved = lost[each.id]
        assert (moved.quote, moved.start, moved.end) == (each.quote, 3, 3)
        assert moved.coder == each.coder
        assert f'"code":"{each.code}"' in moved.kept
        assert f'"start":{each.start},"end":{each.end}' in moved.kept


def test_what_changed_is_listed_once_with_its_first_words(project: Project) -> None:
    (source,) = project.sources.values()
    project.apply(splice(source, Replacement(4, 9, "ships")))
    (source,) = project.sources.values()
    project.apply(splice(source, Replacement(4, 9, "canoes")))
    listed = [m for m in project.moved_passages() if m.type == "Segment"]
    assert len({m.about for m in listed}) == len(listed)
    words = {m.about: m.quote for m in listed}
    over = next(s for s in project.segments_of(project.source(source.name)) if s.quote == " canoes were")
    assert words[over.id] == " boats were"


def test_headings_pages_and_the_way_to_the_text_as_read_follow(project: Project) -> None:
    (source,) = project.sources.values()
    project.apply(splice(source, Replacement(4, 9, "canoes")))
    source = project.source(source.name)
    assert source.headings == (Heading(0, 22, 1),)
    structure = project.structure(source)
    assert [page.start for page in structure.pages] == [0, 41, 57]
    assert structure.parts[0] == Part(4, 10, PartKind.CAPTION)
    assert structure.shifts == ((4, 4), (9, 10))


def texts_in(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {content for (content,) in connection.execute("SELECT content FROM text")}


def test_a_text_that_only_the_way_back_needs_is_not_kept_twice(tmp_path: Path) -> None:
    path = tmp_path / "study.blotter"
    study(path).close()
    with Project(path) as project:
        source = project.source("boats.txt")
        project.apply(splice(source, Replacement(4, 9, "canoes")))
        project.apply(splice(project.source("boats.txt"), Replacement(4, 10, "rafts")))
    assert "The rafts were a gift.\n" in texts_in(path)
    assert not texts_in(path) & {"The boats were a gift.\n", "The canoes were a gift.\n"}
    with Project(path) as project:
        project.undo()
        project.undo()
        assert project.text(project.source("boats.txt")) == "The boats were a gift.\n"
        project.redo()
        assert project.text(project.source("boats.txt")) == "The canoes were a gift.\n"
    assert_sound(path)


def test_a_text_that_something_else_needs_stays(tmp_path: Path) -> None:
    """Another document has it, or had it and was removed: undo finds it."""
    path = tmp_path / "study.blotter"
    study(path).close()
    before = "The boats were a gift.\n"
    with Project(path) as project:
        project.apply(splice(project.source("boats.txt"), Replacement(4, 9, "canoes")))
        twin = text_source(before, "twin.txt")
        twin = twin._replace(source=replace(twin.source, original=digest_of(before.encode())))
        project.apply(import_of(twin))
        project.undo()
    assert before in texts_in(path)
    with Project(path) as project:
        project.redo()
        assert project.text(project.source("twin.txt")) == before
    assert_sound(path)


def test_the_journal_keeps_the_way_back_and_no_copies(tmp_path: Path) -> None:
    """A hundred thousand segments shift, and the journal does not grow by them."""
    path = tmp_path / "study.blotter"
    line = "The boats were a gift of the neighbours. "
    text = text_source(line * 20_000)
    chance, by, of = random.Random(7), coder(), code()
    with Project.create(path) as project:
        project.apply(import_of(text))
        project.apply(edit(by, of, revision([of])))
        spans = (Span(at, at + 1 + chance.randrange(60)) for at in chance.choices(range(800_000), k=100_000))
        steps = [Put(segment(text, of, by, span)) for span in spans]
        project.apply(Edit(label=Message("Code"), steps=steps))
        before = state(path)
        project.apply(splice(text.source, Replacement(4, 9, "canoes")))
        project.undo()
        project.redo()
        project.undo()
        assert state(path) == before
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("SELECT sum(length(packed)) FROM image WHERE edit > 3").fetchone()
    assert size < 5_000


def test_an_image_of_another_text_is_refused(project: Project) -> None:
    """A journal that does not fit what is there is said to be damaged, and nothing is written."""
    (source,) = project.sources.values()
    project.apply(splice(source, Replacement(4, 9, "canoes")))
    path = project.path
    project.close()
    with closing(sqlite3.connect(path)) as connection:
        edit_, packed_ = connection.execute(
            "SELECT edit, packed FROM image ORDER BY edit DESC LIMIT 1"
        ).fetchone()
        wrong = zlib.decompress(packed_).replace(b'"boats"', b'"goats"', 1)
        connection.execute("UPDATE image SET packed = ? WHERE edit = ?", (zlib.compress(wrong), edit_))
        connection.commit()
    with Project(path) as opened:
        before = state(path)
        with pytest.raises(PastUnreadable):
            opened.undo()
        assert state(path) == before

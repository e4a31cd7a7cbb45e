"""A blind round, told from Ada's side: whatever Ben does in it, every answer is as if he did nothing.

Two copies of one project are asked the same. In one of them Ben has coded, noted, taken back and searched; in
the other he has not begun. As long as the round is blind, no report, export, search, list or history tells
one from the other, neither to Ada nor to nobody in particular. Then it opens, and all of it is there.
"""

import json
import shutil
from pathlib import Path

import pytest
from tests.cli import conftest as cli
from tests.cli.conftest import Run

import factories
from blotter.analysis.asking import Question
from blotter.domain.code_note import Decision as Choice
from blotter.domain.query import SegmentQuery
from blotter.domain.segment import Segment, Span
from blotter.errors import BlotterError
from blotter.interchange.formats import FORMATS, WHATS
from blotter.project import (
    assignments,
    code_notes,
    memos,
    merging,
    packaging,
    queries,
    rounds,
    segments,
)
from blotter.project.merging import Decisions
from blotter.project.project import Project
from blotter.project.reports import REPORTS
from blotter.project.rounds import RoundPlan

run = cli.run

NAME = "study.blotter"
MARKS = ("zebra", "Quagga", "okapi")
"""Words that stand nowhere but in what Ben writes."""

QUESTIONS: tuple[tuple[str, ...], ...] = (
    *(("report", each.name, NAME) for each in REPORTS),
    *(("report", each.name, NAME, "--json") for each in REPORTS),
    *(("report", each.name, NAME, "--round", "Pilot") for each in REPORTS),
    ("agreement", NAME),
    ("agreement", NAME, "--round", "Pilot"),
    ("agreement", NAME, "--round", "Pilot", "--coder", "Ben", "--coder", "Ada", "--unit", "match"),
    ("coder", "list", NAME),
    ("codes", "list", NAME, "--json"),
    ("codes", "set", "list", NAME),
    ("codes", "rule", "list", NAME),
    ("codes", "note", "list", NAME),
    ("query", "list", NAME, "--json"),
    ("revisions", "list", NAME),
    ("round", "list", NAME, "--json"),
    ("round", "show", NAME, "Pilot"),
    ("round", "show", NAME, "Pilot", "--json"),
    ("history", NAME),
    ("history", NAME, "--json"),
    ("backups", NAME),
    ("check", NAME),
    ("search", NAME, "officers"),
    ("search", NAME, "zebra"),
    ("search", NAME, "officers", "--code", "training", "--coder", "Ada", "--dry-run"),
    ("report", "segments", NAME, "--coder", "Ben"),
    ("report", "segments", NAME, "--words", "zebra"),
    ("report", "passages", NAME, "--memo", "--memo-words", "zebra"),
    ("report", "code-by-code", NAME, "--across-coders"),
    ("agreement", NAME, "--coder", "Ada", "--coder", "Ben"),
)


@pytest.fixture
def idle(tmp_path: Path) -> Path:
    """A folder with a project in which Ada has coded in a blind round, and Ben has not."""
    folder = tmp_path / "idle"
    folder.mkdir()
    with factories.study(folder / NAME) as project:
        plan = RoundPlan(name="Pilot", coders=tuple(project.people.values()))
        project.apply(rounds.start(project, plan))
        project.work_in(project.round("Pilot"))
        mark(project, "notes.txt", "training", Span(0, 8))
        mark(project, "boats.txt", "assistance", Span(4, 9))
    return folder


@pytest.fixture
def busy(idle: Path, tmp_path: Path) -> Path:
    """The same project after Ben has done all sorts of things in the round."""
    folder = Path(shutil.copytree(idle, tmp_path / "busy"))
    with Project(folder / NAME) as project:
        project.act_as("Ben")
        project.work_in(project.round("Pilot"))
        source = project.source("notes.txt")
        first = mark(project, "notes.txt", "training", Span(0, 20), "a zebra here")
        mark(project, "notes.txt", "assistance", Span(26, 48))
        mark(project, "boats.txt", "training/academy", Span(0, 9))
        project.apply(segments.set_bounds(project, first, Span(0, 24)))
        project.apply(memos.write(project, memos.Subject(source), "Quagga thoughts"))
        project.apply(memos.write(project, memos.Subject(source, Span(3, 9)), "zebra on a passage"))
        project.apply(memos.write(project, memos.Subject(project.codebook.find("assistance")), "okapi"))
        project.apply(queries.save(project, "okapis", Question(any_of=("training",), words="zebra")))
        project.save_draft("project", "an okapi that is being typed", project.actor)
        project.apply(segments.unmark(project, [mark(project, "notes.txt", "training", Span(70, 80))]))
        mark(project, "boats.txt", "training", Span(10, 14))
        project.undo()
        project.redo()
        project.undo()
    return folder


def mark(project: Project, source: str, path: str, span: Span, memo: str = "") -> Segment:
    """Give a passage a code."""
    marking = segments.mark(project, project.source(source), project.codebook.find(path), [span], memo=memo)
    project.apply(marking.edit)
    return marking.marked[0]


@pytest.fixture(params=["Ada", ""])
def viewer(request: pytest.FixtureRequest, tmp_path: Path, run: Run) -> str:
    """Who asks, as the settings have it: Ada, or nobody."""
    name: str = request.param
    (tmp_path / "settings.json").write_text(json.dumps({"coder": name}))
    return name


def asked(
    run: Run, monkeypatch: pytest.MonkeyPatch, folder: Path, words: tuple[str, ...]
) -> tuple[object, ...]:
    """What a command answers in a folder."""
    monkeypatch.chdir(folder)
    ran = run(*words)
    assert "Traceback" not in ran.err
    return ran.status, ran.out, ran.err


def contents(path: Path) -> list[tuple[str, bytes]]:
    """What is in a file, or in the files of a folder."""
    if not path.is_dir():
        return [(path.name, path.read_bytes())]
    files = (each for each in sorted(path.rglob("*")) if each.is_file())
    return [(each.relative_to(path).as_posix(), each.read_bytes()) for each in files]


def test_no_command_tells_what_ben_did(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    viewer: str,
    idle: Path,
    busy: Path,
) -> None:
    for words in QUESTIONS:
        before, after = (asked(run, monkeypatch, folder, words) for folder in (idle, busy))
        assert after == before, words
        if "zebra" not in words:
            assert not any(each in str(after) for each in MARKS), words


def test_no_export_tells_what_ben_did(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    viewer: str,
    idle: Path,
    busy: Path,
) -> None:
    written = 0
    for row in FORMATS:
        for what in WHATS:
            if what not in row.writes or row.suffixes == (".pdf",):
                continue
            suffix = row.suffixes[0] if row.suffixes else ""
            name = f"out{suffix}"
            words = ("export", NAME, name, "--what", what, "--format", row.id)
            before, after = (asked(run, monkeypatch, folder, words) for folder in (idle, busy))
            assert after == before, words
            if before[0] == 0 and suffix not in (".xlsx", ".docx"):
                assert contents(busy / name) == contents(idle / name), words
                written += 1
    assert written > 2 * len(WHATS)


def test_nothing_is_read_from_the_open_project(idle: Path, busy: Path) -> None:
    with Project(idle / NAME) as one, Project(busy / NAME) as other:
        ben = other.coder("Ben")
        hidden = own(other, ben.id)
        assert len(hidden) == 3
        for project in (one, other):
            project.act_as("Ada")
        for round_name in (None, "Pilot"):
            for project in (one, other):
                project.work_in(project.round(round_name) if round_name else None)
            assert facts(one) == facts(other)
        assert other.segments_by_id(hidden) == []
        assert other.next_undo() is None
        assert other.undo_size() == other.redo_size() == 0
        for step in (other.undo, other.redo):
            with pytest.raises(BlotterError) as refused:
                step(any_coder=True)
            assert "training" not in str(refused.value)
        assert other.drafts() == {}
        assert rounds.state(one, one.round("Pilot")) == rounds.state(other, other.round("Pilot"))


def own(project: Project, coder: str) -> list[str]:
    """The ids of a coder's segments of the round."""
    held = project.round("Pilot").id
    with project.whole():
        return [each.id for each in project.retrieve(SegmentQuery(coders=frozenset([coder]), round=held))]


def facts(project: Project) -> list[object]:
    """What the window shows of a project."""
    sources, book = list(project.sources.values()), project.codebook
    return [
        [each.id for each in project.retrieve()],
        [project.placed_in(source) for source in sources],
        [project.notes_of(source) for source in sources],
        [each.text for each in project.memos()],
        project.counts_by_code(),
        project.counts_by_source(),
        project.counts_by_pair(),
        project.touched_by([code.id for code in book]),
        [project.codes_given(coder) for coder in project.coders.values()],
        [project.statuses(coder) for coder in project.coders.values()],
        project.history(),
        project.saved_queries(),
        project.notices,
    ]


def test_a_merge_takes_ben_in_and_tells_nothing_of_him(idle: Path, busy: Path) -> None:
    with Project(idle / NAME) as into, merging.opened(into, [busy / NAME]) as copies:
        into.act_as("Ada")
        made = merging.plan(into, copies, Decisions())
        assert made.questions == []
        assert [came for came in made.report.came if came.what in ("Segment", "Memo")] == []
        assert made.report.remarks == []
        merging.carry_out(into, made)
        assert len(own(into, into.coder("Ben").id)) == 3
        assert {each.coder for each in into.retrieve() if each.round} == {into.coder("Ada").id}
        assert not any(each.coder == into.coder("Ben").id for each in into.history() if each.copy)
        assert into.check() == []


def test_a_memo_of_ada_is_not_joined_with_one_of_ben(idle: Path, busy: Path) -> None:
    """Both wrote about the same things, each in a copy: neither reads the other, or loses their own."""
    words = {"source": "What Ada thinks", "passage": "of a passage"}
    with Project(idle / NAME) as copy:
        copy.act_as("Ada")
        source = copy.source("notes.txt")
        copy.apply(memos.write(copy, memos.Subject(source), words["source"]))
        copy.apply(memos.write(copy, memos.Subject(source, Span(3, 9)), words["passage"]))
        copy.work_in(copy.round("Pilot"))
        mark(copy, "notes.txt", "training", Span(30, 40))
    with Project(busy / NAME) as into, merging.opened(into, [idle / NAME]) as copies:
        into.act_as("Ada")
        made = merging.plan(into, copies, Decisions())
        assert [came.coder for came in made.report.came if came.what == "Memo"] == ["Ada"]
        assert not any(came.removed or came.changed for came in made.report.came)
        merging.carry_out(into, made)
        assert {each.text for each in into.memos()} == {"Not sure yet.", *words.values()}
        into.act_as("Ben")
        told = {each.text for each in into.memos()}
        assert told == {"Not sure yet.", "Quagga thoughts", "zebra on a passage", "okapi"}
        assert into.check() == []


def test_what_ben_decides_about_a_note_is_kept_from_ada(idle: Path) -> None:
    with Project(idle / NAME) as project:
        project.act_as("Ada")
        project.work_in(None)
        note, edit = code_notes.add(project, project.codebook.find("training"), "Is this clear?")
        project.apply(edit)
        project.act_as("Ben")
        project.apply(code_notes.decide(project, note, Choice.DECLINED, "an okapi of a reason"))
        project.act_as("Ada")
        assert project.code_notes() == [note]
        packaging.package(project, project.coder("Ada"), idle / "ada.blotter")
        project.act_as("Ben")
    assert b"okapi" not in (idle / "ada.blotter").read_bytes()


def test_a_merge_does_not_count_the_notes_of_ben(idle: Path, busy: Path) -> None:
    with Project(busy / NAME) as copy:
        copy.act_as("Ben")
        copy.apply(code_notes.add(copy, copy.codebook.find("training"), "An okapi")[1])
    with Project(idle / NAME) as into, merging.opened(into, [busy / NAME]) as copies:
        into.act_as("Ada")
        made = merging.plan(into, copies, Decisions())
        assert [came for came in made.report.came if came.what == "CodeNote"] == []
        merging.carry_out(into, made)
        assert into.code_notes() == []
        into.act_as("Ben")
        assert [each.text for each in into.code_notes()] == ["An okapi"]


def test_a_package_of_ben_says_nothing_to_ada(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    viewer: str,
    idle: Path,
    busy: Path,
) -> None:
    words = ("package", NAME, "ben.blotter", "--coder", "Ben")
    before, after = (asked(run, monkeypatch, folder, words) for folder in (idle, busy))
    assert after == before
    with Project(busy / "ben.blotter", writable=False) as package:
        package.act_as("Ben")
        assert len([each for each in package.retrieve() if each.round]) == 3


def test_an_import_does_not_tell_what_is_there(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    viewer: str,
    idle: Path,
    busy: Path,
) -> None:
    row = {"source": "notes.txt", "start": 26, "end": 48, "code": "assistance", "coder": "Ben"}
    for folder in (idle, busy):
        (folder / "guess.jsonl").write_text(json.dumps(row))
    words = ("import", NAME, "guess.jsonl", "--round", "Pilot")
    before, after = (asked(run, monkeypatch, folder, words) for folder in (idle, busy))
    assert after == before
    with Project(busy / NAME) as project:
        assert len(own(project, project.coder("Ben").id)) == 3


def test_once_all_are_done_everything_is_there(busy: Path) -> None:
    with Project(busy / NAME) as project:
        for name in ("Ada", "Ben"):
            project.act_as(name)
            assert project.round("Pilot").is_blind
            project.work_in(project.round("Pilot"))
            coder = project.coder(name)
            project.apply(assignments.mark_done(project, coder, list(project.sources.values())))
        project.act_as("Ada")
        project.work_in(None)
        opened = project.round("Pilot")
        assert opened.opened
        told = [each.text for each in project.memos()] + [each.memo for each in project.retrieve()]
        for word in MARKS:
            assert any(word in each for each in told)
        assert len(project.segments_by_id(own(project, project.coder("Ben").id))) == 3
        (kept,) = project.kept_agreements(opened)
        rows = json.loads(kept.told)
        assert {tuple(row["coders"]) for row in rows} == {("Ada", "Ben")}
        assert next(row for row in rows if row["code"] == "training")["segments"] == {"Ada": 1, "Ben": 1}
        assert project.freezes == []
        assert project.check() == []

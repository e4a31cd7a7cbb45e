"""A study and a copy of it that differ in as many ways as people are asked about."""

import shutil
from collections.abc import Callable
from pathlib import Path

import open_window
import small_study
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blotter.domain.codebook import Code
from blotter.domain.segment import Segment, Span
from blotter.project import coders, codes, memos, segments
from blotter.project.merging import Kind, Question
from blotter.project.project import Project
from blotter.ui.main_window import MainWindow
from blotter.ui.merging.review import Review

BOAT, PUT = "the night boat", "put on the night boat"

Do = Callable[[Project], object]


def copied(path: Path, name: str = "Ben") -> Path:
    """A copy as a file manager makes it."""
    return Path(shutil.copyfile(path, path.with_name(f"{name}.blotter")))


def do(path: Path, *plans: Do, by: str = "Mira Okonjo") -> None:
    """Let somebody carry out what is planned."""
    with Project(path) as project:
        for plan in plans:
            project.act_as(by)
            edit = plan(project)
            project.apply(edit[1] if isinstance(edit, tuple) else edit)  # type: ignore[arg-type]


def code(project: Project, path: str) -> Code:
    """The code at a path."""
    return project.codebook.find(path)


def segment(project: Project, quote: str) -> Segment:
    """The segment with these words."""
    return next(each for each in project.retrieve() if each.quote == quote)


def marked(words: str, path: str, document: str = "Interview") -> Do:
    """The edit that codes words."""

    def plan(project: Project) -> object:
        source = small_study.document(project, document)
        start = project.text(source).index(words)
        span = Span(start, start + len(words))
        return segments.mark(project, source, code(project, path), [span]).edit

    return plan


def differing(study: Path) -> Path:
    """A copy, and both sides changed: one question of nearly every kind."""
    there = copied(study)
    do(
        study,
        lambda p: codes.define(p, code(p, "motive"), short="Why it was done, in their words."),
        lambda p: segments.set_bounds(p, segment(p, PUT), Span(7, 29)),
        lambda p: segments.write_memo(p, segment(p, BOAT), "Mine."),
        lambda p: segments.unmark(p, [segment(p, "nineteen patrol boats")]),
        lambda p: codes.delete(p, code(p, "repression/coerced return")),
        marked("downstream in convoy", "patrol/exercise", "Notes"),
        lambda p: memos.write(p, memos.subject(p, "code:training"), "What I think."),
        lambda p: coders.add(p, "Carol Adeyemi"),
    )
    do(
        there,
        lambda p: codes.define(p, code(p, "motive"), short="Why it was done."),
        lambda p: segments.set_bounds(p, segment(p, PUT), Span(7, 40)),
        lambda p: segments.write_memo(p, segment(p, BOAT), "Yours."),
        lambda p: segments.write_memo(p, segment(p, "nineteen patrol boats"), "Not to be lost."),
        marked("Nobody asked", "repression/coerced return"),
        lambda p: codes.delete(p, code(p, "patrol/exercise")),
        lambda p: memos.write(p, memos.subject(p, "code:training"), "What you think."),
        lambda p: coders.add(p, "Carol Adeyemi"),
        marked("The tranche is repayable", "motive", "Loan"),
        by="Jonas Falk",
    )
    return there


def looked_at(window: MainWindow, qtbot: QtBot, *paths: Path) -> Review:
    """Copies, looked at and shown for review."""
    page = window.work.merge_page
    window.work.merging.begin(paths)
    qtbot.waitUntil(lambda: page.review is not None)
    open_window.settle()
    assert page.review is not None
    return page.review


def press(key: Qt.Key) -> None:
    """Press a key where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)
    open_window.settle()


def row_of(review: Review, kind: Kind, part: str = "") -> int:
    """Where a question of a kind stands."""
    return next(n for n, q in enumerate(review.questions) if q.kind is kind and part in ("", q.part))


def about(review: Review, kind: Kind, part: str = "") -> Question:
    """The question of a kind, about a part."""
    return review.questions[row_of(review, kind, part)]

"""The desk used at random: two documents beside each other, edits, undo, hiding, removing, making anew.

Nothing breaks, the text and its marks stay those of the project, and all of it can be undone.
"""

import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import open_window
import pytest
import small_study
from open_window import settle
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from blotter.analysis.asking import Question
from blotter.domain.segment import Segment, Span
from blotter.project import codes, queries, sources
from blotter.settings import Settings
from blotter.ui import language, theme
from blotter.ui.main_window import MainWindow
from blotter.ui.text_positions import TextPositions

SEEDS = int(os.environ.get("BLOTTER_SEEDS", "2"))
STEPS = int(os.environ.get("BLOTTER_STEPS", "120"))
"""How many things are done, for each seed."""


class Hands:
    """What one can do at a desk, with what it is about left to chance."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window, self.chance = window, random.Random(seed)
        small_study.add_document(window.work.desk.project, "One long word.txt", "警👮‍♀️x" * 3000)

    def a_source(self) -> str:
        return self.chance.choice([*self.window.work.desk.project.sources])

    def a_code(self) -> str:
        return self.chance.choice([each.id for each in self.window.work.desk.project.codebook])

    def a_span(self) -> Span:
        source = self.window.work.desk.source
        assert source is not None
        start = self.chance.choice([0, self.chance.randrange(source.characters), source.characters - 1])
        return Span(start, self.chance.choice([start + 1, source.characters]))

    def some_segments(self) -> list[str]:
        found: list[Segment] = list(self.window.work.desk.project.retrieve())
        return [each.id for each in self.chance.sample(found, min(len(found), 3))]

    def open(self) -> None:
        self.window.work.open_source(self.a_source())

    def split(self) -> None:
        source = self.window.work.desk.project.sources[self.a_source()]
        self.window.work.area.split(self.chance.choice([None, source]))

    def close_page(self) -> None:
        area = self.window.work.area
        if area.is_split():
            area.close_page(self.chance.choice(area.pages))

    def mark(self) -> None:
        self.window.work.desk.mark(self.a_span(), [self.a_code(), self.a_code()])

    def mark_new(self) -> None:
        self.window.work.desk.mark_new(self.a_span(), f"new {self.chance.randrange(99)}", None)

    def recode(self) -> None:
        self.window.work.desk.recode(self.some_segments(), self.a_code())

    def unmark(self) -> None:
        self.window.work.desk.unmark(self.some_segments())

    def note(self) -> None:
        desk = self.window.work.desk
        assert desk.source is not None
        start, end = self.a_span()
        desk.write_memo(f"passage:{start}:{end}:{desk.source.id}", self.chance.choice(["", "why?"]))

    def append_memo(self) -> None:
        self.window.work.desk.append_memo(self.some_segments(), "seen")

    def move_bounds(self) -> None:
        project = self.window.work.desk.project
        for identity in self.some_segments()[:1]:
            source = project.sources[project.segment(identity).source]
            start = self.chance.randrange(source.characters)
            self.window.work.desk.move_bounds(identity, Span(start, source.characters))

    def rename_code(self) -> None:
        name, project = f"renamed {self.chance.randrange(99)}", self.window.work.desk.project
        self.window.work.desk.change_code(
            self.a_code(), lambda code: codes.rename(project, code, name), "Renamed."
        )

    def rename_source(self) -> None:
        desk, source, name = self.window.work.desk, self.a_source(), f"r {self.chance.randrange(99)}.txt"
        desk.apply(lambda: sources.rename(desk.project, desk.project.sources[source], name), "Renamed.")

    def remove_source(self) -> None:
        desk, source = self.window.work.desk, self.a_source()
        if len(desk.project.sources) > 2:
            desk.apply(lambda: sources.remove(desk.project, desk.project.sources[source]), "Removed.")

    def reread(self) -> None:
        desk, source = self.window.work.desk, self.a_source()
        encoding = self.chance.choice(["utf-8", "latin-1"])
        desk.apply(
            lambda: sources.reread(desk.project, desk.project.sources[source], encoding), "Read again."
        )

    def delete_hidden_code(self) -> None:
        desk, code = self.window.work.desk, self.a_code()
        if len(desk.project.codebook) > 4:
            desk.hide_codes(frozenset([code]))
            desk.change_code(code, lambda code: codes.delete(desk.project, code), "Deleted.")

    def hide(self) -> None:
        desk = self.window.work.desk
        every = frozenset(code.id for code in desk.project.codebook)
        self.chance.choice([desk.hide_codes, desk.unhide_codes, desk.show_only])(
            self.chance.choice([every, frozenset([self.a_code()])])
        )

    def show_all(self) -> None:
        self.window.work.desk.show_only(None)
        self.window.work.desk.unhide_codes(self.window.work.desk.visibility.codes)

    def undo(self) -> None:
        for _ in range(self.chance.randrange(5)):
            self.window.work.desk.undo()

    def redo(self) -> None:
        for _ in range(self.chance.randrange(5)):
            self.window.work.desk.redo()

    def make_anew(self) -> None:
        self.window.rebuild()

    def turn(self) -> None:
        work = self.window.work
        self.chance.choice([work.show_comparison, work.show_asking, work.show_text])()

    def ask(self) -> None:
        work, project = self.window.work, self.window.work.desk.project
        work.show_asking()
        path = project.codebook.path(self.a_code())
        if self.chance.random() < 0.3:
            work.desk.apply(lambda: queries.save(project, f"q {path}", Question(any_of=(path,))), "Kept.")
        if (saved := project.saved_queries()) and self.chance.random() < 0.5:
            work.asking.ask_saved(self.chance.choice(saved))
        else:
            work.asking.ask_question(Question(any_of=(path,)))
        self.chance.choice([*work.asking.tabs.buttons.values()]).click()

    def search(self) -> None:
        self.window.work.finding.search_all()
        self.window.work.panes.search.search_for(self.chance.choice(["boat", "👮‍♀️x", "警", "nowhere"]))

    def find(self) -> None:
        finding = self.window.work.finding
        self.window.work.turn_to_text()
        finding.bar().open(self.chance.choice(["boat", "x警", "e"]))
        finding.step(self.chance.choice([1, -1]))

    def press(self) -> None:
        """Do something that only moves, or begins what Escape leaves."""
        names = "next-segment previous-segment grow shrink sentence next-sentence choose bounds reading"
        self.window.actions_by_id[self.chance.choice(names.split())].trigger()

    def everything(self) -> list[Callable[[], None]]:
        often = [self.mark, self.open, self.undo, self.redo, self.split]
        return [
            *often, *often, self.close_page, self.mark_new, self.recode, self.unmark, self.note,
            self.append_memo, self.move_bounds, self.rename_code, self.rename_source, self.remove_source,
            self.reread, self.delete_hidden_code, self.hide, self.show_all, self.make_anew, self.turn,
            self.press, self.ask, self.ask, self.search, self.find,
        ]  # fmt: skip


def assert_true(window: MainWindow) -> None:
    """Every page shows a document that is there, its words, and the segments that it is not told to hide."""
    desk = window.work.desk
    for page in window.work.area.pages:
        if page.source is None:
            continue
        assert page.source == desk.project.sources[page.source.id]
        text = desk.project.text(page.source)
        assert page.view.page.toPlainText() == TextPositions(text).display
        is_shown = [
            each.id
            for each in desk.project.segments_of(page.source)
            if not desk.visibility.hides_code(each.code)
        ]
        assert {*page.view.segments_at(0)} <= {*is_shown}


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    met: list[BaseException] = []

    def meet(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        met.append(error)

    monkeypatch.setattr(sys, "excepthook", meet)
    yield met
    language.use("en")


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_desk_holds_whatever_is_done(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path, bugs: list[BaseException], seed: int
) -> None:
    path = open_window.made(tmp_path)
    with open_window.shown(qtbot, settings=Settings(coder="Mira Okonjo")) as window:
        assert window.open_project(path)
        settle()
        hands, done = Hands(window, seed), list[str]()
        for _ in range(STEPS):
            act = hands.chance.choice(hands.everything())
            if window.work.desk.source is None:
                act = hands.open
            done.append(act.__name__)
            act()
            settle()
            qtbot.waitUntil(lambda: not window.work.desk.under_way)
            for box in window.findChildren(QMessageBox):
                box.close()
            assert bugs == [], done
            assert_true(window)
        project = window.work.desk.project
        while project.next_undo():
            project.undo(any_coder=True)
        settle()
        assert bugs == [], done
        assert project.check() == []
    theme.wear(dressed, Settings(theme="light"))

"""The rounds whose disagreements can be settled: those that are blind no more."""

from coded_study import ADA, BEN
from open_window import settle

import factories
from blotter.domain.entity import new_id
from blotter.domain.round import Round
from blotter.ui.main_window import MainWindow
from blotter.ui.settling.page import SettlingPage


def start(window: MainWindow, name: str, opened: str = "") -> Round:
    """A round of both coders in the project, on the way or opened."""
    project = window.work.desk.project
    coders = tuple(project.coder(each).id for each in (ADA, BEN))
    made = Round(id=new_id(), name=name, coders=coders, started="2026-01-01T00:00:00Z", opened=opened)
    project.apply(factories.edit(made))
    settle()
    return made


def test_a_blind_round_is_refused_in_words_and_open_coding_comes_back(coded_window: MainWindow) -> None:
    blind = start(coded_window, "Round 1")
    # The window was made anew, since other eyes look at the project now.
    coded_window.actions_by_id["settle"].trigger()
    page = coded_window.work.settling_page
    settle()
    assert page.head.round.isVisible()
    page.show_round(blind.id)
    settle()
    assert page.nothing.isVisible()
    assert "Round 1" in page.nothing.note.sentence()
    assert page.list.work.rowCount() == 0
    assert not page.head.proposals.isEnabled()
    page.show_round("")
    settle()
    assert page.list.isVisible()
    assert page.list.work.rowCount() > 0


def test_without_rounds_there_is_nothing_to_choose(page: SettlingPage) -> None:
    assert not page.head.round.isVisible()


def test_an_opened_round_is_what_one_begins_with(coded_window: MainWindow) -> None:
    opened = start(coded_window, "Round 1", opened="2026-01-02T00:00:00Z")
    start(coded_window, "Round 2")
    coded_window.actions_by_id["settle"].trigger()
    settle()
    assert coded_window.work.settling_page.round == opened

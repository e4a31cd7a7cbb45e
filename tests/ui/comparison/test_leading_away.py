"""What leads from the page of comparison to other pages and files of the window."""

import csv
from pathlib import Path

import pytest

from blotter.project import assignments
from blotter.ui.comparison.figure_view import View
from blotter.ui.control import exchange as exchange_module
from blotter.ui.main_window import MainWindow


@pytest.fixture
def comparing(window: MainWindow, qtbot) -> MainWindow:
    """The window on the page, with figures of documents that everybody has done."""
    project = window.work.desk.project
    for coder in project.coders.values():
        project.apply(assignments.mark_done(project, coder, list(project.sources.values()), True))
    window.work.show_comparison()
    page = window.work.comparison
    qtbot.waitUntil(lambda: page.result is not None and not page.is_computing())
    return window


def test_settling_is_begun_from_the_page(comparing: MainWindow) -> None:
    work = comparing.work
    work.comparison.choices.settle.click()
    assert comparing.pages.currentWidget() is work.settling_page


def test_code_sets_are_led_to_where_there_is_no_domain(comparing: MainWindow, qtbot) -> None:
    work = comparing.work
    work.comparison.turn_to(View.DOMAINS)
    work.comparison.views.domains.nothing.note.action_requested.emit()
    assert comparing.pages.currentWidget() is work.rules_page


def test_a_page_of_figures_is_written_to_a_file(
    comparing: MainWindow, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kinds.csv"
    monkeypatch.setattr(exchange_module, "ask_target", lambda *_: (path, ""))
    page = comparing.work.comparison
    page.turn_to(View.KINDS)
    page.choices.export.click()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: bool(path.read_text(encoding="utf-8")))
    with path.open(encoding="utf-8", newline="") as file:
        *_, sums = csv.reader(file)
    assert int(sums[-1]) == len(page.result.every_place) > 0

"""The board behind the matrix: Qt's rules, and ten thousand documents for twenty coders."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtWidgets import QApplication
from small_study import document

import factories
from blotter.domain.assignment import Status
from blotter.project import assigning, assignments
from blotter.project.project import Project
from blotter.ui.assigning.board import Board, Totals
from blotter.ui.assigning.matrix import Matrix
from blotter.ui.assigning.words import Wanted


@pytest.fixture
def board(study: Project, qapp: QApplication) -> Iterator[Board]:
    made = Board(study)
    made.show_documents()
    yield made
    made.deleteLater()


def test_it_keeps_qts_rules(board: Board, study: Project, qtmodeltester) -> None:
    totals = Totals(board)
    for model in (board, totals):
        qtmodeltester.check(model)
    study.apply(assignments.mark_done(study, study.acting_coder(), [document(study, "Loan")]))
    board.show_statuses()
    board.show_filter("note", Wanted.ALL)
    for model in (board, totals):
        qtmodeltester.check(model)


def test_indexes_stay_with_their_documents(board: Board, study: Project) -> None:
    row = board.row_of(document(study, "Notes").id)
    index = QPersistentModelIndex(board.index(row, 1))
    board.show_filter("notes", Wanted.ALL)
    assert (index.row(), index.column()) == (0, 1)
    board.show_filter("loan", Wanted.ALL)
    assert not index.isValid()


def test_ten_thousand_documents_and_twenty_coders_open(tmp_path: Path, dressed: QApplication, qtbot) -> None:
    with Project.create(tmp_path / "large.blotter") as project:
        people = [factories.coder(f"Coder {number:02}") for number in range(20)]
        texts = [
            factories.text_source(f"Interview {number}.", f"{number:05}.txt") for number in range(10_000)
        ]
        project.apply(factories.edit(*people))
        project.apply(factories.import_of(*texts))
        project.apply(assigning.plan(project, list(project.coders.values()), 0.2, seed=1).edit(project))
        matrix = Matrix(project)
        qtbot.addWidget(matrix)
        matrix.resize(1200, 700)
        matrix.board.show_documents()
        matrix.show()
        qtbot.waitExposed(matrix)
        matrix.viewport().repaint()
        assert (matrix.board.rowCount(), matrix.board.columnCount()) == (10_000, 21)
        matrix.board.show_filter("", Wanted.DOUBLE)
        assert matrix.board.rowCount() == 2_000
        assert sum(tally.assigned for tally in matrix.board.tallies) == 12_000
        assert matrix.board.status(0, 0) in (None, Status.ASSIGNED)

"""Rounds of the small study, and everything that a window tells, to look for what must not be there."""

from collections.abc import Iterator

import small_study
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from blotter.domain.round import Round
from blotter.domain.segment import Coder, Span
from blotter.project import assignments, rounds
from blotter.project.project import Project
from blotter.project.round_plans import Passage, RoundPlan
from blotter.ui.main_window import MainWindow
from blotter.ui.reading.page import TextPage
from blotter.ui.views.row_delegate import Role

NOTES, INTERVIEW = "Notes", "Interview"


def start(project: Project, name: str = "Pilot", *documents: str, **answers: object) -> Round:
    """A round of both coders on some documents, all of them if none is named."""
    sources = tuple(small_study.document(project, document) for document in documents)
    given = {"coders": tuple(project.coders.values()), "freeze": False, **answers}
    plan = RoundPlan(name=name, sources=sources, **given)  # type: ignore[arg-type]
    project.apply(rounds.start(project, plan))
    return project.round(name)


def passage(project: Project, document: str, words: str) -> Passage:
    """Words of a document as a passage."""
    source = small_study.document(project, document)
    start = project.text(source).index(words)
    return Passage(source, Span(start, start + len(words)))


def code(project: Project, of: Round, coder: Coder, *marks: tuple[str, str, str]) -> None:
    """Code as somebody in a round: documents, codes, words; who acts and where is as before afterwards."""
    actor, working = project.actor, project.working_in
    project.actor = coder
    project.work_in(of)
    for document, path, words in marks:
        small_study.mark(project, document, path, words)
    project.actor = actor
    project.work_in(working)


def finish(project: Project, of: Round, coder: Coder) -> None:
    """Say that a coder is done with every document of a round."""
    actor, working = project.actor, project.working_in
    project.actor = coder
    project.work_in(of)
    held = [each.source for each in project.assignments() if (each.round, each.coder) == (of.id, coder.id)]
    project.apply(assignments.mark_done(project, coder, [project.sources[each] for each in held]))
    project.actor = actor
    project.work_in(working)


# Everything that is told


def told_in(window: MainWindow) -> str:
    """All words in the window, in sight or not: on labels, buttons, fields, in lists, in names for ears."""
    told = [window.windowTitle(), *window.status.facts(), window.status.told()]
    for widget in window.findChildren(QWidget):
        told += list(_of_widget(widget))
    return "\n".join(told)


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield from (
        widget.toolTip(),
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.windowTitle(),
    )
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif isinstance(widget, QAbstractItemView):
        yield from _of_model(widget.model())
    elif isinstance(widget, QTextEdit) or (
        isinstance(widget, QPlainTextEdit) and not isinstance(widget, TextPage)
    ):
        yield widget.toPlainText()


_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.EditRole,
    Role.COUNT,
)


def _of_model(model: QAbstractItemModel | None, parent: QModelIndex | None = None) -> Iterator[str]:
    if model is None:
        return
    top = parent if parent is not None else QModelIndex()
    while model.canFetchMore(top):
        model.fetchMore(top)
    for row in range(model.rowCount(top)):
        # PySide keeps to itself how many columns a list has.
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(top)
        for column in range(columns):
            index = model.index(row, column, top)
            yield from (str(model.data(index, role)) for role in _ROLES)
        yield from _of_model(model, model.index(row, 0, top))

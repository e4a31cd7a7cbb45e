"""ProposalsDialog: what a rule would settle without looking at each place, before it does."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from blotter.analysis.settling import Bounds, Item, Proposals, Rule, Standing
from blotter.domain.codebook import split_path
from blotter.domain.round import Round
from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.project import settling
from blotter.project.project import Project
from blotter.ui import code_look, style, theme
from blotter.ui.comparison.notice import Empty
from blotter.ui.comparison.rows import CellRole, Index, Rows
from blotter.ui.comparison.words import KIND_ICONS, KIND_TITLES
from blotter.ui.dialogs.room import open_at
from blotter.ui.language import in_a_row, later, plural, tr
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.scale import px
from blotter.ui.settling.words import first_kind
from blotter.ui.tasks import Latest, TaskRunner
from blotter.ui.views.choice_box import Choice, ChoiceBox
from blotter.ui.views.row_delegate import Role
from blotter.ui.wording import in_a_paragraph, lowered, plainly, read_path

_RULES = {
    Rule.FULL: (
        later("Full agreement"),
        later("Takes over what every coder has. No place where they differ is settled."),
    ),
    Rule.MAJORITY: (
        later("Majority"),
        later("A code stands where more than half of the coders have it, and falls where fewer do."),
    ),
    Rule.OVERLAP: (
        later("Overlap"),
        later("Segments of one code count as the same from a lower overlap on."),
    ),
}
_BOUNDS = {
    Bounds.LONGEST: later("as the longest of them"),
    Bounds.TOGETHER: later("from the first start to the last end"),
    Bounds.SHARED: later("what all of them cover"),
}
_TITLES = (later("Kind"), later("Document"), later("Codes there"), later("Stands"), later("Words that stand"))
KIND, DOCUMENT, CODES, STANDS, QUOTE = range(5)
_ROLE = Qt.ItemDataRole
_WIDTH, _HEIGHT = 940, 600


class ProposalsDialog(QDialog):
    """Settles nothing itself: `found` is what was previewed last, to be applied in one step."""

    def __init__(
        self, project: Project, tasks: TaskRunner, of: Round | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project, self._of = project, of
        self.found: Proposals | None = None
        self._making = Latest(tasks, self)
        self.rule = ChoiceBox(tr("Rule"))
        self.threshold = QDoubleSpinBox()
        self.bounds = ChoiceBox(tr("Bounds"))
        self.meaning = QLabel()
        self.summary = QLabel()
        self.list = Rows(tr("What the rule makes"))
        self.rows = ProposalModel(project, self)
        self.nothing = Empty()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.act = self.buttons.addButton(tr("Settle"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._connect()
        self._preview()

    def _lay_out(self) -> None:
        self.setWindowTitle(tr("Settle by a rule"))
        self.rule.offer(Choice(str(rule), tr(title)) for rule, (title, _) in _RULES.items())
        self.rule.choose(str(Rule.FULL))
        self.bounds.offer(Choice(str(bounds), tr(words)) for bounds, words in _BOUNDS.items())
        self.bounds.choose(str(Bounds.LONGEST))
        self.bounds.setMinimumContentsLength(26)
        self.threshold.setRange(0.05, 1.0)
        self.threshold.setSingleStep(0.05)
        self.threshold.setValue(0.5)
        self.threshold.setAccessibleName(tr("Overlap from which segments are the same"))
        style.set_role(self.meaning, "hint")
        for label in (self.meaning, self.summary):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(6))
        self._threshold_label = QLabel(tr("Overlap"))
        for row, (label, field) in enumerate(
            (
                (QLabel(tr("Rule")), self.rule),
                (self._threshold_label, self.threshold),
                (QLabel(tr("Bounds")), self.bounds),
            )
        ):
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(2, 1)
        self.list.setModel(self.rows)
        header = self.list.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for number, width in ((KIND, 132), (DOCUMENT, 150), (CODES, 170), (STANDS, 170)):
            header.resizeSection(number, px(width))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(10))
        column.addLayout(grid)
        column.addWidget(self.meaning)
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.buttons)
        open_at(self, _WIDTH, _HEIGHT)

    def _connect(self) -> None:
        self._making.answered.connect(self._take)
        self.rule.chosen_changed.connect(lambda _: self._preview())
        self.bounds.chosen_changed.connect(lambda _: self._preview())
        self.threshold.valueChanged.connect(lambda _: self._preview())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def chosen_rule(self) -> Rule:
        """The rule that is previewed."""
        return Rule(self.rule.chosen() or Rule.FULL)

    def _preview(self) -> None:
        """Find out what the rule would make; until then nothing can be settled by it."""
        project, of, rule = self._project, self._of, self.chosen_rule()
        threshold, bounds = self.threshold.value(), Bounds(self.bounds.chosen() or Bounds.LONGEST)
        is_overlap = rule is Rule.OVERLAP
        self._threshold_label.setVisible(is_overlap)
        self.threshold.setVisible(is_overlap)
        self.meaning.setText(tr(_RULES[rule][1]))
        self.act.setEnabled(False)

        def work(progress: Progress) -> Proposals | BlotterError:
            try:
                return settling.proposals(
                    project, of, None, rule, threshold=threshold, bounds=bounds, progress=progress
                )
            except BlotterError as error:
                return error

        self._making.ask(work, is_quick=False)

    def _take(self, found: Proposals | BlotterError) -> None:
        self.found = found if isinstance(found, Proposals) else None
        self.rows.show_rows(_rows(found) if isinstance(found, Proposals) else [])
        has_rows = bool(self.rows.rowCount())
        self.list.setVisible(has_rows)
        self.nothing.setVisible(not has_rows)
        self.nothing.note.say("" if has_rows else tr("This rule makes nothing here."))
        self.act.setEnabled(has_rows)
        if isinstance(found, BlotterError):
            self.summary.setText(plainly(found))
            return
        self.summary.setText(_told(found))
        count = len(found.made)
        self.act.setText(
            plural("Settle {count} place", "Settle {count} places", count)
            if count
            else tr("Take over what all have")
        )


def _told(found: Proposals) -> str:
    """What the rule makes and what it leaves, in a sentence each."""
    sentences = [
        plural("Settles {count} place.", "Settles {count} places.", len(found.made)),
        plural(
            "Takes over {count} segment that every coder has.",
            "Takes over {count} segments that every coder has.",
            len(found.agreed),
        ),
        plural("Leaves {count} place open.", "Leaves {count} places open.", len(found.left)),
        tr("What the coders coded stays as it is; one undo takes all of it back."),
    ]
    return in_a_paragraph(sentences)


class ProposalRow:
    """A place and what would stand there; without an item it is what everybody has."""

    def __init__(
        self, source: str, item: Item | None, stands: Sequence[Standing], codes: Sequence[str]
    ) -> None:
        self.source, self.item, self.stands, self.codes = source, item, stands, codes


def _rows(found: Proposals) -> list[ProposalRow]:
    made = [ProposalRow(each.item.source, each.item, each.stands, each.item.codes) for each in found.made]
    agreed = [
        ProposalRow(each.source, None, (standing,), (standing.code,)) for each, standing in found.agreed
    ]
    return [*made, *agreed]


class ProposalModel(TitledRows):
    """What would be settled first, then what would only be taken over."""

    TITLES = _TITLES

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._rows: list[ProposalRow] = []

    def show_rows(self, rows: list[ProposalRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def size(self) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return self._words(row, column)
        if role == Role.STATUS and column == KIND:
            return KIND_ICONS[first_kind(row.item.kinds)] if row.item is not None else "check:agree"
        if role == Role.SWATCH and column == STANDS and row.stands:
            code = self._project.codebook.get(row.stands[0].code)
            colour = self._project.codebook.colour(code.id) if code is not None else ""
            return code_look.look(colour, theme.current().is_dark)
        if role == CellRole.QUOTE:
            return column == QUOTE
        return column == DOCUMENT if role in (CellRole.MIDDLE, Role.MUTED) else None

    def _words(self, row: ProposalRow, column: int) -> str:
        if column == KIND:
            return (
                lowered(tr(KIND_TITLES[first_kind(row.item.kinds)])) if row.item is not None else tr("agreed")
            )
        if column == DOCUMENT:
            return row.source
        if column == CODES:
            return in_a_row(split_path(code)[-1] for code in row.codes)
        if column == STANDS:
            return in_a_row(read_path(each.code) for each in row.stands) or tr("nothing")
        return " … ".join(self._quote(row, each) for each in row.stands)

    def _quote(self, row: ProposalRow, standing: Standing) -> str:
        text = self._project.text(self._project.source(row.source))
        return " ".join(text[standing.start : min(standing.end, standing.start + 200)].split())

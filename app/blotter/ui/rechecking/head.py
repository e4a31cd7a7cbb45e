"""RecheckingHead: which segments are listed, and how many of them are worked off."""

from collections.abc import Collection, Mapping

from PySide6.QtWidgets import QCheckBox, QLabel, QProgressBar, QWidget

from blotter.project.project import Project
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.choice_box import Choice, ChoiceBox, code_choices

_SEVERAL = "several"


class RecheckingHead(QWidget):
    """The first line of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = ChoiceBox(tr("Code"), tr("All codes"))
        self.everybody = QCheckBox(tr("Of all coders"))
        self.progress = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(160))
        set_role(self.progress, "muted")
        title = QLabel(tr("Segments to re-check"))
        set_role(title, "heading")
        line = FlowLayout(self, gap=12)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (title, self.code, self.everybody, self.progress, self.bar):
            line.addWidget(widget)

    def offer(self, project: Project, counts: Mapping[str, int], codes: Collection[str] | None) -> None:
        """Offer the codes that have something to re-check, and those above them; show which are listed."""
        book = project.codebook
        due = [each for each in counts if each in book.by_id]
        named = {each for code in due for each in (code, *(above.id for above in book.ancestors(code)))}
        choices = [
            choice for choice in code_choices(book) if choice.id in named or choice.id in (codes or ())
        ]
        chosen = _one_of(project, codes)
        if chosen == _SEVERAL:
            choices.insert(0, Choice(_SEVERAL, tr("The codes that differ")))
        self.code.offer(choices)
        self.code.choose(chosen)

    def show_progress(self, done: int, total: int) -> None:
        """How far one is."""
        self.progress.setText(tr("{done} of {total}", done=done, total=total) if total else "")
        self.progress.setAccessibleName(tr("{done} of {total} worked off", done=done, total=total))
        self.bar.setVisible(bool(total))
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)


def _one_of(project: Project, codes: Collection[str] | None) -> str:
    """The code that stands for a set of codes: the topmost, if the others lie under it."""
    if codes is None:
        return ""
    book = project.codebook
    for code in codes:
        if code in book.by_id and set(codes) <= {code, *(each.id for each in book.descendants(code))}:
            return code
    return _SEVERAL

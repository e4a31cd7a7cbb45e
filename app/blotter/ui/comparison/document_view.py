"""DocumentView: how far the coders agree on a code in each document."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from blotter.analysis.agreement import CodeAgreement
from blotter.analysis.agreement_table import agreement_table
from blotter.domain.table import Table
from blotter.project.comparison_result import SEGMENT_F1, CodeFigures
from blotter.ui.comparison.asked import Asked
from blotter.ui.comparison.code_table import CodeTable
from blotter.ui.comparison.figure_view import Work
from blotter.ui.comparison.one_code import OneCodeView
from blotter.ui.language import in_order, later, listed, plural, tr


class DocumentView(OneCodeView):
    """The document under the cursor has its disagreements on the code below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.table = CodeTable(by_document=True)
        super().__init__(self.table, parent)
        self._rows: Sequence[CodeAgreement] = ()
        self.table.code_chosen.connect(self._tell)
        self.table.activated.connect(self.went_on)

    def work(self) -> Work | None:
        if self.result is None or not self.code.chosen():
            return None
        asked, code = self.result.asked, self.code.chosen()
        return lambda kept, progress: kept.by_document(asked, code, progress)

    def show_answer(self, answer: object) -> None:
        assert isinstance(answer, list)
        if self.result is None:
            return
        self._rows = answer
        figures = document_figures(answer)
        self.say_nothing("" if figures else tr("No coder gave this code in the documents compared."))
        without = self.result.sample.documents - len(figures)
        self.hint.setText(
            plural(
                "{count} document without the code is not listed.",
                "{count} documents without the code are not listed.",
                without,
            )
            if without
            else ""
        )
        former = self.table.chosen()
        sample = self.result.sample
        if answer:
            sample = replace(sample, drawing=answer[0].drawing)
        self.table.show_result(replace(self.result, figures=figures, sample=sample), self.colours)
        self.table.set_filter(False, True)
        self.table.choose(former.document if former else "")

    def tell(self) -> None:
        self._tell(self.table.chosen() if self.has_figures() else None)

    def _tell(self, figures: CodeFigures | None) -> None:
        if figures is None:
            self.asked.emit(None)
            return
        found = [place for place in self.places() if place.document == figures.document]
        nothing = tr("{coders} agree on every segment of this code here.", coders=listed(figures.f1.coders))
        title = tr("{document}: {what}", document=figures.document, what=self.code.currentText())
        self.asked.emit(Asked(title=title, places=found, nothing=nothing, kept_kind=True))

    def table_of(self) -> Table | None:
        if self.result is None or not self._rows:
            return None
        return agreement_table(self._rows, self.result.options, later("Agreement by document"))

    def set_faded(self, faded: bool) -> None:
        self.table.set_faded(faded)


def document_figures(rows: Sequence[CodeAgreement]) -> tuple[CodeFigures, ...]:
    """The rows of one code in several documents, document by document."""
    by_document: dict[str, dict[str, CodeAgreement]] = {}
    for row in rows:
        by_document.setdefault(row.source, {})[row.measure] = row
    return tuple(
        CodeFigures(
            code=values[SEGMENT_F1].code,
            order=order,
            is_parent=False,
            f1=values[SEGMENT_F1],
            values=values,
            documents=1,
            document=document,
        )
        for order, document in enumerate(in_order(by_document, lambda name: name))
        for values in [by_document[document]]
    )

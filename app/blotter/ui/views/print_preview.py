"""PrintPreview: a page of HTML as it will lie on paper, to be saved as PDF or printed."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from blotter.errors import BlotterError
from blotter.project import transfer
from blotter.ui import icons
from blotter.ui.dialogs.questions import confirm, tell_error
from blotter.ui.dialogs.room import open_at
from blotter.ui.language import later, tr
from blotter.ui.printing import Pages, html_to_pdf, print_on
from blotter.ui.style import set_role
from blotter.ui.views.sheets_view import SheetsView

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_PDFS = later("PDF (*.pdf)")


class PrintPreview(QDialog):
    """Shows HTML for printing (see `ui.printing`); `proposed` is where a PDF of it would be put."""

    said = Signal(str)
    """What was done, for a status bar."""

    def __init__(
        self, html: str, title: str, parent: QWidget | None = None, proposed: Path | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Print preview of {title}", title=title))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._html = html
        self._proposed = proposed or Path.home() / f"{_NOT_IN_FILE_NAMES.sub('_', title)}.pdf"
        self.sheets = SheetsView()
        self._told = QLabel()
        self._where = QLabel()
        self._percent = QLabel()
        self._bar = QHBoxLayout()
        self._lay_out()
        self._listen()
        open_at(self, 820, 900)
        self.show_html(html)
        self.sheets.setFocus()

    def show_html(self, html: str) -> None:
        """Show other HTML in its place."""
        self._html = html
        self.sheets.show_pages(Pages(html))
        self._tell()

    def add_option(self, widget: QWidget) -> None:
        """Put something that changes what is printed into the bar."""
        self._bar.insertWidget(self._bar.indexOf(self._told), widget)

    def _lay_out(self) -> None:
        self._bar.setContentsMargins(8, 4, 8, 4)
        self._bar.setSpacing(6)
        for name, words, act in (
            ("zoom-out", tr("Smaller"), lambda: self.sheets.step_zoom(-1)),
            ("zoom-in", tr("Larger"), lambda: self.sheets.step_zoom(1)),
            ("arrow-autofit-width", tr("As wide as the window"), self.sheets.fit_width),
        ):
            self._bar.addWidget(_tool(name, words, act))
        set_role(self._percent, "hint")
        self._bar.addWidget(self._percent)
        self._bar.addStretch()
        for label in (self._told, self._where):
            set_role(label, "hint")
            self._bar.addWidget(label)
        save = QPushButton(tr("Save as PDF…"))
        save.setDefault(True)
        save.clicked.connect(self.save)
        prints = QPushButton(tr("Print…"))
        prints.setAutoDefault(False)
        prints.clicked.connect(self.print)
        self._bar.addWidget(prints)
        self._bar.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(self.sheets, 1)

    def _listen(self) -> None:
        self.sheets.zoomed.connect(lambda _: self._tell())
        self.sheets.page_changed.connect(lambda _: self._tell())
        for keys, act in (
            (("Ctrl++", "Ctrl+="), lambda: self.sheets.step_zoom(1)),
            (("Ctrl+-",), lambda: self.sheets.step_zoom(-1)),
            (("Ctrl+0",), self.sheets.fit_width),
            (("Ctrl+S",), self.save),
            (("Ctrl+P",), self.print),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(act)

    def _tell(self) -> None:
        self._percent.setText(tr("{percent} %", percent=round(self.sheets.zoom * 100)))
        page, count = self.sheets.page(), self.sheets.page_count()
        self._where.setText(tr("Page {page} of {count}", page=page, count=count))

    def save(self) -> None:
        """Ask where to and write the PDF."""
        name, _ = QFileDialog.getSaveFileName(self, tr("Save as PDF"), str(self._proposed), tr(_PDFS))
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() != ".pdf":
            path = path.with_name(f"{path.name}.pdf")
            # The file dialog has asked about the name as it was typed, not about this one.
            question = tr("“{name}” exists already. Replace it?", name=path.name)
            if path.exists() and not confirm(self, tr("Save as PDF"), question, tr("Replace file")):
                return
        try:
            transfer.print_page(self._html, path, html_to_pdf)
        except BlotterError as error:
            tell_error(self, error)
            return
        self._proposed = path
        self._say(tr("Saved {name}", name=path.name))

    def print(self) -> None:
        """Ask for a printer and print on it."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
        if dialog.exec():
            print_on(self._html, printer)
            self._say(tr("Sent to the printer"))
        dialog.deleteLater()

    def _say(self, words: str) -> None:
        self._told.setText(words)
        self.said.emit(words)


def _tool(name: str, words: str, act: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon(name))
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.clicked.connect(lambda: act())
    return button
